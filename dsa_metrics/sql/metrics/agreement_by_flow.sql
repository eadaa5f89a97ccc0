-- How many priority schools stand at each status with each data flow: where do the two failings overlap?
-- Grain: one row per status and data flow, every combination, in the order of the rules.
with school as materialized (
    select status, data_flow from statuses([$as_at::date], $known_at::timestamp) where is_priority
),
every_status as (
    select *
    from (values ('returned', 1), ('lapsed', 2), ('requires escalation', 3), ('in discussion', 4),
        ('awaiting reply', 5), ('not asked', 6)) as listed (status, status_position)
),
every_flow as (
    select *
    from (values ('straight through', 1), ('secure, by hand', 2), ('unsafe', 3), ('none', 4),
        ('not assessed', 5)) as listed (data_flow, flow_position)
)
select
    status,
    data_flow,
    count(school.status) as schools
from every_status
cross join every_flow
left join school using (status, data_flow)
where exists (from school)
group by status, status_position, data_flow, flow_position
order by status_position, flow_position;
