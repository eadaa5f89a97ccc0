-- Which school was replaced by which, where there is exactly one successor; established_on is the link's own date, if any.
-- Grain: one row per replaced school.
create or replace macro successor(known_at) as table
with replaced as (
    select
        if(starts_with(link_type, 'Successor'), urn, link_urn) as old_urn,
        if(starts_with(link_type, 'Successor'), link_urn, urn) as new_urn,
        established_on
    from current_link(known_at)
    where urn <> link_urn and (starts_with(link_type, 'Successor') or starts_with(link_type, 'Predecessor'))
)
select old_urn, any_value(new_urn) as new_urn, min(established_on) as established_on
from replaced
group by old_urn
having min(new_urn) = max(new_urn);

-- Which school was replaced by which, where there is exactly one successor; and when: the link's own date (linked_on) and the
-- day on which the old school's agreement ended (converted_on), either unknown where no date is.
-- Grain: one row per replaced school.
create or replace macro succession(known_at) as table
with by_one_school as (
    from successor(known_at)
),
newest_register as (
    select urn, arg_max(school_row, register_on) as school_row from current_register(known_at) group by urn
),
life as (
    select newest_register.urn, school.opened_on, school.closed_on
    from newest_register
    join record.school on school.rowid = newest_register.school_row
)
select
    by_one_school.old_urn,
    by_one_school.new_urn,
    coalesce(by_one_school.established_on, successor.opened_on, predecessor.closed_on) as linked_on,
    coalesce(successor.opened_on, by_one_school.established_on, predecessor.closed_on) as converted_on
from by_one_school
left join life as successor on successor.urn = by_one_school.new_urn
left join life as predecessor on predecessor.urn = by_one_school.old_urn;
