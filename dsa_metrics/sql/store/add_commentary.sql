-- Adds what was written for one section of the paper of a meeting.
-- Grain: one row.
insert into record.commentary (entry, meeting_on, section, content)
values ($entry, $meeting_on, $section, $content);
