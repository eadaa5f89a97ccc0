"""A stage for one page: AppTest runs a script of its own, which draws whatever stands here."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

_draw: Callable[[], None]

SCRIPT = "from tests.pages import stage\nstage.perform()\n"


def perform() -> None:
    """What the script does."""
    _draw()


def run(draw: Callable[[], None], **address: str) -> AppTest:
    """The page as drawn, with every widget at its first value; `address`: its query. Fails on any exception."""
    global _draw  # noqa: PLW0603  # the script runs in this process and finds it here
    _draw = draw
    page = AppTest.from_string(SCRIPT, default_timeout=30)
    for name, value in address.items():
        page.query_params[name] = value
    return checked(page.run())


def checked(page: AppTest) -> AppTest:
    """The page, once it is known that nothing went wrong on it."""
    assert not page.exception, [each.message for each in page.exception]
    return page


def words(page: AppTest) -> str:
    """Everything that the page says in markup of ours, as one text."""
    return "\n".join(html.proto.body for html in page.get("html"))
