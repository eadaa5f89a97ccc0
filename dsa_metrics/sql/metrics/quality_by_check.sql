-- Which checks did each phase's records fail in each period?
-- Grain: one row per period, phase that had schools on its day, and check that was made in it.
with found as materialized (
    select
        period_key,
        phase,
        check_code,
        sum(records)::bigint as records,
        sum(failures)::bigint as failures,
        sum(accepted)::bigint as accepted,
        count(distinct urn) as schools_assessed
    from counted_result($as_at::date, $known_at::timestamp)
    group by period_key, phase, check_code
),
looked_at as (
    select distinct period_key, check_code from found
)
select
    phase_then.period,
    phase_then.phase,
    looked_at.check_code,
    coalesce(policy_check.name, looked_at.check_code) as "check",
    policy_check.dimension,
    phase_then.measured_on,
    coalesce(found.records, 0) as records,
    coalesce(found.failures, 0) as failures,
    coalesce(found.accepted, 0) as accepted,
    per_thousand(found.failures, found.records) as per_thousand,
    coalesce(found.schools_assessed, 0) as schools_assessed,
    phase_then.schools
from phase_then($as_at::date, $known_at::timestamp) as phase_then
join looked_at on looked_at.period_key = phase_then.period_key
left join policy_check on policy_check.check_code = looked_at.check_code
left join found
    on found.period_key = phase_then.period_key
    and found.phase = phase_then.phase
    and found.check_code = looked_at.check_code
order by
    phase_then.measured_on,
    phase_then.period_key,
    phase_then.phase_position,
    policy_check.position nulls last,
    looked_at.check_code;
