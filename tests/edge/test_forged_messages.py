"""Messages that no page of ours sends: dropped, and nothing named, nothing cleared, nobody else disturbed."""

from collections.abc import Iterator

import pytest
from starlette.types import Message
from streamlit.proto.BackMsg_pb2 import BackMsg

from pages.access import Role
from pages.edge.messages import is_allowed
from tests.edge.client import Viewer
from tests.edge.sample.main import NAME
from tests.edge.server import Server

PUBLIC = {"Via": "1.1 proxy"}


def _operation(**payload: object) -> BackMsg:
    message = BackMsg()
    message.backend_operation_request.request_id = "1"
    for kind in payload:
        getattr(message.backend_operation_request, kind).SetInParent()
    return message


FORGED = {
    "clear_cache": BackMsg(clear_cache=True),
    "load_git_info": BackMsg(load_git_info=True),
    "set_run_on_save": BackMsg(set_run_on_save=True),
    "debug_disconnect_websocket": BackMsg(debug_disconnect_websocket=True),
    "debug_shutdown_runtime": BackMsg(debug_shutdown_runtime=True),
    "install_skills": _operation(install_skills=None),
    "dismiss_skills_nudge": _operation(dismiss_skills_nudge=None),
    "deferred_file": _operation(deferred_file=None),
    "nothing at all": BackMsg(),
}


@pytest.mark.parametrize(
    ("role", "kinds"),
    [
        (Role.PUBLIC, {"rerun_script", "stop_script", "app_heartbeat"}),
        (Role.MEMBER, {"rerun_script", "stop_script", "app_heartbeat"}),
        (Role.OFFICER, {"rerun_script", "stop_script", "app_heartbeat", "file_urls_request"}),
    ],
)
def test_of_all_kinds_of_message_only_what_a_page_needs_is_let_through(role: Role, kinds: set[str]) -> None:
    assert {kind for kind, message in _one_of_each() if is_allowed(message, role)} == kinds


@pytest.mark.parametrize("headers", [{}, PUBLIC], ids=["officer", "public"])
@pytest.mark.parametrize("forged", FORGED.values(), ids=FORGED)
def test_a_message_that_no_viewer_needs_is_dropped(sample: Server, forged: BackMsg, headers: dict[str, str]) -> None:
    with Viewer(sample.port, headers=headers) as viewer:
        viewer.run()
        viewer.send(forged)
        assert viewer.answers() == []
        assert viewer.run().elements("markdown")


def test_nobody_empties_what_is_kept_for_everybody(sample: Server) -> None:
    with Viewer(sample.port) as viewer:
        before = _runs(viewer.run())
        viewer.send(FORGED["clear_cache"])
        assert _runs(viewer.run()) == before + 1


@pytest.mark.parametrize("frame", [b"\xff\xff\xff", "text", b"", b"\x08"], ids=["noise", "text", "empty", "cut off"])
def test_a_frame_that_is_no_message_is_dropped(sample: Server, frame: bytes | str) -> None:
    with Viewer(sample.port) as viewer:
        viewer.send_raw(frame)
        assert viewer.run().elements("markdown")


def test_the_hash_of_the_named_page_names_nothing_to_the_public(sample: Server) -> None:
    with Viewer(sample.port) as officer:
        named = officer.run().pages["named-page"]
        assert officer.run(page_hash=named).has_seen(NAME)
    with Viewer(sample.port, headers=PUBLIC) as viewer:
        viewer.run().run(page_hash=named)
    assert [drawn.WhichOneof("type") for drawn in viewer.elements()] == ["alert"]
    assert not viewer.has_seen(NAME)


def test_the_public_is_given_no_address_to_upload_to(sample: Server) -> None:
    asked = BackMsg()
    asked.file_urls_request.request_id = "1"
    asked.file_urls_request.file_names.append("tracker.xlsx")
    with Viewer(sample.port, headers=PUBLIC) as viewer:
        viewer.run().send(asked)
        assert viewer.answers() == []
    with Viewer(sample.port) as officer:
        officer.run().send(asked)
        assert officer.answers() == ["file_urls_response"]


def test_the_greeting_tells_nothing_of_the_machine(sample: Server) -> None:
    with Viewer(sample.port) as viewer:
        greeting = viewer.run().greeting
    assert greeting.main_script_path == greeting.name == "main"
    assert not greeting.initialize.user_info.ListFields()
    assert [field.name for field, _ in greeting.initialize.environment_info.ListFields()] == ["streamlit_version"]


def _one_of_each() -> Iterator[tuple[str, Message]]:
    for field in BackMsg.DESCRIPTOR.oneofs_by_name["type"].fields:
        message = BackMsg()
        if field.message_type is None:
            setattr(message, field.name, True)
        else:
            getattr(message, field.name).SetInParent()
        yield field.name, {"type": "websocket.receive", "bytes": message.SerializeToString()}


def _runs(viewer: Viewer) -> int:
    (text,) = viewer.elements("markdown")
    return int(text.markdown.body.rpartition("Runs: ")[2].rstrip("."))
