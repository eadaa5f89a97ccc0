-- Which row of each register speaks of each school: the one that the last effective load brought.
-- Grain: one row per school and register; school_row is the rowid of the whole row in record.school.
create or replace macro current_register(known_at) as table
select urn, register_on, arg_max(rowid, entry) as school_row
from record.school
where entry not in (from ineffective_entry(known_at))
group by urn, register_on;
