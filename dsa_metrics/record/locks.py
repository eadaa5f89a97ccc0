"""Many threads may read the record at once; whoever writes is alone with it."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition


class ReadersWriterLock:
    """Neither side may be entered again by the thread that is inside; a waiting writer keeps new readers out."""

    def __init__(self) -> None:
        self._turn = Condition()
        self._readers = 0
        self._writers_waiting = 0
        self._is_writing = False

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Waits until nobody writes or waits to write."""
        with self._turn:
            self._turn.wait_for(lambda: not (self._is_writing or self._writers_waiting))
            self._readers += 1
        try:
            yield
        finally:
            with self._turn:
                self._readers -= 1
                self._turn.notify_all()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Waits until nobody reads or writes."""
        with self._turn:
            self._writers_waiting += 1
            try:
                self._turn.wait_for(lambda: not (self._is_writing or self._readers))
                self._is_writing = True
            finally:
                self._writers_waiting -= 1
                self._turn.notify_all()
        try:
            yield
        finally:
            with self._turn:
                self._is_writing = False
                self._turn.notify_all()
