"""A viewer without a browser, seen by the scanner: what it was sent, and what it fetched."""

from streamlit.proto.Selectbox_pb2 import Selectbox
from streamlit.proto.WidgetStates_pb2 import WidgetState

from tests.edge.client import Answered, Viewer
from tests.leak.captures import Capture, Channel


def taken_from(viewer: Viewer, name: str = "") -> list[Capture]:
    """The frames that came since this was last asked, and no longer in the viewer's keeping."""
    frames, viewer.frames = viewer.frames, []
    return [Capture(Channel.RECEIVED, f"{name} {place}".strip(), frame) for place, frame in enumerate(frames)]


def answered(answer: Answered, name: str) -> list[Capture]:
    """Headers and body of what plain HTTP gave back."""
    headers = "\n".join(f"{key}: {value}" for key, value in answer.headers.items())
    return [Capture(Channel.HEADERS, name, headers), Capture(Channel.BODY, name, answer.body)]


def options(viewer: Viewer, label: str) -> list[str]:
    """What there is to choose from the list with this label."""
    return list(_box(viewer, label).options)


def choose(viewer: Viewer, label: str, option: str, **where: str) -> Viewer:
    """Chooses from the list with this label, by the words that a person reads."""
    box = _box(viewer, label)
    assert option in box.options
    viewer.states[box.id] = WidgetState(id=box.id, string_value=option)
    return viewer.run(**where)


def turn_on(viewer: Viewer, label: str, **where: str) -> Viewer:
    """Turns on the toggle, or ticks the box, with this label."""
    boxes = (element.checkbox for element in viewer.elements("checkbox"))
    box = next(box for box in boxes if box.label == label)
    viewer.states[box.id] = WidgetState(id=box.id, bool_value=True)
    return viewer.run(**where)


def _box(viewer: Viewer, label: str) -> Selectbox:
    boxes = (element.selectbox for element in viewer.elements("selectbox"))
    return next(box for box in boxes if box.label == label)
