"""The viewer without a browser: what it can press, and that each frame is taken from it once."""

from tests.edge.client import Viewer
from tests.edge.server import Server
from tests.leak.viewing import choose, options, taken_from, turn_on


def _written(viewer: Viewer) -> list[str]:
    return [element.markdown.body for element in viewer.elements("markdown")]


def test_a_viewer_chooses_from_a_list_and_turns_a_toggle_on(sample: Server) -> None:
    with Viewer(sample.port) as viewer:
        assert options(viewer.run(), "Phase") == ["Primary", "Special"]
        assert _written(viewer) == ["Primary `False`"]
        assert _written(choose(viewer, "Phase", "Special")) == ["Special `False`"]
        assert _written(turn_on(viewer, "Every phase")) == ["Special `True`"]


def test_each_frame_is_taken_from_a_viewer_once(sample: Server) -> None:
    with Viewer(sample.port) as viewer:
        viewer.run()
        assert taken_from(viewer, "first")[0].name == "first 0"
        assert taken_from(viewer) == []
