-- What has changed at which school since a board last met before the date, and which fact changed it?
-- Grain: one row per school and change; a school that was not counted on one of the two days had no status on it.
with met as materialized (
    from last_meeting($as_at::date, $known_at::timestamp)
),
status_then as materialized (
    from statuses((select [held_on, $as_at::date] from met where held_on is not null), $known_at::timestamp)
),
quality_before as materialized (
    from last_quality((select held_on from met), $known_at::timestamp)
),
quality_after as materialized (
    from last_quality($as_at::date, $known_at::timestamp)
),
life as materialized (
    from school_life($known_at::timestamp)
),
replacement as materialized (
    select
        old_urn,
        new_urn,
        coalesce(old.name, 'URN ' || old_urn) as old_name,
        coalesce(new.name, 'URN ' || new_urn) as new_name
    from successor($known_at::timestamp)
    left join life as old on old.urn = old_urn
    left join life as new on new.urn = new_urn
),
replacing as (
    select new_urn as urn, string_agg(old_name, ' and ' order by old_urn) as names from replacement group by new_urn
),
compared as (
    select
        coalesce(after.urn, before.urn) as urn,
        coalesce(after.name, before.name) as name,
        coalesce(after.phase, before.phase) as phase,
        coalesce(after.phase_position, before.phase_position) as phase_position,
        before.urn is not null as was_counted,
        after.urn is not null as is_counted,
        before.status as status_before,
        before.data_flow as flow_before,
        coalesce(before.second_point, false) as was_unsafe,
        before.means as means_before,
        after.status,
        after.why,
        after.lapse,
        after.data_flow,
        coalesce(after.second_point, false) as is_unsafe,
        after.means,
        after.assessed_on,
        life.opened_on,
        life.closed_on,
        coalesce(life.opened_on > met.held_on and life.opened_on <= $as_at::date, false) as has_opened,
        coalesce(life.closed_on between met.held_on and $as_at::date, false) as has_closed
    from (from status_then where as_at <> $as_at::date) as before
    full join (from status_then where as_at = $as_at::date) as after on after.urn = before.urn
    cross join met
    left join life on life.urn = coalesce(after.urn, before.urn)
),
told as materialized (
    select
        compared.*,
        coalesce(quality_before.is_below, false) as was_below,
        coalesce(quality_after.is_below, false) as is_below,
        coalesce(quality_after.is_assessed, false) as is_assessed,
        concat(
            'Means of transfer: ', means, ', assessed on ', in_words(assessed_on),
            if(was_counted, concat('; at the meeting: ', coalesce(means_before, 'not assessed')), ''), '.'
        ) as flow_fact,
        concat(
            found_in_words(
                quality_after.period, quality_after.is_assessed, quality_after.records, quality_after.failures,
                quality_after.accepted
            ),
            if(was_counted, concat('; at the meeting, ', found_in_words(
                quality_before.period, quality_before.is_assessed, quality_before.records, quality_before.failures,
                quality_before.accepted
            )), ''), '.'
        ) as quality_fact,
        if(
            has_opened,
            concat('Opened ', in_words(opened_on), ' in place of ' || replacing.names, '.'),
            'The register gives it a phase that is counted.'
        ) as joining,
        case
            when not has_opened then 'joined: counted now'
            when replacing.names is null then 'joined: opened'
            else 'joined: replaces another school'
        end as joined_how,
        if(
            has_closed,
            concat('Closed ', in_words(closed_on), '; replaced by ' || replaced.new_name, '.'),
            'The register no longer gives it a phase that is counted.'
        ) as leaving,
        case
            when not has_closed then 'left: not counted now'
            when replaced.new_name is null then 'left: closed'
            else 'left: replaced by another school'
        end as left_how
    from compared
    left join quality_before on quality_before.urn = compared.urn
    left join quality_after on quality_after.urn = compared.urn
    left join replacing on replacing.urn = compared.urn
    left join replacement as replaced on replaced.old_urn = compared.urn
),
change as (
    select urn, name, phase, phase_position, 1 as place, 'returned' as what, why as fact
    from told
    where status = 'returned' and status_before is distinct from 'returned'
    union all
    select urn, name, phase, phase_position, 2, 'newly requires escalation', why
    from told
    where status = 'requires escalation' and status_before is distinct from 'requires escalation'
    union all
    select urn, name, phase, phase_position, 3, concat('left escalation: ', case status
        when 'returned' then 'returned' when 'in discussion' then 'in contact' else 'another way'
    end), coalesce(why, leaving)
    from told
    where status_before = 'requires escalation' and status is distinct from 'requires escalation'
    union all
    select urn, name, phase, phase_position, 4, 'lapsed', lapse || '.'
    from told
    where (status = 'lapsed' and status_before is distinct from 'lapsed')
        or (status_before = 'returned' and status <> 'returned')
    union all
    select urn, name, phase, phase_position, 5, if(data_flow = 'unsafe', 'newly unsafe', 'newly without data'), flow_fact
    from told
    where is_unsafe and not was_unsafe
    union all
    select urn, name, phase, phase_position, 6,
        if(data_flow = 'not assessed', 'flow no longer known', 'made safe'), flow_fact
    from told
    where was_unsafe and is_counted and not is_unsafe
    union all
    select urn, name, phase, phase_position, 7, 'fell below the standard', quality_fact
    from told
    where is_below and not was_below
    union all
    select urn, name, phase, phase_position, 8,
        if(is_assessed, 'rose to the standard', 'quality no longer known'), quality_fact
    from told
    where was_below and is_counted and not is_below
    union all
    select urn, name, phase, phase_position, 9, joined_how,
        concat(joining, ' Agreement: ', status, '; data flow: ', data_flow, '.')
    from told
    where not was_counted
    union all
    select urn, name, phase, phase_position, 10, left_how,
        concat(leaving, ' Agreement before: ', status_before, '; data flow before: ', flow_before, '.')
    from told
    where not is_counted
)
select
    urn,
    name,
    phase,
    what,
    fact
from change
order by place, phase_position, name, urn;
