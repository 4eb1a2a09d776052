"""Tables painted cell by cell, rows as high as their words need."""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from natp_studio.domain.scenes import Area, Cell, Frame, Line, Table
from natp_studio.pictures.bodies import laid_in, paint_body
from natp_studio.pictures.brushes import paint_fill
from natp_studio.pictures.canvas import Canvas
from natp_studio.pictures.outlines import pen
from natp_studio.pictures.words import LaidText


def paint_table(canvas: Canvas, table: Table) -> None:
    """Paint a table: all fills, then words, then edges, so that none lies over another's edge."""
    columns = list(accumulate(table.widths, initial=table.frame.x))
    laid: dict[int, LaidText] = {}
    rows = list(accumulate(_heights(canvas, table, laid), initial=table.frame.y))
    if table.fill is not None:
        whole = QRectF(QPointF(columns[0], rows[0]), QPointF(columns[-1], rows[-1]))
        _paint_over(canvas, whole, table)
    placed = [(cell, _place(cell, columns, rows)) for cell in table.cells]
    for cell, place in placed:
        if cell.fill is not None:
            outline = QPainterPath()
            outline.addRect(place)
            paint_fill(canvas, outline, cell.fill, place)
    for number, (cell, place) in enumerate(placed):
        if cell.text is not None:
            own = replace(cell.text, area=Area(0.0, 0.0, place.width(), place.height()))
            frame = Frame(place.x(), place.y(), place.width(), place.height())
            paint_body(canvas, own, frame, laid.get(number))
    for cell, place in placed:
        for line, start, end in (
            (cell.left, place.topLeft(), place.bottomLeft()),
            (cell.top, place.topLeft(), place.topRight()),
            (cell.right, place.topRight(), place.bottomRight()),
            (cell.bottom, place.bottomLeft(), place.bottomRight()),
        ):
            _paint_edge(canvas, line, start, end)


def _paint_over(canvas: Canvas, whole: QRectF, table: Table) -> None:
    outline = QPainterPath()
    outline.addRect(whole)
    paint_fill(canvas, outline, table.fill, whole)


def _place(cell: Cell, columns: list[float], rows: list[float]) -> QRectF:
    right = columns[min(cell.column + cell.columns, len(columns) - 1)]
    bottom = rows[min(cell.row + cell.rows, len(rows) - 1)]
    return QRectF(QPointF(columns[cell.column], rows[cell.row]), QPointF(right, bottom))


def _heights(canvas: Canvas, table: Table, laid: dict[int, LaidText]) -> list[float]:
    """How high the rows are. What was laid out to find that is put into `laid`, by the cell's number."""
    heights = list(table.heights)
    # Cells over several rows come last: what they need beyond the others goes to their last row.
    for number, cell in sorted(enumerate(table.cells), key=lambda entry: entry[1].rows):
        if cell.text is None or cell.text.turn:
            continue
        last = min(cell.row + cell.rows, len(heights)) - 1
        width = sum(table.widths[cell.column : cell.column + cell.columns])
        laid[number], needed = laid_in(canvas, cell.text, width)
        heights[last] += max(0.0, needed - sum(heights[cell.row : last + 1]))
    return heights


def _paint_edge(canvas: Canvas, line: Line | None, start: QPointF, end: QPointF) -> None:
    if line is not None:
        path = QPainterPath(start)
        path.lineTo(end)
        canvas.painter.strokePath(path, pen(line, canvas.scale, abs(end.x() - start.x()) + abs(end.y() - start.y())))
