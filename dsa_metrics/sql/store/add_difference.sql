-- Keeps what an entry changed in one table.
-- Grain: one row.
insert into record.entry_difference (entry, table_name, new_rows, corrected_rows, unchanged_rows, missing_rows)
values ($entry, $table_name, $new, $corrected, $unchanged, $missing);
