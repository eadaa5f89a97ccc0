"""The list of questions that the record answers: what each counts, of what, its columns, and its finding in words."""

from dsa_metrics.columns import Column
from dsa_metrics.metrics.agreements import AGREEMENT_METRICS
from dsa_metrics.metrics.england import ENGLAND_METRICS
from dsa_metrics.metrics.meetings import MEETING_METRICS
from dsa_metrics.metrics.metric import Answer, Metric
from dsa_metrics.metrics.quality import QUALITY_METRICS, SUBMISSION_METRICS

__all__ = ["METRICS", "Answer", "Column", "Metric"]

_ALL = (*AGREEMENT_METRICS, *SUBMISSION_METRICS, *QUALITY_METRICS, *ENGLAND_METRICS, *MEETING_METRICS)

#: Every metric by its name, in the order in which a reader meets them.
METRICS: dict[str, Metric] = {metric.name: metric for metric in _ALL}
