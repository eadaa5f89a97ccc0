-- How many priority schools require escalation, how many of those also share data unsafely or not at all, how many do either?
-- Grain: one row.
select
    count(*) as cohort_schools,
    count(*) filter (status = 'returned') as returned,
    count(*) filter (status = 'requires escalation') as requires_escalation,
    count(*) filter (status = 'requires escalation' and second_point) as also_second_point,
    count(*) filter (second_point) as second_point,
    count(*) filter (status = 'requires escalation' or second_point) as either
from statuses([$as_at::date], $known_at::timestamp)
where is_priority;
