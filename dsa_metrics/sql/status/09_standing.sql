-- What the facts say of each school on each date: agreement, last lapse, letters and latest contact since, means.
-- Grain: one row per date and school of the cohort.
create or replace macro standing(as_ats, known_at) as table
with school_then as materialized (
    select * from cohort(as_ats, known_at)
),
holder as materialized (
    select as_at, urn, urn as holder_urn, 0 as depth, null::date as converted_on
    from school_then
    union all
    select school_then.as_at, school_then.urn, lineage.holder_urn, lineage.depth, lineage.converted_on
    from school_then
    join lineage(known_at) as lineage using (urn)
    where lineage.effective_on is null or lineage.effective_on <= school_then.as_at
),
-- A predecessor's agreement ends when the school was replaced, at the latest; on an unknown day: it never bound the successor.
agreement_then as (
    select
        holder.*,
        agreement.returned_on,
        agreement.expires_on,
        agreement.withdrawn_on,
        least(holder.converted_on, agreement.withdrawn_on, agreement.expires_on + 1) as ended_on,
        case
            when ended_on <= holder.as_at then ended_on
            when holder.depth > 0 and holder.converted_on is null then agreement.returned_on
        end as lapsed_on
    from current_agreement(known_at) as agreement
    join holder on holder.holder_urn = agreement.urn and agreement.returned_on <= holder.as_at
    where holder.converted_on is null or agreement.returned_on < holder.converted_on
),
agreement_standing as (
    select
        as_at,
        urn,
        max(returned_on) filter (depth = 0 and lapsed_on is null) as returned_on,
        arg_max_null(expires_on, returned_on) filter (depth = 0 and lapsed_on is null) as expires_on,
        max({
            lapsed_on: lapsed_on,
            nearness: -depth,
            returned_on: returned_on,
            holder_urn: holder_urn,
            cause: case
                when lapsed_on = converted_on then 'replaced'
                when lapsed_on = withdrawn_on then 'withdrawn'
                when lapsed_on = expires_on + 1 then 'expired'
                else 'replaced'
            end
        }) filter (lapsed_on is not null) as lapse
    from agreement_then
    group by as_at, urn
),
counted_letter as (
    select distinct holder.as_at, holder.urn, letter.step, letter.sent_on
    from current_letter(known_at) as letter
    join holder on holder.holder_urn = letter.urn and letter.sent_on <= holder.as_at
    left join agreement_standing on agreement_standing.as_at = holder.as_at and agreement_standing.urn = holder.urn
    where agreement_standing.lapse is null or letter.sent_on >= agreement_standing.lapse.lapsed_on
),
letter_standing as (
    select as_at, urn, list_sort(list(sent_on)) as letters_sent_on, min(sent_on) as first_letter_on
    from counted_letter
    group by as_at, urn
),
asked_holder as (
    select holder.as_at, holder.urn, holder.holder_urn, letter_standing.first_letter_on
    from holder
    join letter_standing using (as_at, urn)
    left join agreement_standing using (as_at, urn)
    where agreement_standing.returned_on is null
),
-- Many contacts cannot matter and go first, by day, which is part of their key; then the last effective version counts.
counted_contact as (
    select asked_holder.as_at, asked_holder.urn, contact.held_on, arg_max(contact.outcome, contact.entry) as outcome
    from record.contact
    semi join effective_entry(known_at) as effective on effective.entry = contact.entry
    join asked_holder
        on asked_holder.holder_urn = contact.urn
        and contact.held_on between asked_holder.first_letter_on and asked_holder.as_at
    group by
        asked_holder.as_at, asked_holder.urn, contact.urn, contact.held_on, contact.made_by, contact.channel
),
-- The latest day decides; on one day agreed beats terminated beats open.
contact_standing as (
    select
        as_at,
        urn,
        max(held_on) as contact_on,
        arg_max(outcome, (held_on, case outcome when 'agreed' then 2 when 'terminated' then 1 else 0 end)) as contact_outcome
    from counted_contact
    where outcome <> 'no reply'
    group by as_at, urn
),
-- The latest day decides; on one day the school itself beats a nearer predecessor beats a farther one, then the higher URN.
flow_standing as (
    select
        holder.as_at,
        holder.urn,
        arg_max(data_flow.means, (data_flow.assessed_on, -holder.depth, holder.holder_urn, entry)) as means
    from record.data_flow
    semi join effective_entry(known_at) as effective using (entry)
    join holder on holder.holder_urn = data_flow.urn and data_flow.assessed_on <= holder.as_at
    group by holder.as_at, holder.urn
)
select
    school_then.*,
    agreement_standing.returned_on,
    agreement_standing.expires_on,
    agreement_standing.lapse,
    letter_standing.letters_sent_on,
    contact_standing.contact_on,
    contact_standing.contact_outcome,
    flow_standing.means
from school_then
left join agreement_standing using (as_at, urn)
left join letter_standing using (as_at, urn)
left join contact_standing using (as_at, urn)
left join flow_standing using (as_at, urn);
