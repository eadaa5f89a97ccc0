-- What has happened with one school, and with the schools that it replaced, by a date: every version of every fact?
-- Grain: one row per version of a fact; a version is shown once, as first recorded, however often files repeated it.
with family as materialized (
    select $urn::integer as urn, false as is_predecessor
    union all
    select holder_urn, true
    from lineage($known_at::timestamp)
    where urn = $urn::integer and (effective_on is null or effective_on <= $as_at::date)
),
told as (
    select urn, 'register' as what, register_on::text as fact_key, register_on as happened_on,
        entry, rowid as row_no, file_no, sheet, source_row,
        concat_ws('; ', name, coalesce(phase, 'of no reporting phase'), status, 'opened ' || in_words(opened_on),
            'closed ' || in_words(closed_on), pupils || if(pupils = 1, ' pupil', ' pupils'), trust_name) as detail
    from record.school
    semi join family using (urn)
    union all
    select urn, 'link', concat_ws('; ', link_urn, link_type), established_on, entry, rowid, file_no, sheet, source_row,
        link_type || ': URN ' || link_urn
    from record.school_link
    semi join family using (urn)
    union all
    select urn, 'letter', step::text, sent_on, entry, rowid, file_no, sheet, source_row,
        concat_ws(' ', 'Letter', step, 'sent')
    from record.letter
    semi join family using (urn)
    union all
    select urn, 'contact', concat_ws('; ', held_on, made_by, channel), held_on, entry, rowid, file_no, sheet, source_row,
        concat_ws('; ', 'The ' || made_by || ' made contact' || coalesce(' by ' || channel, ''), outcome, note)
    from record.contact
    semi join family using (urn)
    union all
    select urn, 'agreement', returned_on::text, returned_on, entry, rowid, file_no, sheet, source_row,
        concat_ws('; ', 'Agreement returned' || coalesce(', signed by ' || signed_by, ''), 'version ' || version,
            lawful_basis, 'starts ' || in_words(starts_on), 'review on ' || in_words(review_on),
            'expires ' || in_words(expires_on), 'withdrawn ' || in_words(withdrawn_on), note)
    from record.agreement
    semi join family using (urn)
    union all
    select urn, 'data flow', assessed_on::text, assessed_on, entry, rowid, file_no, sheet, source_row,
        concat_ws('; ', 'Means of transfer: ' || means, note)
    from record.data_flow
    semi join family using (urn)
    union all
    select urn, 'submission', lower(concat_ws('; ', collection, period)), coalesce(received_on, due_on),
        entry, rowid, file_no, sheet, source_row,
        concat_ws('; ', collection || ' ' || period || ' due ' || in_words(due_on),
            coalesce('received ' || in_words(received_on), 'not received'), means)
    from record.submission
    semi join family using (urn)
    union all
    select urn, 'quality result', lower(concat_ws('; ', collection, period, check_code)), measured_on,
        entry, rowid, file_no, sheet, source_row,
        concat_ws('; ', collection || ' ' || period,
            check_code || ': ' || if(records = 0, 'not assessed', failures || ' of ' || records || ' records'),
            explanation)
    from record.quality_result
    semi join family using (urn)
    union all
    select urn, 'accepted explanation',
        lower(concat(check_code, '; ', collection, '; ', period, '; ', accepted_on)), accepted_on,
        entry, rowid, file_no, sheet, source_row,
        concat_ws('; ', concat('Failures of ', check_code, ' accepted', ' for ' || collection, ' in ' || period, ' until ',
            in_words(until_on)), reason, 'approved by ' || approved_by)
    from record.accepted_explanation
    semi join family using (urn)
),
standing as (
    select
        told.*,
        entry.recorded_at,
        entry_file.name as file,
        effective.entry is not null as is_effective,
        is_effective and version_weight(told.entry, told.row_no)
            = max(version_weight(told.entry, told.row_no)) filter (effective.entry is not null)
            over (partition by told.urn, told.what, told.fact_key) as is_in_force
    from told
    join record.entry on entry.entry = told.entry and entry.recorded_at <= $known_at::timestamp
    left join record.entry_file on entry_file.entry = told.entry and entry_file.file_no = told.file_no
    left join effective_entry($known_at::timestamp) as effective on effective.entry = told.entry
),
-- Registers say the same of a school again and again: what they say counts from the first that said it.
version as (
    select
        urn,
        what,
        detail,
        min(happened_on) as happened_on,
        bool_or(is_in_force) as is_in_force,
        arg_min({
            recorded_at: recorded_at, entry: entry, file: file, sheet: sheet, source_row: source_row
        }, [if(is_effective, 0, 1), entry]) as first_recorded
    from standing
    group by urn, what, detail, if(what = 'register', null, happened_on)
)
select
    happened_on,
    what,
    detail,
    is_in_force,
    version.urn,
    is_predecessor,
    first_recorded.recorded_at as recorded_at,
    first_recorded.entry as entry,
    first_recorded.file as file,
    first_recorded.sheet as sheet,
    first_recorded.source_row as source_row
from version
join family using (urn)
where happened_on <= $as_at::date or happened_on is null
order by happened_on nulls first, is_predecessor desc, what, detail, entry;
