"""What an officer is told about the record's file, each in plain words."""

from dsa_metrics.record.seal import Seal

DAMAGED = "The record is damaged: its file is not what was last saved, and its facts do not agree with its ledger."
NO_RECORD = "The file is not a record of DSA Metrics, or its beginning has been lost."
LOG_SET_ASIDE = (
    "The last load was interrupted and what it left could not be read. Nothing of it was kept, and every earlier fact "
    "is as it was. Load the file again."
)
NO_SEAL = "The record had no seal that could be read. Every fact was counted again and agrees with the ledger."
FOREIGN_LOG_SET_ASIDE = (
    "Another program left a write-ahead log beside the record that does not agree with its ledger. It was set aside, "
    "and the record is what was last saved."
)
FOREIGN_LOG = (
    "Another program left a write-ahead log beside the record. Every fact was counted again and agrees with the ledger."
)
DROPPED = "The last load was interrupted and nothing of it was kept. Load the file again."
CHANGED = (
    "The record's file has been changed by something other than DSA Metrics, but no fact in it: every one was counted "
    "again and agrees with the ledger. Check the disk."
)
NOT_BACKED_UP = "The record was saved, but no backup of it could be written. Check that the disk is not full."
NOT_WRITTEN = (
    "The record could not be written to.",
    "Nothing was changed. Check that the disk is not full, then try again.",
)
NO_BACKUP = (
    "No backup of the record could be made, so nothing was changed.",
    "Check that the disk is not full and that the folder backups beside the record may be written to, then try again.",
)
OUT_OF_REACH = (
    "The record's file cannot be reached.",
    "Check that its folder exists, that you may read and write there, and that no other program is writing to it.",
)
ORPHANED_SEAL = (
    "A seal lay here, but the record it belongs to is gone; a new, empty record was begun. "
    "To go back, stop the dashboard and copy the newest backup over the new record."
)


def log_set_aside(seal: Seal | None) -> str:
    """What to say of a log that does not fit a record which, without it, is what was last saved."""
    return LOG_SET_ASIDE if seal is not None and seal.is_writing else FOREIGN_LOG_SET_ASIDE


def warnings_of(seal: Seal | None, is_intact: bool, has_log: bool, last_entry: int) -> tuple[str, ...]:
    """What to say about a record whose facts agree with its ledger; nothing where its seal is whole."""
    if seal is None:
        return (NO_SEAL,)
    if is_intact and not has_log:
        return (DROPPED,) if seal.is_writing else ()
    if seal.is_writing:
        return (DROPPED if last_entry <= seal.entry else _kept(last_entry),)
    if is_intact:
        return (FOREIGN_LOG,)
    return (CHANGED if last_entry == seal.entry else _other_copy(last_entry, seal.entry),)


def _kept(entry: int) -> str:
    return f"The last load was interrupted while it was saved; it stands whole as entry {entry}."


def _other_copy(found: int, sealed: int) -> str:
    age = "older" if found < sealed else "newer"
    return (
        f"The record is {age} than the one last saved here: its last entry is {found}, not {sealed}. "
        "Perhaps a backup was copied over it. Every fact in it agrees with its ledger; load again what is missing."
    )
