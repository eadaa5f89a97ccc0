-- From when until when does anything happen in the record?
-- Grain: one row; both dates are null for an empty record.
with happened as (
    select sent_on as happened_on from current_letter($known_at::timestamp)
    union all
    select returned_on from current_agreement($known_at::timestamp)
    union all
    select register_on from current_register($known_at::timestamp)
    union all
    select held_on from record.contact semi join effective_entry($known_at::timestamp) using (entry)
    union all
    select assessed_on from record.data_flow semi join effective_entry($known_at::timestamp) using (entry)
    union all
    select received_on from record.submission semi join effective_entry($known_at::timestamp) using (entry)
    union all
    select measured_on from record.quality_result semi join effective_entry($known_at::timestamp) using (entry)
)
select
    min(happened_on) as first_on,
    max(happened_on) as last_on
from happened;
