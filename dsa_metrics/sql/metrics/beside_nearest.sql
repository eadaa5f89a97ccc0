-- How do the authorities nearest in number of schools share daily attendance, by the last publication?
-- Grain: one row per authority: the authority itself and the ten nearest to it, the highest share first.
with authority as materialized (
    from attendance_share($as_at::date, $known_at::timestamp)
    where area_level = 'authority' and phase = 'All phases' and total is not null
    qualify published_on = max(published_on) over ()
),
home as (
    select authority.area_code, authority.total
    from authority
    join policy_authority on policy_authority.gias_code::text = authority.area_code
),
nearest as (
    select authority.*, authority.area_code = home.area_code as is_own
    from authority
    cross join home
    order by is_own desc, abs(authority.total - home.total), authority.area_code
    limit 11
)
select
    published_on,
    area_name as name,
    is_own,
    sharing,
    total,
    share,
    rank,
    ranked as "of"
from nearest
order by rank nulls last, area_name, area_code;
