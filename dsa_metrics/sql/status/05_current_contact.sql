-- Which contacts there were and how each ended, as it was known at a moment.
-- Grain: one row per school, day, who made it and channel (an unknown channel is one of the channels).
create or replace macro current_contact(known_at) as table
select urn, held_on, made_by, channel, arg_max(outcome, entry) as outcome
from record.contact
semi join effective_entry(known_at) using (entry)
group by urn, held_on, made_by, channel;
