"""The main script: who is looking, which record they see, which pages there are. The only place that joins them."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

import streamlit as st

from dsa_metrics.errors import DsaError
from dsa_metrics.view import NamedView
from pages import (
    arrival,
    decisions,
    england,
    escalation,
    examining,
    frame,
    importing,
    meeting,
    overview,
    papers,
    parts,
    publish,
    quality,
    returned,
    school,
    session,
    since,
    submissions,
    switch,
)
from pages.access import Role, require, role
from pages.look import dress
from pages.moment import Moment
from pages.places import places
from pages.public.menu import led, public_menu, urls


class Page(Protocol):
    """What a module of this folder offers to the menu: its title, its address, and what draws it."""

    TITLE: str
    URL: str

    def render(self, view: NamedView, moment: Moment) -> None:
        """Draws the page for one moment."""


PAGES: tuple[Page, ...] = (
    overview,
    since,
    returned,
    escalation,
    arrival,
    submissions,
    quality,
    england,
    decisions,
    school,
)


def main(pages: Sequence[Page] = PAGES) -> None:
    """Draws the page that was asked for, for whoever is looking."""
    dress()
    menu = officers_menu(pages) if role().reaches(Role.OFFICER) else public_menu(places().releases)
    page = st.navigation(menu, position="sidebar" if len(menu) > 1 else "hidden", expanded=True)
    st.set_page_config(page_title=f"{page.title} - {frame.TITLE}", layout="wide")
    if page.url_path not in (importing.URL, session.START_URL):
        examining.forget()
    page.run()


def officers_menu(pages: Sequence[Page]) -> list[st.Page]:
    """The pages over the record that this officer looks at; only the import while the record is empty."""
    try:
        shown = session.shown(session.is_starting())
    except DsaError as error:
        return [officers_page("The record cannot be opened", "problem", partial(parts.problem, error))]
    bring = officers_page(importing.TITLE, importing.URL, partial(_import, shown))
    if not shown.has_register:
        return [bring]
    if meeting.is_on(shown.desk.policy.access.starts_in_public):
        return meeting_menu(pages, shown)
    moment = Moment(frame.as_at(shown))
    menu = [officers_page(page.TITLE, page.URL, partial(_show, page, shown, moment)) for page in pages]
    start = officers_page(importing.TITLE, session.START_URL, _start_own_record)
    to_publish = officers_page(publish.TITLE, publish.URL, partial(_publish, shown))
    to_write = officers_page(papers.TITLE, papers.URL, partial(_papers, shown))
    switch.toggle(shown, moment, to_publish)
    return [*menu, to_publish, to_write, start if shown.is_demonstration else bring, *led(urls(), menu[0])]


def meeting_menu(pages: Sequence[Page], shown: session.Shown) -> list[st.Page]:
    """The pages of a public meeting; the addresses of the others lead to the first of them."""
    switch.way_back(shown)
    shown.press.ledger()
    named = [page.URL for page in pages]
    return public_menu(shown.releases, [*named, publish.URL, papers.URL, importing.URL, session.START_URL])


def officers_page(title: str, url: str, draw: Callable[[], None]) -> st.Page:
    """A page that asks for the role itself, however it was reached, and puts an error in its own words."""

    def draw_for_the_officer() -> None:
        require(Role.OFFICER)
        try:
            draw()
        except DsaError as error:
            parts.problem(error)

    return st.Page(draw_for_the_officer, title=title, url_path=url)


def _show(page: Page, shown: session.Shown, moment: Moment) -> None:
    frame.banner(shown)
    page.render(shown.view, moment)


def _publish(shown: session.Shown) -> None:
    frame.banner(shown)
    publish.render(shown.press, shown.view.board_meetings())


def _papers(shown: session.Shown) -> None:
    frame.banner(shown)
    papers.render(shown.papers, shown.view.board_meetings())


def _start_own_record() -> None:
    """Nothing is ever brought into the demonstration: importing from there starts the council's own record."""
    session.start_own_record()
    st.rerun()


def _import(shown: session.Shown) -> None:
    frame.banner(shown)
    importing.render(shown.desk)


if __name__ == "__main__":
    main()
