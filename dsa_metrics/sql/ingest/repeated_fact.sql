-- Which rows say a fact that another row says too, alike or otherwise?
-- one row per row that contradicts another, or repeats an earlier one ({key} and {values} are columns of the table)
with told as (
    select
        file_no, sheet, source_row, {key},
        cast(row({values}) as varchar) as said,
        count(*) over (partition by {key}) as times
    from fact
),
repeated as (
    select
        file_no, sheet, source_row,
        min(said) over (partition by {key}) <> max(said) over (partition by {key}) as differs,
        row_number() over (partition by {key} order by file_no, sheet, source_row) as place
    from told
    where times > 1
)
select file_no, sheet, source_row, differs
from repeated
where differs or place > 1
