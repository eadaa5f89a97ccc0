-- How many schools of the newest register have a phase that the policy does not list?
-- Grain: one row.
with newest as (
    select max(register_on) as register_on
    from record.school
    semi join effective_entry(timestamp '9999-12-31') using (entry)
)
select count(*) as facts
from record.school
semi join newest using (register_on)
semi join effective_entry(timestamp '9999-12-31') using (entry)
where phase not in (select phase from policy_phase);
