-- How many facts of a table are new, corrected, as before, and in the record only?
-- Grain: one row.
select
    count(*) filter (stands is null) as new,
    count(*) filter (arrives and stands and ({is_changed})) as corrected,
    count(*) filter (arrives and stands and not ({is_changed})) as unchanged,
    count(*) filter (arrives is null) as missing
from arriving_{table} as arriving
full join standing_{table} as standing on {same_key};
