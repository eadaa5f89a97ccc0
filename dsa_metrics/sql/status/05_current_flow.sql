-- By which means a school's data was found to arrive, as it was known at a moment.
-- Grain: one row per school and day of assessment.
create or replace macro current_flow(known_at) as table
select urn, assessed_on, arg_max(means, entry) as means
from record.data_flow
where entry not in (from ineffective_entry(known_at))
group by urn, assessed_on;
