-- Records a file that a load read.
-- Grain: one row.
insert into record.entry_file (entry, file_no, name, sha256, kind)
values ($entry, $file_no, $name, $sha256, $kind);
