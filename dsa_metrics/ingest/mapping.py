"""A council's own tracker, one row per school: its columns matched to fields by suggestion, then read."""

from dsa_metrics.ingest.column_mapping import ColumnMapping

__all__ = ["ColumnMapping"]
