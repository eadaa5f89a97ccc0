-- For what share of pupils could the council answer the call: agreement in force, and data that arrives safely?
-- Grain: one row per phase; schools without a known roll stand in schools_without_roll and in no other figure.
select
    phase,
    coalesce(sum(pupils), 0)::bigint as pupils,
    coalesce(
        sum(pupils) filter (status = 'returned' and data_flow in ('straight through', 'secure, by hand')), 0
    )::bigint as covered,
    covered / nullif(sum(pupils), 0) as share,
    count(*) filter (pupils is null) as schools_without_roll
from statuses([$as_at::date], $known_at::timestamp)
group by phase, phase_position
order by phase_position;
