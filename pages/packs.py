"""Quality packs: for each school a Word document about itself alone, those of a choice together in a zip file."""

from collections import Counter
from functools import lru_cache

import streamlit as st

from dsa_metrics.exports.packs import names
from dsa_metrics.exports.packs.names import EVERY_SCHOOL, Choice
from dsa_metrics.view import NamedView
from dsa_metrics.wording import number
from pages import parts
from pages.access import Role
from pages.downloads import offer
from pages.moment import Moment
from pages.places import places

TITLE = "Quality packs"

INTRO = (
    "For each school a Word document about itself alone, to be sent to its head teacher: its agreement, how its data "
    "arrives, what was due, what the checks found in plain words with how to put it right, and what would help most."
)
_MADE = "quality_packs_made"


def render(view: NamedView, moment: Moment) -> None:
    """Draws the part of a page on which the packs are made and fetched."""
    parts.section(TITLE, INTRO)
    choices = _choices(view, moment)
    if not choices:
        parts.put("No school is counted on this day.")
        return
    first, second = st.columns((3, 1), vertical_alignment="bottom")
    choice = first.selectbox("Packs for", list(choices), format_func=choices.__getitem__, key="quality_packs_choice")
    wanted = (view.version, moment, choice)
    if second.button("Make the packs", key="quality_packs_make", width="stretch"):
        st.session_state[_MADE] = (wanted, _made(view, moment, choice))
    made, url = st.session_state.get(_MADE, (None, ""))
    if made == wanted:
        parts.put(parts.download(f"Download the packs as a zip file: {choices[choice]} (officers only)", url))


@lru_cache(maxsize=8)
def _choices(view: NamedView, moment: Moment) -> dict[Choice, str]:
    """Every school, each phase and each trust, in words."""
    schools = view.status(moment.as_at, moment.known_at)
    phases, trusts = (Counter(schools.column(name).to_pylist()) for name in ("phase", "trust_name"))
    said = {EVERY_SCHOOL: f"every school: {number(schools.num_rows, 'school')}"} if schools.num_rows else {}
    said |= {Choice(phase=name): f"phase {name}: {number(count, 'school')}" for name, count in phases.items()}
    named = sorted(name for name in trusts if name)
    return said | {Choice(trust=name): f"trust {name}: {number(trusts[name], 'school')}" for name in named}


def _made(view: NamedView, moment: Moment, choice: Choice) -> str:
    """Makes the packs, telling how far it is, and gives the address of the zip file."""
    from dsa_metrics.exports.packs.bundle import packs  # imported when used

    bar = st.progress(0.0, "Making the packs")

    def tell(done: int, of: int) -> None:
        bar.progress(done / of, f"Making the packs: {done} of {of}")

    content = packs(view, moment.as_at, choice, moment.known_at, tell, names.own_template(places().record))
    bar.empty()
    name = names.archive_name(view.authority_name, choice, moment.as_at, view.is_invented)
    return offer(name, content, names.ARCHIVE, Role.OFFICER)
