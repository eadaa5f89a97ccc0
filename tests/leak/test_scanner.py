"""Mutation tests of the scanner: every leak known of Streamlit is found, and a clean page gives nothing."""

import pytest

from tests.edge.client import Viewer, fetch
from tests.edge.server import Server
from tests.leak.captures import Capture
from tests.leak.forbidden import Kind
from tests.leak.sample import everything, leaks_in_charts, leaks_in_files, leaks_in_pages, leaks_in_tables  # noqa: F401
from tests.leak.sample.planted import LEAKS, SCHOOL, Leak
from tests.leak.scanning import Scanner, told
from tests.leak.viewing import answered, taken_from

#: Where a search of the bytes as they are finds nothing, so that finding anything is the decoder's doing.
DECODED = (
    "rolls_in_a_grid",
    "numbers_that_a_chart_packs",
    "numbers_that_a_chart_packs_as_fractions",
    "entities_in_markup",
    "an_address_of_a_link",
    "an_address_that_carries_a_file",
    "a_name_in_another_spelling",
    "the_name_of_a_trust",
    "the_properties_of_a_workbook",
    "a_comment_in_a_workbook",
)


def _received(sample: Server, show: str) -> list[Capture]:
    """Every frame of the page, and the file that it offers."""
    with Viewer(sample.port) as viewer:
        viewer.run(query=f"show={show}")
        files = [element.download_button.url for element in viewer.elements("download_button")]
        fetched = [one for url in files for one in answered(fetch(sample.port, url), url)]
        return [*taken_from(viewer), *fetched]


@pytest.mark.parametrize(("name", "leak"), LEAKS.items(), ids=LEAKS)
def test_what_a_page_gives_away_is_found_in_what_was_sent(
    sample: Server, scanner: Scanner, name: str, leak: Leak
) -> None:
    by_the_way = scanner.forbidden.of(Kind.PART) - leak.secrets
    assert scanner.secrets(_received(sample, name)) - by_the_way == leak.secrets


@pytest.mark.parametrize("name", DECODED)
def test_a_search_of_the_same_bytes_as_they_are_finds_nothing(sample: Server, name: str) -> None:
    received = b"".join(
        one.content if isinstance(one.content, bytes) else one.content.encode() for one in _received(sample, name)
    )
    assert not [secret for secret in LEAKS[name].secrets if secret.value.encode() in received]


def test_a_clean_page_of_every_kind_of_element_gives_nothing(sample: Server, scanner: Scanner) -> None:
    captures = _received(sample, "clean")
    assert len(captures) > 10
    assert scanner.findings(captures) == []


def test_a_page_of_everything_is_found_to_hold_every_secret_of_every_school(sample: Server, scanner: Scanner) -> None:
    found = scanner.secrets(_received(sample, "everything"))
    known = {kind: {one for one in found if one.kind is kind} for kind in Kind}
    assert known == {kind: scanner.forbidden.of(kind) for kind in Kind}


def test_findings_are_told_by_secret_with_the_first_way_to_each(sample: Server, scanner: Scanner) -> None:
    findings = scanner.findings(_received(sample, "the_key_of_a_widget"))
    first, *lines = told(findings).splitlines()
    assert first == f"1 secrets in {len(findings)} places"
    assert lines == [f"URN {SCHOOL.urn}: frame received {findings[0].where}"]
