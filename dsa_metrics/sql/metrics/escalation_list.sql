-- Which schools require escalation, why, and how does their data arrive?
-- Grain: one row per school that requires escalation.
select
    urn,
    name,
    phase,
    trust_name as trust,
    reason,
    data_flow,
    second_point,
    last_letter_on,
    as_at - last_letter_on as days_since_letter,
    why
from statuses([$as_at::date], $known_at::timestamp)
where status = 'requires escalation'
order by phase_position, name, urn;
