-- How many of the rows now set aside has no load that counts set aside before?
-- Grain: one row.
with known as (
    select quarantine.*
    from record.quarantine
    semi join effective_entry(timestamp '9999-12-31') using (entry)
)
select count(*) as rows
from set_aside
anti join known
    on known.sheet is not distinct from set_aside.sheet
    and known.source_row is not distinct from set_aside.source_row
    and known.rules = set_aside.rules
    and known.cells = set_aside.cells;
