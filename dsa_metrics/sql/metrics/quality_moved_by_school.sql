-- Which schools moved the failure rate of each phase between its last two periods?
-- Grain: one row per phase and school assessed in either; the contributions of a phase add up to the change of its rate.
with compared as materialized (
    from last_two_periods($as_at::date, $known_at::timestamp)
),
found as (
    select
        school.phase,
        school.urn,
        arg_max(school.name, if(school.period_key = compared.period_key, 1, 0)) as name,
        coalesce(sum(school.records) filter (school.period_key = compared.before_key), 0)::bigint as before_records,
        coalesce(sum(school.failures) filter (school.period_key = compared.before_key), 0)::bigint as before_failures,
        coalesce(sum(school.records) filter (school.period_key = compared.period_key), 0)::bigint as records,
        coalesce(sum(school.failures) filter (school.period_key = compared.period_key), 0)::bigint as failures
    from school_quality($as_at::date, $known_at::timestamp) as school
    join compared on compared.phase = school.phase and school.period_key in (compared.before_key, compared.period_key)
    where school.is_assessed
    group by school.phase, school.urn
)
select
    found.phase,
    found.urn,
    found.name,
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
order by compared.phase_position, abs(contribution) desc, found.name, found.urn;
