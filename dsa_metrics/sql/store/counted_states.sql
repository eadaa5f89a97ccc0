-- What did each school last count for in a release?
-- Grain: one row per school that any release counted.
select
    urn,
    arg_max(not_returned, entry) as not_returned,
    arg_max(escalated, entry) as escalated,
    arg_max(unsafe, entry) as unsafe,
    coalesce(arg_max(late, entry), false) as late,
    coalesce(arg_max(below_standard, entry), false) as below_standard,
    coalesce(arg_max(failures, entry), 0) as failures,
    coalesce(arg_max(records, entry), 0) as records
from record.release_school
group by urn;
