"""What officers wrote for papers: kept with the meeting, section by section, and never overwritten."""

from collections.abc import Mapping
from datetime import date, datetime

from dsa_metrics.record import ledger
from dsa_metrics.record.instance import Cursor
from dsa_metrics.record.statements import statement


def add_commentary(cursor: Cursor, meeting: date, texts: Mapping[str, str], who: str, now: datetime) -> int:
    """Records what was written for the sections, and gives the number of the entry."""
    entry = ledger.add_commentary(cursor, meeting, who, now)
    for section, content in texts.items():
        values = {"entry": entry, "meeting_on": meeting, "section": section, "content": content}
        cursor.execute(statement("add_commentary"), values)
    return entry


def commentary(cursor: Cursor, meeting: date) -> dict[str, str]:
    """Section -> what was written last, without the sections where nothing stands."""
    rows = cursor.execute(statement("commentary"), {"meeting_on": meeting}).fetchall()
    return {section: content for section, content in rows if content}


def differing(before: Mapping[str, str], texts: Mapping[str, str]) -> dict[str, str]:
    """The sections of which the text is another than before, without blanks around it."""
    return {section: text.strip() for section, text in texts.items() if text.strip() != before.get(section, "")}
