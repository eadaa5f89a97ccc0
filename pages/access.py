"""Who is looking: the role that the server's edge gave this connection, and the check that every page makes."""

from enum import StrEnum

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

NOT_FOR_YOU = "This page is for the officer who keeps the record, on the officer's own computer."


class Role(StrEnum):
    """What a person may see and do, the least first."""

    PUBLIC = "public"
    MEMBER = "member"
    OFFICER = "officer"

    def reaches(self, needed: "Role") -> bool:
        """True where this role may do whatever `needed` may do."""
        ladder = list(Role)
        return ladder.index(self) >= ladder.index(needed)


def role() -> Role:
    """The role of whoever is looking, asked anew on every run; public for anything that the edge did not say."""
    context = get_script_run_ctx(suppress_warning=True)
    # What st.user holds, without its search for a file of secrets on every look, which takes as long as a small page.
    said = context.user_info.get("role") if context else None
    return Role(said) if said in list(Role) else Role.PUBLIC


def require(needed: Role) -> None:
    """Ends the run with one plain sentence, and nothing else on the page, unless whoever is looking has the role."""
    if not role().reaches(needed):
        st.error(NOT_FOR_YOU)
        st.stop()
