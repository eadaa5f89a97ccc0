"""For whom a process is, from its environment: `DSA_AUDIENCE=public` makes one that cannot open a record."""

import sys
from collections.abc import Mapping

from dsa_metrics.errors import ConfigurationError

NAME = "DSA_AUDIENCE"
PUBLIC = "public"


def is_public(environment: Mapping[str, str]) -> bool:
    """True for a public process. Raises ConfigurationError for any other audience: better none than the wrong one."""
    audience = environment.get(NAME, "").strip().lower()
    if audience not in ("", PUBLIC):
        raise ConfigurationError(
            f"{NAME} says something else than {PUBLIC}.",
            f"Set it to {PUBLIC}, or leave it out for the officer's own dashboard.",
        )
    return audience == PUBLIC


def lock_the_record() -> None:
    """From now on nothing in this process can open a record: the library that could is not to be had."""
    if "duckdb" in sys.modules and sys.modules["duckdb"] is not None:
        raise ConfigurationError(
            "The record's library is loaded already.", "Start a process of its own for the public."
        )
    sys.modules["duckdb"] = None  # type: ignore[assignment]  # makes every import of it fail
