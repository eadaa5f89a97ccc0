-- How many areas and phases of the publications that arrive does the record have, and these do not?
-- Grain: one row.
select count(*) as missing
from standing_attendance_sharing
semi join arriving_attendance_sharing using (published_on)
anti join arriving_attendance_sharing using (published_on, area_level, area_code, phase);
