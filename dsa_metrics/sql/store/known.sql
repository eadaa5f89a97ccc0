-- Which schools does any register of the record know, by which names?
-- Grain: one row per school and name, with the school's newest number under that name.
select
    school.urn::bigint as urn,
    school.name,
    arg_max(school.dfe_number, [school.register_on::text, school.entry::text]) as dfe_number
from record.school
semi join effective_entry(timestamp '9999-12-31') using (entry)
group by school.urn, school.name
order by urn, name;
