-- Which files were read, by their content?
-- Grain: one row per file of each entry, by its SHA-256.
select sha256
from record.entry_file
order by sha256;
