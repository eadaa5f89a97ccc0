-- How much a version of a fact weighs beside others of the same fact: a later entry's more, in one entry the later row's.
-- Grain: a value.
create or replace macro version_weight(entry, row_no) as entry::bigint * 1_000_000_000_000 + row_no;

-- What the calendar of the policy says is due by a date; collections and periods are compared whatever their capitals.
-- Grain: one row per collection, period and phase.
create or replace macro calendar_due(as_at) as table
select lower(collection) as collection_key, lower(period) as period_key, phase, min(due_on) as due_on
from policy_due
where due_on <= as_at
group by lower(collection), lower(period), phase;

-- How is each period spelled in the calendar of the policy?
-- Grain: one row per period.
create or replace macro calendar_period() as table
select lower(period) as period_key, min(period) as period
from policy_due
group by lower(period);

-- How is each collection spelled in the calendar of the policy?
-- Grain: one row per collection.
create or replace macro calendar_collection() as table
select lower(collection) as collection_key, min(collection) as collection
from policy_due
group by lower(collection);

-- Which submissions the record has of its own, as it was known at a moment.
-- Grain: one row per school, collection and period.
create or replace macro current_submission(known_at) as table
select
    urn,
    lower(collection) as collection_key,
    lower(period) as period_key,
    arg_max(collection, version_weight(entry, rowid)) as collection,
    arg_max(period, version_weight(entry, rowid)) as period,
    arg_max(due_on, version_weight(entry, rowid)) as due_on,
    arg_max_null(received_on, version_weight(entry, rowid)) as received_on,
    arg_max_null(means, version_weight(entry, rowid)) as means
from record.submission
where entry not in (from ineffective_entry(known_at))
group by urn, lower(collection), lower(period);

-- What did each school owe by a date, and did it come on time? Owed is what the calendar says of the schools of that day, and
-- what the record has of its own, whose day counts. A collection is spelled as in the calendar, or else as in the record.
-- Grain: one row per school of the cohort on the due day, collection and period.
create or replace macro submission_due(as_at, known_at) as table
with own as materialized (
    from current_submission(known_at)
),
collection_name as (
    select collection_key, coalesce(min(calendar.collection), min(own.collection)) as collection
    from own
    full join calendar_collection() as calendar using (collection_key)
    group by collection_key
),
period_name as (
    select period_key, coalesce(min(calendar.period), min(own.period)) as period
    from own
    full join calendar_period() as calendar using (period_key)
    group by period_key
),
due_day as (
    select list(distinct due_on) as days
    from (select due_on from calendar_due(as_at) union all select due_on from own)
    where due_on <= as_at
),
school_then as materialized (
    from cohort((select days from due_day), known_at)
),
by_calendar as (
    select school_then.urn, calendar.collection_key, calendar.period_key, calendar.due_on
    from calendar_due(as_at) as calendar
    join school_then on school_then.as_at = calendar.due_on and school_then.phase = calendar.phase
),
due as (
    select
        urn,
        collection_key,
        period_key,
        coalesce(own.due_on, by_calendar.due_on) as due_on,
        if(own.received_on <= as_at, own.received_on, null) as received_on,
        if(own.received_on <= as_at, own.means, null) as means
    from by_calendar
    full join own using (urn, collection_key, period_key)
)
select
    due.urn,
    school_then.name,
    school_then.phase,
    school_then.phase_position,
    due.collection_key,
    due.period_key,
    collection_name.collection,
    period_name.period,
    due.due_on,
    due.received_on,
    due.means,
    case
        when due.received_on <= due.due_on then 'on time'
        when due.received_on is not null then 'late'
        else 'missing'
    end as outcome,
    greatest(coalesce(due.received_on, as_at) - due.due_on, 0) as days_late
from due
join school_then on school_then.as_at = due.due_on and school_then.urn = due.urn
join collection_name on collection_name.collection_key = due.collection_key
join period_name on period_name.period_key = due.period_key;
