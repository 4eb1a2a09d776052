"""The words of a text body broken into lines and put in their places."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QTextLayout, QTextLine

from natp_studio.domain.scenes import Paragraph, PictureLook, Run, Spacing, TextBody
from natp_studio.pictures.canvas import Canvas
from natp_studio.pictures.colours import qcolour
from natp_studio.pictures.fonts import UNITS, Typefaces
from natp_studio.pictures.letters import paragraph_layout, shown_families, shown_text, text_option
from natp_studio.pictures.symbols import is_symbol_font

# PowerPoint's single spacing, whatever the font: lines of 1.2 sizes, a fifth of it below the baseline.
_LINE = 1.2
_BELOW = 0.24
_NO_LIMIT = 1e6


@dataclass
class _Bullet:
    """A bullet ready to be painted, at the start of its baseline."""

    text: str
    font: QFont
    colour: QColor
    image: str
    size: float
    place: QPointF


@dataclass
class LaidText:
    """Paragraphs with their lines in place, in layout units from the text's top left.

    `height`, and `width` as far as the longest line reaches, are in points.
    """

    height: float = 0.0
    width: float = 0.0
    layouts: list[QTextLayout] = field(default_factory=list)
    bullets: list[_Bullet] = field(default_factory=list)

    def paint(self, canvas: Canvas, x: float, y: float) -> None:
        """Paint with the top left at x, y of the painter's points."""
        painter = canvas.painter
        painter.save()
        painter.translate(x, y)
        painter.scale(1 / UNITS, 1 / UNITS)
        for layout in self.layouts:
            layout.draw(painter, QPointF(0.0, 0.0))
        for bullet in self.bullets:
            self._paint_bullet(canvas, bullet)
        painter.restore()

    @staticmethod
    def _paint_bullet(canvas: Canvas, bullet: _Bullet) -> None:
        picture = canvas.image(bullet.image, bullet.size, PictureLook()) if bullet.image else None
        if picture is not None:
            side = bullet.size * UNITS
            wide = side * picture.width / max(1, picture.height)
            canvas.painter.drawImage(QRectF(bullet.place.x(), bullet.place.y() - side, wide, side), picture.image)
            return
        canvas.painter.setFont(bullet.font)
        canvas.painter.setPen(bullet.colour)
        canvas.painter.drawText(bullet.place, bullet.text)


@dataclass
class _Room:
    """Where lines go: the width of a column, its height, and how far down and in which column the next one starts."""

    width: float
    height: float
    columns: int
    step: float
    wraps: bool
    y: float = 0.0
    column: int = 0
    deepest: float = 0.0

    def take(self, height: float) -> tuple[float, float]:
        """The left and top of a line of this height, in a further column where this one is full."""
        if self.column + 1 < self.columns and self.y > 0 and self.y + height > self.height:
            self.column += 1
            self.y = 0.0
        place = (self.column * self.step, self.y)
        self.y += height
        self.deepest = max(self.deepest, self.y)
        return place


def lay_out(body: TextBody, width: float, height: float, typefaces: Typefaces) -> LaidText:
    """Break the words into lines `width` points long. `height` matters to columns only."""
    gap = body.column_gap if body.columns > 1 else 0.0
    column = max(1.0, (width - gap * (body.columns - 1)) / body.columns)
    room = _Room(column * UNITS, height * UNITS, body.columns, (column + gap) * UNITS, body.wraps)
    laid = LaidText()
    last = len(body.paragraphs) - 1
    for number, paragraph in enumerate(body.paragraphs):
        size = max((run.size for run in paragraph.runs), default=paragraph.end.size)
        if number:
            room.y += _distance(paragraph.before, size)
        _lay_paragraph(paragraph, room, laid, typefaces, stacked=body.stacked)
        if number < last:
            room.y += _distance(paragraph.after, size)
    laid.height = max(room.deepest, 0.0) / UNITS
    return laid


def _distance(spacing: Spacing, size: float) -> float:
    # Between paragraphs shares are of the letters' size, not of a line (ECMA-376 21.1.2.2.11).
    return UNITS * (spacing.share * size if spacing.points is None else spacing.points)


def _lay_paragraph(paragraph: Paragraph, room: _Room, laid: LaidText, typefaces: Typefaces, *, stacked: bool) -> None:
    if not paragraph.runs:
        room.take(_line_height(paragraph.line, paragraph.end.size))
        return
    margin, hang = paragraph.margin_left, max(0.0, paragraph.margin_left + paragraph.indent)
    bullet = _bullet(paragraph, typefaces)
    start = hang
    if bullet is not None:
        wide = QFontMetricsF(bullet.font).horizontalAdvance(bullet.text) / UNITS
        start = max(margin, hang + wide) if paragraph.indent < 0 else hang + wide
    if room.wraps:
        # However far a line is pushed in, a few letters fit beside it.
        most = room.width / UNITS - paragraph.margin_right - 4 * paragraph.runs[0].size
        start, margin = min(start, max(0.0, most)), min(margin, max(0.0, most))
    layout = paragraph_layout(paragraph, typefaces, stacked=stacked)
    layout.setTextOption(text_option(paragraph, start, wraps=room.wraps))
    sizes = _Sizes(paragraph, layout)
    layout.beginLayout()
    left = start
    while (line := layout.createLine()).isValid():
        usable = room.width - (left + paragraph.margin_right) * UNITS
        line.setLineWidth(max(usable, UNITS) if room.wraps else _NO_LIMIT)
        size = sizes.largest(line.textStart(), line.textLength())
        tall = _line_height(paragraph.line, size)
        column, top = room.take(tall)
        baseline = top + tall - size * _BELOW * UNITS
        aside = left * UNITS + _slack(paragraph, line, usable, wraps=room.wraps)
        line.setPosition(QPointF(column + aside, baseline - line.ascent()))
        laid.width = max(laid.width, (column + aside + line.naturalTextWidth()) / UNITS)
        if line.lineNumber() == 0 and bullet is not None:
            shift = _slack(paragraph, line, usable, wraps=False) if paragraph.align in ("centre", "right") else 0.0
            bullet.place = QPointF(column + hang * UNITS + shift, baseline)
            laid.bullets.append(bullet)
        left = margin
    layout.endLayout()
    laid.layouts.append(layout)


def _line_height(spacing: Spacing, size: float) -> float:
    return UNITS * (size * _LINE * spacing.share if spacing.points is None else spacing.points)


class _Sizes:
    """The sizes of a paragraph's runs by where they stand in its text."""

    def __init__(self, paragraph: Paragraph, layout: QTextLayout) -> None:
        sizes = [_full_size(run) for run in paragraph.runs]
        self._one = sizes[0] if len(set(sizes)) == 1 else None
        self._runs = [
            (marked.start, marked.start + marked.length, size)
            for marked, size in zip(layout.formats(), sizes, strict=False)
        ]

    def largest(self, start: int, length: int) -> float:
        """The largest size in a part of the text, in points."""
        if self._one is not None:
            return self._one
        inside = [size for first, last, size in self._runs if first < start + max(1, length) and last > start]
        return max(inside, default=self._runs[-1][2] if self._runs else 0.0)


def _full_size(run: Run) -> float:
    # Raised and lowered letters are smaller, but the line is as high as if they were not.
    return run.size * 1.5 if run.baseline else run.size


def _slack(paragraph: Paragraph, line: QTextLine, usable: float, *, wraps: bool) -> float:
    # Qt aligns lines within their width itself; without a width we do.
    if wraps:
        return 0.0
    spare = usable - line.naturalTextWidth()
    return {"centre": spare / 2, "right": spare}.get(paragraph.align, 0.0)


def _bullet(paragraph: Paragraph, typefaces: Typefaces) -> _Bullet | None:
    bullet = paragraph.bullet
    if bullet is None:
        return None
    symbols = bool(bullet.families) and is_symbol_font(bullet.families[0])
    text = shown_text(bullet.text, bullet.families, typefaces, symbols=symbols)
    families = shown_families(bullet.families, typefaces, symbols=symbols)
    font = typefaces.font(families, bullet.size, bold=bullet.bold, italic=bullet.italic)
    return _Bullet(text, font, qcolour(bullet.colour), bullet.image, bullet.size, QPointF())
