-- Keep what a rule says of everything that is known, and give it wherever that rule is asked.
-- Grain: that of the rule.
create or replace table memory.kept.{rule}_rows as from memory.main.{rule}(timestamp '9999-12-31');
create or replace macro memory.kept.{rule}(known_at) as table from memory.kept.{rule}_rows;
