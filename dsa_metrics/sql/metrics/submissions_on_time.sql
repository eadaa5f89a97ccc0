-- How many submissions were due by the date, and how many of them came on time, came late, and are missing?
-- Grain: one row per collection, period and phase that owed any.
with due as materialized (
    from submission_due($as_at::date, $known_at::timestamp)
)
select
    collection,
    period,
    phase,
    coalesce(any_value(calendar.due_on), max(due.due_on)) as due_on,
    count(*) as due,
    count(*) filter (outcome = 'on time') as on_time,
    count(*) filter (outcome = 'late') as late,
    count(*) filter (outcome = 'missing') as missing
from due
left join calendar_due($as_at::date) as calendar using (collection_key, period_key, phase)
group by collection, collection_key, period, period_key, phase, phase_position
order by max(max(due.due_on)) over (partition by collection_key, period_key), collection_key, period_key, phase_position;
