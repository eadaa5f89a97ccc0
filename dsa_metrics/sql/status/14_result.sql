-- Which loads brought results that another load, or another spelling, may have brought too? Of few loads, if of any: most bring
-- a period of their own, and what those brought needs no comparing among themselves.
-- Grain: one row per entry.
create or replace macro overlapping_entry(known_at) as table
with batch as (
    select distinct entry, collection, period
    from record.quality_result
    where entry not in (from ineffective_entry(known_at))
),
folded as (
    select entry, lower(collection) as collection_key, lower(period) as period_key, count(*) as spellings
    from batch
    group by entry, lower(collection), lower(period)
)
select distinct entry
from folded
qualify spellings > 1 or entry > min(entry) over (partition by collection_key, period_key);

-- Which results of checks stand, as it was known at a moment; collections and periods are the same whatever their capitals.
-- Only what overlaps is compared version by version: the results of other loads stand, but for those that it replaces.
-- Grain: one row per school, collection, period and check.
create or replace macro current_result(known_at) as table
with overlapping as materialized (
    from overlapping_entry(known_at)
),
replacing as materialized (
    select
        urn,
        lower(collection) as collection_key,
        lower(period) as period_key,
        check_code,
        arg_max(collection, version_weight(entry, rowid)) as collection,
        arg_max(period, version_weight(entry, rowid)) as period,
        arg_max(measured_on, version_weight(entry, rowid)) as measured_on,
        arg_max(records, version_weight(entry, rowid)) as records,
        arg_max(failures, version_weight(entry, rowid)) as failures,
        arg_max_null(explanation, version_weight(entry, rowid)) as explanation
    from record.quality_result
    where entry in (from overlapping) and entry not in (from ineffective_entry(known_at))
    group by urn, lower(collection), lower(period), check_code
),
first_brought as (
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
        explanation
    from record.quality_result
    where entry not in (from overlapping) and entry not in (from ineffective_entry(known_at))
)
select *
from first_brought
anti join replacing using (urn, check_code, period_key, collection_key)
union all
select *
from replacing;

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

-- What did each check find by a date, and which of the failures are accepted?
-- Grain: one row per school, collection, period and check; `failures` are those that count.
create or replace macro judged_result(as_at, known_at) as table
with compared as (
    select
        result.*,
        case
            when explanation.accepted is not null then list_filter(
                explanation.accepted,
                lambda one: coalesce(one.collection_key = result.collection_key, true)
                    and coalesce(one.period_key = result.period_key, true)
            )[1].because
        end as because
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
