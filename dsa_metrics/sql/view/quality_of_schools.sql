-- What did each check find at each school, and at the schools that it replaced, in each period, and why was it accepted?
-- Grain: one row per school of the cohort, school that the result is of, collection, period and check; by school.
with family as (
    select urn, urn as holder_urn, false as is_predecessor
    from cohort([$as_at::date], $known_at::timestamp)
    union all
    select lineage.urn, lineage.holder_urn, true
    from lineage($known_at::timestamp) as lineage
    semi join cohort([$as_at::date], $known_at::timestamp) as counted using (urn)
    where lineage.effective_on is null or lineage.effective_on <= $as_at::date
)
select
    family.urn,
    family.is_predecessor,
    period_then.period,
    result.measured_on,
    result.check_code,
    coalesce(policy_check.name, result.check_code) as "check",
    policy_check.dimension,
    result.records,
    result.failures,
    result.accepted,
    result.explanation,
    result.accepted_because
from judged_result($as_at::date, $known_at::timestamp) as result
join family on family.holder_urn = result.urn
join quality_period($as_at::date, $known_at::timestamp) as period_then on period_then.period_key = result.period_key
left join policy_check on policy_check.check_code = result.check_code
order by
    family.urn,
    period_then.measured_on,
    result.period_key,
    family.is_predecessor desc,
    result.urn,
    result.collection_key,
    policy_check.position nulls last,
    result.check_code;
