-- Which letters went to each school, or to a school that it replaced, and by which means was its data last seen to arrive?
-- Grain: one row per school of the cohort; letters in order, none where none went.
with holder as (
    select urn, urn as holder_urn, false as is_predecessor
    from cohort([$as_at::date], $known_at::timestamp)
    union all
    select urn, holder_urn, true
    from lineage($known_at::timestamp)
    where effective_on is null or effective_on <= $as_at::date
),
written as (
    select
        holder.urn,
        list({
            step: letter.step, sent_on: letter.sent_on, is_predecessor: holder.is_predecessor
        } order by letter.sent_on, letter.step) as letters
    from current_letter($known_at::timestamp) as letter
    join holder on holder.holder_urn = letter.urn and letter.sent_on <= $as_at::date
    group by holder.urn
),
seen as (
    select holder.urn, max(data_flow.assessed_on) as assessed_on
    from record.data_flow
    join holder on holder.holder_urn = data_flow.urn and data_flow.assessed_on <= $as_at::date
    where data_flow.entry not in (from ineffective_entry($known_at::timestamp))
    group by holder.urn
)
select
    standing.urn,
    coalesce(written.letters, []) as letters,
    standing.means,
    seen.assessed_on
from standing([$as_at::date], $known_at::timestamp) as standing
left join written using (urn)
left join seen using (urn)
order by standing.urn;
