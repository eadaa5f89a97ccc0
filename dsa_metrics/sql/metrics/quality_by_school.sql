-- What did the checks find at each school in the last period of its phase?
-- Grain: one row per school of the cohort; the last period is the last in which at least half of the phase's schools were
-- assessed, or where there is none the last in which any was, so that the first results of a new term displace nothing.
with school as materialized (
    from school_quality($as_at::date, $known_at::timestamp)
),
measured as (
    select
        phase,
        period_key,
        period,
        measured_on,
        count(*) filter (is_assessed) as assessed,
        [if(2 * assessed >= count(*), '1', '0'), measured_on::text, period_key] as weight
    from school
    group by phase, period_key, period, measured_on
    having assessed > 0
),
last_period as (
    select
        phase,
        arg_max(period_key, weight) as period_key,
        arg_max(period, weight) as period,
        arg_max(measured_on, weight) as measured_on
    from measured
    group by phase
)
select
    counted.urn,
    counted.name,
    counted.phase,
    last_period.period,
    last_period.measured_on,
    coalesce(school.records, 0) as records,
    coalesce(school.failures, 0) as failures,
    coalesce(school.accepted, 0) as accepted,
    school.rate as per_thousand,
    coalesce(school.is_below, false) as is_below,
    coalesce(school.is_assessed, false) as is_assessed
from cohort([$as_at::date], $known_at::timestamp) as counted
left join last_period using (phase)
left join school on school.period_key = last_period.period_key and school.urn = counted.urn
order by counted.phase_position, counted.name, counted.urn;
