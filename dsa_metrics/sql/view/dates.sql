-- From when until when does anything happen in the record?
-- Grain: one row; both dates are null for an empty record.
with happened as (
    select sent_on as happened_on from current_letter($known_at::timestamp)
    union all
    select held_on from current_contact($known_at::timestamp)
    union all
    select returned_on from current_agreement($known_at::timestamp)
    union all
    select assessed_on from current_data_flow($known_at::timestamp)
    union all
    select register_on from current_register($known_at::timestamp)
)
select
    min(happened_on) as first_on,
    max(happened_on) as last_on
from happened;
