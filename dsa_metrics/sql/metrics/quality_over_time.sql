-- How many failures did the checks find per thousand records in each period?
-- Grain: one row per period and phase that had schools on the period's day.
select
    period,
    phase,
    measured_on,
    sum(records)::bigint as records,
    sum(failures)::bigint as failures,
    sum(accepted)::bigint as accepted,
    per_thousand(sum(failures), sum(records)) as per_thousand,
    count(*) filter (is_assessed) as schools_assessed,
    count(*) as schools
from school_quality($as_at::date, $known_at::timestamp)
group by period, period_key, phase, phase_position, measured_on
order by measured_on, period_key, phase_position;
