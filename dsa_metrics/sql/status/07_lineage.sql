-- Whose history a school carries: every school that it replaced, directly or through others, up to eight steps back.
-- Grain: one row per school and predecessor; the history is carried from effective_on (null: always was).
create or replace macro lineage(known_at) as table
with recursive step as materialized (
    select old_urn, new_urn, linked_on, converted_on from succession(known_at)
),
descent as (
    select
        old_urn as holder_urn,
        new_urn as urn,
        1 as depth,
        linked_on as effective_on,
        converted_on,
        [old_urn, new_urn] as visited
    from step
    union all
    select
        descent.holder_urn,
        step.new_urn,
        descent.depth + 1,
        greatest(descent.effective_on, step.linked_on),
        descent.converted_on,
        list_append(descent.visited, step.new_urn)
    from descent
    join step on step.old_urn = descent.urn
    where descent.depth < 8 and not list_contains(descent.visited, step.new_urn)
)
select urn, holder_urn, depth, effective_on, converted_on
from descent;
