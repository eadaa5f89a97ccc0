-- What is the newest name of each school that any register knows, and is it closed by the date?
-- Grain: one row per school, open or not.
with newest as (
    select urn, arg_max(school_row, register_on) as school_row from current_register($known_at::timestamp) group by urn
)
select
    newest.urn,
    school.name,
    coalesce(school.closed_on <= $as_at::date, school.status = 'closed') as is_closed
from newest
join record.school on school.rowid = newest.school_row
order by school.name, newest.urn;
