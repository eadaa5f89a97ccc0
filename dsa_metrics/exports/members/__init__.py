"""The workbook for members: every school that a release counts, from the same snapshot as the annex."""
