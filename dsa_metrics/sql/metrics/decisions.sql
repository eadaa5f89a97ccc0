-- What did the board decide, who is to do it by when, how often has that day slipped, and is it done?
-- Grain: one row per decision agreed by the date; a day due counts from the day that its own row says it was agreed on.
with stated as (
    select
        reference,
        due_on,
        min(entry) as first_entry,
        arg_max(agreed_on, version_weight(entry, rowid)) as agreed_on,
        arg_max(decision, version_weight(entry, rowid)) as decision,
        arg_max_null(meeting, version_weight(entry, rowid)) as meeting,
        arg_max_null(owner, version_weight(entry, rowid)) as owner,
        arg_max_null(done_on, version_weight(entry, rowid)) as done_on
    from record.decision
    where entry not in (from ineffective_entry($known_at::timestamp))
    group by reference, due_on
),
in_order as (
    select
        *,
        row_number() over told as place,
        due_on - lag(due_on ignore nulls) over told as moved_days
    from stated
    where agreed_on <= $as_at::date
    window told as (partition by reference order by agreed_on, first_entry, due_on nulls first)
),
as_it_stands as (
    select
        reference,
        arg_max_null(meeting, place) as meeting,
        min(agreed_on) as agreed_on,
        arg_max(decision, place) as text,
        arg_max_null(owner, place) as owner,
        arg_min(due_on, place) as first_due_on,
        arg_max_null(due_on, place) as due_on,
        max(done_on) filter (done_on <= $as_at::date) as done_on,
        count(*) filter (moved_days > 0) as times_slipped,
        coalesce(greatest(arg_max_null(due_on, place) - arg_min(due_on, place), 0), 0) as days_slipped
    from in_order
    group by reference
)
select
    reference,
    meeting,
    agreed_on,
    text,
    owner,
    due_on,
    done_on,
    times_slipped,
    days_slipped,
    concat(
        'agreed ', short_in_words(agreed_on, $as_at::date),
        coalesce(', due ' || short_in_words(first_due_on, $as_at::date), ', no day due'),
        case
            when first_due_on is null or (times_slipped = 0 and due_on = first_due_on) then ''
            when due_on is null then ', now without a day due'
            when days_slipped > 0 then concat(
                ', slipped ', times_in_words(times_slipped), ', ', days_in_words(days_slipped),
                ', to ', short_in_words(due_on, $as_at::date)
            )
            when times_slipped > 0 then concat(
                ', slipped ', times_in_words(times_slipped), ', now due ', short_in_words(due_on, $as_at::date)
            )
            else ', brought forward to ' || short_in_words(due_on, $as_at::date)
        end,
        case
            when done_on is not null then concat(
                ', done ', short_in_words(done_on, $as_at::date),
                case
                    when done_on <= due_on then ', on time'
                    when done_on > due_on then concat(', ', days_in_words(done_on - due_on), ' late')
                end
            )
            when due_on < $as_at::date then concat(', ', days_in_words($as_at::date - due_on), ' overdue')
        end
    ) as sentence
from as_it_stands
order by agreed_on, reference;
