-- How many schools of each phase had an agreement in force at each month end and meeting?
-- Grain: one row per date measured and phase.
with measured as (
    select list(measured_on) as dates from measuring_date($as_at::date, $known_at::timestamp)
)
select
    as_at as measured_on,
    phase,
    count(*) as schools,
    count(*) filter (status = 'returned') as returned,
    returned / schools as share
from statuses((select dates from measured), $known_at::timestamp)
group by as_at, phase, phase_position
order by as_at, phase_position;
