-- On which day did a board last meet before a date, as it was known at a moment?
-- Grain: one row; held_on is null where none had met.
create or replace macro last_meeting(as_at, known_at) as table
select max(held_on) as held_on
from record.meeting
where held_on < as_at and entry not in (from ineffective_entry(known_at));

-- What does the newest register say of each school: its name, and when it opened and closed?
-- Grain: one row per school that a register knows.
create or replace macro school_life(known_at) as table
with newest as (
    select urn, arg_max(school_row, register_on) as school_row from current_register(known_at) group by urn
)
select newest.urn, school.name, school.opened_on, school.closed_on
from newest
join record.school on school.rowid = newest.school_row;

-- The last moment of a day, as the record writes moments (UTC): whoever asks what was known on it asks about another moment too,
-- and is never answered from what is kept of the record as it stands (record/kept.py).
-- Grain: a value.
create or replace macro known_on(day) as day::timestamp + interval 1 day - interval 1 microsecond;
