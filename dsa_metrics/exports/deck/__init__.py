"""The meeting view: the figures of one meeting as a deck, in one page that needs nothing else."""
