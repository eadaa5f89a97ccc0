"""Every rule that a file can break, in the order in which a file meets them: for the documentation and its test."""

from dsa_metrics.ingest.attendance_rules import ATTENDANCE_RULES
from dsa_metrics.ingest.clashes import CLASH_RULES
from dsa_metrics.ingest.extract_rules import EXTRACT_RULES
from dsa_metrics.ingest.file_rules import FILE_RULES
from dsa_metrics.ingest.heading_faults import HEADING_RULES
from dsa_metrics.ingest.links import LINKS_RULES
from dsa_metrics.ingest.own_tracker import FIELD_LACKING
from dsa_metrics.ingest.register_rules import REGISTER_RULES
from dsa_metrics.ingest.rule import Rule
from dsa_metrics.ingest.school_key import SCHOOL_KEY_RULES
from dsa_metrics.ingest.second_look import SECOND_LOOK_RULES
from dsa_metrics.ingest.tracker_rules import TRACKER_RULES

RULEBOOK: tuple[Rule, ...] = (
    *FILE_RULES,
    *EXTRACT_RULES,
    *REGISTER_RULES,
    *LINKS_RULES,
    *ATTENDANCE_RULES,
    *HEADING_RULES,
    *TRACKER_RULES,
    *CLASH_RULES,
    FIELD_LACKING,
    *SCHOOL_KEY_RULES,
    *SECOND_LOOK_RULES,
)
