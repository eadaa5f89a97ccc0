-- The record: entries (loads and undoings), the files they came from, and the facts they brought.
-- Facts are only ever inserted.

create table migration (version integer primary key, applied_at timestamp not null);

-- One row per act of recording. A load has no target; an undoing names the load it withdraws or brings back.
create table entry (
    entry integer primary key,
    kind text not null,              -- 'load' or 'undo'
    recorded_at timestamp not null,  -- UTC, strictly increasing
    who text not null,
    what text not null,              -- kinds of file, comma separated, or the undoing in words
    target integer,                  -- the load that an undoing speaks of
    is_withdrawal boolean            -- true: withdraws the target; false: brings it back
);

create table entry_file (
    entry integer not null,
    file_no integer not null,
    name text not null,
    sha256 text not null,
    kind text not null,
    primary key (entry, file_no)
);

-- What each entry put into each table, so that a lost or changed row is noticed.
create table entry_seal (
    entry integer not null,
    table_name text not null,
    row_count bigint not null,
    digest text not null,
    primary key (entry, table_name)
);

-- What each load changed in each table that its files spoke of.
create table entry_difference (
    entry integer not null,
    table_name text not null,
    new_rows integer not null,
    corrected_rows integer not null,
    unchanged_rows integer not null,
    missing_rows integer not null,
    primary key (entry, table_name)
);

-- Rows that had an error, kept as they came, never in a figure.
create table quarantine (
    entry integer not null,
    file_no integer not null,
    sheet text,
    source_row integer,
    rules text not null,
    cells text not null
);

-- A council's own tracker: headings -> fields, confirmed once and remembered.
create table column_mapping (
    entry integer not null,
    signature text not null,
    mapping text not null
);

create table school (
    urn integer not null, register_on date not null, dfe_number text, name text not null, phase text,
    type_code integer, status text not null, opened_on date, closed_on date, pupils integer, pupils_on date,
    trust_uid text, trust_name text, address text, postcode text,
    entry integer not null, file_no integer not null, sheet text, source_row integer
);

create table school_link (
    urn integer not null, link_urn integer not null, link_type text not null, established_on date,
    entry integer not null, file_no integer not null, sheet text, source_row integer
);

create table letter (
    urn integer not null, step integer not null, sent_on date not null,
    entry integer not null, file_no integer not null, sheet text, source_row integer
);

create table contact (
    urn integer not null, held_on date not null, made_by text not null, channel text, outcome text not null, note text,
    entry integer not null, file_no integer not null, sheet text, source_row integer
);

create table agreement (
    urn integer not null, returned_on date not null, signed_by text, starts_on date, review_on date, expires_on date,
    withdrawn_on date, version text, lawful_basis text, note text,
    entry integer not null, file_no integer not null, sheet text, source_row integer
);

create table data_flow (
    urn integer not null, assessed_on date not null, means text not null, note text,
    entry integer not null, file_no integer not null, sheet text, source_row integer
);

create table submission (
    urn integer not null, collection text not null, period text not null, due_on date not null, received_on date,
    means text,
    entry integer not null, file_no integer not null, sheet text, source_row integer
);

create table quality_result (
    urn integer not null, collection text not null, period text not null, measured_on date not null,
    check_code text not null, records integer not null, failures integer not null, explanation text,
    entry integer not null, file_no integer not null, sheet text, source_row integer
);

create table meeting (
    board text not null, held_on date not null, is_public boolean not null,
    entry integer not null, file_no integer not null, sheet text, source_row integer
);

create table decision (
    reference text not null, meeting text, agreed_on date not null, decision text not null, owner text,
    due_on date, done_on date,
    entry integer not null, file_no integer not null, sheet text, source_row integer
);
