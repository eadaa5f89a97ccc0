-- The policy as tables, beside the record: whose it is, and how escalation, phases, means, checks and due days are read.
-- Grain: one row or none; one row; one row per phase of the cohort; per means of transfer; one row; per check; per collection,
-- period and phase.
create table policy_authority (gias_code integer not null, name text not null);
create table policy_escalation (letters integer not null, grace_days integer not null);
create table policy_phase (phase text not null, position integer not null, is_priority boolean not null);
create table policy_means (means text not null, flow text not null);
create table policy_quality (standard_per_thousand double not null, small_records integer not null);
create table policy_check (
    check_code text not null, name text not null, dimension text not null, position integer not null
);
create table policy_due (collection text not null, period text not null, phase text not null, due_on date not null);
