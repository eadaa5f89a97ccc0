-- How does the data of each phase's schools arrive?
-- Grain: one row per phase.
select
    phase,
    count(*) as schools,
    count(*) filter (data_flow = 'straight through') as straight_through,
    count(*) filter (data_flow = 'secure, by hand') as secure_by_hand,
    count(*) filter (data_flow = 'unsafe') as unsafe,
    count(*) filter (data_flow = 'none') as "none",
    count(*) filter (data_flow = 'not assessed') as not_assessed,
    straight_through / schools as straight_through_share
from statuses([$as_at::date], $known_at::timestamp)
group by phase, phase_position
order by phase_position;
