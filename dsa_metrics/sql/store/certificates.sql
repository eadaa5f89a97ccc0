-- For which groups and policies has every table been tried, without a school worked out?
-- Grain: one row per certificate.
select distinct certificate_key, tables_tried
from record.certificate
where breaches = 0;
