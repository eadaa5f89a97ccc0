-- In which dimension of quality did each phase's records fail the checks of each period?
-- Grain: one row per period, phase that had schools on its day, and dimension that was looked at in it.
with found as materialized (
    select
        result.period_key,
        result.phase,
        policy_check.dimension,
        min(policy_check.position) as position,
        sum(result.records)::bigint as records,
        sum(result.failures)::bigint as failures,
        sum(result.accepted)::bigint as accepted,
        count(distinct result.urn) as schools_assessed
    from counted_result($as_at::date, $known_at::timestamp) as result
    left join policy_check using (check_code)
    group by result.period_key, result.phase, policy_check.dimension
),
looked_at as (
    select period_key, dimension, min(position) as position from found group by period_key, dimension
)
select
    phase_then.period,
    phase_then.phase,
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
    and found.dimension is not distinct from looked_at.dimension
order by phase_then.measured_on, phase_then.period_key, phase_then.phase_position, looked_at.position nulls last;
