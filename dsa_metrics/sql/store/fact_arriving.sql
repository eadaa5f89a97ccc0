-- Which facts of a table arrive with a load, each once? Of rows with the same key the last one counts.
-- Grain: one row per fact.
create temp table arriving_{table} as
select
    {cast_columns},
    file_no,
    sheet,
    source_row,
    true as arrives
from arriving
qualify row_number() over (
    partition by {key}
    order by file_no desc nulls last, sheet desc nulls last, source_row desc nulls last
) = 1;
