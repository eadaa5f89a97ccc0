-- Which releases were published, when and by whom?
-- Grain: one row per release, in the order in which they were published.
select
    release.entry,
    release.release_id,
    release.cohort_id,
    release.content,
    entry.recorded_at,
    entry.who
from record.release
join record.entry using (entry)
order by release.entry;
