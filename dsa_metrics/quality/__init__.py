"""The checks of pupils' records: pure functions that count, and give back nothing of a pupil."""
