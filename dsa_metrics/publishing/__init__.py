"""From the record's statuses to what the public is told: schools counted, release, check-list, press."""

from dsa_metrics.publishing.checklist import Check
from dsa_metrics.publishing.press import Draft, Press

__all__ = ["Check", "Draft", "Press"]
