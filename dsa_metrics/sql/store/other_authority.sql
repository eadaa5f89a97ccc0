-- How many schools of the newest register belong to another authority than the policy's?
-- Grain: one row; the first three digits of a school's number are its authority's.
with newest as (
    select max(register_on) as register_on
    from record.school
    semi join effective_entry(timestamp '9999-12-31') using (entry)
)
select count(*) as facts
from record.school
semi join newest using (register_on)
semi join effective_entry(timestamp '9999-12-31') using (entry)
where try_cast(dfe_number[1:3] as integer) <> $gias_code;
