"""The charts of a release as pictures: whole in themselves, of a known size, with nothing in them that is not told."""

import io
import struct
import zipfile
from dataclasses import replace
from xml.etree import ElementTree as Tree

import pytest
from PIL import Image

from dsa_metrics.errors import InputError
from dsa_metrics.exports.public.content import subjects
from dsa_metrics.exports.public.stills import archive, stills
from dsa_metrics.wording import INVENTED
from tests.exports.releases import EARLIER, NOBODY, QUALITY, WHOLE, view

SVG = "{http://www.w3.org/2000/svg}"
SHOWN = view(EARLIER, QUALITY)


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    return stills(SHOWN)


def called(made: dict[str, bytes], end: str) -> bytes:
    (content,) = (content for name, content in made.items() if name.endswith(end))
    return content


def words_of(svg: bytes) -> str:
    return " ".join(Tree.fromstring(svg).itertext())


def test_each_chart_is_there_as_png_and_as_svg_and_the_names_say_day_audience_and_release(
    made: dict[str, bytes],
) -> None:
    release = SHOWN.release
    stem = f"data-sharing-agreements-as-at-{release.as_at}-public-{release.id}-chart-"
    assert {name.removeprefix(stem).partition(".")[0] for name in made} >= {
        "returned-by-phase",
        "escalation-by-phase",
        "flow-by-phase",
        "quality-below-standard",
        "over-time",
    }
    assert sorted(made) == sorted(f"{name[:-4]}{end}" for name in made for end in (".png", ".svg"))[::2]


def chunks(png: bytes) -> list[tuple[bytes, bytes]]:
    found, place = [], 8
    while place < len(png):
        (length,) = struct.unpack(">I", png[place : place + 4])
        found.append((png[place + 4 : place + 8], png[place + 8 : place + 8 + length]))
        place += length + 12
    return found


def test_each_png_is_16_centimetres_at_200_dots_and_says_its_title_and_nothing_else(made: dict[str, bytes]) -> None:
    for name, content in made.items():
        if name.endswith(".png"):
            image = Image.open(io.BytesIO(content))
            assert abs(image.width / 200 * 2.54 - 16) < 0.02
            assert {round(dots) for dots in image.info["dpi"]} == {200}
            assert {kind for kind, _ in chunks(content)} == {b"IHDR", b"tEXt", b"pHYs", b"IDAT", b"IEND"}
            (text,) = (value for kind, value in chunks(content) if kind == b"tEXt")
            assert text.startswith(b"Title\0")
            assert text.endswith(b"4 June 2019")


def test_each_svg_is_named_and_told_in_words_and_reaches_for_nothing(made: dict[str, bytes]) -> None:
    for name, content in made.items():
        if name.endswith(".svg"):
            root = Tree.fromstring(content)
            assert [element.tag for element in root[:2]] == [f"{SVG}title", f"{SVG}desc"]
            assert root.attrib["width"] == "16cm"
            text = content.decode().replace('xmlns="http://www.w3.org/2000/svg"', "")
            assert not any(word in text for word in ("http", "script", "var(", "<image", "<!"))
            assert f"Source: release {SHOWN.release.id}." in words_of(content)


def test_what_a_picture_says_is_what_the_release_prints(made: dict[str, bytes]) -> None:
    for subject in subjects(SHOWN):
        said = words_of(called(made, f"chart-{subject.name.replace('_', '-')}.svg"))
        for part in subject.parts:
            assert all(line.words in said for line in part.lines) if part.is_drawn else part.finding in said, subject


def test_a_picture_from_the_demonstration_says_that_it_is_invented() -> None:
    invented = replace(WHOLE, is_invented=True, printed=WHOLE.printed[:1])
    (svg,) = (content for name, content in stills(view(invented)).items() if name.endswith(".svg"))
    assert INVENTED in words_of(svg)


def test_all_of_them_fit_into_one_file_that_is_the_same_when_made_again() -> None:
    few = view(replace(WHOLE, printed=WHOLE.printed[:1]))
    assert archive(few) == archive(few)
    with zipfile.ZipFile(io.BytesIO(archive(few))) as packed:
        assert {name: packed.read(name) for name in packed.namelist()} == stills(few)


def test_a_release_without_a_number_has_no_picture() -> None:
    with pytest.raises(InputError, match="no number that could be drawn"):
        stills(view(NOBODY))
