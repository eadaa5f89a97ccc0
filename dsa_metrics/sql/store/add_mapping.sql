-- Remembers how the columns of a council's own tracker are to be read.
-- Grain: one row.
insert into record.column_mapping (entry, signature, mapping)
values ($entry, $signature, $mapping);
