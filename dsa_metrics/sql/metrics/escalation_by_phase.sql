-- How many schools of each phase require escalation, and for which reason?
-- Grain: one row per phase and reason.
with school as materialized (
    select phase, phase_position, reason from statuses([$as_at::date], $known_at::timestamp)
),
phase_and_reason as (
    select distinct phase, phase_position, unnest(['no contact', 'talks ended']) as reason from school
)
select
    phase,
    reason,
    count(school.phase) as schools
from phase_and_reason
left join school using (phase, phase_position, reason)
group by phase, phase_position, reason
order by phase_position, reason;
