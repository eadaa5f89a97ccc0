-- What officers wrote for the paper of a meeting, section by section; the newest of a section counts.
-- Rows are only ever inserted, each by an entry of the kind 'commentary'.

create table commentary (
    entry integer not null,
    meeting_on date not null,
    section text not null,
    content text not null            -- blank: nothing stands there any more
);
