-- What was recorded, when, by whom, and does it still count?
-- Grain: one row per entry, the newest first.
with spoken_of as (
    select
        target as entry,
        max(entry) as last_undoing,
        arg_max(is_withdrawal, entry) as is_withdrawn
    from record.entry
    where kind = 'undo'
    group by target
),
changed as (
    select
        entry,
        sum(new_rows)::bigint as new,
        sum(corrected_rows)::bigint as corrected,
        sum(unchanged_rows)::bigint as unchanged,
        sum(missing_rows)::bigint as missing
    from record.entry_difference
    group by entry
),
set_aside as (
    select
        entry,
        count(*) as quarantined
    from record.quarantine
    group by entry
),
files as (
    select
        entry,
        string_agg(name, ', ' order by file_no) as files
    from record.entry_file
    group by entry
)
select
    ledger.entry,
    ledger.kind,
    ledger.recorded_at,
    ledger.who,
    ledger.what,
    files.files,
    coalesce(changed.new, 0) as new,
    coalesce(changed.corrected, 0) as corrected,
    coalesce(changed.unchanged, 0) as unchanged,
    coalesce(changed.missing, 0) as missing,
    coalesce(set_aside.quarantined, 0) as quarantined,
    ledger.target,
    ledger.is_withdrawal,
    ledger.kind = 'load' and coalesce(own.is_withdrawn, false) as is_withdrawn,
    case ledger.kind
        when 'load' then not coalesce(own.is_withdrawn, false)
        when 'undo' then ledger.entry = targets.last_undoing
        else false
    end as can_undo
from record.entry as ledger
left join spoken_of as own on own.entry = ledger.entry
left join spoken_of as targets on targets.entry = ledger.target
left join changed on changed.entry = ledger.entry
left join set_aside on set_aside.entry = ledger.entry
left join files on files.entry = ledger.entry
order by ledger.entry desc;
