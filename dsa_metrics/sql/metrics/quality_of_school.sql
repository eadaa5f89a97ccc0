-- What did each check find at one school, and at the schools that it replaced, in each period, and why was it accepted?
-- Grain: one row per school, collection, period and check.
with family as materialized (
    select $urn::integer as urn, false as is_predecessor
    union all
    select holder_urn, true
    from lineage($known_at::timestamp)
    where urn = $urn::integer and (effective_on is null or effective_on <= $as_at::date)
),
result as materialized (
    from judged_result($as_at::date, $known_at::timestamp)
    semi join family using (urn)
)
select
    period_then.period,
    result.measured_on,
    coalesce(calendar.collection, min(result.collection) over (partition by result.collection_key)) as collection,
    result.check_code,
    coalesce(policy_check.name, result.check_code) as "check",
    policy_check.dimension,
    result.records,
    result.failures,
    result.accepted,
    per_thousand(result.failures, result.records) as per_thousand,
    result.explanation,
    result.accepted_because,
    result.urn,
    family.is_predecessor
from result
join family using (urn)
left join calendar_collection() as calendar using (collection_key)
join quality_period($as_at::date, $known_at::timestamp) as period_then on period_then.period_key = result.period_key
left join policy_check on policy_check.check_code = result.check_code
order by
    period_then.measured_on,
    result.period_key,
    family.is_predecessor desc,
    result.urn,
    result.collection_key,
    policy_check.position nulls last,
    result.check_code;
