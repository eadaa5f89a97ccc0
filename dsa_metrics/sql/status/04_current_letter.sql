-- Which letters went out, as it was known at a moment.
-- Grain: one row per school and step of the ladder.
create or replace macro current_letter(known_at) as table
select urn, step, arg_max(sent_on, entry) as sent_on
from record.letter
semi join effective_entry(known_at) using (entry)
group by urn, step;
