"""Files in: what was handed in becomes facts, or problems that say what to do. Knows nothing of the store."""
