"""The closed lists of the field: phases, statuses, reasons, flows, outcomes, dimensions, spelled once."""

from enum import StrEnum


class Phase(StrEnum):
    """Reporting phase of a school, derived from its GIAS type first and its phase second."""

    PRIMARY = "Primary"
    SECONDARY = "Secondary"
    SPECIAL = "Special"
    INDEPENDENT = "Independent"
    ALTERNATIVE_PROVISION = "Alternative Provision"
    NURSERY = "Nursery"
    SIXTEEN_PLUS = "16 plus"
    ALL_THROUGH = "All-through"


class Status(StrEnum):
    """Where a school's agreement stands on a date, in the order in which the rule is tried."""

    RETURNED = "returned"
    LAPSED = "lapsed"
    REQUIRES_ESCALATION = "requires escalation"
    IN_DISCUSSION = "in discussion"
    AWAITING_REPLY = "awaiting reply"
    NOT_ASKED = "not asked"


class Reason(StrEnum):
    """Why a school requires escalation."""

    NO_CONTACT = "no contact"
    TALKS_ENDED = "talks ended"


class Flow(StrEnum):
    """How a school's data arrives, from the means last assessed and the policy's table of means."""

    STRAIGHT_THROUGH = "straight through"
    SECURE_BY_HAND = "secure, by hand"
    UNSAFE = "unsafe"
    NONE = "none"
    NOT_ASSESSED = "not assessed"

    @property
    def column(self) -> str:
        """The column of an answer that counts the schools with this flow."""
        return self.name.lower()

    @property
    def is_second_point(self) -> bool:
        """True where the paper's second point is met: data arrives unsafely or not at all."""
        return self in (Flow.UNSAFE, Flow.NONE)


class Outcome(StrEnum):
    """How a contact ended; `no reply` is an attempt and never counts as a contact."""

    OPEN = "open"
    AGREED = "agreed"
    TERMINATED = "terminated"
    NO_REPLY = "no reply"


class MadeBy(StrEnum):
    """Who made a contact."""

    SCHOOL = "school"
    COUNCIL = "council"


class Submitted(StrEnum):
    """What became of a submission that was due."""

    ON_TIME = "on time"
    LATE = "late"
    MISSING = "missing"

    @property
    def column(self) -> str:
        """The column of an answer that counts the submissions of this kind."""
        return self.name.lower()


class AreaLevel(StrEnum):
    """What a published figure of schools that share daily attendance is about."""

    AUTHORITY = "authority"
    REGION = "region"
    ENGLAND = "England"


class SharingPhase(StrEnum):
    """The phases by which the Department for Education publishes who shares daily attendance."""

    ALL = "All phases"
    PRIMARY = "Primary"
    SECONDARY = "Secondary"
    SPECIAL = "Special"


class Dimension(StrEnum):
    """What a data quality check looks at: the six dimensions of the Government Data Quality Framework."""

    COMPLETENESS = "completeness"
    UNIQUENESS = "uniqueness"
    CONSISTENCY = "consistency"
    TIMELINESS = "timeliness"
    VALIDITY = "validity"
    ACCURACY = "accuracy"


class Severity(StrEnum):
    """How grave a failed check is: an error is wrong, a query may be right and wants looking at."""

    ERROR = "error"
    QUERY = "query"


class Change(StrEnum):
    """What has become of a school between two days."""

    RETURNED = "returned"
    NEWLY_ESCALATED = "newly requires escalation"
    LEFT_BY_RETURN = "left escalation: returned"
    LEFT_BY_CONTACT = "left escalation: in contact"
    LEFT_OTHERWISE = "left escalation: another way"
    LAPSED = "lapsed"
    NEWLY_UNSAFE = "newly unsafe"
    NEWLY_NONE = "newly without data"
    MADE_SAFE = "made safe"
    FLOW_UNKNOWN = "flow no longer known"
    FELL_BELOW = "fell below the standard"
    ROSE = "rose to the standard"
    QUALITY_UNKNOWN = "quality no longer known"
    OPENED = "joined: opened"
    REPLACES = "joined: replaces another school"
    COUNTED_NOW = "joined: counted now"
    CLOSED = "left: closed"
    REPLACED = "left: replaced by another school"
    NOT_COUNTED_NOW = "left: not counted now"
