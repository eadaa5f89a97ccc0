"""Nobody who worked on a template is named in what is made from it."""

import io
import re
import zipfile
from pathlib import Path

import pytest

from dsa_metrics.errors import InputError
from dsa_metrics.exports.paper.public_document import PUBLIC, public_part
from dsa_metrics.exports.word.package import add
from tests.exports.paper_releases import material
from tests.exports.releases import WHOLE

OFFICE = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _template(folder: Path, changed: dict[str, bytes]) -> Path:
    """The shipped template with parts of the file changed or added."""
    path = folder / "own.docx"
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in (_parts(PUBLIC.shipped.read_bytes()) | changed).items():
            add(archive, name, content)
    return path


def _signed() -> dict[str, bytes]:
    """A manager, a company, properties of the council's own, and a status, each with a name."""
    parts = _parts(PUBLIC.shipped.read_bytes())
    relation = b'<Relationship Id="rId99" Type="%s/custom-properties" Target="docProps/custom.xml"/></Relationships>'
    kind = b'<Override PartName="/docProps/custom.xml" ContentType="application/xml"/></Types>'
    app = parts["docProps/app.xml"].replace(b"<Manager/>", b"<Manager>J Bloggs</Manager>")
    status = b"<cp:contentStatus>Bloggs</cp:contentStatus></cp:coreProperties>"
    return {
        "docProps/app.xml": app.replace(b"<Company/>", b"<Company>Bloggs and Sons</Company>"),
        "docProps/custom.xml": b"<Properties><property name='Owner'>J Bloggs</property></Properties>",
        "docProps/core.xml": parts["docProps/core.xml"].replace(b"</cp:coreProperties>", status),
        "_rels/.rels": parts["_rels/.rels"].replace(b"</Relationships>", relation % OFFICE),
        "[Content_Types].xml": parts["[Content_Types].xml"].replace(b"</Types>", kind),
    }


def test_no_name_in_the_properties_of_a_template_comes_out(tmp_path: Path) -> None:
    path = _template(tmp_path, _signed())
    assert sum(b"Bloggs" in part for part in _parts(path.read_bytes()).values()) == 3
    made = _parts(public_part(material(WHOLE), path))
    assert [name for name, part in made.items() if b"Bloggs" in part] == []
    assert "docProps/custom.xml" not in made
    assert re.search(rb"<Application>DSA Metrics</Application></Properties>$", made["docProps/app.xml"])


def _inserted(tag: bytes) -> bytes:
    run = b'<w:%s w:id="1" w:author="J Bloggs"><w:r><w:t>more</w:t></w:r></w:%s></w:p>' % (tag, tag)
    return _parts(PUBLIC.shipped.read_bytes())["word/document.xml"].replace(b"</w:p>", run, 1)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"word/comments.xml": b'<w:comments xmlns:w="w"><w:comment w:author="J Bloggs"/></w:comments>'}, "comments"),
        ({"word/document.xml": _inserted(b"ins")}, "tracked changes"),
        ({"word/document.xml": _inserted(b"del")}, "tracked changes"),
        ({"word/people.xml": b'<w15:people xmlns:w15="w"><w15:person w15:author="J Bloggs"/></w15:people>'}, "people"),
    ],
    ids=["comments", "inserted", "deleted", "people"],
)
def test_a_template_that_people_have_left_their_names_in_is_refused(
    changed: dict[str, bytes], words: str, tmp_path: Path
) -> None:
    with pytest.raises(InputError, match=words) as refused:
        public_part(material(WHOLE), _template(tmp_path, changed))
    assert "Bloggs" not in str(refused.value)
    assert "Inspect Document" in refused.value.fix
