"""A second look at a workbook with openpyxl, for what calamine does not tell: errors, formulas, hidden rows, zeros."""

from dsa_metrics.ingest.child.packing import Find


def look_again(content: bytes) -> tuple[Find, ...]:
    """Every cell or row that is read otherwise than the spreadsheet shows it."""
    raise NotImplementedError
