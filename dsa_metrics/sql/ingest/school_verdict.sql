-- Does the name in the School column belong to the school of the URN?
-- one row per urn and name as written, where the two do not simply agree
create or replace temp table school_verdict as
with written as (
    select distinct urn, school
    from sheet
    where school is not null and urn in (select urn from school_name)
),
folded as (
    select urn, school, fold_name(school) as folded
    from written
),
not_one_of_its_names as (
    select urn, school, folded
    from folded
    where folded <> '' and (urn, folded) not in (select (urn, folded) from school_name)
),
compared as (
    select other.urn, other.school, other.folded, max(jaro_similarity(other.folded, own.folded)) as likeness
    from not_one_of_its_names as other
    join school_name as own using (urn)
    group by other.urn, other.school, other.folded
)
select
    urn,
    school,
    case
        when folded in (select folded from school_name) or likeness < 0.75 then 'another'
        else 'spelled differently'
    end as verdict
from compared;
