-- On which day did a board last meet before the date, and was anything recorded by the end of it?
-- Grain: one row; held_on is null where none had met.
select
    held_on,
    exists (from record.entry where recorded_at <= known_on(held_on)) as was_recorded
from last_meeting($as_at::date, $known_at::timestamp);
