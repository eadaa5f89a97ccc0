-- How many schools of the register before this one are not in this one?
-- Grain: one row.
with register_before as (
    select max(register_on) as register_on
    from standing_school
    where register_on <= (select max(register_on) from arriving_school)
)
select count(*) as missing
from standing_school
semi join register_before using (register_on)
anti join arriving_school using (urn);
