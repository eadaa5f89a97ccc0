-- What share of the authority's schools shared daily attendance by each publication, beside its region and England?
-- Grain: one row per publication, phase and area.
with shared as materialized (
    from attendance_share($as_at::date, $known_at::timestamp)
),
home as (
    select
        shared.area_code,
        lower(arg_max(shared.region, shared.published_on)) as region_code
    from shared
    join policy_authority on policy_authority.gias_code::text = shared.area_code
    where shared.area_level = 'authority'
    group by shared.area_code
)
select
    shared.published_on,
    shared.phase,
    shared.area_level as area,
    shared.area_name as name,
    shared.sharing,
    shared.total,
    shared.share,
    shared.rank,
    shared.ranked as "of"
from shared
left join home on true
where
    shared.area_level = 'England'
    or (shared.area_level = 'region' and shared.area_code = home.region_code)
    or (shared.area_level = 'authority' and shared.area_code = home.area_code)
order by shared.published_on, shared.phase_position, list_position(['authority', 'region', 'England'], shared.area_level);
