"""What may be shown in public so that no school can be worked out: pure functions of counts and public numbers.

Imports nothing of the record: whoever wants to know whether to trust the promise can read this package by itself.
"""

from dsa_metrics.disclosure.ladder import Block, PublishedCounts, publish_counts
from dsa_metrics.disclosure.policy import DisclosurePolicy
from dsa_metrics.disclosure.together import Withheld, publish_together

__all__ = ["Block", "DisclosurePolicy", "PublishedCounts", "Withheld", "publish_counts", "publish_together"]
