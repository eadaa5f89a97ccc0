"""`python -m dsa_metrics`: the same work without a browser."""

from dsa_metrics.cli import main

main()
