-- Where did one school's agreement stand on each of some dates?
-- Grain: one row per date on which the school was in the cohort.
select
    as_at,
    status,
    reason,
    data_flow,
    second_point,
    why,
    last_letter_on
from statuses($as_ats::date[], $known_at::timestamp)
where urn = $urn::integer
order by as_at;
