"""The small parts that every page is made of. Each is one element, so that a page costs little to draw again."""

from collections.abc import Iterable, Sequence

import streamlit as st

from dsa_metrics.errors import DsaError
from dsa_metrics.wording import in_words
from pages.markup import Markup, safe
from pages.moment import Moment


def head(title: str, authority: str, moment: Moment, finding: str = "") -> None:
    """The head of a page: whose figures, as at which day, the title, and the finding in a sentence, if it has one."""
    known = f", as known on {in_words(moment.known_at.date())}" if moment.known_at else ""
    plain_head(title, f"{authority} · as at {in_words(moment.as_at)}{known}", finding)


def plain_head(title: str, kicker: str, finding: str = "") -> None:
    """The head of a page: a line above it, the title, and the finding in a sentence, if it has one."""
    said = f'<p class="dsa-finding">{safe(finding)}</p>' if finding else ""
    _put(f'<header class="dsa-head"><p class="dsa-kicker">{safe(kicker)}</p><h1>{safe(title)}</h1></header>{said}')


def steps(names: Sequence[str], now: int) -> Markup:
    """The steps of a task, with the one that is due; those before it are done."""
    due = ' aria-current="step"'
    items = (
        f"<li{due if place == now else ''}>{safe(name)}{' (done)' if place < now else ''}</li>"
        for place, name in enumerate(names)
    )
    return Markup(f'<ol class="dsa-steps">{"".join(items)}</ol>')


def section(title: str, *content: str) -> None:
    """A heading with what stands under it: sentences, and markup such as tables."""
    _put(f"<h2>{safe(title)}</h2>{_paragraphs(content)}")


def put(*content: str) -> None:
    """Sentences, and markup such as tables, without a heading."""
    _put(_paragraphs(content))


def note(text: str) -> Markup:
    """A remark beside the figures."""
    return Markup(f'<p class="note">{safe(text)}</p>')


def figures(pairs: Iterable[tuple[object, str, str]]) -> Markup:
    """Headline figures: the number, what it is of (may be blank), what it counts."""
    items = (
        f"<div><dt>{safe(words)}</dt><dd>{safe(number)}{f' <small>{safe(whole)}</small>' if whole else ''}</dd></div>"
        for number, whole, words in pairs
    )
    return Markup(f'<dl class="dsa-figures">{"".join(items)}</dl>')


def download(words: str, url: str) -> Markup:
    """A link that fetches a file."""
    return Markup(f'<p><a class="dsa-download" href="{safe(url)}" download>{safe(words)}</a></p>')


def problem(error: DsaError) -> None:
    """What went wrong and what to do, in the words of the error."""
    st.error(f"{error.message}\n\n{error.fix}" if error.fix else error.message)


def _paragraphs(content: Iterable[str]) -> str:
    return "".join(part if isinstance(part, Markup) else f'<p class="lead">{safe(part)}</p>' for part in content)


def _put(markup: str) -> None:
    st.html(f'<div class="dsa">{markup}</div>')
