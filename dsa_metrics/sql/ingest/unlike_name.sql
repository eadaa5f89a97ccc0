-- Which names in the School column are not, letter by letter, a name of the URN's school?
-- one row per urn and name as written
create or replace temp table unlike_name as
select distinct urn, school
from sheet
where school is not null and urn in (select urn from known) and (urn, school) not in (select (urn, name) from known);
