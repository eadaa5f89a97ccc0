-- Adds rows of what an entry published to one table.
-- Grain: one row per row of the relation "published".
insert into record.{table} by name
select * from published
