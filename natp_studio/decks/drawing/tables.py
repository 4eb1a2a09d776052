"""Tables: cells with their fills, edges and words, from the cell itself or from the table's style (ECMA-376 21.1.3)."""

from __future__ import annotations

from dataclasses import dataclass

from natp_studio.decks.drawing.alternate import child
from natp_studio.decks.drawing.bodies import body_properties, text_body
from natp_studio.decks.drawing.colours import colour
from natp_studio.decks.drawing.fills import fill, fill_element
from natp_studio.decks.drawing.lines import line
from natp_studio.decks.drawing.measures import flag, integer, points
from natp_studio.decks.drawing.sheet import Sheet
from natp_studio.decks.drawing.table_styles import (
    Parts,
    cell_style,
    parts_at,
    parts_shown,
    table_style,
    text_properties,
)
from natp_studio.decks.drawing.text_styles import TextStyle, text_style
from natp_studio.decks.xml import Element, find, find_all
from natp_studio.domain.scenes import Area, Cell, Fill, Frame, Line, Table, TextBody

_EDGES = {"left": "lnL", "right": "lnR", "top": "lnT", "bottom": "lnB"}
_INSETS = {"marL": "lIns", "marT": "tIns", "marR": "rIns", "marB": "bIns"}
_MOST_ROWS = 1_000
_MOST_COLUMNS = 200


@dataclass(frozen=True)
class _Ruled:
    """A table while its cells are read: the cell elements by row and column, and its style."""

    cells: list[list[Element]]
    style: Element | None
    shown: Parts
    sheet: Sheet

    @property
    def size(self) -> tuple[int, int]:
        return len(self.cells), max((len(row) for row in self.cells), default=0)

    def properties(self, row: int, column: int) -> Element | None:
        if 0 <= row < len(self.cells) and 0 <= column < len(self.cells[row]):
            return find(self.cells[row][column], "a:tcPr")
        return None

    def parts(self, row: int, column: int) -> list[Element]:
        return parts_at(self.style, self.shown, (row, column), self.size)


def table(element: Element, frame: Frame, scale: float, sheet: Sheet) -> Table | None:
    """The table in a tbl element, at `frame`. `scale` is what groups around it do to its lengths."""
    rows = find_all(element, "a:tr")[:_MOST_ROWS]
    cells = [find_all(row, "a:tc")[:_MOST_COLUMNS] for row in rows]
    if not sheet.budget.take_cells(sum(len(row) for row in cells)):
        return None
    widths = tuple(
        max(0.0, points(node.get("w")) * scale) for node in find_all(element, "a:tblGrid/a:gridCol")[:_MOST_COLUMNS]
    )
    heights = tuple(max(0.0, points(row.get("h")) * scale) for row in rows)
    properties = find(element, "a:tblPr")
    ruled = _Ruled(cells, table_style(properties, sheet), parts_shown(properties), sheet)
    found = [
        _cell(ruled, row, column)
        for row, line_of_cells in enumerate(cells)
        for column, node in enumerate(line_of_cells)
        if column < len(widths) and not flag(node.get("hMerge")) and not flag(node.get("vMerge"))
    ]
    own = fill_element(properties)
    return Table(frame, widths, heights, tuple(found), fill(own, sheet) if own is not None else _behind(ruled))


def _behind(ruled: _Ruled) -> Fill | None:
    background = child(ruled.style, "tblBg")
    return _styled_fill(background, ruled.sheet)


def _cell(ruled: _Ruled, row: int, column: int) -> Cell:
    node = ruled.cells[row][column]
    rows = min(max(1, integer(node.get("rowSpan"), 1)), len(ruled.cells) - row)
    columns = min(max(1, integer(node.get("gridSpan"), 1)), max(1, len(ruled.cells[row]) - column))
    parts = ruled.parts(row, column)
    left, top, right, bottom = (
        _edge(ruled, (row, column), (rows, columns), side) for side in ("left", "top", "right", "bottom")
    )
    return Cell(
        row,
        column,
        rows,
        columns,
        _cell_fill(ruled, row, column, parts),
        left,
        top,
        right,
        bottom,
        _words(node, parts, ruled.sheet),
    )


def _cell_fill(ruled: _Ruled, row: int, column: int, parts: list[Element]) -> Fill | None:
    own = fill_element(ruled.properties(row, column))
    if own is not None:
        return fill(own, ruled.sheet)
    for part in parts:
        style = cell_style(part)
        if style is not None and (child(style, "fill") is not None or child(style, "fillRef") is not None):
            return _styled_fill(style, ruled.sheet)
    return None


def _styled_fill(style: Element | None, sheet: Sheet) -> Fill | None:
    own = fill_element(child(style, "fill"))
    if own is not None:
        return fill(own, sheet)
    reference = child(style, "fillRef")
    number = 0 if reference is None else integer(reference.get("idx"))
    if not 0 < number <= len(sheet.theme.fills):
        return None
    return fill(sheet.theme.fills[number - 1], sheet.on(sheet.theme.part), colour(reference, sheet.palette))


def _edge(ruled: _Ruled, place: tuple[int, int], spans: tuple[int, int], side: str) -> Line | None:
    own = _drawn_edge(ruled.properties(*place), side)
    if own is None:
        own = _drawn_edge(ruled.properties(*_neighbour(place, spans, side)), _OPPOSITE[side])
    if own is not None:
        return line([own], ruled.sheet)
    return _styled_edge(ruled, place, spans, side)


_OPPOSITE = {"left": "right", "right": "left", "top": "bottom", "bottom": "top"}


def _neighbour(place: tuple[int, int], spans: tuple[int, int], side: str) -> tuple[int, int]:
    (row, column), (rows, columns) = place, spans
    return {
        "left": (row, column - 1),
        "right": (row, column + columns),
        "top": (row - 1, column),
        "bottom": (row + rows, column),
    }[side]


def _drawn_edge(properties: Element | None, side: str) -> Element | None:
    edge = None if properties is None else find(properties, f"a:{_EDGES[side]}")
    return edge if edge is not None and fill_element(edge) is not None else None


def _styled_edge(ruled: _Ruled, place: tuple[int, int], spans: tuple[int, int], side: str) -> Line | None:
    (row, column), (rows, columns) = place, spans
    last_row, last_column = ruled.size[0] - 1, ruled.size[1] - 1
    outer = {"left": column == 0, "right": column + columns > last_column, "top": row == 0}.get(
        side, row + rows > last_row
    )
    for part in ruled.parts(row, column):
        borders = child(cell_style(part), "tcBdr")
        if borders is None:
            continue
        name = part.tag.rpartition("}")[2]
        ends = outer or _ends_region(name, side)
        wanted = side if ends else "insideV" if side in ("left", "right") else "insideH"
        border = child(borders, wanted)
        if border is not None:
            return _border_line(border, ruled.sheet)
    return None


def _ends_region(part: str, side: str) -> bool:
    # A row of its own ends above and below, a column left and right; the whole table only at its edge.
    if part.endswith("Row") or part in ("band1H", "band2H"):
        return side in ("top", "bottom")
    if part.endswith("Col") or part in ("band1V", "band2V"):
        return side in ("left", "right")
    return part.endswith("Cell")


def _border_line(border: Element, sheet: Sheet) -> Line | None:
    own = child(border, "ln")
    if own is not None:
        return line([own], sheet)
    reference = child(border, "lnRef")
    number = 0 if reference is None else integer(reference.get("idx"))
    if not 0 < number <= len(sheet.theme.lines):
        return None
    return line([sheet.theme.lines[number - 1]], sheet, colour(reference, sheet.palette))


def _words(node: Element, parts: list[Element], sheet: Sheet) -> TextBody | None:
    body = find(node, "a:txBody")
    if body is None:
        return None
    said = body_properties([find(body, "a:bodyPr")])
    values = dict(said.values)
    values.pop("wrap", None)
    properties = find(node, "a:tcPr")
    for name, value in () if properties is None else properties.items():
        values[_INSETS.get(str(name), str(name))] = str(value)
    style = TextStyle(None, sheet.text, text_properties(parts))
    own = text_style(find(body, "a:lstStyle"), style)
    return text_body(body, type(said)(values, said.fit), own, Area(0.0, 0.0, 0.0, 0.0), sheet)
