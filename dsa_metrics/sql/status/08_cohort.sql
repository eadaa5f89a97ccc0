-- Which schools were open on each date, and what they were then: whether open comes from the newest register known; name,
-- phase, roll and trust from the newest register of that date (before the first: from the first).
-- Grain: one row per date and school.
create or replace macro cohort(as_ats, known_at) as table
with as_at_date as (
    select distinct unnest(as_ats) as as_at
),
registered as (
    select
        as_at_date.as_at,
        register.urn,
        arg_max(register.school_row, register.register_on) as newest_row,
        coalesce(
            arg_max(register.school_row, register.register_on) filter (register.register_on <= as_at_date.as_at),
            arg_min(register.school_row, register.register_on)
        ) as row_then
    from current_register(known_at) as register
    cross join as_at_date
    group by as_at_date.as_at, register.urn
)
select
    registered.as_at,
    registered.urn,
    school.name,
    school.dfe_number,
    school.phase,
    policy_phase.position as phase_position,
    policy_phase.is_priority,
    school.pupils,
    school.trust_uid,
    school.trust_name
from registered
join record.school as newest on newest.rowid = registered.newest_row
join record.school on school.rowid = registered.row_then
join policy_phase on policy_phase.phase = school.phase
where
    (newest.opened_on <= registered.as_at or (newest.opened_on is null and newest.status <> 'proposed to open'))
    and (newest.closed_on > registered.as_at or (newest.closed_on is null and newest.status <> 'closed'));
