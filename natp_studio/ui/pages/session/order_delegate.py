"""How a block looks in the timeline: times in a gutter of the same cell, tint, edge, icon, and up to four lines."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from natp_studio.domain.timing import drawn_height
from natp_studio.ui.look.look import Look
from natp_studio.ui.look.measures import CHOSEN_LINE, ICON
from natp_studio.ui.pages.session.block_edge import BLOCK_CORNER, paint_edge
from natp_studio.ui.pages.session.rows import BlockRow
from natp_studio.ui.parts.painting import AROUND, lines_of, paint_box, paint_icon, paint_ring, paint_words
from natp_studio.ui.parts.rows import RowRole

GUTTER, EDGE = 62, 9
_ABOVE, _TEXT_AT, _RIGHT = 6, 52, 10
_MOST_TITLE_LINES = 2


class BlockDelegate(QStyledItemDelegate):
    """Paints blocks. The height follows the minutes, softened, and always holds the words."""

    def __init__(self, look: Look, view: QListView) -> None:
        super().__init__(view)
        self._look = look
        self._view = view
        self._title = QFontMetrics(look.font("body", 600))
        self._small = QFontMetrics(look.font("small"))
        self._lines: dict[tuple[str, int], list[str]] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As tall as the minutes, or as the words."""
        row: BlockRow = index.data(RowRole)
        width = self._view.viewport().width()
        lines = len(self._title_lines(row.title, self._text_width(width)))
        words = lines * self._title.height() + self._small.height() * (2 if row.third else 1)
        least = words + 2 * self._look.px(_ABOVE)
        return QSize(self._look.px(260), max(self._look.px(drawn_height(row.minutes)), least) + 2 * AROUND)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Times, box, edge, icon, words, and the ring around what has the keyboard."""
        look = self._look
        row: BlockRow = index.data(RowRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cell = QRect(option.rect)
        state = option.state
        box = self.box(cell)
        self._paint_times(painter, row, cell, box)
        ink = f"{row.kind}_ink"
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        dashed = row.kind.is_pause and not chosen
        over = bool(state & QStyle.StateFlag.State_MouseOver)
        line = "accent" if chosen else "control_line" if over and not dashed else f"{row.kind}_edge" if dashed else ""
        paint_box(
            look, painter, QRectF(box), f"{row.kind}_tint", line,
            width=CHOSEN_LINE if chosen else 1, corner=BLOCK_CORNER, dashed=dashed,
        )  # fmt: skip
        self._paint_edge(painter, row, box)
        icon_y = box.top() + look.px(_ABOVE) + max(0, (self._title.height() - look.px(ICON["normal"])) // 2)
        paint_icon(look, painter, look.kind_icon(row.kind), ink, box.left() + look.px(22), icon_y)
        self._paint_words(painter, row, box, ink)
        if state & QStyle.StateFlag.State_HasFocus:
            paint_ring(look, painter, box, BLOCK_CORNER)
        painter.restore()

    def box(self, cell: QRect) -> QRect:
        """The block itself within its cell; the rest is the gutter and room for the ring."""
        return cell.adjusted(self._look.px(GUTTER), AROUND, -AROUND, -AROUND)

    def _paint_times(self, painter: QPainter, row: BlockRow, cell: QRect, box: QRect) -> None:
        look = self._look
        place = QRect(cell.left(), box.top() + look.px(_ABOVE), look.px(GUTTER) - look.px(4), 0)
        place.translate(0, paint_words(look, painter, place, row.starts, "body", "text", 600))
        paint_words(look, painter, place, f"{row.minutes} min", "small", "text_2")

    def _paint_edge(self, painter: QPainter, row: BlockRow, box: QRect) -> None:
        painter.save()
        clip = QPainterPath()
        clip.addRoundedRect(QRectF(box).adjusted(2, 2, -2, -2), BLOCK_CORNER - 2, BLOCK_CORNER - 2)
        painter.setClipPath(clip)
        paint_edge(
            self._look,
            painter,
            QRectF(box.left() + 2, box.top() + 2, self._look.px(EDGE) - 2, box.height() - 4),
            row.kind,
        )
        painter.restore()

    def _paint_words(self, painter: QPainter, row: BlockRow, box: QRect, ink: str) -> None:
        look = self._look
        width = self._text_width(self._view.viewport().width())
        line = QRect(box.left() + look.px(_TEXT_AT), box.top() + look.px(_ABOVE), width, 0)
        line.translate(0, paint_words(look, painter, line, row.title, "body", ink, 600, _MOST_TITLE_LINES))
        line.translate(0, paint_words(look, painter, line, row.second, "small", ink))
        if not row.third:
            return
        icon = "wrench" if row.flag else "lock" if row.kind.always_stays and not row.kind.is_pause else "copy"
        side = look.px(ICON["small"])
        paint_icon(
            look, painter, icon, ink, line.left(), line.top() + (self._small.height() - side) // 2, ICON["small"]
        )
        line.setLeft(line.left() + side + look.px(6))
        paint_words(look, painter, line, row.third, "small", ink, 600 if icon != "copy" else 400)

    def _text_width(self, viewport: int) -> int:
        look = self._look
        return max(look.px(80), viewport - look.px(GUTTER) - AROUND - look.px(_TEXT_AT) - look.px(_RIGHT))

    def _title_lines(self, title: str, width: int) -> list[str]:
        known = self._lines.get((title, width))
        if known is None:
            if len(self._lines) > 2_000:
                self._lines.clear()
            known = self._lines[title, width] = lines_of(title, self._title, width, _MOST_TITLE_LINES)
        return known
