"""The error tree: what can go wrong for a user, each with one plain sentence and what to do.

A message never repeats a cell, a school's name or a path inside the council's own folders.
"""


class DsaError(Exception):
    """Something a user can put right; `str(error)` is the sentence, `fix` says what to do next."""

    exit_code = 1

    def __init__(self, message: str, fix: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.fix = fix

    def __str__(self) -> str:
        return f"{self.message} {self.fix}".strip()


class ConfigurationError(DsaError):
    """The policy file, or a setting of the server, is wrong."""


class InputError(DsaError):
    """What was asked for does not exist or makes no sense: a metric, a school, a date, an entry."""


class FileError(DsaError):
    """A file as a whole cannot be read: encrypted, broken, empty, too large, not one we know."""

    def __init__(self, rule: str, message: str, fix: str) -> None:
        super().__init__(message, fix)
        self.rule = rule


class StoreError(DsaError):
    """The record cannot be used as it is."""


class StoreInUse(StoreError):
    """Another program holds the record's file."""


class StoreTooNew(StoreError):
    """The record was written by a newer version of DSA Metrics."""


class StoreDamaged(StoreError):
    """The record's file is not what was last saved, or its facts do not agree with its ledger."""
