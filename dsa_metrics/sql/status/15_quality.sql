-- How many failures there are per thousand records looked at; unknown where none was looked at.
-- Grain: a value.
create or replace macro per_thousand(failures, records) as 1000 * failures / nullif(records, 0);

-- What did the checks of each period find at each school by a date? What the explanations of the date accept is taken off, since
-- those are few, and what they are taken off from does not depend on the date.
-- Grain: one row per period and school with any result, counted on the period's day or not.
create or replace macro school_found(as_at, known_at) as table
with accepted_then as (
    select result.period_key, result.urn, sum(result.failures)::bigint as accepted
    from explained_result(known_at) as result
    join holding_explanation(as_at, known_at) as explanation using (urn, check_code)
    where
        result.measured_on <= as_at
        and because_of(explanation.accepted, result.collection_key, result.period_key) is not null
    group by result.period_key, result.urn
),
found as (
    select
        period_key,
        urn,
        min(period) as period,
        min(measured_on) as measured_on,
        sum(records)::bigint as records,
        sum(failures)::bigint as failures
    from result_sum(known_at)
    where measured_on <= as_at
    group by period_key, urn
)
select
    found.period_key,
    found.urn,
    found.period,
    found.measured_on,
    found.records,
    found.failures - coalesce(accepted_then.accepted, 0) as failures,
    coalesce(accepted_then.accepted, 0) as accepted
from found
left join accepted_then using (period_key, urn);

-- Which periods were measured by a date, and since when? A late result moves no period; spelled as in the calendar, or else as in
-- the record.
-- Grain: one row per period.
create or replace macro quality_period(as_at, known_at) as table
select
    period_key,
    coalesce(min(calendar.period), min(found.period)) as period,
    min(found.measured_on) as measured_on
from school_found(as_at, known_at) as found
left join calendar_period() as calendar using (period_key)
group by period_key;

-- What did the checks of each period find at each school that was counted on the period's day?
-- Grain: one row per period and school of the cohort on its day, assessed or not.
create or replace macro school_quality(as_at, known_at) as table
with found as materialized (
    from school_found(as_at, known_at)
),
-- As quality_period has it, which would look for what was found once more.
period_then as materialized (
    select
        period_key,
        coalesce(min(calendar.period), min(found.period)) as period,
        min(found.measured_on) as measured_on
    from found
    left join calendar_period() as calendar using (period_key)
    group by period_key
)
select
    period_then.period_key,
    period_then.period,
    period_then.measured_on,
    school_then.urn,
    school_then.name,
    school_then.phase,
    school_then.phase_position,
    coalesce(found.records, 0) as records,
    coalesce(found.failures, 0) as failures,
    coalesce(found.accepted, 0) as accepted,
    per_thousand(found.failures, found.records) as rate,
    coalesce(rate > policy_quality.standard_per_thousand, false) as is_below,
    found.urn is not null as is_assessed
from period_then
join cohort((select list(distinct measured_on) from period_then), known_at) as school_then
    on school_then.as_at = period_then.measured_on
left join found on found.period_key = period_then.period_key and found.urn = school_then.urn
cross join policy_quality;

-- What did each check of each period find at the schools that were counted on the period's day?
-- Grain: one row per result of a school of the cohort on its period's day.
create or replace macro counted_result(as_at, known_at) as table
with period_then as materialized (
    from quality_period(as_at, known_at)
),
school_then as materialized (
    select period_then.period_key, cohort.urn, cohort.phase
    from period_then
    join cohort((select list(distinct measured_on) from period_then), known_at) as cohort
        on cohort.as_at = period_then.measured_on
)
select
    period_key,
    urn,
    school_then.phase,
    result.check_code,
    result.records,
    result.failures,
    result.accepted
from judged_result(as_at, known_at) as result
join school_then using (period_key, urn);

-- How many schools had each phase on the day of each period?
-- Grain: one row per period and phase that had schools.
create or replace macro phase_then(as_at, known_at) as table
select period_key, period, measured_on, phase, phase_position, count(*) as schools
from school_quality(as_at, known_at)
group by period_key, period, measured_on, phase, phase_position;

-- Which period is the last of each phase, which one with records came before it, and how many records were looked at in both?
-- The last is the last in which at least half of the phase's schools were assessed, or where there is none, the last with any.
-- Grain: one row per phase that has two.
create or replace macro last_two_periods(as_at, known_at) as table
with looked_at as (
    select
        period_key,
        period,
        phase,
        phase_position,
        sum(records)::bigint as records,
        2 * count(*) filter (is_assessed) >= count(*) as is_whole,
        row_number() over (partition by phase order by measured_on desc, period_key desc) as place
    from school_quality(as_at, known_at)
    group by period_key, period, measured_on, phase, phase_position
    having sum(records) > 0
),
last_place as (
    select phase, coalesce(min(place) filter (is_whole), 1) as place from looked_at group by phase
)
select
    last.phase,
    last.phase_position,
    before.period_key as before_key,
    before.period as before_period,
    before.records as before_records,
    last.period_key,
    last.period,
    last.records
from looked_at as last
join last_place using (phase, place)
join looked_at as before on before.phase = last.phase and before.place = last.place + 1;

-- What did the checks find at each school in the last period of its phase? The last is the last in which at least half of the
-- phase's schools were assessed, or where there is none the last in which any was: the first results of a new term displace
-- nothing.
-- Grain: one row per school of the cohort.
create or replace macro last_quality(as_at, known_at) as table
with of_period as materialized (
    from school_quality(as_at, known_at)
),
measured as (
    select
        phase,
        period_key,
        period,
        measured_on,
        count(*) filter (is_assessed) as assessed,
        [if(2 * assessed >= count(*), '1', '0'), measured_on::text, period_key] as weight
    from of_period
    group by phase, period_key, period, measured_on
    having assessed > 0
),
last_period as (
    select
        phase,
        arg_max(period_key, weight) as period_key,
        arg_max(period, weight) as period,
        arg_max(measured_on, weight) as measured_on
    from measured
    group by phase
)
select
    counted.urn,
    counted.name,
    counted.phase,
    counted.phase_position,
    last_period.period,
    last_period.measured_on,
    coalesce(of_period.records, 0) as records,
    coalesce(of_period.failures, 0) as failures,
    coalesce(of_period.accepted, 0) as accepted,
    of_period.rate as per_thousand,
    coalesce(of_period.is_below, false) as is_below,
    coalesce(of_period.is_assessed, false) as is_assessed
from cohort([as_at], known_at) as counted
left join last_period using (phase)
left join of_period on of_period.period_key = last_period.period_key and of_period.urn = counted.urn;
