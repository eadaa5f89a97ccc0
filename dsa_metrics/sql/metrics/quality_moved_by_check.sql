-- Which checks moved the failure rate of each phase between its last two periods?
-- Grain: one row per phase and check made in either; the contributions of a phase add up to the change of its rate.
with compared as materialized (
    from last_two_periods($as_at::date, $known_at::timestamp)
),
period_compared as (
    select phase, before_key as period_key, true as is_before from compared
    union all
    select phase, period_key, false from compared
),
found as (
    select
        phase,
        check_code,
        coalesce(sum(records) filter (is_before), 0)::bigint as before_records,
        coalesce(sum(failures) filter (is_before), 0)::bigint as before_failures,
        coalesce(sum(records) filter (not is_before), 0)::bigint as records,
        coalesce(sum(failures) filter (not is_before), 0)::bigint as failures
    from counted_result($as_at::date, $known_at::timestamp)
    join period_compared using (phase, period_key)
    group by phase, check_code
)
select
    found.phase,
    found.check_code,
    coalesce(policy_check.name, found.check_code) as "check",
    policy_check.dimension,
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
left join policy_check using (check_code)
order by compared.phase_position, abs(contribution) desc, policy_check.position nulls last, found.check_code;
