-- What does each rule consist of?
-- Grain: one row per macro of sql/status.
select function_name, any_value(macro_definition) as body
from duckdb_functions()
where database_name = 'memory' and schema_name = 'main' and macro_definition is not null
group by function_name;
