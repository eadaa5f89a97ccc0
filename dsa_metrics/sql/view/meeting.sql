-- On which dates were there meetings?
-- Grain: one row per date.
select distinct meeting.held_on
from record.meeting
semi join effective_entry($known_at::timestamp) using (entry)
order by meeting.held_on;
