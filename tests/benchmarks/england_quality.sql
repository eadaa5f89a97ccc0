-- Results of fifteen checks at so many schools as the table size says, in twelve periods, each its own load; then the last
-- period's file corrected, a load that is undone, and explanations. Every choice is a dice thrown by a hash.
-- Grain: each statement fills one table of facts.
create macro dice(throw, name, faces) as (hash(throw, name) % faces)::integer;

create table period as
select
    range as period_no,
    ['Autumn', 'Spring', 'Summer'][1 + range % 3] || ' ' || 2021 + (range + 2) // 3 as period,
    date '2021-11-10' + interval (range * 122) day as measured_on
from range(12);

create table check_made as
select unnest([
    'upn_missing', 'upn_check_letter', 'upn_duplicate', 'upn_la_unknown', 'upn_temporary_old', 'surname_missing',
    'forename_missing', 'birth_date_missing', 'birth_date_outside_year', 'postcode_missing', 'postcode_malformed',
    'ethnicity_missing', 'language_missing', 'admission_after_leaving', 'person_duplicate'
]) as check_code;

insert into school by name
select
    100000 + range as urn,
    date '2021-09-01' as register_on,
    'School ' || range as name,
    ['Primary', 'Primary', 'Primary', 'Secondary', 'Special', 'Independent', 'Nursery'][1 + range % 7] as phase,
    'open' as status,
    1 as entry,
    1 as file_no
from size, range(schools);

insert into quality_result by name
select
    urn,
    'School census' as collection,
    period,
    (measured_on + interval (dice([urn, period_no], 'measured on', 20)) day)::date as measured_on,
    check_code,
    50 + dice(urn, 'roll', 1000) as records,
    dice([urn, period_no, hash(check_code)], 'failures', 20) as failures,
    2 + period_no as entry,
    1 as file_no
from school, period, check_made;

-- Load 14 is the file of the last period again, with every tenth result corrected; load 15, a wrong file, is undone.
insert into quality_result by name
select
    * replace (if(dice([urn, hash(check_code)], 'corrected', 10) = 0, failures // 2, failures) as failures, 14 as entry)
from quality_result
where entry = 13
union all
select
    * replace (failures + 1 as failures, 15 as entry)
from quality_result
where dice([urn, entry, hash(check_code)], 'undone', 20) = 0;

insert into accepted_explanation by name
select
    100000 + dice(range, 'explained', schools) as urn,
    check_code,
    if(dice(range, 'of a collection', 2) = 0, 'School census', null) as collection,
    if(dice(range, 'of a period', 2) = 0, period, null) as period,
    date '2022-01-01' + dice(range, 'accepted on', 900) as accepted_on,
    accepted_on + 1500 as until_on,
    'reason' as reason,
    'Director' as approved_by,
    16 as entry,
    1 as file_no
from size, range(schools // 4), period, check_made
where dice([range, period_no, hash(check_code)], 'picked', 180) = 0;
