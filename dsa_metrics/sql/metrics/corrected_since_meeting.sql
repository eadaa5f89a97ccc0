-- What does the record now say otherwise of the day on which a board last met than it said on that day, and what changed it?
-- Grain: one row per school whose status, data flow or place among the schools counted on that day is another one now.
with met as materialized (
    select held_on, least(known_on(held_on), $known_at::timestamp) as known_then
    from last_meeting($as_at::date, $known_at::timestamp)
    where exists (from record.entry where recorded_at <= known_on(held_on))
),
told_then as materialized (
    from statuses((select [held_on] from met), (select known_then from met))
),
told_now as materialized (
    from statuses((select [held_on] from met), $known_at::timestamp)
),
different as materialized (
    select
        coalesce(told_now.urn, told_then.urn) as urn,
        coalesce(told_now.name, told_then.name) as name,
        coalesce(told_now.phase, told_then.phase) as phase,
        coalesce(told_now.phase_position, told_then.phase_position) as phase_position,
        told_then.status as status_then,
        told_now.status as status_now,
        told_then.data_flow as data_flow_then,
        told_now.data_flow as data_flow_now,
        status_then is null or status_now is null as is_counted_otherwise
    from told_then
    full join told_now on told_now.urn = told_then.urn
    where status_then is distinct from status_now or data_flow_then is distinct from data_flow_now
),
-- Which loads count now and did not then, or did then and do not now; and which entry made the difference.
last_undoing as (
    select target as entry, max(entry) as act
    from record.entry
    cross join met
    where kind = 'undo' and recorded_at > met.known_then and recorded_at <= $known_at::timestamp
    group by target
),
moved as materialized (
    select
        load.entry,
        counts_now.entry is null as is_withdrawn,
        if(load.recorded_at > met.known_then, load.entry, last_undoing.act) as act
    from record.entry as load
    cross join met
    left join effective_entry((select known_then from met)) as counted_then on counted_then.entry = load.entry
    left join effective_entry($known_at::timestamp) as counts_now on counts_now.entry = load.entry
    left join last_undoing on last_undoing.entry = load.entry
    where load.kind = 'load' and (counted_then.entry is null) <> (counts_now.entry is null)
),
family as (
    select urn, urn as holder_urn
    from different
    union
    select lineage.urn, lineage.holder_urn
    from (from lineage($known_at::timestamp) union all from lineage((select known_then from met))) as lineage
    semi join different using (urn)
    cross join met
    where lineage.effective_on is null or lineage.effective_on <= met.held_on
),
-- happened_on is null where that does not matter: a letter may have been moved to the other side of the meeting.
fact as (
    select urn, 'agreement' as about, entry, file_no, null::date as happened_on,
        concat('letter ', step, ' sent ', in_words(sent_on)) as words
    from record.letter
    where (urn, step) in (select (urn, step) from record.letter cross join met where sent_on <= met.held_on)
    union all
    select urn, 'agreement', entry, file_no, held_on,
        concat('contact by the ', made_by, ' on ', in_words(held_on), ' (', outcome, ')')
    from record.contact
    union all
    select urn, 'agreement', entry, file_no, returned_on, concat(
        'agreement returned ', in_words(returned_on), ', expires ' || in_words(expires_on),
        ', withdrawn ' || in_words(withdrawn_on)
    )
    from record.agreement
    union all
    select urn, 'data flow', entry, file_no, assessed_on,
        concat('means of transfer: ', means, ', assessed on ', in_words(assessed_on))
    from record.data_flow
    union all
    select urn, 'register', entry, file_no, null, concat(
        'register of ', in_words(register_on), ': ', status, ', ', coalesce(phase, 'of no reporting phase'),
        ', opened ' || in_words(opened_on), ', closed ' || in_words(closed_on)
    )
    from record.school
    union all
    select unnest([urn, link_urn]), 'register', entry, file_no, null,
        concat(lower(link_type), ' of URN ', urn, ': URN ', link_urn)
    from record.school_link
),
-- What bears on the difference itself; only where nothing does, what the registers and the links say.
bearing as (
    select
        different.urn,
        fact.words,
        fact.file_no,
        moved.entry,
        moved.act,
        moved.is_withdrawn,
        if(fact.about = 'register' and not different.is_counted_otherwise, 2, 1) as rank
    from different
    join family using (urn)
    join fact on fact.urn = family.holder_urn
    join moved on moved.entry = fact.entry
    cross join met
    where case fact.about
        when 'agreement' then not is_counted_otherwise and status_then <> status_now
        when 'data flow' then not is_counted_otherwise and data_flow_then <> data_flow_now
        else true
    end and coalesce(fact.happened_on <= met.held_on, true)
),
nearest as (
    select distinct urn, act, words, is_withdrawn, entry_file.name as file
    from (from bearing qualify rank = min(rank) over (partition by urn)) as bearing
    left join record.entry_file on entry_file.entry = bearing.entry and entry_file.file_no = bearing.file_no
),
explained as (
    select
        nearest.urn,
        max(nearest.act) as entry,
        last(file order by nearest.act, words) as file,
        string_agg(concat(
            upper(words[1]), words[2:], if(is_withdrawn, ': withdrawn ', ': recorded '), in_words(act.recorded_at),
            ' (entry ', nearest.act, ', from ' || file, ')'
        ), '; ' order by nearest.act, words) as explanation
    from nearest
    join record.entry as act on act.entry = nearest.act
    group by nearest.urn
)
select
    different.urn,
    different.name,
    different.phase,
    different.status_then,
    different.status_now,
    different.data_flow_then,
    different.data_flow_now,
    act.recorded_at,
    explained.entry,
    explained.file,
    coalesce(explained.explanation, 'What changed was recorded of another school') || '.' as explanation
from different
left join explained using (urn)
left join record.entry as act on act.entry = explained.entry
order by different.phase_position, different.name, different.urn;
