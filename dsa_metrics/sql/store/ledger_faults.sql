-- Does the ledger hang together: numbered from 1 without a gap, in order of time, every undoing about an earlier load?
-- Grain: one row; faults counts the entries for which one of these is not so.
with in_order as (
    select
        ledger.entry,
        ledger.kind,
        ledger.target,
        ledger.is_withdrawal,
        row_number() over (order by ledger.entry) as place,
        ledger.recorded_at > lag(ledger.recorded_at) over (order by ledger.entry) as is_later,
        target.kind as target_kind
    from record.entry as ledger
    left join record.entry as target on target.entry = ledger.target and target.entry < ledger.entry
)
select count(*) as faults
from in_order
where
    entry <> place
    or not coalesce(is_later, place = 1)
    or case kind
        when 'load' then target is not null or is_withdrawal is not null
        when 'commentary' then target is not null or is_withdrawal is not null
        when 'release' then target is not null or is_withdrawal is not null
        when 'undo' then target_kind is distinct from 'load' or is_withdrawal is null
        else true
    end;
