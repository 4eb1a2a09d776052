"""What is seen under the pointer while items are dragged: a small card with a word, never a whole picture."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPixmap

from natp_studio.domain.items import ItemKind
from natp_studio.ui.items.words import KINDS
from natp_studio.ui.look.look import Look
from natp_studio.ui.look.measures import CONTROL_CORNER, ICON
from natp_studio.ui.parts.painting import paint_box, paint_icon, paint_words

_WIDEST = 320


def drag_picture(look: Look, words: str, kind: ItemKind, ratio: float) -> QPixmap:
    """A small card that says what is dragged, for a screen of this pixel ratio."""
    metrics = QFontMetrics(look.font("body", 600))
    side, pad = look.px(ICON["normal"]), look.px(12)
    width = min(look.px(_WIDEST), metrics.horizontalAdvance(words) + side + 3 * pad + 2)
    height = metrics.height() + 2 * look.px(8)
    pixmap = QPixmap(round(width * ratio), round(height * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_box(look, painter, QRect(0, 0, width, height), "surface", "accent", width=2, corner=CONTROL_CORNER)
    paint_icon(look, painter, KINDS[kind].icon, f"{KINDS[kind].tint}_edge", pad, (height - side) // 2, ICON["normal"])
    room = QRect(2 * pad + side, look.px(8), width - 3 * pad - side, metrics.height())
    paint_words(look, painter, room, words, "body", "text", 600)
    painter.end()
    return pixmap
