-- Records an entry.
-- Grain: one row.
insert into record.entry (entry, kind, recorded_at, who, what, target, is_withdrawal)
values ($entry, $kind, $recorded_at, $who, $what, $target, $is_withdrawal);
