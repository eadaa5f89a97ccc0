-- Which links between schools stand, as it was known at a moment.
-- Grain: one row per school, linked school and type of link.
create or replace macro current_link(known_at) as table
select urn, link_urn, link_type, arg_max_null(established_on, entry) as established_on
from record.school_link
where entry not in (from ineffective_entry(known_at))
group by urn, link_urn, link_type;
