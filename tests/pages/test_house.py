"""What every page has in common: title, address, render; short; and nothing happens when it is imported."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from pages import (
    arrival,
    decisions,
    england,
    escalation,
    importing,
    overview,
    papers,
    publish,
    quality,
    returned,
    school,
    since,
    submissions,
)
from pages.public import menu as public

NAMED = (
    *(overview, since, returned, escalation, arrival, submissions, quality, england, decisions, school),
    *(importing, publish, papers),
)
PAGES = (*NAMED, *public.PAGES)
FOLDER = Path(str(overview.__file__)).parent
LONGEST_PAGE = 80


@pytest.mark.parametrize("module", PAGES, ids=lambda page: page.__name__)
def test_a_page_has_a_title_an_address_that_is_not_its_file_name_and_render(module: object) -> None:
    assert getattr(module, "TITLE", "")
    assert getattr(module, "URL", "") not in ("", module.__name__.split(".")[-1])  # type: ignore[attr-defined]
    assert callable(getattr(module, "render", None))


def test_no_two_pages_share_a_title_or_an_address() -> None:
    assert len({page.URL for page in PAGES}) == len(PAGES)
    for menu in (NAMED, public.PAGES):
        assert len({page.TITLE for page in menu}) == len(menu)


@pytest.mark.parametrize("module", PAGES, ids=lambda page: page.__name__)
def test_a_page_is_short(module: object) -> None:
    source = Path(str(module.__file__)).read_text("utf-8")  # type: ignore[attr-defined]
    assert len(source.splitlines()) < LONGEST_PAGE


@pytest.mark.parametrize("path", sorted(FOLDER.rglob("*.py")), ids=lambda path: path.stem)
def test_a_module_of_the_pages_defines_and_does_not_do(path: Path) -> None:
    allowed = (
        ast.Import,
        ast.ImportFrom,
        ast.FunctionDef,
        ast.AsyncFunctionDef,
        ast.ClassDef,
        ast.Assign,
        ast.AnnAssign,
        ast.Expr,
        ast.If,
    )
    for statement in ast.parse(path.read_text("utf-8")).body:
        assert isinstance(statement, allowed), ast.unparse(statement)
        if isinstance(statement, ast.Expr):
            assert isinstance(statement.value, ast.Constant), ast.unparse(statement)
        if isinstance(statement, ast.If):
            assert path.stem == "navigation", ast.unparse(statement)


def test_a_page_run_by_itself_as_a_cold_deep_link_would_run_it_shows_nothing() -> None:
    names = [str(Path(str(page.__file__)).relative_to(FOLDER)) for page in PAGES]
    script = (
        "import sys\nfrom streamlit.testing.v1 import AppTest\n"
        "for path in sys.argv[1:]:\n"
        "    page = AppTest.from_file(path, default_timeout=30).run()\n"
        "    print(len(page.main), len(page.sidebar), len(page.exception))\n"
    )
    command = [sys.executable, "-c", script, *(str(FOLDER / name) for name in names)]
    done = subprocess.run(command, cwd=FOLDER.parent, capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.split() == ["0", "0", "0"] * len(names)
