"""What a cell of the tracker means: each kind of column has one function from text to value, None where it has none."""

import re
from collections.abc import Callable, Mapping

import pyarrow as pa
import pyarrow.compute as pc

from dsa_metrics.ingest.columns import ColumnKind
from dsa_metrics.ingest.days import read_date
from dsa_metrics.ingest.gias_cells import clean_text, whole_number
from dsa_metrics.policy import Policy
from dsa_metrics.vocabulary import MadeBy, Outcome

Reader = Callable[[str], object]

_URN = re.compile(r"([1-9][0-9]{5})(?:\.0+)?")
_YES_NO = {"yes": True, "y": True, "true": True, "1": True, "no": False, "n": False, "false": False, "0": False}

#: What clean_text may have to change: without any of it, text is what it should be.
_UNTIDY = r"[\x00-\x1f]|  |[^\x00-\x7f]"

_MOST_STEPS = 9

_TYPES: dict[ColumnKind, pa.DataType] = {
    ColumnKind.URN: pa.int64(),
    ColumnKind.STEP: pa.int64(),
    ColumnKind.COUNT: pa.int64(),
    ColumnKind.DATE: pa.date32(),
    ColumnKind.PAST: pa.date32(),
    ColumnKind.YES_NO: pa.bool_(),
}


def read_urn(text: str) -> int | None:
    """The URN; a leading zero makes seven digits, which no URN has."""
    if len(text) == 6 and text.isascii() and text.isdecimal() and text[0] != "0":
        return int(text)
    found = _URN.fullmatch(text)
    return int(found[1]) if found else None


def read_step(text: str) -> int | None:
    """Which letter of the ladder, from 1."""
    number = whole_number(text)
    return number if number is not None and 1 <= number <= _MOST_STEPS else None


def read_yes_no(text: str) -> bool | None:
    """Yes or no, in words a person would use."""
    return _YES_NO.get(text.strip().lower())


def fold(text: str) -> str:
    """A name without capitals and signs, its words one space apart: what names of closed lists are compared by."""
    return " ".join(re.findall(r"[a-z0-9]+", text.lower()))


def readers(policy: Policy) -> Mapping[ColumnKind, Reader]:
    """The function of each kind of column, with the closed lists as the policy has them."""
    checks = {code: code for code in policy.quality.checks} | {
        check.name: code for code, check in policy.quality.checks.items()
    }
    return {
        ColumnKind.URN: read_urn,
        ColumnKind.SCHOOL: clean_text,
        ColumnKind.DATE: read_date,
        ColumnKind.PAST: read_date,
        ColumnKind.STEP: read_step,
        ColumnKind.COUNT: whole_number,
        ColumnKind.MEANS: _one_of({means: means for means in policy.means}),
        ColumnKind.OUTCOME: _one_of({outcome: outcome for outcome in map(str, Outcome)}),
        ColumnKind.MADE_BY: _one_of({party: party for party in map(str, MadeBy)}),
        ColumnKind.CHECK: _one_of(checks),
        ColumnKind.YES_NO: read_yes_no,
        ColumnKind.TEXT: clean_text,
    }


def _one_of(spellings: Mapping[str, str]) -> Reader:
    known = {fold(written): meant for written, meant in spellings.items()}
    return lambda text: known.get(fold(text))


def typed(cells: pa.ChunkedArray, kind: ColumnKind, reader: Reader) -> pa.ChunkedArray:
    """The values of a column of text, null where a cell is blank or cannot be read; each text is read once."""
    if reader is clean_text and not pc.any(pc.match_substring_regex(cells, _UNTIDY)).as_py():
        return cells
    encoded = pa.concat_arrays(cells.chunks).dictionary_encode() if cells.num_chunks else cells.dictionary_encode()
    values = pa.array(map(reader, encoded.dictionary.to_pylist()), type=_TYPES.get(kind, pa.string()))
    return pa.chunked_array([values.take(encoded.indices)])
