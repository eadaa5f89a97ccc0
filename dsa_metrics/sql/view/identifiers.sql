-- What would tell a school apart in a text, of every school that any register knows?
-- Grain: one row per school and combination of name, DfE number, trust and postcode that a register gave it.
select distinct
    school.urn,
    school.name,
    school.dfe_number,
    school.trust_name,
    school.postcode
from current_register($known_at::timestamp) as registered
join record.school on school.rowid = registered.school_row
order by school.urn, school.name, school.dfe_number, school.trust_name, school.postcode;
