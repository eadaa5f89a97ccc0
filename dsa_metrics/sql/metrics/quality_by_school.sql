-- What did the checks find at each school in the last period of its phase?
-- Grain: one row per school of the cohort.
select
    urn,
    name,
    phase,
    period,
    measured_on,
    records,
    failures,
    accepted,
    per_thousand,
    is_below,
    is_assessed
from last_quality($as_at::date, $known_at::timestamp)
order by phase_position, name, urn;
