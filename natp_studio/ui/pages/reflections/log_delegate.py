"""How a reflection looks in the list: where it was said, what was noticed, the small change, and whether to quote."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from natp_studio.ui.look.look import Look
from natp_studio.ui.look.measures import CONTROL_CORNER, ICON
from natp_studio.ui.pages.reflections.log_model import Logged, LoggedRole
from natp_studio.ui.pages.reflections.saying import delivery_line
from natp_studio.ui.parts.painting import AROUND, MOST_LETTERS, paint_card, paint_icon, paint_words

_PAD = 10


class LogDelegate(QStyledItemDelegate):
    """Paints rows of equal height: three lines."""

    def __init__(self, look: Look, view: QListView) -> None:
        super().__init__(view)
        self._look = look
        self._view = view
        self._small = QFontMetrics(look.font("small")).height()
        self._body = QFontMetrics(look.font("body")).height()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The same for every row."""
        look = self._look
        words = self._small + 2 * self._body + 2 * look.px(4)
        return QSize(look.px(240), words + 2 * look.px(_PAD) + 2 * AROUND)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Box, words, and the ring around what has the keyboard."""
        look = self._look
        logged: Logged | None = index.data(LoggedRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRect(option.rect).adjusted(AROUND, AROUND, -AROUND, -AROUND)
        chosen = paint_card(look, painter, place, option.state, corner=CONTROL_CORNER)
        inner = place.adjusted(look.px(14), look.px(_PAD), -look.px(14), -look.px(_PAD))
        if logged is None:
            paint_words(look, painter, inner, "Being read", "body", "text_2")
        else:
            self._paint_logged(painter, inner, logged, "accent_ink" if chosen else "text")
        painter.restore()

    def _paint_logged(self, painter: QPainter, room: QRect, logged: Logged, ink: str) -> None:
        look, (delivery, reflection) = self._look, logged
        first = QRect(room.left(), room.top(), room.width(), self._small)
        if reflection.may_quote:
            words = "May be quoted"
            wide = QFontMetrics(look.font("small", 600)).horizontalAdvance(words)
            side = look.px(ICON["small"])
            if first.width() > 2 * (wide + side):
                at = QRect(first.right() - wide, first.top(), wide + 1, first.height())
                paint_words(look, painter, at, words, "small", "accent", 600)
                left = at.left() - side - look.px(6)
                paint_icon(look, painter, "quote", "accent", left, first.top(), ICON["small"])
                first.setRight(left - look.px(12))
        paint_words(look, painter, first, delivery_line(delivery), "small", "text_2")
        top = room.top() + self._small + look.px(4)
        noticed = " ".join(reflection.noticed[:MOST_LETTERS].split())
        change = " ".join(reflection.change[:MOST_LETTERS].split())
        paint_words(
            look, painter, QRect(room.left(), top, room.width(), self._body), noticed or "Nothing written", "body",
            ink if noticed else "text_2", 600 if noticed else 400,
        )  # fmt: skip
        top += self._body + look.px(4)
        paint_words(
            look, painter, QRect(room.left(), top, room.width(), self._body),
            f"Will try: {change}" if change else "No small change written", "body", ink if change else "text_2",
        )  # fmt: skip
