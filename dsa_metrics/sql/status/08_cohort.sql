-- Which schools were open on each date, and what they were then: whether open comes from the newest register known; name,
-- phase, roll and trust from the newest register of that date (before the first: from the first).
-- Grain: one row per date and school.
create or replace macro cohort(as_ats, known_at) as table
with as_at_date as (
    select distinct unnest(as_ats) as as_at
),
register as materialized (
    select urn, register_on, school_row from current_register(known_at)
),
newest_register as (
    select urn, arg_max(school_row, register_on) as school_row from register group by urn
),
open_school as (
    select as_at_date.as_at, newest_register.urn
    from newest_register
    join record.school on school.rowid = newest_register.school_row
    join as_at_date
        on (school.opened_on <= as_at_date.as_at or (school.opened_on is null and school.status <> 'proposed to open'))
        and (school.closed_on > as_at_date.as_at or (school.closed_on is null and school.status <> 'closed'))
),
register_then as (
    select
        open_school.as_at,
        open_school.urn,
        coalesce(
            arg_max(register.school_row, register.register_on) filter (register.register_on <= open_school.as_at),
            arg_min(register.school_row, register.register_on)
        ) as school_row
    from open_school
    join register using (urn)
    group by open_school.as_at, open_school.urn
)
select
    register_then.as_at,
    register_then.urn,
    school.name,
    school.dfe_number,
    school.phase,
    policy_phase.position as phase_position,
    policy_phase.is_priority,
    school.pupils,
    school.trust_uid,
    school.trust_name
from register_then
join record.school on school.rowid = register_then.school_row
join policy_phase on policy_phase.phase = school.phase;
