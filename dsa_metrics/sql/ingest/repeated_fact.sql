-- Which rows say a fact that another row says too, alike or otherwise?
-- one row per row that contradicts another, or repeats an earlier one ({key}, {values}: columns of the table)
with repeated_key as (
    select {key}
    from fact
    group by {key}
    having count(*) > 1
),
told as (
    select file_no, sheet, source_row, {key}, cast(row({values}) as varchar) as said
    from fact
    where exists (select 1 from repeated_key where {same_key})
),
compared as (
    select
        file_no, sheet, source_row,
        min(said) over (partition by {key}) <> max(said) over (partition by {key}) as differs,
        row_number() over (partition by {key} order by file_no, sheet, source_row) as place
    from told
)
select file_no, sheet, source_row, differs
from compared
where differs or place > 1
