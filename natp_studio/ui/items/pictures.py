"""Pictures of items for lists and previews: made in the background, the latest asked first, only while seen."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader, QPixmap
from shiboken6 import isValid

from natp_studio.domain.items import Item, ItemKind
from natp_studio.domain.progress import Progress
from natp_studio.ui.desk import Desk
from natp_studio.ui.jobs import PICTURES

_MOST_OCTETS = 20_000_000
_MOST_WAITING = 200
_STEP = 64
Key = tuple[str, int]


class Pictures(QObject):
    """Pictures of items at the widths they are shown in. `ready` tells the id of an item whose picture has come.

    What was made is kept up to 20 MB, the oldest used goes first. Only one picture is made at a time, in a lane of its
    own, so a hundred missing ones keep no search waiting; what is out of sight when its turn comes is not made.

    It also knows what else a card tells of an item and the item itself does not: a missing file, a newer version.
    """

    ready = Signal(str)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._kept: OrderedDict[Key, QPixmap | None] = OrderedDict()
        self._octets = 0
        self._waiting: OrderedDict[Key, tuple[Item, Callable[[], bool]]] = OrderedDict()
        self._busy = False
        self._gone: set[str] = set()
        self._older: frozenset[str] | None = None
        desk.changes.library.connect(self._forget_older)

    def ask(self, item: Item, width: int, seen: Callable[[], bool]) -> QPixmap | None:
        """The picture of an item, some `width` device pixels wide or a little more; None while there is none.

        One that is not there yet is made, unless `seen()` is false when its turn comes; then `ready` is emitted.
        """
        if item.kind is ItemKind.IDEA:
            return None
        key = (item.id, -(-width // _STEP) * _STEP)
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        self._waiting[key] = (item, seen)
        self._waiting.move_to_end(key)
        if len(self._waiting) > _MOST_WAITING:
            self._waiting.popitem(last=False)
        self._next()
        return None

    def is_gone(self, item: Item) -> bool:
        """True once it is known that the file of an item is no longer in the studio."""
        return item.id in self._gone

    def is_older(self, item: Item) -> bool:
        """True where there is a newer version of an item in the library."""
        if self._older is None:
            self._older = self._desk.catalogue.older_ids()
        return item.id in self._older

    def _forget_older(self) -> None:
        self._older = None

    def forget_missing(self) -> None:
        """Try again what could not be shown: the library changed, and its file may be back."""
        self._gone.clear()
        for key in [key for key, pixmap in self._kept.items() if pixmap is None]:
            del self._kept[key]

    def _next(self) -> None:
        while self._waiting and not self._busy:
            key, (item, seen) = self._waiting.popitem()
            if not seen():
                continue
            self._busy = True
            self._make(key, item)

    def _make(self, key: Key, item: Item) -> None:
        thumbnails, catalogue, width = self._desk.thumbnails, self._desk.catalogue, key[1]

        def work(_: Progress) -> tuple[QImage | None, bool]:
            image = _scaled(thumbnails.picture(item, width), width)
            return image, catalogue.is_file_missing(item)

        self._desk.jobs.run("", work, lambda made: self._made(key, *made), lane=PICTURES)

    def _made(self, key: Key, image: QImage | None, gone: bool) -> None:
        if not isValid(self):
            return
        self._busy = False
        if gone:
            self._gone.add(key[0])
        pixmap = QPixmap.fromImage(image) if image is not None else None
        self._kept[key] = pixmap
        self._octets += _octets(pixmap)
        while self._octets > _MOST_OCTETS and len(self._kept) > 1:
            _, old = self._kept.popitem(last=False)
            self._octets -= _octets(old)
        self.ready.emit(key[0])
        self._next()


def _scaled(data: bytes | None, width: int) -> QImage | None:
    """An image file as an image `width` pixels wide, upright, and at most twice as high; None where it is none."""
    if data is None:
        return None
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    turned = bool(reader.transformation() & QImageIOHandler.Transformation.TransformationRotate90)
    box = QSize(2 * width, width) if turned else QSize(width, 2 * width)
    if size.isValid() and (size.width() > box.width() or size.height() > box.height()):
        reader.setScaledSize(size.scaled(box, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    return None if image.isNull() else image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)


def _octets(pixmap: QPixmap | None) -> int:
    return pixmap.width() * pixmap.height() * 4 if pixmap is not None else 0
