-- What did the checks find at each school in the last period in which schools of its phase were assessed?
-- Grain: one row per school; of a phase that was never assessed, the schools of the date, without a period.
with school as materialized (
    from school_quality($as_at::date, $known_at::timestamp)
),
last_period as (
    select phase, arg_max(period_key, [measured_on::text, period_key]) as period_key
    from school
    where is_assessed
    group by phase
),
listed as (
    select
        school.urn,
        school.name,
        school.phase,
        school.phase_position,
        school.period_key,
        school.period,
        school.measured_on,
        school.records,
        school.failures,
        school.accepted,
        school.rate,
        school.is_below,
        school.is_assessed
    from school
    join last_period using (phase, period_key)
    union all
    select urn, name, phase, phase_position, null, null, null, 0, 0, 0, null, false, false
    from cohort([$as_at::date], $known_at::timestamp)
    where phase not in (select phase from last_period)
)
select
    urn,
    name,
    phase,
    period,
    measured_on,
    records,
    failures,
    accepted,
    rate as per_thousand,
    is_below,
    is_assessed
from listed
-- A school whose phase has changed is listed once, with the later period.
qualify row_number() over (partition by urn order by measured_on desc nulls last, period_key desc) = 1
order by phase_position, name, urn;
