-- What did each school last count for in a release?
-- Grain: one row per school that any release counted.
select
    urn,
    arg_max(not_returned, entry) as not_returned,
    arg_max(escalated, entry) as escalated,
    arg_max(unsafe, entry) as unsafe
from record.release_school
group by urn;
