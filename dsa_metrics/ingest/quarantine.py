"""Rows with an error, kept as they came so that none is lost."""

import json
from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc

from dsa_metrics.ingest.columns import column_letter
from dsa_metrics.ingest.reading import Quarantined, SourceFile
from dsa_metrics.ingest.sheet import Sheet


def put_aside(sheet: Sheet, file: SourceFile, wrong: Mapping[int, tuple[str, ...]]) -> tuple[Quarantined, ...]:
    """The rows of the sheet that stand in `wrong` (row -> codes of its errors), with every filled cell by heading."""
    if not wrong:
        return ()
    rows = sheet.table.filter(pc.is_in(sheet.table.column("row"), pa.array(list(wrong), pa.int64())))
    names = [heading or column_letter(position) for position, heading in enumerate(sheet.headings)]
    cells = zip(*(rows.column(f"c{position}").to_pylist() for position in range(len(names))), strict=True)
    return tuple(
        Quarantined(file.file_no, sheet.name, row, ",".join(wrong[row]), _as_json(names, filled))
        for row, filled in zip(rows.column("row").to_pylist(), cells, strict=True)
    )


def _as_json(names: list[str], cells: tuple[str | None, ...]) -> str:
    return json.dumps({name: cell for name, cell in zip(names, cells, strict=True) if cell}, ensure_ascii=False)
