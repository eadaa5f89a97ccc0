"""The public menu: the same for a public process, for whoever is no officer, and for an officer's public meeting."""

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from types import ModuleType

import streamlit as st

from dsa_metrics.disclosure.ledger import Ledger
from dsa_metrics.errors import DsaError
from dsa_metrics.public_view import PublicView
from pages import parts
from pages.public import (
    about,
    agreements,
    arrival,
    england,
    escalation,
    frame,
    overview,
    quality,
    shown,
    since,
    submissions,
)

PAGES: tuple[ModuleType, ...] = (
    overview,
    since,
    agreements,
    escalation,
    arrival,
    submissions,
    quality,
    england,
    about,
)
#: The pages that are given the other releases too.
_OF_THE_LEDGER = (since, about)
PREFIX = "public-"
#: Streamlit serves the first page at the root, whatever address it is given; its own address leads there.
_AT_THE_ROOT = "public"


def public_menu(folder: Path, led_here: Iterable[str] = ()) -> list[st.Page]:
    """The pages over the releases in a folder; whoever comes by one of the addresses `led_here` is led to the first."""
    found = shown.ledger(folder)
    view = shown.chosen(found)
    if view is None:
        first = _page(frame.TITLE, _AT_THE_ROOT, partial(_nothing, found))
        return [first, *led(led_here, first)]
    menu = [
        _page(page.TITLE, _AT_THE_ROOT if page is overview else page.URL, partial(_show, page, view, found))
        for page in PAGES
    ]
    return [*menu, *led((overview.URL, *led_here), menu[0])]


def urls() -> list[str]:
    """The addresses of all public pages."""
    return [page.URL for page in PAGES]


def led(addresses: Iterable[str], first: st.Page) -> list[st.Page]:
    """Hidden pages at addresses of another menu, so that the browser's way back ends here and not in an error."""
    return [
        st.Page(partial(st.switch_page, first), title=frame.TITLE, url_path=address, visibility="hidden")
        for address in addresses
    ]


def _page(title: str, url: str, draw: Callable[[], None]) -> st.Page:
    def draw_in_words() -> None:
        try:
            draw()
        except DsaError as error:
            parts.problem(error)

    return st.Page(draw_in_words, title=title, url_path=url)


def _show(page: ModuleType, view: PublicView, found: Ledger) -> None:
    frame.banner(view, found)
    if page in _OF_THE_LEDGER:
        page.render(view, found)
    else:
        page.render(view)


def _nothing(found: Ledger) -> None:
    frame.banner(None, found)
    frame.nothing_yet()
