-- How many assessments name a means of transfer that the policy does not know?
-- Grain: one row.
select count(*) as facts
from record.data_flow
semi join effective_entry(timestamp '9999-12-31') using (entry)
where means not in (select means from policy_means);
