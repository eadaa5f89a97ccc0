-- Under which names is each school known?
-- one row per urn and folded name
create or replace temp table school_name as
select distinct urn, fold_name(name) as folded
from known;
