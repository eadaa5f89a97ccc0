-- What is the newest name of each school that any register knows?
-- Grain: one row per school, open or not.
select
    current_register.urn,
    arg_max(school.name, current_register.register_on) as name
from current_register($known_at::timestamp) as current_register
join record.school on school.rowid = current_register.school_row
group by current_register.urn
order by name, current_register.urn;
