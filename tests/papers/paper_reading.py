"""How the tests read a paper back: with python-docx, and in the XML where that has no words."""

from __future__ import annotations

import itertools
import re
import zipfile
from pathlib import Path

from docx import Document
from docx.document import Document as DocumentObject
from docx.oxml.ns import qn

SMALLEST_HALF_POINTS = 24


def opened(path: Path) -> DocumentObject:
    return Document(str(path))


def words(path: Path) -> str:
    """Everything a person reads, paragraph by paragraph, tables in their place."""
    lines = []
    for paragraph in opened(path).element.body.iter(qn("w:p")):
        parts = (
            "\t" if node.tag == qn("w:tab") else "\n" if node.tag == qn("w:br") else node.text or ""
            for node in paragraph.iter(qn("w:t"), qn("w:tab"), qn("w:br"))
        )
        lines.append("".join(parts))
    return "\n".join(lines)


def headings(path: Path) -> list[tuple[int, str]]:
    found = []
    for paragraph in opened(path).paragraphs:
        name = paragraph.style.name if paragraph.style is not None else ""
        if name and name.startswith("Heading "):
            found.append((int(name.removeprefix("Heading ")), paragraph.text))
    return found


def styled(path: Path, style: str) -> list[str]:
    return [p.text for p in opened(path).paragraphs if p.style is not None and p.style.name == style]


def assert_is_accessible(path: Path) -> None:
    """What inclusion asks of every Word file that leaves the app."""
    document = opened(path)
    assert document.core_properties.title
    assert document.core_properties.language == "en-GB"
    levels = [level for level, _ in headings(path)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    assert all(text.strip() for _, text in headings(path))
    for table in document.element.body.iter(qn("w:tbl")):
        rows = table.findall(qn("w:tr"))
        assert rows[0].find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        assert len({len(row.findall(qn("w:tc"))) for row in rows}) == 1
        assert table.find(f"{qn('w:tblPr')}/{qn('w:tblCaption')}") is not None
        assert all(any(node.text for node in cell.iter(qn("w:t"))) for cell in table.iter(qn("w:tc"))), "an empty cell"
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name).decode() for name in package.namelist() if name.endswith((".xml", ".rels"))}
    for name, xml in parts.items():
        for banned in ("w:i", "w:iCs", "w:caps", "w:smallCaps", "w:gridSpan", "w:vMerge", "wp:anchor"):
            assert not re.search(rf"<{banned}[ />]", xml), (name, banned)
        assert all(int(size) >= SMALLEST_HALF_POINTS for size in re.findall(r'<w:szC?s? w:val="(\d+)"', xml)), name
        assert not re.search(r'<w:jc w:val="(?!left|start)', xml), name
    assert 'w:lang w:val="en-GB"' in parts["word/styles.xml"]
    assert parts["word/styles.xml"].count("<w:u ") == 1, "only links are underlined"
    for picture in re.findall(r"<wp:docPr [^>]*>", parts["word/document.xml"]):
        assert re.search(r' descr="[^"]+"', picture)
    for target in re.findall(r'<Relationship [^>]*TargetMode="External"[^>]*>', parts["word/_rels/document.xml.rels"]):
        assert "/hyperlink" in target
