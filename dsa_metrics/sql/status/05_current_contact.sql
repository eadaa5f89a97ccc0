-- Which contacts were made and how each ended, as it was known at a moment.
-- Grain: one row per school, day, side that made it and channel; what tells contacts of one day apart is left out.
create or replace macro current_contact(known_at) as table
select urn, held_on, arg_max(outcome, entry) as outcome
from record.contact
where entry not in (from ineffective_entry(known_at))
group by urn, held_on, made_by, channel;
