-- How did the data of each phase's schools arrive at each month end and meeting?
-- Grain: one row per date measured and phase.
with measured as (
    select list(measured_on) as dates from measuring_date($as_at::date, $known_at::timestamp)
)
select
    as_at as measured_on,
    phase,
    count(*) as schools,
    count(*) filter (data_flow = 'straight through') as straight_through,
    count(*) filter (data_flow = 'secure, by hand') as secure_by_hand,
    count(*) filter (data_flow = 'unsafe') as unsafe,
    count(*) filter (data_flow = 'none') as "none",
    count(*) filter (data_flow = 'not assessed') as not_assessed,
    straight_through / schools as straight_through_share
from statuses((select dates from measured), $known_at::timestamp)
group by as_at, phase, phase_position
order by as_at, phase_position;
