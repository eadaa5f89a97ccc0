"""What the console may say of an error: its kind and where it arose, never its words, which may repeat a cell."""

import logging
from traceback import format_tb

_WHO_LOGS_ERRORS = ("streamlit.error_util", "uvicorn.error")


def leave_values_out_of_the_log() -> None:
    """From now on an unexpected error is logged without its message."""
    for name in _WHO_LOGS_ERRORS:
        logging.getLogger(name).addFilter(without_words)


def without_words(record: logging.LogRecord) -> bool:
    """Replaces an error's message in a log record by its kind; keeps every record."""
    kind, _, trace = record.exc_info or (None, None, None)
    if kind is not None:
        record.msg = f"{record.getMessage()}: {kind.__name__}\n{''.join(format_tb(trace))}"
        record.args = record.exc_info = record.exc_text = None
    return True
