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
        least(holder.converted_on, agreement.withdrawn_on, agreement.expires_on + 1) as ended_on,
        case
            when ended_on <= holder.as_at then ended_on
            when holder.depth > 0 and holder.converted_on is null then agreement.returned_on
        end as lapsed_on,
        case
            when lapsed_on = holder.converted_on then 'replaced'
            when lapsed_on = agreement.withdrawn_on then 'withdrawn'
            when lapsed_on = agreement.expires_on + 1 then 'expired'
            else 'replaced'
        end as lapse_cause,
        weight(lapsed_on, -holder.depth) * 100_000_000_000_000::hugeint
            + weight(agreement.returned_on, holder.holder_urn) as lapse_weight
    from current_agreement(known_at) as agreement
    join holder on holder.holder_urn = agreement.urn and agreement.returned_on <= holder.as_at
    where holder.converted_on is null or agreement.returned_on < holder.converted_on
),
-- The last lapse counts; on one day the school's own before a nearer predecessor's before a farther one's, then the agreement
-- that was returned last, then the higher URN.
agreement_standing as (
    select
        as_at,
        urn,
        max(returned_on) filter (depth = 0 and lapsed_on is null) as returned_on,
        arg_max_null(expires_on, returned_on) filter (depth = 0 and lapsed_on is null) as expires_on,
        max(lapsed_on) as lapsed_on,
        arg_max(returned_on, lapse_weight) as lapse_returned_on,
        arg_max(lapse_cause, lapse_weight) as lapse_cause
    from agreement_then
    group by as_at, urn
),
-- Materialised, as is approached_holder below, so that lapses meet the few schools and not each of many letters and contacts.
asked_holder as materialized (
    select
        holder.as_at,
        holder.urn,
        holder.holder_urn,
        agreement_standing.lapsed_on,
        agreement_standing.returned_on is not null as is_returned
    from holder
    left join agreement_standing using (as_at, urn)
),
counted_letter as (
    select distinct asked_holder.as_at, asked_holder.urn, letter.step, letter.sent_on
    from current_letter(known_at) as letter
    join asked_holder on asked_holder.holder_urn = letter.urn and letter.sent_on <= asked_holder.as_at
    where asked_holder.lapsed_on is null or letter.sent_on >= asked_holder.lapsed_on
),
letter_standing as (
    select as_at, urn, list_sort(list(sent_on)) as letters_sent_on, min(sent_on) as first_letter_on
    from counted_letter
    group by as_at, urn
),
approached_holder as materialized (
    select asked_holder.as_at, asked_holder.urn, asked_holder.holder_urn, letter_standing.first_letter_on
    from asked_holder
    join letter_standing using (as_at, urn)
    where not asked_holder.is_returned
),
counted_contact as (
    select approached_holder.as_at, approached_holder.urn, contact.held_on, contact.outcome
    from current_contact(known_at) as contact
    join approached_holder
        on approached_holder.holder_urn = contact.urn
        and contact.held_on between approached_holder.first_letter_on and approached_holder.as_at
),
-- The latest day decides; on one day agreed beats terminated beats open.
contact_standing as (
    select
        as_at,
        urn,
        max(held_on) as contact_on,
        arg_max(outcome, weight(held_on, case outcome when 'agreed' then 2 when 'terminated' then 1 else 0 end))
            as contact_outcome
    from counted_contact
    where outcome <> 'no reply'
    group by as_at, urn
),
-- The latest day decides; on one day the school itself beats a nearer predecessor beats a farther one, then the higher URN.
flow_standing as (
    select
        holder.as_at,
        holder.urn,
        arg_max(
            data_flow.means,
            weight(data_flow.assessed_on, holder.holder_urn - holder.depth * 1_000_000)
        ) as means,
        max(data_flow.assessed_on) as assessed_on
    from current_flow(known_at) as data_flow
    join holder on holder.holder_urn = data_flow.urn and data_flow.assessed_on <= holder.as_at
    group by holder.as_at, holder.urn
)
select
    school_then.*,
    agreement_standing.returned_on,
    agreement_standing.expires_on,
    agreement_standing.lapsed_on,
    agreement_standing.lapse_returned_on,
    agreement_standing.lapse_cause,
    letter_standing.letters_sent_on,
    contact_standing.contact_on,
    contact_standing.contact_outcome,
    flow_standing.means,
    flow_standing.assessed_on
from school_then
left join agreement_standing using (as_at, urn)
left join letter_standing using (as_at, urn)
left join contact_standing using (as_at, urn)
left join flow_standing using (as_at, urn);
