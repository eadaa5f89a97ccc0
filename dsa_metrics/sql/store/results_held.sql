-- How many results of checks does the record hold of a school, collection and period, whatever their capitals?
-- Grain: one row.
select count(*) as results
from record.quality_result
semi join effective_entry(timestamp '9999-12-31') using (entry)
where urn = $urn and lower(collection) = lower($collection) and lower(period) = lower($period);
