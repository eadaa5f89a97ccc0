-- The policy as tables, beside the record: how escalation, phases and means are to be read.
-- Grain: one row; one row per phase of the cohort; one row per means of transfer.
create table policy_escalation (letters integer not null, grace_days integer not null);
create table policy_phase (phase text not null, position integer not null, is_priority boolean not null);
create table policy_means (means text not null, flow text not null);
