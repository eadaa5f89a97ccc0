-- Which letters went out, as it was known at a moment.
-- Grain: one row per school and step of the ladder.
create or replace macro current_letter(known_at) as table
select urn, step, arg_max(sent_on, entry) as sent_on
from record.letter
where entry not in (from ineffective_entry(known_at))
group by urn, step;
