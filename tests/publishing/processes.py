"""Another process that publishes, and may be gone at any step of it once the record has it or before."""

import os
from multiprocessing.connection import Connection
from pathlib import Path
from unittest.mock import patch

from dsa_metrics.policy import load_policy
from dsa_metrics.store import Store
from tests.publishing.council import JUNE, Office


def vanish_publishing(path: Path, told: Connection, step: str) -> None:
    """Is gone when publishing the release for June comes to this step."""
    with Store.open(path, load_policy()) as store:
        office = Office(store, load_policy())
        draft = office.draft(JUNE)
        with patch(step, lambda *_: os._exit(9)):
            told.send(0)
            office.press.publish(draft)
