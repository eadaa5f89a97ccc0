-- Which schools were counted on each date, and what they were then: whether open comes from the newest register known; name,
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
),
-- A school whose single successor opens the day after it closes is still counted on the day between.
bridged as (
    select closing.as_at, closing.urn
    from registered as closing
    join record.school as old on old.rowid = closing.newest_row and old.closed_on = closing.as_at
    join successor(known_at) as successor on successor.old_urn = closing.urn
    join registered as opening on opening.as_at = closing.as_at and opening.urn = successor.new_urn
    join record.school as new on new.rowid = opening.newest_row and new.opened_on = closing.as_at + 1
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
left join bridged on bridged.as_at = registered.as_at and bridged.urn = registered.urn
where
    (newest.opened_on <= registered.as_at or (newest.opened_on is null and newest.status <> 'proposed to open'))
    and (
        newest.closed_on > registered.as_at
        or (newest.closed_on is null and newest.status <> 'closed')
        or bridged.urn is not null
    );
