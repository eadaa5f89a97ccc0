-- What was written last for each section of the paper of a meeting?
-- Grain: one row per section that anything was written for.
select
    section,
    arg_max(content, entry) as content
from record.commentary
where meeting_on = $meeting_on
group by section
order by section;
