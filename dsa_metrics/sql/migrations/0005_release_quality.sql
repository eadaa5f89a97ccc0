-- What each school counted for in a release in lateness and data quality; blank in releases from before these were.

alter table release_school add column late boolean;
alter table release_school add column below_standard boolean;

-- Failures of those records that the council's checks looked at in the last period measured; none where not assessed.
alter table release_school add column failures bigint;
alter table release_school add column records bigint;
