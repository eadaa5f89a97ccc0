-- Which school owed what by the date, and did it come on time?
-- Grain: one row per school, collection and period due.
select
    urn,
    name,
    phase,
    collection,
    period,
    due_on,
    received_on,
    means,
    outcome,
    days_late
from submission_due($as_at::date, $known_at::timestamp)
order by due_on, collection_key, period_key, phase_position, name, urn;
