-- Which agreements came back, and until when each runs, as it was known at a moment.
-- Grain: one row per school and day of return.
create or replace macro current_agreement(known_at) as table
select
    urn,
    returned_on,
    arg_max_null(expires_on, entry) as expires_on,
    arg_max_null(withdrawn_on, entry) as withdrawn_on
from record.agreement
where entry not in (from ineffective_entry(known_at))
group by urn, returned_on;
