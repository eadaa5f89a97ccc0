-- Which checks moved the failure rate of each phase between its last two periods?
-- Grain: one row per phase and check made in either; the contributions of a phase add up to the change of its rate.
with compared as materialized (
    from last_two_periods($as_at::date, $known_at::timestamp)
),
found as (
    select
        result.phase,
        result.check_code,
        result.check_name,
        result.dimension,
        result.check_position,
        coalesce(sum(result.records) filter (result.period_key = compared.before_key), 0)::bigint as before_records,
        coalesce(sum(result.failures) filter (result.period_key = compared.before_key), 0)::bigint as before_failures,
        coalesce(sum(result.records) filter (result.period_key = compared.period_key), 0)::bigint as records,
        coalesce(sum(result.failures) filter (result.period_key = compared.period_key), 0)::bigint as failures
    from counted_result($as_at::date, $known_at::timestamp) as result
    join compared on compared.phase = result.phase and result.period_key in (compared.before_key, compared.period_key)
    group by result.phase, result.check_code, result.check_name, result.dimension, result.check_position
)
select
    found.phase,
    found.check_code,
    found.check_name as "check",
    found.dimension,
    compared.before_period,
    compared.period,
    found.before_failures,
    found.before_records,
    found.failures,
    found.records,
    per_thousand(found.before_failures, found.before_records) as before_per_thousand,
    per_thousand(found.failures, found.records) as per_thousand,
    per_thousand(found.failures, compared.records)
        - per_thousand(found.before_failures, compared.before_records) as contribution
from found
join compared using (phase)
order by compared.phase_position, abs(contribution) desc, found.check_position nulls last, found.check_code;
