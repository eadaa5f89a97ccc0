-- How many schools share daily attendance, as the Department for Education published it.

-- An area is England, a region or an authority; numbers that were withheld or not published are null.
create table attendance_sharing (
    published_on date not null,
    area_level text not null,        -- 'England', 'region' or 'authority'
    area_code text not null,         -- of an authority GIAS's "LA (code)", of a region its name without capitals
    phase text not null,             -- 'Primary', 'Secondary', 'Special' or 'All phases'
    area_name text not null,
    region text,                     -- of an authority the name of its region
    sharing decimal(18, 6),          -- a mean of school days, so seldom whole
    total integer,
    entry integer not null, file_no integer not null, sheet text, source_row integer
);
