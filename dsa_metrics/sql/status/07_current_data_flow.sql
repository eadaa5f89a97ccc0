-- By which means each school's data was found to arrive, as it was known at a moment.
-- Grain: one row per school and day of assessment.
create or replace macro current_data_flow(known_at) as table
select urn, assessed_on, arg_max(means, entry) as means
from record.data_flow
semi join effective_entry(known_at) using (entry)
group by urn, assessed_on;
