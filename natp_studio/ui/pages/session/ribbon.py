"""The whole session in one picture: every block as wide as its minutes, to click on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip

from natp_studio.domain.wording import count
from natp_studio.ui.look.look import Look
from natp_studio.ui.look.measures import CHOSEN_LINE, ICON
from natp_studio.ui.pages.session.rows import BlockRow
from natp_studio.ui.parts.painted import Painted
from natp_studio.ui.parts.painting import paint_box, paint_icon

_HEIGHT, _GAP, _LEAST = 32, 3, 14
_MOST_TOLD = 40


class Ribbon(Painted):
    """Blocks side by side. `chosen(block id)` says that one was clicked; keys go through the running order."""

    chosen = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__(look, "The session at a glance")
        self._rows: Sequence[BlockRow] = ()
        self._current = ""
        self.setFixedHeight(look.px(_HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_rows(self, rows: Sequence[BlockRow]) -> None:
        """Show these blocks."""
        self._rows = rows
        told = [f"{row.starts} {row.kind.word}, {count(row.minutes, 'minute')}" for row in rows[:_MOST_TOLD]]
        if len(rows) > _MOST_TOLD:
            told.append(f"and {count(len(rows) - _MOST_TOLD, 'block')} more")
        self.tell(f"{rows[0].starts} to {rows[-1].ends}: {'; '.join(told)}." if rows else "No blocks yet.")
        self.update()

    def mark(self, block_id: str) -> None:
        """Outline the block that is chosen."""
        self._current = block_id
        self.update()

    def places(self) -> list[QRectF]:
        """Where each block is painted."""
        if not self._rows:
            return []
        gap = float(min(_GAP, self.width() // (4 * len(self._rows))))
        room = self.width() - gap * (len(self._rows) - 1)
        least = min(self.look.px(_LEAST), room / len(self._rows))
        total = sum(row.minutes for row in self._rows)
        # Every block can be hit by the pointer; what is left over is shared by the minutes.
        spare = room - least * len(self._rows)
        places, x = [], 0.0
        for row in self._rows:
            share = row.minutes / total if total else 1 / len(self._rows)
            wide = least + spare * share
            places.append(QRectF(x, 0, wide, self.height()))
            x += wide + gap
        return places

    def paintEvent(self, event: QPaintEvent) -> None:
        """Box and icon of each block."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = self.look.px(ICON["small"])
        for row, place in zip(self._rows, self.places(), strict=True):
            is_current = row.id == self._current
            edge = "accent" if is_current else f"{row.kind}_edge"
            paint_box(
                self.look, painter, place, f"{row.kind}_tint", edge, width=CHOSEN_LINE if is_current else 1,
                corner=min(5.0, place.width() / 3), dashed=row.kind.is_pause and not is_current,
            )  # fmt: skip
            if place.width() >= side + 6:
                x, y = round(place.center().x() - side / 2), (self.height() - side) // 2
                paint_icon(self.look, painter, self.look.kind_icon(row.kind), f"{row.kind}_ink", x, y, ICON["small"])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the block that was clicked."""
        row = self._at(event.position().x())
        if row is not None and event.button() is Qt.MouseButton.LeftButton:
            self.chosen.emit(row.id)

    def event(self, event: QEvent) -> bool:
        """The tooltip is about the block under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            row = self._at(event.pos().x())
            QToolTip.showText(event.globalPos(), row.spoken[:300] if row is not None else "", self)
            return True
        return super().event(event)

    def _at(self, x: float) -> BlockRow | None:
        for row, place in zip(self._rows, self.places(), strict=True):
            if x <= place.right() + 1:
                return row
        return None
