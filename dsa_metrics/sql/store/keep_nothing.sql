-- Let go of every row that was kept.
-- Grain: none; the schema kept is there, and empty.
drop schema if exists memory.kept cascade;
create schema memory.kept;
