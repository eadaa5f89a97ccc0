-- Seals what an entry put into one table.
-- Grain: one row.
insert into record.entry_seal (entry, table_name, row_count, digest)
values ($entry, $table_name, $row_count, $digest);
