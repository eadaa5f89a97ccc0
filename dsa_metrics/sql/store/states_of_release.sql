-- What did each school count for in one release?
-- Grain: one row per school that the release counted.
select
    urn,
    not_returned,
    escalated,
    unsafe,
    coalesce(late, false) as late,
    coalesce(below_standard, false) as below_standard,
    coalesce(failures, 0) as failures,
    coalesce(records, 0) as records
from record.release_school
where release_id = $release_id
order by urn;
