"""The picture of one item, large: beside the list, and alone over the window."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy
from shiboken6 import isValid

from natp_studio.domain.items import Item
from natp_studio.ui.items.painting import paint_picture
from natp_studio.ui.items.pictures import Pictures
from natp_studio.ui.items.words import KINDS
from natp_studio.ui.look.look import Look
from natp_studio.ui.parts.painted import Painted


class ItemPicture(Painted):
    """Shows the picture of an item as wide as there is room, nine sixteenths as high, and at most `tallest` pixels."""

    def __init__(self, look: Look, pictures: Pictures, tallest: int = 10_000) -> None:
        super().__init__(look, "Picture")
        self._pictures = pictures
        self._tallest = tallest
        self._item: Item | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        pictures.ready.connect(self._ready)

    def set_tallest(self, tallest: int) -> None:
        """Be at most so high from now on."""
        self._tallest = tallest
        self.setFixedHeight(min(tallest, max(1, self.width() * 9 // 16)))

    def show_item(self, item: Item | None) -> None:
        """Show this one."""
        self._item = item
        if item is not None:
            self.setAccessibleName(f"{KINDS[item.kind].word}: {item.title}")
            self.setAccessibleDescription(". ".join(item.alt_texts))
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep its shape."""
        super().resizeEvent(event)
        self.setFixedHeight(min(self._tallest, self.width() * 9 // 16))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture, or until it is there the tint of its kind."""
        if self._item is None:
            return
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        item, wide = self._item, round(self.width() * self.devicePixelRatioF())
        pixmap = self._pictures.ask(item, wide, lambda: isValid(self) and self.isVisible() and self._item is item)
        paint_picture(self.look, painter, self.rect(), item, pixmap)
        painter.end()

    def _ready(self, item_id: str) -> None:
        if self._item is not None and self._item.id == item_id:
            self.update()
