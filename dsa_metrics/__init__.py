"""DSA Metrics: data sharing agreements with schools, reported from dated facts."""

__version__ = "0.1.0"
