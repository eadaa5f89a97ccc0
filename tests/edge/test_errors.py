"""An unexpected error tells neither the browser nor the console what it was about."""

from tests.edge.client import Viewer
from tests.edge.sample.main import NAME
from tests.edge.server import Server


def test_a_mistake_in_a_page_repeats_no_value_to_the_browser(sample: Server) -> None:
    with Viewer(sample.port) as viewer:
        viewer.run(page="faulty-page")
    assert viewer.elements("exception")
    assert not viewer.has_seen(NAME)
    assert not viewer.has_seen(".py")


def test_the_console_says_what_kind_of_mistake_it_was_and_where(sample: Server) -> None:
    with Viewer(sample.port) as viewer:
        viewer.run(page="faulty-page")
    said = sample.console.read_text("utf-8")
    assert "ValueError" in said
    assert "in faulty" in said
    assert NAME not in said
