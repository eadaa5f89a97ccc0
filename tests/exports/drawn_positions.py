"""Schools drawn for the packs: one with nothing wrong, one with everything, one not assessed, one in between."""

from dataclasses import replace
from datetime import date, timedelta

from dsa_metrics.exports.packs.position import Council, Found, Letter, Measurement, Position, Submission
from dsa_metrics.policy import load_policy
from dsa_metrics.view import Standing

POLICY = load_policy()
CHECKS = POLICY.quality.checks
AS_AT = date(2019, 6, 4)
COUNCIL = Council(
    authority="Estuary Borough Council",
    is_invented=False,
    as_at=AS_AT,
    known_at=None,
    standard=10.0,
    small_records=100,
    checks=CHECKS,
    safe_means=("automated transfer", "secure portal", "encrypted email"),
)
PERIODS = {"Autumn 2018": date(2018, 10, 12), "Spring 2019": date(2019, 1, 20), "Summer 2019": date(2019, 5, 20)}
LETTERS = (Letter(1, date(2018, 10, 12)), Letter(2, date(2019, 2, 8)))
SENT = "Letters sent 12 October 2018 and 8 February 2019; no contact since; no agreement by 4 June 2019."


def found(code: str, failures: int = 0, records: int = 200, accepted: int = 0, **rest: tuple[str, ...]) -> Found:
    check = CHECKS[code]
    return Found(code, check.name, str(check.dimension), records, failures, accepted, **rest)


def measured(period: str, failures: dict[str, int] | None = None, records: int = 200) -> Measurement:
    """A period in which every check looked at so many records."""
    failures = failures or {}
    return Measurement(period, PERIODS[period], tuple(found(code, failures.get(code, 0), records) for code in CHECKS))


def submitted(period: str, days: int | None) -> Submission:
    """A census that came so many days after its day, or has not come."""
    due_on = PERIODS[period]
    if days is None:
        return Submission("School census", period, due_on, None, "missing")
    return Submission(
        "School census", period, due_on, due_on + timedelta(days), "late" if days else "on time", days or None
    )


WELL = Position(
    council=COUNCIL,
    urn=990012,
    name="Marshwick Primary School",
    phase="Primary",
    standing=Standing(
        "returned", None, "straight through", False, "Agreement returned 3 May 2019.", LETTERS[1].sent_on
    ),
    letters=LETTERS,
    means="automated transfer",
    means_assessed_on=date(2019, 3, 4),
    submissions=tuple(submitted(period, 0) for period in PERIODS),
    measured=(
        measured("Autumn 2018", {"upn_missing": 9}),
        measured("Spring 2019", {"upn_missing": 3}),
        measured("Summer 2019"),
    ),
)
EVERYTHING = Position(
    council=COUNCIL,
    urn=990034,
    name='Saltfleet & Thornby\'s "Old" <Grammar> School',
    phase="Secondary",
    standing=Standing("requires escalation", "no contact", "unsafe", True, SENT, LETTERS[1].sent_on),
    letters=LETTERS,
    means="unencrypted email",
    means_assessed_on=date(2019, 3, 4),
    submissions=(submitted("Autumn 2018", 3), submitted("Spring 2019", None), submitted("Summer 2019", None)),
    measured=(
        measured("Autumn 2018", {"upn_missing": 4}),
        Measurement("Spring 2019"),
        measured("Summer 2019", {code: 5 + place for place, code in enumerate(CHECKS)}),
    ),
)
NOT_ASSESSED = Position(
    council=COUNCIL,
    urn=990056,
    name="The Gull Lane Academy",
    phase="Alternative Provision",
    standing=Standing("not asked", None, "not assessed", False, "No letter sent by 4 June 2019.", None),
)
EXPLAINED = replace(
    WELL,
    measured=(
        Measurement(
            "Summer 2019",
            PERIODS["Summer 2019"],
            (
                found("upn_missing", failures=2),
                found("ethnicity_missing", accepted=7, reasons=("Families decline (approved by head of data).",)),
            ),
        ),
    ),
)
