-- Where does each school's agreement stand, why, and how does its data arrive?
-- Grain: one row per school of the cohort, by phase and name.
select
    urn,
    name,
    phase,
    status,
    reason,
    data_flow,
    second_point,
    why,
    is_priority,
    dfe_number,
    pupils,
    trust_uid,
    trust_name,
    last_letter_on
from statuses([$as_at::date], $known_at::timestamp)
order by phase_position, name, urn;
