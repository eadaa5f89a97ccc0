-- What share of the schools of each area shared daily attendance by each publication: as the record stands, with the regions
-- and the phases together that a publication leaves out added up, and each authority's rank?
-- Grain: one row per publication, area and phase; `rank` (1 is the highest share) and `ranked` of authorities with a share.
create or replace macro attendance_share(as_at, known_at) as table
with standing as (
    select
        published_on,
        area_level,
        area_code,
        phase,
        arg_max(area_name, entry) as area_name,
        arg_max_null(region, entry) as region,
        arg_max_null(sharing, entry) as sharing,
        arg_max_null(total, entry) as total
    from record.attendance_sharing
    where published_on <= as_at and entry not in (from ineffective_entry(known_at))
    group by published_on, area_level, area_code, phase
),
-- Until 2025 authorities were published by phase alone; where one number is withheld, so is their sum.
all_phases as (
    select
        published_on,
        area_level,
        area_code,
        'All phases' as phase,
        any_value(area_name) as area_name,
        any_value(region) as region,
        if(count(sharing) = count(*), sum(sharing), null) as sharing,
        if(count(total) = count(*), sum(total), null)::integer as total
    from standing
    group by published_on, area_level, area_code
    having not bool_or(standing.phase = 'All phases')
),
told as (
    from standing
    union all
    from all_phases
),
-- A region that a publication leaves out is its authorities of which both numbers are known.
region as (
    select
        published_on,
        'region' as area_level,
        lower(region) as area_code,
        phase,
        any_value(region) as area_name,
        null::text as region,
        sum(sharing) as sharing,
        sum(total)::integer as total
    from told
    where area_level = 'authority' and region is not null and sharing is not null and total is not null
    group by published_on, lower(region), phase
),
complete as (
    from told
    union all
    select region.*
    from region
    anti join told using (published_on, area_level, area_code, phase)
),
shared as (
    -- Said aloud, since least() passes over a null and would give the other.
    select *, if(total > 0 and sharing is not null, least(sharing::double / total, 1), null) as share
    from complete
),
-- Shares that agree to a hundredth of a per cent are a tie: a published mean is rounded.
ranking as (
    select
        published_on,
        area_code,
        phase,
        rank() over (partition by published_on, phase order by floor(share * 10_000 + 0.5) desc) as rank,
        count(*) over (partition by published_on, phase) as ranked
    from shared
    where area_level = 'authority' and share is not null
)
select
    shared.published_on,
    shared.area_level,
    shared.area_code,
    shared.phase,
    list_position(['All phases', 'Primary', 'Secondary', 'Special'], shared.phase) as phase_position,
    shared.area_name,
    shared.region,
    shared.sharing::double as sharing,
    shared.total,
    shared.share,
    ranking.rank,
    ranking.ranked
from shared
left join ranking
    on shared.area_level = 'authority'
    and ranking.published_on = shared.published_on
    and ranking.area_code = shared.area_code
    and ranking.phase = shared.phase;
