"""Writes the files of the demonstration beside this one, the same bytes every time: python data/demo/generate.py."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from data.demo.collecting import read_collecting
from data.demo.courses import read_story
from data.demo.gias import links_bytes, register_bytes
from data.demo.quality import quality_bytes
from data.demo.schools import read_schools
from data.demo.submissions import returns
from data.demo.tracker import sheets
from data.demo.values import rolls
from data.demo.workbook import workbook_bytes

HERE = Path(__file__).resolve().parent


def demonstration() -> dict[str, bytes]:
    """The content of every generated file, by its name."""
    schools, story, collecting = read_schools(), read_story(), read_collecting()
    returned = list(returns(schools, story, collecting))
    return {
        "estuary-register.csv": register_bytes(schools, story),
        "estuary-links.csv": links_bytes(schools),
        "estuary-tracker.xlsx": workbook_bytes(sheets(schools, story, returned, collecting)),
        "estuary-quality.csv": quality_bytes(returned, rolls(schools), story, collecting),
    }


def main() -> None:
    """Write the files."""
    for name, content in demonstration().items():
        (HERE / name).write_bytes(content)


if __name__ == "__main__":
    main()
