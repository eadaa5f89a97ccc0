-- Where does every school's agreement stand on each date, why, and how does its data arrive?
-- Grain: one row per date and school of the cohort.
create or replace macro statuses(as_ats, known_at) as table
with flow_of_means as (
    select lower(means) as means, min(flow) as flow from policy_means group by lower(means)
),
decided as (
    select
        standing.*,
        case
            when standing.returned_on is not null then 'returned'
            when standing.letters_sent_on is null and standing.lapsed_on is not null then 'lapsed'
            when standing.letters_sent_on is null then 'not asked'
            when standing.contact_outcome in ('open', 'agreed') then 'in discussion'
            when standing.as_at - standing.letters_sent_on[policy_escalation.letters] >= policy_escalation.grace_days
                then 'requires escalation'
            else 'awaiting reply'
        end as status,
        coalesce(flow_of_means.flow, 'not assessed') as data_flow
    from standing(as_ats, known_at) as standing
    cross join policy_escalation
    left join flow_of_means on flow_of_means.means = lower(standing.means)
)
select
    as_at,
    urn,
    name,
    dfe_number,
    phase,
    phase_position,
    is_priority,
    pupils,
    trust_uid,
    trust_name,
    status,
    case when status = 'requires escalation' then if(contact_on is null, 'no contact', 'talks ended') end as reason,
    data_flow,
    data_flow in ('unsafe', 'none') as second_point,
    letters_sent_on[-1] as last_letter_on,
    case
        when status = 'returned' then
            concat('Agreement returned ', in_words(returned_on), '; expires ' || in_words(expires_on), '.')
        when status = 'lapsed' then concat(lapse_in_words(lapse_returned_on, lapsed_on, lapse_cause), '; no letter since.')
        when status = 'not asked' then concat('No letter sent by ', in_words(as_at), '.')
        else concat(
            if(len(letters_sent_on) = 1, 'Letter sent ', 'Letters sent '), all_in_words(letters_sent_on),
            case
                when contact_outcome = 'terminated' then '; talks ended on ' || in_words(contact_on)
                when contact_on is not null then concat('; in contact on ', in_words(contact_on), ' (', contact_outcome, ')')
                when status = 'awaiting reply' then '; no reply yet'
                else '; no contact since'
            end,
            if(lapsed_on is null, '; no agreement by ', '; no new agreement by '), in_words(as_at), '.'
        )
    end as why,
    if(lapsed_on is null, null, lapse_in_words(lapse_returned_on, lapsed_on, lapse_cause)) as lapse,
    means,
    assessed_on
from decided;
