"""A browser's window on the server that keeps all that reaches it, and knows when a page has come to rest."""

import time
from collections.abc import Callable, Collection, Sequence

from playwright.sync_api import BrowserContext, Page

from tests.edge.server import Server
from tests.leak import browser_state
from tests.leak.captures import Capture, Channel
from tests.leak.wire import Wire

SETTLED_WITHIN = 30.0
QUIET_FOR = 0.3

_AT_REST = "[data-testid=stApp][data-test-script-state=notRunning][data-test-connection-state=CONNECTED]"
_ALWAYS = (Channel.RECEIVED, Channel.SENT, Channel.PAGE)


class Tap:
    """One window. Its context must have had no page before, so that nothing was missed."""

    def __init__(self, context: BrowserContext, server: Server) -> None:
        assert not context.pages, "this context has looked at something already"
        self._context = context
        self._server = server
        self._log_read = server.console.stat().st_size
        self._wire = Wire(context)
        self.page = context.new_page()
        self._devtools = context.new_cdp_session(self.page)
        self._wire.listen_to_handshakes(self._devtools)

    def at(self, address: str) -> Page:
        """The page at this address, loaded anew as from a link in a letter, once it is at rest."""
        self.page.goto(f"{self._server.url}/{address}")
        return self.settle()

    def reload(self) -> Page:
        """The same page, loaded anew."""
        self.page.reload()
        return self.settle()

    def back(self) -> Page:
        """The page before, by the browser's own button."""
        self.page.go_back()
        return self.settle()

    def download(self, start: Callable[[], None]) -> bytes:
        """The file whose download this begins; it is kept too."""
        with self.page.expect_download() as coming:
            start()
        content = coming.value.path().read_bytes()
        self.settle()
        return content

    def settle(self) -> Page:
        """Waits until the script has finished, all is drawn and nothing moves, then keeps what is there."""
        began = time.monotonic()
        while not (self._is_quiet(began) and self._is_at_rest()):
            assert time.monotonic() < began + SETTLED_WITHIN, f"{self.page.url} did not come to rest"
            self.page.wait_for_timeout(50)
        self._look()
        return self.page

    def mark(self) -> int:
        """A place in time, for `captures` to begin at."""
        return len(self._wire.captures)

    def captures(self, since: int = 0, at_least: Collection[Channel] = _ALWAYS) -> Sequence[Capture]:
        """What was caught since the mark. To have heard nothing is an error, so that no search is of nothing."""
        caught = self._wire.captures[since:]
        missing = set(at_least) - {capture.channel for capture in caught}
        assert not missing, f"nothing was caught of: {', '.join(sorted(missing))}"
        return caught

    def _is_quiet(self, since: float) -> bool:
        is_long = time.monotonic() > max(since, self._wire.last_heard) + QUIET_FOR
        return is_long and not self._wire.under_way

    def _is_at_rest(self) -> bool:
        charts = self.page.locator(".stPlotlyChart").count()
        return (
            self.page.locator(_AT_REST).count() == 1
            and self.page.get_by_test_id("stSkeleton").count() == 0
            and self.page.locator(".js-plotly-plot .draglayer").count() == charts
        )

    def _look(self) -> None:
        self._wire.gather()
        for frame in self.page.frames:
            for name, content in browser_state.of(frame).items():
                self._wire.keep(Channel.PAGE, name, content)
        self._wire.keep(Channel.HISTORY, "of the window", str(self._devtools.send("Page.getNavigationHistory")))
        self._wire.keep(Channel.STORAGE, "and cookies", str(self._context.storage_state(indexed_db=True)))
        log = self._server.console.read_bytes()
        self._wire.keep(Channel.LOG, "", log[self._log_read :].decode("utf-8", "replace"))
        self._log_read = len(log)
