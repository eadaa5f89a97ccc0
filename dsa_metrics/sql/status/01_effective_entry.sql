-- Which loads do not count, as it was known at a moment: recorded later, or withdrawn by the last undoing known by then.
-- Grain: one row per entry; mostly none, so that leaving out what these brought costs next to nothing.
create or replace macro ineffective_entry(known_at) as table
select coalesce(target, entry) as entry
from record.entry
group by coalesce(target, entry)
having bool_and(recorded_at > known_at) or arg_max(is_withdrawal, entry) filter (recorded_at <= known_at);

-- Which loads count, as it was known at a moment: recorded by then, and not withdrawn by the last undoing known by then.
-- Grain: one row per entry.
create or replace macro effective_entry(known_at) as table
select entry
from record.entry
where kind = 'load' and entry not in (from ineffective_entry(known_at));
