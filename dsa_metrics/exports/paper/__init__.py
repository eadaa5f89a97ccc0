"""The board's paper in two parts, from one frozen snapshot: the public part, and the annex for members."""
