-- Which tables hold what entries brought, and with which columns?
-- Grain: one row per table; the seals themselves are not sealed.
select
    table_name,
    list(column_name order by column_name) as columns
from duckdb_columns()
where database_name = 'record' and schema_name = 'main' and table_name <> 'entry_seal'
group by table_name
having bool_or(column_name = 'entry')
order by table_name;
