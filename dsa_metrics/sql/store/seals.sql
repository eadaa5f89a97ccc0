-- What did each entry put into each table, by the seals made when it was saved?
-- Grain: one row per entry and table.
select
    entry,
    table_name,
    row_count,
    digest
from record.entry_seal
order by entry, table_name;
