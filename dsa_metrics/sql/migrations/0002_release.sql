-- What was published: the schools counted in a campaign year, the certificates, and each release as it was frozen.
-- Rows are only ever inserted, each by an entry of the kind 'release'.

-- The choice of schools that public figures count, kept for a campaign year.
create table campaign (
    entry integer not null,
    cohort_id text not null,
    starts_on date not null,
    chosen_as_at date not null,
    policies text not null           -- the disclosure policies of the priority and the engaging phases, as JSON
);

create table campaign_school (
    entry integer not null,
    cohort_id text not null,
    urn integer not null,
    phase text not null,
    cohort text not null,            -- 'priority' or 'engaging'
    trust_uid text,
    pupils integer
);

-- For which sizes of groups and which policy every table of counts was tried.
create table certificate (
    entry integer not null,
    certificate_key text not null,
    group_sizes text not null,
    policy text not null,
    tables_tried bigint not null,
    breaches bigint not null
);

create table release (
    entry integer not null,
    release_id text not null,
    meeting_on date not null,
    as_at date not null,
    cohort_id text not null,
    sha256 text not null,
    supersedes text,                 -- the release that this one corrects
    content text not null            -- the canonical bytes, as text
);

-- What each school counted for in a release; seen by nobody but the officers who prepare papers.
create table release_school (
    entry integer not null,
    release_id text not null,
    urn integer not null,
    not_returned boolean not null,
    escalated boolean not null,
    unsafe boolean not null
);
