-- Explanations of failed checks that the council accepted: who approved each, and until when it holds.

-- A blank collection or period stands for every one.
create table accepted_explanation (
    urn integer not null, check_code text not null, collection text, period text, accepted_on date not null,
    until_on date not null, reason text not null, approved_by text not null,
    entry integer not null, file_no integer not null, sheet text, source_row integer
);
