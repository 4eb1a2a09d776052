"""The timeline: blocks one below the other with their times, to move by dragging and to drop items on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView

from natp_studio.ui.items.dragging import BLOCK, ITEMS, block_data, block_in, items_in
from natp_studio.ui.look.look import Look
from natp_studio.ui.look.measures import ICON
from natp_studio.ui.pages.session.block_edge import BLOCK_CORNER
from natp_studio.ui.pages.session.order_delegate import GUTTER, BlockDelegate
from natp_studio.ui.pages.session.order_model import OrderModel
from natp_studio.ui.pages.session.rows import BlockRow
from natp_studio.ui.parts.menus import menu_place
from natp_studio.ui.parts.painting import paint_box, paint_icon

_LINE = 3
# Near its upper and lower edge a block gives way to a new one between it and its neighbour.
_BETWEEN_SHARE, _SCROLL_MARGIN = 0.25, 36


@dataclass(frozen=True, slots=True)
class Landing:
    """Where something dragged would land: into gap `gap`, from 0 above the first block, or into the block `block`."""

    gap: int = -1
    block: str = ""
    starts: str = ""


class Timeline(QListView):
    """Shows an `OrderModel`.

    `entered` is Enter, F2 or a double click, `menu_wanted` gives the place on the screen for a menu. What was dropped:
    `block_dropped(block id, gap)`, `items_dropped(item ids, block id)` and `items_between(item ids, gap)`.
    `starts_at(gap, block id)` says when something in a gap would start; "" where a block is that stays there.
    """

    entered = Signal()
    menu_wanted = Signal(QPoint)
    block_dropped = Signal(str, int)
    items_dropped = Signal(object, str)
    items_between = Signal(object, int)

    def __init__(self, look: Look, model: OrderModel, starts_at: Callable[[int, str], str]) -> None:
        super().__init__()
        self._look = look
        self._order = model
        self._starts_at = starts_at
        self.landing: Landing | None = None
        self.setAccessibleName("Running order")
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setModel(model)
        self.setItemDelegate(BlockDelegate(look, self))
        # Minutes and titles decide how tall a row is; a list does not ask again by itself.
        model.dataChanged.connect(self._measure_again)
        self.doubleClicked.connect(lambda _: self.entered.emit())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Titles may need another number of lines."""
        super().resizeEvent(event)
        self._measure_again()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and F2 go on to the block; everything else moves and chooses."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and self.currentIndex().isValid():
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """A menu where the pointer is, or by the key, at the current block."""
        self.menu_wanted.emit(menu_place(self, event))

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Drag the current block, with a small card that says which."""
        row = self._row(self.currentIndex())
        if row is None:
            return
        drag = QDrag(self)
        drag.setMimeData(block_data(row.id))
        drag.setPixmap(_card(self._look, row, self.devicePixelRatioF()))
        drag.exec(Qt.DropAction.MoveAction)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Blocks and items may land here."""
        if event.mimeData().hasFormat(BLOCK) or event.mimeData().hasFormat(ITEMS):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where it would land, and when that would start. Nothing jumps aside."""
        where = event.position().toPoint()
        self._scroll_near_edge(where.y())
        self._show_landing(self.landing_at(where, event.mimeData()))
        if self.landing is None:
            event.ignore()
        else:
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """It would land nowhere."""
        self._show_landing(None)

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell what landed where."""
        landing = self.landing_at(event.position().toPoint(), event.mimeData())
        self._show_landing(None)
        if landing is None:
            event.ignore()
            return
        event.acceptProposedAction()
        block, items = block_in(event.mimeData()), items_in(event.mimeData())
        if block:
            self.block_dropped.emit(block, landing.gap)
        elif landing.block:
            self.items_dropped.emit(items, landing.block)
        else:
            self.items_between.emit(items, landing.gap)

    def landing_at(self, where: QPoint, data: QMimeData) -> Landing | None:
        """Where something dragged to this point would land; None where it would change nothing."""
        moved = block_in(data)
        if not moved and not items_in(data):
            return None
        gap, block = self._order.rowCount(), ""
        index = self.indexAt(QPoint(max(1, min(where.x(), self.viewport().width() - 2)), where.y()))
        if index.isValid():
            rect = self.visualRect(index)
            share = (where.y() - rect.top()) / max(1, rect.height())
            gap = index.row() + (share >= 0.5)
            row = self._row(index)
            if not moved and row is not None and _BETWEEN_SHARE <= share <= 1 - _BETWEEN_SHARE:
                block = row.id
        if block:
            return Landing(block=block)
        starts = self._starts_at(gap, moved)
        return Landing(gap, starts=starts) if starts else None

    def paintEvent(self, event: QPaintEvent) -> None:
        """The blocks, and above them where something dragged would land."""
        super().paintEvent(event)
        if self.landing is not None:
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.landing.block:
                self._paint_into(painter, self._order.place(self.landing.block))
            else:
                self._paint_between(painter, self.landing)

    def _paint_into(self, painter: QPainter, place: int) -> None:
        delegate, look = self.itemDelegate(), self._look
        assert isinstance(delegate, BlockDelegate), "the timeline paints blocks"
        box = QRectF(delegate.box(self.visualRect(self._order.index(place))))
        paint_box(look, painter, box, "", "accent", width=_LINE, corner=BLOCK_CORNER)
        self._paint_word(painter, "Add here", round(box.right()) - look.px(8), round(box.center().y()), from_right=True)

    def _paint_between(self, painter: QPainter, landing: Landing) -> None:
        look, rows = self._look, self._order.rowCount()
        if not rows:
            y = _LINE
        elif landing.gap < rows:
            y = self.visualRect(self._order.index(landing.gap)).top()
        else:
            y = self.visualRect(self._order.index(rows - 1)).bottom()
        y = max(look.px(14), min(y, self.viewport().height() - look.px(14)))
        painter.setPen(QPen(look.colour("accent"), _LINE))
        painter.drawLine(look.px(GUTTER) - look.px(4), y, self.viewport().width() - 4, y)
        self._paint_word(painter, landing.starts, 0, y)

    def _paint_word(self, painter: QPainter, words: str, x: int, y: int, *, from_right: bool = False) -> None:
        look = self._look
        font = look.font("body", 600)
        metrics = QFontMetrics(font)
        width, height = metrics.horizontalAdvance(words) + look.px(12), metrics.height() + look.px(4)
        place = QRect(x - width if from_right else x, y - height // 2, width, height)
        paint_box(look, painter, QRectF(place), "accent", corner=6)
        painter.setFont(font)
        painter.setPen(look.colour("on_accent"))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)

    def _measure_again(self) -> None:
        self.scheduleDelayedItemsLayout()

    def _row(self, index: QModelIndex | QPersistentModelIndex) -> BlockRow | None:
        return self._order.rows[index.row()] if index.isValid() else None

    def _show_landing(self, landing: Landing | None) -> None:
        if landing != self.landing:
            self.landing = landing
            self.viewport().update()

    def _scroll_near_edge(self, y: int) -> None:
        bar, margin = self.verticalScrollBar(), self._look.px(_SCROLL_MARGIN)
        if y < margin:
            bar.setValue(bar.value() - margin // 2)
        elif y > self.viewport().height() - margin:
            bar.setValue(bar.value() + margin // 2)


def _card(look: Look, row: BlockRow, ratio: float) -> QPixmap:
    """What is under the pointer while a block is dragged."""
    font = look.font("body", 600)
    metrics = QFontMetrics(font)
    pad, side = look.px(10), look.px(ICON["normal"])
    words = metrics.elidedText(row.title[:200], Qt.TextElideMode.ElideRight, look.px(260))
    width, height = metrics.horizontalAdvance(words) + side + 3 * pad, metrics.height() + 2 * look.px(8)
    pixmap = QPixmap(round(width * ratio), round(height * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_box(look, painter, QRectF(0, 0, width, height), f"{row.kind}_tint", "accent", width=2, corner=BLOCK_CORNER)
    paint_icon(look, painter, look.kind_icon(row.kind), f"{row.kind}_ink", pad, (height - side) // 2)
    painter.setFont(font)
    painter.setPen(look.colour(f"{row.kind}_ink"))
    painter.drawText(QRect(2 * pad + side, 0, width, height), Qt.AlignmentFlag.AlignVCenter, words)
    painter.end()
    return pixmap
