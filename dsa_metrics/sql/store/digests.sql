-- How many rows did each entry put into a table, and what do they add up to?
-- Grain: one row per entry that put any there; all entries, or the one given.
with hashed as (
    select
        entry,
        md5_number_lower({text}) as digest
    from record.{table}
    where entry = coalesce($entry::integer, entry)
)
select
    entry,
    count(*) as row_count,
    sum(digest)::text as digest
from hashed
group by entry;
