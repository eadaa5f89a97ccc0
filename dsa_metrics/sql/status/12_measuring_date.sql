-- On which dates is a trend measured: each month end since the first letter or agreement, each meeting, and the date itself.
-- Grain: one row per date.
create or replace macro measuring_date(as_at, known_at) as table
with asked_or_answered as (
    select sent_on as happened_on from current_letter(known_at)
    union all
    select returned_on from current_agreement(known_at)
),
month_end as (
    select last_day(unnest(generate_series(date_trunc('month', min(happened_on)), as_at, interval 1 month))) as measured_on
    from asked_or_answered
),
meeting as (
    select meeting.held_on as measured_on
    from record.meeting
    semi join effective_entry(known_at) using (entry)
)
select distinct measured_on
from (from month_end union all from meeting union all select as_at)
where measured_on <= as_at;
