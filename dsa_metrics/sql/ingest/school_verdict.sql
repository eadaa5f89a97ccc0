-- Does a name in the School column that is not the register's belong to the school of the URN all the same?
-- one row per urn and name as written, where the two do not agree even when capitals, accents and signs are set aside
create or replace temp table school_verdict as
with school_name as (
    select distinct urn, fold_name(name) as folded
    from known
),
written as (
    select urn, school, fold_name(school) as folded
    from unlike_name
),
not_one_of_its_names as (
    select urn, school, folded
    from written
    where folded <> '' and (urn, folded) not in (select (urn, folded) from school_name)
),
compared as (
    select other.urn, other.school, other.folded, max(jaro_similarity(other.folded, own.folded)) as likeness
    from not_one_of_its_names as other
    join school_name as own using (urn)
    group by other.urn, other.school, other.folded
)
select
    urn,
    school,
    case
        when folded in (select folded from school_name) or likeness < 0.75 then 'another'
        else 'spelled differently'
    end as verdict
from compared;
