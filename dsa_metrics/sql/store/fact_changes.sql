-- What was a column of the corrected facts of a table, and what will it be?
-- Grain: one row per corrected fact.
select
    '{table}' as "table",
    {urn}::bigint as urn,
    concat_ws('; ', {rest_of_key}) as key,
    '{column}' as "column",
    standing.{column}::text as before,
    arriving.{column}::text as after
from arriving_{table} as arriving
join standing_{table} as standing on {same_key}
where arriving.{column} is distinct from standing.{column}
order by all;
