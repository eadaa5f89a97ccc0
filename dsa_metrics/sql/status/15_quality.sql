-- How many failures there are per thousand records looked at; unknown where none was looked at.
-- Grain: a value.
create or replace macro per_thousand(failures, records) as 1000 * failures / nullif(records, 0);

-- How is each period spelled in the calendar of the policy?
-- Grain: one row per period.
create or replace macro calendar_period() as table
select lower(period) as period_key, min(period) as period
from policy_due
group by lower(period);

-- Which periods were measured by a date, and when last? A period is spelled as in the calendar, or else as in the record.
-- Grain: one row per period.
create or replace macro quality_period(as_at, known_at) as table
with measured as (
    select period_key, min(period) as period, max(measured_on) as measured_on
    from judged_result(as_at, known_at)
    group by period_key
)
select
    measured.period_key,
    coalesce(calendar.period, measured.period) as period,
    measured.measured_on
from measured
left join calendar_period() as calendar using (period_key);

-- What did the checks of each period find at each school that was counted on the period's day?
-- Grain: one row per period and school of the cohort on its day, assessed or not.
create or replace macro school_quality(as_at, known_at) as table
with found_as_spelled as materialized (
    select
        period,
        urn,
        max(measured_on) as measured_on,
        sum(records) as records,
        sum(failures) as failures,
        sum(accepted) as accepted
    from judged_result(as_at, known_at)
    group by period, urn
),
found as materialized (
    select
        lower(period) as period_key,
        urn,
        min(period) as period,
        max(measured_on) as measured_on,
        sum(records)::bigint as records,
        sum(failures)::bigint as failures,
        sum(accepted)::bigint as accepted
    from found_as_spelled
    group by lower(period), urn
),
period_then as materialized (
    select
        period_key,
        coalesce(any_value(calendar.period), min(found.period)) as period,
        max(found.measured_on) as measured_on
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
)
select
    period_then.period_key,
    period_then.period,
    period_then.measured_on,
    school_then.phase,
    school_then.phase_position,
    result.urn,
    result.check_code,
    coalesce(policy_check.name, result.check_code) as check_name,
    policy_check.dimension,
    policy_check.position as check_position,
    result.records,
    result.failures,
    result.accepted
from judged_result(as_at, known_at) as result
join period_then using (period_key)
join cohort((select list(distinct measured_on) from period_then), known_at) as school_then
    on school_then.as_at = period_then.measured_on and school_then.urn = result.urn
left join policy_check using (check_code);

-- How many schools had each phase on the day of each period?
-- Grain: one row per period and phase that had schools.
create or replace macro phase_then(as_at, known_at) as table
select period_key, period, measured_on, phase, phase_position, count(*) as schools
from school_quality(as_at, known_at)
group by period_key, period, measured_on, phase, phase_position;

-- Which are the last two periods in which each phase had records looked at, and how many records were they?
-- Grain: one row per phase that has two.
create or replace macro last_two_periods(as_at, known_at) as table
with looked_at as (
    select
        period_key,
        period,
        measured_on,
        phase,
        phase_position,
        sum(records)::bigint as records,
        row_number() over (partition by phase order by measured_on desc, period_key desc) as place
    from school_quality(as_at, known_at)
    group by period_key, period, measured_on, phase, phase_position
    having sum(records) > 0
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
join looked_at as before on before.phase = last.phase and before.place = 2
where last.place = 1;
