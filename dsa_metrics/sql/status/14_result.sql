-- How do the loads that brought results overlap? One is alone where nobody else brought a period of a collection that it
-- brought, as most are; it comes later where another brought one before it, or where it spells one in two ways.
-- Grain: one row per entry that brought results and counts.
create or replace macro result_entry(known_at) as table
with batch as (
    select distinct entry, collection, period
    from record.quality_result
    where entry not in (from ineffective_entry(known_at))
),
beside_others as (
    select
        entry,
        count(*) over same_period = 1 as is_alone,
        entry > min(entry) over same_period
            or count(*) over (partition by entry, lower(collection), lower(period)) > 1 as comes_later
    from batch
    window same_period as (partition by lower(collection), lower(period))
)
select entry, bool_and(is_alone) as is_alone, bool_or(comes_later) as comes_later
from beside_others
group by entry;

-- Which results of checks stand, as it was known at a moment; collections and periods are the same whatever their capitals.
-- Only what comes later is compared version by version: what came first stands but for that, and what came alone stands.
-- One that looked at no record is no result: it says that the check was not made, also where an earlier file made it.
-- Grain: one row per school, collection, period and check.
create or replace macro current_result(known_at) as table
with brought as materialized (
    from result_entry(known_at)
),
-- Not materialised: each of the three reads of it takes what it needs.
as_brought as not materialized (
    select
        urn,
        lower(collection) as collection_key,
        lower(period) as period_key,
        check_code,
        collection,
        period,
        measured_on,
        records,
        failures,
        explanation,
        entry,
        version_weight(entry, rowid) as weight
    from record.quality_result
),
replacing as materialized (
    select
        urn,
        collection_key,
        period_key,
        check_code,
        arg_max(collection, weight) as collection,
        arg_max(period, weight) as period,
        arg_max(measured_on, weight) as measured_on,
        arg_max(records, weight) as records,
        arg_max(failures, weight) as failures,
        arg_max_null(explanation, weight) as explanation
    from as_brought
    where entry in (select entry from brought where comes_later)
    group by urn, collection_key, period_key, check_code
),
replaceable as (
    select * exclude (entry, weight)
    from as_brought
    where entry in (select entry from brought where not is_alone and not comes_later) and records > 0
)
select * exclude (entry, weight)
from as_brought
where entry in (select entry from brought where is_alone) and records > 0
union all
select *
from replaceable
anti join replacing using (urn, check_code, period_key, collection_key)
union all
select *
from replacing
where records > 0;

-- What did the checks of each period find at each school, by the day of measuring, before any explanation is looked at?
-- Grain: one row per school, period as it is spelled, and day of measuring.
create or replace macro result_sum(known_at) as table
select
    urn,
    lower(period) as period_key,
    period,
    measured_on,
    sum(records)::bigint as records,
    sum(failures)::bigint as failures
from current_result(known_at)
group by urn, period, measured_on;

-- Which results may some explanation accept on some date?
-- Grain: one row per school, collection, period and check of which there is an explanation.
create or replace macro explained_result(known_at) as table
select
    urn,
    lower(collection) as collection_key,
    lower(period) as period_key,
    check_code,
    arg_max(measured_on, version_weight(entry, result.rowid)) as measured_on,
    arg_max(failures, version_weight(entry, result.rowid)) as failures
from record.quality_result as result
semi join record.accepted_explanation as explanation using (urn, check_code)
where entry not in (from ineffective_entry(known_at))
group by urn, lower(collection), lower(period), check_code;

-- Which explanations hold on a date, and why failures were accepted, in words? A blank collection or period is every one.
-- Grain: one row per school and check; `accepted` lists its explanations, the last accepted first.
create or replace macro holding_explanation(as_at, known_at) as table
with standing as (
    select
        urn,
        check_code,
        lower(collection) as collection_key,
        lower(period) as period_key,
        accepted_on,
        arg_max(until_on, version_weight(entry, rowid)) as until_on,
        arg_max(reason, version_weight(entry, rowid)) as reason,
        arg_max(approved_by, version_weight(entry, rowid)) as approved_by
    from record.accepted_explanation
    where entry not in (from ineffective_entry(known_at))
    group by urn, check_code, lower(collection), lower(period), accepted_on
),
told as (
    select
        *,
        concat(reason, ' (approved by ', approved_by, ' until ', in_words(until_on), ')') as because
    from standing
    where as_at between accepted_on and until_on
)
select
    urn,
    check_code,
    list({
        collection_key: collection_key, period_key: period_key, because: because
    } order by accepted_on desc, until_on desc, because) as accepted
from told
group by urn, check_code;

-- Why are the failures of one result accepted, given the explanations of its school and check? Null where they are not.
-- Grain: a value.
create or replace macro because_of(accepted, result_collection_key, result_period_key) as
    case
        when accepted is not null then list_filter(
            accepted,
            lambda one: coalesce(one.collection_key = result_collection_key, true)
                and coalesce(one.period_key = result_period_key, true)
        )[1].because
    end;

-- What did each check find by a date, and which of the failures are accepted?
-- Grain: one row per school, collection, period and check; `failures` are those that count.
create or replace macro judged_result(as_at, known_at) as table
with compared as (
    select
        result.*,
        because_of(explanation.accepted, result.collection_key, result.period_key) as because
    from current_result(known_at) as result
    left join holding_explanation(as_at, known_at) as explanation using (urn, check_code)
    where result.measured_on <= as_at
)
select
    urn,
    collection_key,
    period_key,
    check_code,
    collection,
    period,
    measured_on,
    records,
    if(because is null, failures, 0) as failures,
    if(because is null, 0, failures) as accepted,
    explanation,
    if(failures > 0, because, null) as accepted_because
from compared;
