-- Puts the facts of a table that arrive into the record, under the entry of their load.
-- Grain: one row per fact.
insert into record.{table} ({columns}, entry, file_no, sheet, source_row)
select
    {columns},
    $entry,
    file_no,
    sheet,
    source_row
from arriving_{table}
order by file_no, sheet, source_row;
