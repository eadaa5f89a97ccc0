-- How many schools of each phase have an agreement in force?
-- Grain: one row per phase.
select
    phase,
    count(*) as schools,
    count(*) filter (status = 'returned') as returned,
    returned / schools as share
from statuses([$as_at::date], $known_at::timestamp)
group by phase, phase_position
order by phase_position;
