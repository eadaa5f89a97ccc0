-- On which dates were there meetings, of which board, and which of them were public?
-- Grain: one row per board and date.
select
    meeting.board,
    meeting.held_on,
    arg_max(meeting.is_public, meeting.entry) as is_public
from record.meeting
semi join effective_entry($known_at::timestamp) using (entry)
group by meeting.board, meeting.held_on
order by meeting.held_on, meeting.board;
