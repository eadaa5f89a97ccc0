-- How many rows did each entry put into a table, and what do they add up to?
-- Grain: one row per entry that put any there; all entries, or the one given.
select
    {table_name} as table_name,
    entry,
    count(*) as row_count,
    sum(md5_number_lower({text}))::text as digest
from record.{table}
where entry = $entry::integer or $entry::integer is null
group by entry
