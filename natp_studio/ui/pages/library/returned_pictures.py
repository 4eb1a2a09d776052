"""Pictures of the slides of a deck that came back, painted in the background, and only while they are seen."""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path

from PySide6.QtCore import QObject, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy
from shiboken6 import isValid

from natp_studio.domain.progress import Progress
from natp_studio.ui.desk import Desk
from natp_studio.ui.jobs import PICTURES
from natp_studio.ui.look.look import Look
from natp_studio.ui.look.measures import CONTROL_CORNER, ICON
from natp_studio.ui.parts.painted import Painted
from natp_studio.ui.parts.painting import paint_box, paint_icon

_MOST_KEPT = 40
_STEP = 64
Key = tuple[int, int]


class DeckPictures(QObject):
    """Pictures of the slides of one deck. `ready` tells the number of a slide whose picture has come, or cannot."""

    ready = Signal(int)

    def __init__(self, desk: Desk, deck: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._deck = desk, deck
        self._kept: OrderedDict[Key, QPixmap | None] = OrderedDict()
        self._wanted: Key | None = None
        self._busy = False

    def ask(self, slide: int, width: int) -> QPixmap | None:
        """The picture of a slide, some `width` device pixels wide; None while there is none. The last asked is made."""
        key = (slide, -(-width // _STEP) * _STEP)
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        self._wanted = key
        self._next()
        return None

    def _next(self) -> None:
        if self._busy or self._wanted is None:
            return
        self._busy, key, self._wanted = True, self._wanted, None
        thumbnails, deck = self._desk.thumbnails, self._deck

        def work(_: Progress) -> QImage | None:
            data = thumbnails.slide(deck, *key)
            image = QImage.fromData(data) if data is not None else QImage()
            return None if image.isNull() else image

        def made(image: QImage | None) -> None:
            if not isValid(self):
                return
            self._busy = False
            self._kept[key] = QPixmap.fromImage(image) if image is not None else None
            if len(self._kept) > _MOST_KEPT:
                self._kept.popitem(last=False)
            self.ready.emit(key[0])
            self._next()

        self._desk.jobs.run("", work, made, lane=PICTURES)


class SlidePicture(Painted):
    """One slide of the deck, as wide as there is room and nine sixteenths as high.

    While there is no picture of it, it is paper with an icon.
    """

    def __init__(self, look: Look, pictures: DeckPictures, slide: int, title: str) -> None:
        super().__init__(look, f"Slide {slide} now: {title}")
        self._pictures, self._slide = pictures, slide
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        pictures.ready.connect(self._ready)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep its shape."""
        super().resizeEvent(event)
        self.setFixedHeight(self.width() * 9 // 16)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture in the middle of its paper."""
        look, painter = self.look, QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        pixmap = self._pictures.ask(self._slide, round(self.width() * self.devicePixelRatioF()))
        clip = QPainterPath()
        clip.addRoundedRect(QRectF(self.rect()), CONTROL_CORNER, CONTROL_CORNER)
        painter.save()
        painter.setClipPath(clip)
        painter.fillRect(self.rect(), look.colour("sunken"))
        if pixmap is not None:
            size = QSizeF(pixmap.size()).scaled(QSizeF(self.size()), Qt.AspectRatioMode.KeepAspectRatio)
            place = QRectF(0, 0, size.width(), size.height())
            place.moveCenter(QRectF(self.rect()).center())
            painter.drawPixmap(place.toAlignedRect(), pixmap)
        else:
            side, middle = look.px(ICON["large"]), self.rect().center()
            paint_icon(
                look, painter, "presentation", "text_2", middle.x() - side // 2, middle.y() - side // 2, ICON["large"]
            )
        painter.restore()
        paint_box(look, painter, self.rect(), "", "line", corner=CONTROL_CORNER)
        painter.end()

    def _ready(self, slide: int) -> None:
        if slide == self._slide:
            self.update()
