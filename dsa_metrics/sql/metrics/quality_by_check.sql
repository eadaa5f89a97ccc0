-- Which checks did each phase's records fail in each period?
-- Grain: one row per period, phase that had schools on its day, and check that was made in it.
with result as materialized (
    from counted_result($as_at::date, $known_at::timestamp)
),
looked_at as (
    select distinct period_key, check_code, check_name, dimension, check_position from result
),
found as (
    select
        period_key,
        phase,
        check_code,
        sum(records)::bigint as records,
        sum(failures)::bigint as failures,
        sum(accepted)::bigint as accepted,
        count(distinct urn) as schools_assessed
    from result
    group by period_key, phase, check_code
)
select
    phase_then.period,
    phase_then.phase,
    looked_at.check_code,
    looked_at.check_name as "check",
    looked_at.dimension,
    phase_then.measured_on,
    coalesce(found.records, 0) as records,
    coalesce(found.failures, 0) as failures,
    coalesce(found.accepted, 0) as accepted,
    per_thousand(found.failures, found.records) as per_thousand,
    coalesce(found.schools_assessed, 0) as schools_assessed,
    phase_then.schools
from phase_then($as_at::date, $known_at::timestamp) as phase_then
join looked_at on looked_at.period_key = phase_then.period_key
left join found
    on found.period_key = phase_then.period_key
    and found.phase = phase_then.phase
    and found.check_code = looked_at.check_code
order by
    phase_then.measured_on,
    phase_then.period_key,
    phase_then.phase_position,
    looked_at.check_position nulls last,
    looked_at.check_code;
