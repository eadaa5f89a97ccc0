-- Which choices of schools were published with, and of which schools?
-- Grain: one row per school of a choice, the choices in the order in which they were made.
select
    campaign.cohort_id,
    campaign.starts_on,
    campaign.chosen_as_at,
    campaign.policies,
    campaign_school.urn,
    campaign_school.phase,
    campaign_school.cohort,
    campaign_school.trust_uid,
    campaign_school.pupils
from record.campaign
join record.campaign_school using (entry, cohort_id)
order by campaign.entry, campaign_school.urn;
