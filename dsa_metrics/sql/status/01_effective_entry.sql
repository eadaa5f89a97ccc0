-- Which loads count, as it was known at a moment: recorded by then, and not withdrawn by the last undoing known by then.
-- Grain: one row per entry.
create or replace macro effective_entry(known_at) as table
with withdrawn as (
    select target as entry
    from record.entry
    where kind = 'undo' and recorded_at <= known_at
    group by target
    having arg_max(is_withdrawal, entry)
)
select entry
from record.entry
where kind = 'load' and recorded_at <= known_at and entry not in (select entry from withdrawn);
