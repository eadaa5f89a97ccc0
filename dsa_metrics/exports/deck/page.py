"""The deck as one page that needs nothing else: every page of it, its look, and the few lines that turn the pages."""

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from dsa_metrics.exports.deck.bars import Group
from dsa_metrics.exports.deck.slides import slides
from dsa_metrics.exports.public.content import TITLE
from dsa_metrics.public_view import PublicView
from dsa_metrics.wording import INVENTED, in_words

_TEMPLATES = Path(__file__).parents[1] / "templates"


@dataclass(frozen=True)
class Named:
    """A school on a page for members."""

    name: str
    about: str


@dataclass(frozen=True)
class NamedPage:
    """A page for members: schools by name, with what the marks mean."""

    finding: str
    schools: tuple[Named, ...]
    note: str


def deck(view: PublicView, earlier: PublicView | None = None) -> bytes:
    """The public deck of a release (HTML in UTF-8); `earlier` is the release of the meeting before, where one is."""
    return rendered(view, earlier)


def rendered(
    view: PublicView,
    earlier: PublicView | None,
    named: Sequence[NamedPage] = (),
    seconds: float = 0,
    address: str = "",
) -> bytes:
    """The deck; with named pages they leave it after so many seconds, and it gives way to the page at `address`."""
    pages = slides(view, earlier)
    title = f"{TITLE}, {in_words(view.release.meeting)}"
    text = (
        _environment()
        .get_template("deck.html")
        .render(
            policy=content_policy(),
            style=Markup(_own("deck.css")),  # noqa: S704  (our own file)
            script=Markup(_own("deck.js")),  # noqa: S704  (our own file)
            heading=TITLE,
            title=f"PUBLIC: {title}",
            members_title=f"MEMBERS ONLY: {title}" if named else "",
            invented=INVENTED,
            release=view.release,
            slides=pages,
            has_escalation=any(page.name == "escalation" for page in pages),
            named=named,
            seconds=seconds,
            address=address,
            total=1 + len(pages) + len(named),
        )
    )
    return text.encode()


@cache
def content_policy() -> str:
    """What the deck may do: apply its own look, run its own lines, and ask its own server whether it is there."""
    script, style = (_digest(_own(name)) for name in ("deck.js", "deck.css"))
    return f"default-src 'none'; script-src {script}; style-src {style}; connect-src 'self'; base-uri 'none'"


def _digest(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


@cache
def _own(name: str) -> str:
    return (_TEMPLATES / name).read_text("utf-8")


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters |= {"in_words": in_words, "sum_of_bars": _bars, "size": _size}
    return made


def _bars(groups: Sequence[Group]) -> int:
    return sum(len(group.bars) for group in groups)


def _size(finding: str) -> str:
    """The class of a page by the length of its finding, so that a long one leaves room for what stands below it."""
    return "is-longer" if len(finding) > 150 else "is-long" if len(finding) > 75 else ""
