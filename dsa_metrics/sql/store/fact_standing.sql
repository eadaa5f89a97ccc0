-- Which facts of a table stand in the record now?
-- Grain: one row per fact, as the last load that counts stated it.
create temp table standing_{table} as
select
    {columns},
    true as stands
from record.{table}
semi join effective_entry(timestamp '9999-12-31') using (entry)
qualify row_number() over (partition by {key} order by entry desc) = 1;
