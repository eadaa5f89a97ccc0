"""One function for each check of a pupil extract: how many records it looks at, and how many fail.

A check that has nothing to look at gives no count: the school is not assessed by it, which is never good. Each value is
judged once, however many records hold it.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from datetime import date
from itertools import filterfalse
from types import MappingProxyType
from typing import TypeVar

from dsa_metrics.quality import placeholders, postcode, school_year, upn
from dsa_metrics.quality.authorities import known_codes
from dsa_metrics.quality.pupils import Count, Pupils, Texts

Value = TypeVar("Value", bound=Hashable)


def upn_missing(pupils: Pupils) -> Count | None:
    """Records without a number, of all."""
    return _blank(pupils.upns)


def upn_check_letter(pupils: Pupils) -> Count | None:
    """Numbers without the form of one or with another check letter, of the records that have a number."""
    if pupils.upns is None or pupils.formed_upns is None:
        return None
    filled = len(pupils.upns) - pupils.upns.count("")
    unformed = filled - len(pupils.formed_upns)
    return Count(filled, unformed + upn.wrong_letters(pupils.formed_upns))


def upn_duplicate(pupils: Pupils) -> Count | None:
    """Records whose number another record has too, of those that have a number."""
    return _shared(_filled(pupils.upns))


def upn_la_unknown(pupils: Pupils) -> Count | None:
    """Numbers first issued by no authority, of those that have the form of one."""
    if pupils.formed_upns is None:
        return None
    return _not(known_codes().__contains__, upn.authorities(pupils.formed_upns))


def upn_temporary_old(pupils: Pupils) -> Count | None:
    """Temporary numbers that outlived the school year of their issue for certain, of the numbers that have the form.

    A number tells its calendar year alone: issued as late as December, its school year ends in the next summer.
    """
    if pupils.formed_upns is None:
        return None
    year = school_year.starts_in(pupils.measured_on)
    old = [number for number in upn.temporary(pupils.formed_upns) if upn.year_of(number) < year]
    return Count(len(pupils.formed_upns), len(old))


def surname_missing(pupils: Pupils) -> Count | None:
    """Records without a surname, or with a word that stands for none, of all."""
    return _are(placeholders.is_no_surname, pupils.surnames)


def forename_missing(pupils: Pupils) -> Count | None:
    """Records without a forename, or with a word that stands for none, of all."""
    return _are(placeholders.is_no_forename, pupils.forenames)


def birth_date_missing(pupils: Pupils) -> Count | None:
    """Records without a date of birth that can be read, of all."""
    if pupils.birth_dates is None:
        return None
    return Count(len(pupils.birth_dates), pupils.birth_dates.count(None))


def birth_date_outside_year(pupils: Pupils) -> Count | None:
    """Pupils older or younger than their year group, of the records with a date of birth and a year group."""
    if pupils.birth_dates is None or pupils.year_groups is None:
        return None
    pairs = zip(pupils.birth_dates, pupils.year_groups, strict=True)
    known = [(day, group) for day, group in pairs if day is not None and group is not None]
    spans = {group: school_year.born_between(group, pupils.measured_on) for group in {group for _, group in known}}
    return Count(len(known), sum(not spans[group][0] <= day <= spans[group][1] for day, group in known))


def postcode_missing(pupils: Pupils) -> Count | None:
    """Records without a postcode, of all."""
    return _blank(pupils.postcodes)


def postcode_malformed(pupils: Pupils) -> Count | None:
    """Postcodes of a form that none has, of the records that have one."""
    return _not(postcode.has_form, _filled(pupils.postcodes))


def ethnicity_missing(pupils: Pupils) -> Count | None:
    """Records without an ethnicity, of all; a family that would rather not say has given an answer."""
    return _are(placeholders.is_no_ethnicity, pupils.ethnicities)


def language_missing(pupils: Pupils) -> Count | None:
    """Records without a first language, of all."""
    return _are(placeholders.is_no_language, pupils.languages)


def admission_after_leaving(pupils: Pupils) -> Count | None:
    """Records of a pupil who left before being admitted, of those with both days, former pupils too."""
    if pupils.stays is None:
        return None
    return Count(len(pupils.stays), sum(left < admitted for admitted, left in pupils.stays))


def person_duplicate(pupils: Pupils) -> Count | None:
    """Records that share surname, forename and date of birth with another, of those that have all three."""
    if pupils.surnames is None or pupils.forenames is None or pupils.birth_dates is None:
        return None
    people: Iterable[tuple[str, str, date | None]] = zip(
        map(str.casefold, pupils.surnames), map(str.casefold, pupils.forenames), pupils.birth_dates, strict=True
    )
    return _shared(list(filter(all, people)))


#: Every check that a file of pupils can be put to by itself, by its code in the policy.
CHECKS: Mapping[str, Callable[[Pupils], Count | None]] = MappingProxyType(
    {
        check.__name__: check
        for check in (
            upn_missing,
            upn_check_letter,
            upn_duplicate,
            upn_la_unknown,
            upn_temporary_old,
            surname_missing,
            forename_missing,
            birth_date_missing,
            birth_date_outside_year,
            postcode_missing,
            postcode_malformed,
            ethnicity_missing,
            language_missing,
            admission_after_leaving,
            person_duplicate,
        )
    }
)


def check_all(pupils: Pupils) -> dict[str, Count]:
    """The count of every check that has something to look at, by its code."""
    counts = {code: check(pupils) for code, check in CHECKS.items()}
    return {code: count for code, count in counts.items() if count is not None and count.records}


def _filled(texts: Texts | None) -> Texts | None:
    return None if texts is None else [text for text in texts if text]


def _blank(texts: Texts | None) -> Count | None:
    return None if texts is None else Count(len(texts), texts.count(""))


def _are(fails: Callable[[str], bool], texts: Texts | None) -> Count | None:
    return None if texts is None else _among(set(filter(fails, set(texts))), texts)


def _not(passes: Callable[[str], object], texts: Texts | None) -> Count | None:
    return None if texts is None else _among(set(filterfalse(passes, set(texts))), texts)


def _among(failing: set[str], texts: Texts) -> Count:
    return Count(len(texts), sum(map(failing.__contains__, texts)) if failing else 0)


def _shared(values: Sequence[Value] | None) -> Count | None:
    if values is None:
        return None
    if len(set(values)) == len(values):
        return Count(len(values), 0)
    return Count(len(values), sum(times for times in Counter(values).values() if times > 1))
