-- How a date reads in a sentence: 4 June 2019.
-- Grain: a value.
create or replace macro in_words(day) as strftime(day, '%-d %B %Y');

-- How some dates read in a sentence: 12 October 2018, 8 February 2019 and 1 May 2019.
-- Grain: a value.
create or replace macro all_in_words(days) as
    case
        when len(days) = 1 then in_words(days[1])
        else array_to_string(list_transform(days[:-2], lambda day: in_words(day)), ', ') || ' and ' || in_words(days[-1])
    end;

-- How a date reads beside another day: 4 June, and with its year where that is not the other day's.
-- Grain: a value.
create or replace macro short_in_words(day, beside) as
    if(year(day) = year(beside), strftime(day, '%-d %B'), in_words(day));

-- How a number of days reads: 1 day, 35 days.
-- Grain: a value.
create or replace macro days_in_words(days) as concat(days, if(days = 1, ' day', ' days'));

-- How often something happened: once, twice, 3 times.
-- Grain: a value.
create or replace macro times_in_words(times) as
    case times when 1 then 'once' when 2 then 'twice' else concat(times, ' times') end;

-- How an agreement that no longer holds is told, but for the full stop.
-- Grain: a value.
create or replace macro lapse_in_words(returned_on, lapsed_on, cause) as concat(
    'Agreement returned ', in_words(returned_on), ' lapsed on ', in_words(lapsed_on),
    case cause
        when 'expired' then ' (expired)'
        when 'withdrawn' then ' (withdrawn)'
        else ' (the school became an academy or was replaced: it needs re-papering)'
    end
);

-- How the last period of a school is told: Spring 2019: 9 failures in 200 records, 2 more accepted.
-- Grain: a value.
create or replace macro found_in_words(period, is_assessed, records, failures, accepted) as concat(
    period || ': ',
    case
        when is_assessed then concat(
            failures, if(failures = 1, ' failure in ', ' failures in '), records, if(records = 1, ' record', ' records'),
            if(accepted > 0, concat(', ', accepted, ' more accepted'), '')
        )
        else 'not assessed'
    end
);
