-- What is a school's name compared by?
-- a scalar macro: the name in lower case, without accents, signs and "the" in front, its words one space apart
create macro fold_name(name) as regexp_replace(
    trim(
        regexp_replace(
            regexp_replace(replace(strip_accents(lower(name)), '&', ' and '), '[''’`.]', '', 'g'),
            '[^a-z0-9]+', ' ', 'g'
        )
    ),
    '^the (.+)$', '\1'
);
