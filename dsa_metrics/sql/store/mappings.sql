-- How are the columns of the council's own trackers to be read, as last confirmed?
-- Grain: one row per signature, that is, per set of headings.
select
    signature,
    arg_max(mapping, entry) as mapping
from record.column_mapping
semi join effective_entry(timestamp '9999-12-31') using (entry)
group by signature
order by signature;
