-- Keeps the rows that had an error, as they came.
-- Grain: one row per row set aside.
insert into record.quarantine (entry, file_no, sheet, source_row, rules, cells)
select
    $entry,
    file_no,
    sheet,
    source_row,
    rules,
    cells
from set_aside;
