"""What each answer says in one plain sentence of a board paper; right for an empty record, for none, one and many."""

from dsa_metrics.findings.asked import Asked, Finding

__all__ = ["Asked", "Finding"]
