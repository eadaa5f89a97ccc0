-- Which schools does any register of the record know, by which names, when was each open, and how many pupils has it?
-- Grain: one row per school and name, with the school's newest number under that name, and the days on which it opened and
-- closed and its roll as the newest register has them.
with named as (
    select distinct on (urn, name) urn, name, dfe_number
    from record.school
    semi join effective_entry(timestamp '9999-12-31') using (entry)
    order by urn, name, register_on desc, entry desc
),
life as (
    select distinct on (urn) urn, opened_on, closed_on, pupils
    from record.school
    semi join effective_entry(timestamp '9999-12-31') using (entry)
    order by urn, register_on desc, entry desc
)
select
    named.urn::bigint as urn,
    named.name,
    named.dfe_number,
    life.opened_on,
    life.closed_on,
    life.pupils::bigint as pupils
from named
join life using (urn)
order by urn, name;
