-- When was it last looked at how each school's data arrives?
-- Grain: one row per school that was ever assessed by the date.
select
    data_flow.urn,
    max(data_flow.assessed_on) as assessed_on
from record.data_flow
semi join effective_entry($known_at::timestamp) using (entry)
where data_flow.assessed_on <= $as_at::date
group by data_flow.urn
order by data_flow.urn;
