-- How much a fact weighs beside others: a later day weighs more, on one day a higher rank (all less than 10 million apart).
-- Grain: a value; one number, since numbers are compared several times as fast as rows of them.
create or replace macro weight(day, rank) as (day - date '1970-01-01') * 10_000_000 + rank;
