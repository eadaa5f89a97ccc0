"""The columns of every answer: name, unit and meaning, said once."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Column:
    """One column of an answer; `unit` is schools, pupils, records, days, share (0 to 1), date, text and so on."""

    name: str
    unit: str
    meaning: str


def schools(name: str, meaning: str) -> Column:
    """A column that counts schools."""
    return Column(name, "schools", meaning)


def text(name: str, meaning: str) -> Column:
    """A column of words."""
    return Column(name, "text", meaning)


def day(name: str, meaning: str) -> Column:
    """A column of dates."""
    return Column(name, "date", meaning)


def flag(name: str, meaning: str) -> Column:
    """A column of yes and no."""
    return Column(name, "yes or no", meaning)


def share(name: str, meaning: str) -> Column:
    """A column of shares, from 0 to 1."""
    return Column(name, "share (0 to 1)", meaning)


def rate(name: str, meaning: str) -> Column:
    """A column of failures per thousand records."""
    return Column(name, "failures per thousand records", meaning)


URN = Column("urn", "number", "Unique reference number of the school in the government's register")
NAME = text("name", "Name of the school in the newest register of that date")
PHASE = text("phase", "Reporting phase of the school, from its type first")
SCHOOLS = schools("schools", "Open schools counted")
MEASURED_ON = day("measured_on", "Month end, meeting or date asked about")
STATUS = text("status", "Where the agreement stands, by the first rule that applies")
REASON = text("reason", "Why the school requires escalation: no contact, or talks ended")
DATA_FLOW = text("data_flow", "How data arrives, from the means last assessed")
SECOND_POINT = flag("second_point", "Data arrives unsafely or not at all")
PUBLISHED_ON = day("published_on", "Day on which the Department for Education published the figure")
SHARING = schools(
    "sharing", "Schools sharing daily attendance, a mean of the school year's days so far; blank where withheld"
)
TOTAL = schools("total", "Schools that there are; blank where withheld")
SHARING_SHARE = share("share", "Sharing, of the total; never above 1; blank where either is withheld")
RANK = Column("rank", "number", "Place of the authority's share among all authorities: 1 is the highest; ties share it")
RANKED = Column("of", "number", "Authorities that have a share, and so a rank")
RETURNED = schools("returned", "With an agreement in force")
FLOWS = (
    schools("straight_through", "Data arrives securely, regularly and automatically"),
    schools("secure_by_hand", "Data arrives securely, but by hand"),
    schools("unsafe", "Data arrives by a means that is not secure"),
    schools("none", "No data arrives"),
    schools("not_assessed", "Nobody has looked yet, or the policy does not know the means"),
    share("straight_through_share", "Schools whose data arrives straight through, of all schools counted"),
)

COLLECTION = text("collection", "Collection of data, spelled as in the policy's calendar where it is listed there")
PERIOD = text("period", "Period of the collection, such as Autumn 2025")
PERIOD_MEASURED_ON = day("measured_on", "First day on which anything of the period was measured")
CHECK_CODE = text("check_code", "Code of the check in the policy")
CHECK = text("check", "Name of the check; its code where the policy no longer has it")
DIMENSION = text("dimension", "Dimension of quality that the check looks at; blank where the policy no longer has it")
RECORDS = Column("records", "records", "Records looked at, once for each check")
FAILURES = Column("failures", "failures", "Failures that count: those that are not accepted")
ACCEPTED = Column("accepted", "failures", "Failures with an accepted explanation, which do not count")
PER_THOUSAND = rate("per_thousand", "Failures that count, per thousand records; blank where none was looked at")
SCHOOLS_ASSESSED = schools("schools_assessed", "Of which some check was made")
SCHOOLS_THEN = schools("schools", "Schools open on the period's first day of measuring")
