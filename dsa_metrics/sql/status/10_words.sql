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
