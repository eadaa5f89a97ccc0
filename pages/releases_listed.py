"""The ledger as the officer sees it: every release, what superseded what, and the files of each."""

from dsa_metrics.disclosure.ledger import Ledger
from dsa_metrics.publishing import Press
from dsa_metrics.wording import in_words
from pages import deck, parts
from pages.markup import Heading, code, table


def listed(press: Press, ledger: Ledger) -> None:
    """Draws the section; nothing before the first release."""
    lines = []
    for one in reversed(press.published()):
        later = ledger.superseded_by(one.release)
        state = f"superseded by {later.id}" if later else "stands"
        when = f"{in_words(one.published_at.date())} at {one.published_at:%H:%M} UTC by {one.who}"
        shown = None if later else deck.short_link(one.release)
        lines.append((code(one.release.id), one.release.meeting, one.release.as_at, when, state, shown))
    if not lines:
        return
    named = ("Release", "Meeting", "Figures as at", "Published", "State", "Meeting view")
    headings = [Heading(words) for words in named]
    caption = "Every release, the last first; nothing is ever taken out"
    parts.section("The ledger", table(caption, headings, lines, is_stacked=True))
