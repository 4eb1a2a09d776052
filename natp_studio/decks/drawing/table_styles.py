"""Table styles (ECMA-376 20.1.4.2): what each part of a table looks like, from the deck or built into PowerPoint."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from natp_studio.decks.drawing.alternate import child
from natp_studio.decks.drawing.measures import flag
from natp_studio.decks.drawing.sheet import Sheet
from natp_studio.decks.drawing.text_styles import NOTHING, Properties
from natp_studio.decks.xml import NAMESPACES, Element, find, local, parse

_NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
_GRID = "{5940675A-B579-460E-94D1-54222C63F5DA}"
# "Medium Style 2": decks refer to it without describing it; python-pptx always does.
_MEDIUM = {
    "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}": "accent1",
    "{073A0DAA-6AF3-43AB-8588-CEC1D06C72B9}": "dk1",
    "{21E4AEA4-8DFA-4A89-87EB-49C32662AFE0}": "accent2",
    "{F5AB1C69-6EDB-4FF4-983F-18BD219EF322}": "accent3",
    "{00A15C55-8517-42AA-B614-E9B94910E393}": "accent4",
    "{7DF18680-E054-41AD-8BC1-D1AEF772440D}": "accent5",
    "{93296810-A885-4BE3-A3E7-6D5BEEA58F35}": "accent6",
}


@dataclass(frozen=True)
class Parts:
    """Which parts of its style a table shows, from the attributes of tblPr."""

    first_row: bool
    last_row: bool
    first_column: bool
    last_column: bool
    row_bands: bool
    column_bands: bool


def parts_shown(properties: Element | None) -> Parts:
    """The parts that tblPr asks for."""
    names = ("firstRow", "lastRow", "firstCol", "lastCol", "bandRow", "bandCol")
    return Parts(*(properties is not None and flag(properties.get(name)) for name in names))


def table_style(properties: Element | None, sheet: Sheet) -> Element | None:
    """The style that a table refers to or brings along; PowerPoint's usual one where it is not described."""
    own = child(properties, "tableStyle")
    if own is not None:
        return own
    named = child(properties, "tableStyleId") if properties is not None else None
    identity = (named.text or "").strip().upper() if named is not None else ""
    if not identity or identity == _NO_STYLE:
        return sheet.table_styles.get(identity)
    known = sheet.table_styles.get(identity)
    return _built_in(identity) if known is None else known


def read_table_styles(root: Element | None) -> Mapping[str, Element]:
    """The styles in a table styles part, by id."""
    if root is None:
        return {}
    return {node.get("styleId", "").upper(): node for node in root if local(node) == "tblStyle"}


def parts_at(style: Element | None, shown: Parts, place: tuple[int, int], size: tuple[int, int]) -> list[Element]:
    """The parts of a style that hold for the cell at row, column of a table of rows, columns; strongest first."""
    if style is None:
        return []
    (row, column), (rows, columns) = place, size
    top, bottom = shown.first_row and row == 0, shown.last_row and row == rows - 1
    left, right = shown.first_column and column == 0, shown.last_column and column == columns - 1
    names = []
    for vertical, side, name in ((top, left, "nwCell"), (top, right, "neCell"), (bottom, left, "swCell")):
        names += [name] if vertical and side else []
    names += ["seCell"] if bottom and right else []
    for holds, name in ((top, "firstRow"), (bottom, "lastRow"), (left, "firstCol"), (right, "lastCol")):
        names += [name] if holds else []
    if shown.row_bands and not top and not bottom:
        names.append("band2H" if (row - shown.first_row) % 2 else "band1H")
    if shown.column_bands and not left and not right:
        names.append("band2V" if (column - shown.first_column) % 2 else "band1V")
    found = (child(style, name) for name in (*names, "wholeTbl"))
    return [part for part in found if part is not None]


def text_properties(parts: list[Element]) -> Properties:
    """What the parts say of letters."""
    said = NOTHING
    for part in reversed(parts):
        text = child(part, "tcTxStyle")
        if text is None:
            continue
        values = {name: str(int(text.get(name) == "on")) for name in ("b", "i") if text.get(name) in ("on", "off")}
        reference = child(text, "fontRef")
        if reference is not None and reference.get("idx") in ("major", "minor"):
            values["latin"] = "+mj-lt" if reference.get("idx") == "major" else "+mn-lt"
        coloured = any(local(node).endswith("Clr") for node in text)
        holder = text if coloured else reference
        fill = {"fill": holder} if holder is not None and (coloured or len(holder)) else {}
        said = Properties(values, fill).over(said)
    return said


def cell_style(part: Element) -> Element | None:
    """The tcStyle of a part."""
    return find(part, "a:tcStyle")


def _built_in(identity: str) -> Element:
    accent = _MEDIUM.get(identity, "accent1")
    text = _GRID_XML if identity == _GRID else _MEDIUM_XML.replace("ACCENT", accent)
    return parse(text.encode(), "a built-in table style")


def _border(name: str, colour: str, width: int = 12_700) -> str:
    line = f'<a:ln w="{width}"><a:solidFill><a:schemeClr val="{colour}"/></a:solidFill></a:ln>'
    return f"<a:{name}>{line}</a:{name}>"


def _filled(tint: int) -> str:
    accent = f'<a:schemeClr val="ACCENT"><a:tint val="{tint}"/></a:schemeClr>'
    return f"<a:fill><a:solidFill>{accent}</a:solidFill></a:fill>"


def _strong(name: str, edge: str) -> str:
    return (
        f'<a:{name}><a:tcTxStyle b="on"><a:fontRef idx="minor"/><a:schemeClr val="lt1"/></a:tcTxStyle>'
        f"<a:tcStyle><a:tcBdr>{edge}</a:tcBdr>{_filled(100_000)}</a:tcStyle></a:{name}>"
    )


_SIDES = ("left", "right", "top", "bottom", "insideH", "insideV")
_DARK_TEXT = '<a:tcTxStyle><a:fontRef idx="minor"/><a:schemeClr val="dk1"/></a:tcTxStyle>'
_BAND = f"<a:tcStyle><a:tcBdr/>{_filled(40_000)}</a:tcStyle>"
_MEDIUM_XML = (
    f'<a:tblStyle xmlns:a="{NAMESPACES["a"]}"><a:wholeTbl>{_DARK_TEXT}<a:tcStyle>'
    f"<a:tcBdr>{''.join(_border(side, 'lt1') for side in _SIDES)}</a:tcBdr>{_filled(20_000)}"
    f"</a:tcStyle></a:wholeTbl><a:band1H>{_BAND}</a:band1H><a:band1V>{_BAND}</a:band1V>"
    f"{_strong('lastCol', '')}{_strong('firstCol', '')}{_strong('lastRow', _border('top', 'lt1', 38_100))}"
    f"{_strong('firstRow', _border('bottom', 'lt1', 38_100))}</a:tblStyle>"
)
_GRID_XML = (
    f'<a:tblStyle xmlns:a="{NAMESPACES["a"]}"><a:wholeTbl>{_DARK_TEXT}<a:tcStyle>'
    f"<a:tcBdr>{''.join(_border(side, 'tx1') for side in _SIDES)}</a:tcBdr>"
    "</a:tcStyle></a:wholeTbl></a:tblStyle>"
)
