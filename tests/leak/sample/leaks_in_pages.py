"""Widgets, markup and words that reach the browser without being meant to."""

import base64
import time

import streamlit as st

from tests.leak.forbidden import Kind
from tests.leak.sample.planted import BOTH, NAMES, PART, SCHOOL, gives


@gives(Kind.URN)
def the_key_of_a_widget() -> None:
    """A URN in a key that nobody thought to be sent."""
    st.checkbox("Returned", key=f"returned_{SCHOOL.urn}")


@gives(Kind.NAME)
def the_class_of_a_container() -> None:
    """A name in a key that becomes a class of the page."""
    with st.container(key=SCHOOL.name.replace(" ", "-")):
        st.write("One school.")


@gives(Kind.NAME, of=BOTH)
def the_options_of_a_list() -> None:
    """Names to choose from, none of them open."""
    st.selectbox("School", ["None", *NAMES])


@gives(Kind.URN)
def a_query_parameter() -> None:
    """A URN in the address, put there by the server."""
    st.query_params["school"] = SCHOOL.urn


@gives(Kind.NAME)
def a_comment_in_markup() -> None:
    """A name in a comment."""
    st.html(f"<p>One school.<!-- {SCHOOL.name} --></p>")


@gives(Kind.NAME)
def an_attribute_for_screen_readers() -> None:
    """A name in a label that is read aloud."""
    st.html(f'<div role="img" aria-label="{SCHOOL.name}">One school.</div>')


@gives(Kind.NAME)
def entities_in_markup() -> None:
    """A name of which every letter is spelled as an entity."""
    st.html(f"<p>{''.join(f'&#{ord(letter)};' for letter in SCHOOL.name)}</p>")


@gives(Kind.NAME)
def an_address_of_a_link() -> None:
    """A name in a link, with percent signs."""
    st.link_button("A school", f"https://school.example/{SCHOOL.name.replace(' ', '%20')}")


@gives(Kind.NAME)
def an_address_that_carries_a_file() -> None:
    """A name in an address that holds its own content, as base64."""
    st.html(f'<a href="data:text/plain;base64,{base64.b64encode(SCHOOL.name.encode()).decode()}">A file</a>')


@gives(Kind.NAME)
def a_tab_that_is_closed() -> None:
    """A name behind another tab."""
    first, second = st.tabs(["Counts", "Names"])
    first.write("Two schools.")
    second.write(SCHOOL.name)


@gives(Kind.NAME)
def a_place_that_is_written_over() -> None:
    """A name that stands for a moment only."""
    place = st.empty()
    place.write(SCHOOL.name)
    time.sleep(0.2)
    place.write("One school.")


@gives(Kind.NAME)
def a_message_that_passes() -> None:
    """A name in a toast."""
    st.toast(SCHOOL.name)


@gives(Kind.NAME)
def an_error() -> None:
    """A name in the words of an error."""
    raise ValueError(f"{SCHOOL.name} has no agreement")


@gives(Kind.POSTCODE)
def the_help_of_a_widget() -> None:
    """A postcode in a help text."""
    st.checkbox("Returned", help=f"Post goes to {SCHOOL.postcode}.")


@gives(Kind.DFE_NUMBER)
def the_number_of_the_department_in_words() -> None:
    """The DfE number in a sentence."""
    st.write(f"School {SCHOOL.dfe_number} has answered.")


@gives(Kind.TRUST)
def the_name_of_a_trust() -> None:
    """The trust in capital letters."""
    st.write(SCHOOL.trust.upper())


@gives(Kind.PART)
def a_part_of_a_name() -> None:
    """The name without its generic words."""
    st.write(PART.capitalize())


@gives(Kind.NAME)
def a_name_in_another_spelling() -> None:
    """The name with spaces that do not break."""
    st.write(SCHOOL.name.replace(" ", "\N{NO-BREAK SPACE}"))


@gives(Kind.NAME)
def the_title_of_the_page() -> None:
    """A name in the browser's tab."""
    st.set_page_config(page_title=SCHOOL.name)
    st.write("One school.")


@gives(Kind.NAME)
def a_script_that_keeps_a_name() -> None:
    """A name in the browser's console, in its storage and in its history."""
    script = f"""const name = "{SCHOOL.name}"; console.log(name); localStorage.setItem("school", name);
        sessionStorage.setItem("school", name); history.replaceState({{school: name}}, "");"""
    st.html(f"<p>One school.</p><script>{script}</script>", unsafe_allow_javascript=True)
