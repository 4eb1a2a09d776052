"""The pieces of WordprocessingML (ECMA-376 part 1, section 17) that python-docx has no words for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast
from xml.sax.saxutils import quoteattr

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement, parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement

from natp_studio.papers.words import clean, one_line, shortened

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_ADEC = "http://schemas.microsoft.com/office/drawing/2017/decorative"
_LONGEST_NAME = 60
# A row of a few lines stays on one page; a very long one may break, or it would leave half a page empty.
_LONGEST_WHOLE_CELL = 600
_MOST_KEPT_ROWS = 7
# Twentieths of a point beside the words of a cell in a table of many columns.
_TIGHT = 57


def element(tag: str, **attributes: object) -> BaseOxmlElement:
    """`element("w:tcW", w=100)`: an element with attributes of the same namespace."""
    made = cast("BaseOxmlElement", OxmlElement(tag))
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    return made


def table(
    name: str,
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths_cm: Sequence[float],
    *,
    strong: int | None,
    fills: dict[int, str],
    cell_style: str,
    tight: bool = False,
) -> BaseOxmlElement:
    """A table with a header row. `fills` has the colour of rows, from 0; `cell_style` is a style's id.

    A small table stays on one page. Of another a page never begins or ends with one row alone: the first row and the
    last two stay with their neighbours. `tight` leaves less air beside the words of a cell.
    """
    is_small = len(rows) <= _MOST_KEPT_ROWS and sum(len(cell) for row in rows for cell in row) <= _LONGEST_WHOLE_CELL
    made = element("w:tbl")
    made.append(_table_properties(name, widths_cm, tight=tight))
    grid = element("w:tblGrid")
    for width in widths_cm:
        grid.append(element("w:gridCol", w=_twips(width)))
    made.append(grid)
    made.append(_row(header, widths_cm, "TableHead", is_header=True))
    for number, row in enumerate(rows):
        keeps = number < len(rows) - 1 and (is_small or number in (0, len(rows) - 3, len(rows) - 2))
        made.append(_row(row, widths_cm, cell_style, strong=strong, fill=fills.get(number, ""), keeps=keeps))
    return made


def checkbox(name: str) -> BaseOxmlElement:
    """A box that can be ticked in Word, and by hand on paper. Source: MS-DOCX, section 2.6.1 (checkbox)."""
    font = 'w:ascii="MS Gothic" w:eastAsia="MS Gothic" w:hAnsi="MS Gothic" w:hint="eastAsia"'
    alias = quoteattr(shortened(name, _LONGEST_NAME))
    return parse_xml(
        f'<w:sdt xmlns:w="{_W}" xmlns:w14="{_W14}"><w:sdtPr><w:alias w:val={alias}/>'
        '<w14:checkbox><w14:checked w14:val="0"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
        '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox></w:sdtPr>'
        f"<w:sdtContent><w:r><w:rPr><w:rFonts {font}/></w:rPr><w:t>☐</w:t></w:r></w:sdtContent></w:sdt>"
    )


def decoration() -> BaseOxmlElement:
    """What marks a picture as decoration, to stand in its `wp:docPr`. Source: MS-ODRAWXML, `adec:decorative`."""
    return parse_xml(
        f'<a:extLst xmlns:a="{_A}"><a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}">'
        f'<adec:decorative xmlns:adec="{_ADEC}" val="1"/></a:ext></a:extLst>'
    )


def _twips(centimetres: float) -> int:
    return round(centimetres * 1440 / 2.54)


def _table_properties(name: str, widths_cm: Sequence[float], *, tight: bool) -> BaseOxmlElement:
    properties = element("w:tblPr")
    properties.append(element("w:tblStyle", val="CalmTable"))
    properties.append(element("w:tblW", w=_twips(sum(widths_cm)), type="dxa"))
    properties.append(element("w:tblLayout", type="fixed"))
    if tight:
        margins = element("w:tblCellMar")
        margins.extend(element(f"w:{side}", w=_TIGHT, type="dxa") for side in ("left", "right"))
        properties.append(margins)
    properties.append(
        element("w:tblLook", val="0020", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1)
    )
    properties.append(element("w:tblCaption", val=one_line(name)))
    return properties


def _row(
    cells: Sequence[str],
    widths_cm: Sequence[float],
    style_id: str,
    *,
    is_header: bool = False,
    strong: int | None = None,
    fill: str = "",
    keeps: bool = False,
) -> BaseOxmlElement:
    row = element("w:tr")
    properties = element("w:trPr")
    if is_header or max((len(cell) for cell in cells), default=0) < _LONGEST_WHOLE_CELL:
        properties.append(element("w:cantSplit"))
    if is_header:
        properties.append(element("w:tblHeader"))
    row.append(properties)
    for column, (cell, width) in enumerate(zip(cells, widths_cm, strict=True)):
        box = element("w:tc")
        box_properties = element("w:tcPr")
        box_properties.append(element("w:tcW", w=_twips(width), type="dxa"))
        if fill:
            box_properties.append(element("w:shd", val="clear", color="auto", fill=fill))
        box.append(box_properties)
        for place, line in enumerate(clean(cell).split("\n")):
            box.append(_cell_paragraph(line, style_id, bold=column == strong and place == 0, keeps=keeps))
        row.append(box)
    return row


def _cell_paragraph(text: str, style_id: str, *, bold: bool, keeps: bool) -> BaseOxmlElement:
    paragraph = element("w:p")
    properties = element("w:pPr")
    properties.append(element("w:pStyle", val=style_id))
    if keeps:
        properties.append(element("w:keepNext"))
    paragraph.append(properties)
    run = element("w:r")
    if bold:
        run_properties = element("w:rPr")
        run_properties.append(element("w:rStyle", val="Strong"))
        run.append(run_properties)
    for number, part in enumerate(text.split("\t")):
        if number:
            run.append(element("w:tab"))
        words = element("w:t")
        words.text = one_line(part)
        run.append(words)
    paragraph.append(run)
    return paragraph
