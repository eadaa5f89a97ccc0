-- A record of so many open schools as the table size says, a quarter as many closed ones that they replaced, and about 21
-- facts for each open school, in five loads. Every choice is a dice thrown by a hash, so that it falls the same each time.
-- Grain: each statement fills one table of facts.
create macro dice(throw, name, faces) as (hash(throw, name) % faces)::integer;
create macro day_after(first_on, throw, name, days) as first_on + dice(throw, name, days);
create macro any_urn(throw, name, schools) as 100000 + dice(throw, name, schools + schools // 4);

insert into school by name
select
    100000 + range as urn,
    date '2018-09-01' as register_on,
    'School ' || range as name,
    ['Primary', 'Primary', 'Primary', 'Secondary', 'Special', 'Independent', 'Nursery'][1 + range % 7] as phase,
    if(range < schools, 'open', 'closed') as status,
    if(dice(range, 'opened', 3) = 0, day_after(date '2010-09-01', range, 'opened on', 2500), null) as opened_on,
    if(range < schools, null, day_after(date '2016-01-01', range, 'closed on', 700)) as closed_on,
    dice(range, 'pupils', 1200) as pupils,
    if(dice(range, 'trust', 2) = 0, dice(range, 'which trust', 2000)::text, null) as trust_uid,
    1 as entry,
    1 as file_no
from size, range(schools + schools // 4);

insert into school_link by name
select
    100000 + schools + range as urn,
    100000 + dice(range, 'successor', schools) as link_urn,
    'Successor' as link_type,
    if(dice(range, 'linked', 2) = 0, day_after(date '2016-01-01', range, 'linked on', 700), null) as established_on,
    1 as entry,
    1 as file_no
from size, range(schools // 4);

insert into letter by name
select distinct on (urn, step, entry)
    any_urn(range, 'letter', schools) as urn,
    1 + dice(range, 'step', 3) as step,
    day_after(date '2018-09-01', range, 'sent on', 270) as sent_on,
    1 + dice(range, 'load of letter', 5) as entry,
    1 as file_no
from size, range(schools * 5);

insert into contact by name
select distinct on (urn, held_on, made_by, channel, entry)
    any_urn(range, 'contact', schools) as urn,
    day_after(date '2018-09-01', range, 'held on', 270) as held_on,
    ['school', 'council'][1 + dice(range, 'made by', 2)] as made_by,
    ['telephone', 'email', null][1 + dice(range, 'channel', 3)] as channel,
    ['open', 'agreed', 'terminated', 'no reply'][1 + dice(range, 'outcome', 4)] as outcome,
    1 + dice(range, 'load of contact', 5) as entry,
    1 as file_no
from size, range(schools * 8);

insert into agreement by name
select distinct on (urn, returned_on, entry)
    any_urn(range, 'agreement', schools) as urn,
    day_after(date '2015-09-01', range, 'returned on', 1300) as returned_on,
    if(dice(range, 'expiring', 5) > 0, day_after(date '2018-01-01', range, 'expires on', 700), null) as expires_on,
    if(dice(range, 'withdrawn', 10) = 0, day_after(date '2018-01-01', range, 'withdrawn on', 700), null) as withdrawn_on,
    1 + dice(range, 'load of agreement', 5) as entry,
    1 as file_no
from size, range(schools * 3 // 2);

insert into data_flow by name
select distinct on (urn, assessed_on, entry)
    any_urn(range, 'flow', schools) as urn,
    day_after(date '2018-09-01', range, 'assessed on', 270) as assessed_on,
    ['automated transfer', 'secure portal', 'unencrypted email', 'none', 'carrier pigeon'][1 + dice(range, 'means', 5)] as means,
    1 + dice(range, 'load of flow', 5) as entry,
    1 as file_no
from size, range(schools * 7);
