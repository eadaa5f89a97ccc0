"""Where this process looks for the record and for the releases; opens neither."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True)
class Places:
    """Where the council's record stands, and the files that the demonstration is made from."""

    record: Path
    demonstration: Path

    @classmethod
    def of(cls, environment: Mapping[str, str], data: Path) -> "Places":
        """The record that DSA_STORE names, or dsa.duckdb in the folder `data`."""
        return cls(Path(environment.get("DSA_STORE") or data / "dsa.duckdb").resolve(), data / "demo")

    @property
    def policy(self) -> Path:
        """The council's own settings, beside its record."""
        return self.record.with_name("policy.toml")

    @property
    def releases(self) -> Path:
        """The public ledger of the council's record, beside it."""
        return self.record.with_name("releases")

    @property
    def demonstration_record(self) -> Path:
        """A file of its own, so that nothing invented ever comes near the council's record."""
        return self.record.parent / "demo" / "demo.duckdb"

    @property
    def demonstration_releases(self) -> Path:
        """The public ledger of the demonstration, beside its record."""
        return self.demonstration_record.with_name("releases")


@cache
def places() -> Places:
    """Where this process looks for the record."""
    return Places.of(os.environ, Path(__file__).resolve().parents[1] / "data")
