-- On which day did each school close, as the newest register has it?
-- Grain: one row per school that has a closing day.
select
    current_register.urn,
    arg_max_null(school.closed_on, current_register.register_on) as closed_on
from current_register($known_at::timestamp) as current_register
join record.school on school.rowid = current_register.school_row
group by current_register.urn
having closed_on is not null
order by current_register.urn;
