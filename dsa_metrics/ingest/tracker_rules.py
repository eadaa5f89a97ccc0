"""The rules of the tracker's rows: code, severity, fixed sentences, and the predicate that finds the faulty cells.

A predicate is SQL over the rows of one sheet: `{text}` is the cell as it came, `{value}` what it means, null where it
means nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from dsa_metrics.ingest.columns import Column, ColumnKind
from dsa_metrics.ingest.rule import Rule
from dsa_metrics.policy import Policy
from dsa_metrics.vocabulary import MadeBy, Outcome

_DATES = (ColumnKind.DATE, ColumnKind.PAST)
_BARE_NUMBER = "regexp_full_match({text}, '[0-9]+([.][0-9]+)?')"


class About(StrEnum):
    """Which cells of a column a rule speaks of: what it cannot concern need not be asked."""

    BLANK = "{text} is null"
    UNREAD = "{text} is not null and {value} is null"
    READ = "{value} is not null"


@dataclass(frozen=True)
class CellRule:
    """A rule of every column of some kinds, or (no kinds) of every column that must be filled.

    The cells that it is about are faulty where `condition` holds, which may be left out.
    """

    rule: Rule
    about: About
    kinds: tuple[ColumnKind, ...] = ()
    condition: str = "true"

    @property
    def predicate(self) -> str:
        """What is true of a faulty cell."""
        return f"{self.about} and {self.condition}"

    def applies_to(self, column: Column) -> bool:
        """True where the column's cells are to be tested."""
        return column.kind in self.kinds if self.kinds else column.is_required


@dataclass(frozen=True)
class RowRule:
    """A rule between the cells of a row, or between rows of a sheet; reported under `heading`."""

    rule: Rule
    sheet: str
    heading: str
    predicate: str


CELL_RULES = (
    CellRule(
        Rule("required_missing", "error", "The cell must be filled and is blank.", "Fill it in, or delete the row."),
        About.BLANK,
    ),
    CellRule(
        Rule(
            "urn_malformed",
            "error",
            "The URN is not six digits.",
            "Look the school up in Get Information About Schools and copy its URN; a URN never begins with a zero.",
        ),
        About.UNREAD,
        (ColumnKind.URN,),
    ),
    CellRule(
        Rule(
            "urn_unknown",
            "error",
            "The URN is not in the school register of this authority.",
            "Correct the URN; if the school is new, load a newer register first, or together with this file.",
        ),
        About.READ,
        (ColumnKind.URN,),
        "{value} not in (select urn from known)",
    ),
    CellRule(
        Rule(
            "school_is_another",
            "error",
            "The school's name belongs to another school than the URN does.",
            "Correct whichever of the two is wrong; the School column may also be left blank.",
        ),
        About.READ,
        (ColumnKind.SCHOOL,),
        "(urn, school) in (select (urn, school) from school_verdict where verdict = 'another')",
    ),
    CellRule(
        Rule(
            "school_spelled_differently",
            "warning",
            "The school's name is spelled differently from the register's.",
            "Check that the URN is the school's; the register's spelling is used everywhere.",
        ),
        About.READ,
        (ColumnKind.SCHOOL,),
        "(urn, school) in (select (urn, school) from school_verdict where verdict = 'spelled differently')",
    ),
    CellRule(
        Rule(
            "date_is_a_number",
            "error",
            "The cell holds a bare number where a date should be.",
            "Format the column as dates in the spreadsheet, look whether they are right, and save again.",
        ),
        About.UNREAD,
        _DATES,
        _BARE_NUMBER,
    ),
    CellRule(
        Rule(
            "date_impossible",
            "error",
            "The date is not a day of the calendar.",
            "Write day, month and year: 12/10/2018, 2018-10-12 or 12 October 2018.",
        ),
        About.UNREAD,
        _DATES,
        f"not {_BARE_NUMBER}",
    ),
    CellRule(
        Rule(
            "date_in_the_future",
            "error",
            "The date lies in the future, though the column is for what has happened.",
            "Correct the date, or add the row once it has happened.",
        ),
        About.READ,
        (ColumnKind.PAST,),
        "{value} > $today",
    ),
    CellRule(
        Rule(
            "step_unknown",
            "error",
            "Which letter it was is not a whole number from 1 to 9.",
            "Write 1 for the first letter, 2 for the second.",
        ),
        About.UNREAD,
        (ColumnKind.STEP,),
    ),
    CellRule(
        Rule(
            "number_not_whole",
            "error",
            "The cell does not hold a whole number of 0 or more.",
            "Write the number in digits alone; 0 where there were none.",
        ),
        About.UNREAD,
        (ColumnKind.COUNT,),
    ),
    CellRule(
        Rule("means_unknown", "error", "The means of transfer is not one that the policy knows.", "Use one of these:"),
        About.UNREAD,
        (ColumnKind.MEANS,),
    ),
    CellRule(
        Rule("outcome_unknown", "error", "The outcome of the contact is not one that is known.", "Use one of these:"),
        About.UNREAD,
        (ColumnKind.OUTCOME,),
    ),
    CellRule(
        Rule("made_by_unknown", "error", "Who made the contact is not one of those known.", "Use one of these:"),
        About.UNREAD,
        (ColumnKind.MADE_BY,),
    ),
    CellRule(
        Rule("check_unknown", "error", "The check is not one that the policy knows.", "Use one of these:"),
        About.UNREAD,
        (ColumnKind.CHECK,),
    ),
    CellRule(
        Rule("yes_no_unclear", "error", "The cell says neither yes nor no.", "Write Yes or No."),
        About.UNREAD,
        (ColumnKind.YES_NO,),
    ),
)

_ENDS_BEFORE_START = Rule(
    "ends_before_it_starts",
    "warning",
    "The date lies before the day on which the agreement starts.",
    "Check both dates; the row is loaded as it stands.",
)

ROW_RULES = (
    RowRule(
        Rule(
            "letter_before_the_one_before",
            "error",
            "A later letter has an earlier date than the letter that goes before it.",
            "Correct the date, or which letter it was, in this row or in that of the letter before.",
        ),
        "Letters",
        "Sent on",
        "exists (select 1 from letter_of_this_file as before where before.urn = sheet.urn"
        " and before.step < sheet.step and before.sent_on > sheet.sent_on)",
    ),
    RowRule(
        Rule(
            "returned_before_any_letter",
            "warning",
            "The agreement was returned before the first letter of this file went to the school.",
            "Check both dates; the row is loaded as it stands.",
        ),
        "Agreements",
        "Returned on",
        "returned_on < (select min(sent_on) from letter_of_this_file as letter where letter.urn = sheet.urn)",
    ),
    RowRule(_ENDS_BEFORE_START, "Agreements", "Review on", "review_on < starts_on"),
    RowRule(_ENDS_BEFORE_START, "Agreements", "Expires on", "expires_on < starts_on"),
    RowRule(
        Rule(
            "failures_exceed_records",
            "error",
            "There are more failures than records.",
            "Correct whichever of the two is wrong.",
        ),
        "Quality",
        "Failures",
        "failures > records",
    ),
    RowRule(
        Rule(
            "until_before_accepted",
            "error",
            "The explanation ends before the day on which it was accepted, so it never holds.",
            "Correct whichever of the two dates is wrong.",
        ),
        "Explanations",
        "Until",
        "until_on < accepted_on",
    ),
)

REGISTER_ABSENT = Rule(
    "register_absent",
    "error",
    "There is no school register yet, so it cannot be checked which schools the rows speak of.",
    "Load the school register first, or hand it in together with this file.",
)

#: Says nothing while no register has been read: REGISTER_ABSENT says it once for the whole file.
NEEDS_REGISTER = frozenset({"urn_unknown"})

#: Only asked where a name is not the register's, letter by letter: most files have none.
NEEDS_VERDICT = frozenset({"school_is_another", "school_spelled_differently"})

TRACKER_RULES = (*dict.fromkeys(test.rule for test in (*CELL_RULES, *ROW_RULES)), REGISTER_ABSENT)


def hints(policy: Policy) -> dict[str, str]:
    """What closes the fix of a rule about a closed list: the list, as the policy has it."""
    return {
        "means_unknown": _list(policy.means),
        "outcome_unknown": _list(Outcome),
        "made_by_unknown": _list(MadeBy),
        "check_unknown": _list(check.name for check in policy.quality.checks.values()),
    }


def _list(names: Iterable[str]) -> str:
    return ", ".join(names) + "."
