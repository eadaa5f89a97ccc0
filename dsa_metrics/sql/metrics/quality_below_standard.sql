-- How many of the schools that were assessed in each period fall below the council's standard?
-- Grain: one row per period and phase that had schools on the period's day.
select
    period,
    phase,
    measured_on,
    count(*) filter (is_assessed) as schools_assessed,
    count(*) filter (is_below) as below,
    count(*) as schools
from school_quality($as_at::date, $known_at::timestamp)
group by period, period_key, phase, phase_position, measured_on
order by measured_on, period_key, phase_position;
