-- Which entry is the last, and when was it recorded?
-- Grain: one row; entry 0 and no time for an empty record.
select
    coalesce(max(entry), 0) as entry,
    max(recorded_at) as recorded_at
from record.entry;
