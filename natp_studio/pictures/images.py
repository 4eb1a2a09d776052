"""Picture files decoded no larger than they are shown, within Qt's limit on memory."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter, qRgb

from natp_studio.domain.scenes import Colour, PictureLook

_BEGINNINGS = (
    (b"\x89PNG", b"png"),
    (b"\xff\xd8", b"jpeg"),
    (b"GIF8", b"gif"),
    (b"BM", b"bmp"),
    (b"II*", b"tiff"),
    (b"MM", b"tiff"),
    (b"RIFF", b"webp"),
)
_MEGABYTE = 1 << 20
_MOST_SIDE = 8_192
# Points a pixel: 96 pixels to the inch, where the file says nothing.
_USUAL_DENSITY = 0.75
_FINEST, _COARSEST = 0.02, 10.0
_PLAIN = PictureLook()
_Key = tuple[str, int, PictureLook]


@dataclass(frozen=True)
class Decoded:
    """A picture, perhaps smaller than in its file; the size in pixels that the file has, and how large those are."""

    image: QImage
    width: int
    height: int
    points_per_pixel: float


class Images:
    """Decodes the files of scenes. Keep one while the slides of a deck are painted: what they share is decoded once."""

    def __init__(self, most_bytes: int = 64 * _MEGABYTE) -> None:
        self._most_bytes = most_bytes
        self._bytes = 0
        self._known: dict[_Key, tuple[int, Decoded | None]] = {}

    def get(self, files: Mapping[str, bytes], key: str, wanted: float, look: PictureLook = _PLAIN) -> Decoded | None:
        """The picture for showing `wanted` pixels wide uncropped; None where it is missing, broken or too large."""
        # In steps, so that the same picture a little larger elsewhere is not decoded again.
        step = 64
        while step < wanted and step < _MOST_SIDE:
            step *= 2
        data = files.get(key)
        if data is None:
            return None
        # The same name may be another picture in another deck. Python remembers the hash of unchanging bytes.
        known = self._known.get((key, hash(data), look))
        if known is not None and known[0] >= step:
            return known[1]
        decoded = _read(data, step)
        if decoded is not None and look != _PLAIN:
            decoded = replace(decoded, image=_changed(decoded.image, look))
        self._keep((key, hash(data), look), step, decoded)
        return decoded

    def _keep(self, key: _Key, step: int, decoded: Decoded | None) -> None:
        self._bytes += 0 if decoded is None else decoded.image.sizeInBytes()
        if self._bytes > self._most_bytes:
            self._known.clear()
            self._bytes = 0 if decoded is None else decoded.image.sizeInBytes()
        self._known[key] = (step, decoded)


def _read(data: bytes, wanted: int) -> Decoded | None:
    form = next((form for beginning, form in _BEGINNINGS if data.startswith(beginning)), None)
    if form is None:
        return None
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    # Some of Qt's readers look at their buffer once more when they go: this one goes first, with the call.
    return _decoded(QImageReader(buffer, QByteArray(form)), wanted)


def _decoded(reader: QImageReader, wanted: int) -> Decoded | None:
    size = reader.size()
    if size.isValid() and size.width() * size.height() * 4 > reader.allocationLimit() * _MEGABYTE:
        # Qt would refuse it with a warning; and what is meant as a bomb should not be unpacked to find out.
        return None
    if size.isValid() and size.width() > wanted:
        reader.setScaledSize(QSize(wanted, max(1, round(size.height() * wanted / size.width()))))
    image = reader.read()
    if image.isNull():
        return None
    if not size.isValid():
        size = image.size()
    per_metre = image.dotsPerMeterX()
    density = 72 / 0.0254 / per_metre if per_metre > 0 else _USUAL_DENSITY
    return Decoded(image, size.width(), size.height(), min(_COARSEST, max(_FINEST, density)))


def _changed(image: QImage, look: PictureLook) -> QImage:
    image = image.convertToFormat(QImage.Format.Format_ARGB32)
    if look.see_through is not None:
        image = _without(image, look.see_through)
    if look.grey or look.duotone is not None:
        dark, light = look.duotone or (Colour(0, 0, 0), Colour(255, 255, 255))
        image = _between(image, dark, light)
    return _brightened(image, look.brightness, look.contrast)


def _without(image: QImage, colour: Colour) -> QImage:
    gone = image.createMaskFromColor(qRgb(colour.red, colour.green, colour.blue), Qt.MaskMode.MaskOutColor)
    image.setAlphaChannel(gone)
    return image


def _between(image: QImage, dark: Colour, light: Colour) -> QImage:
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    inked = QImage(grey.constBits(), grey.width(), grey.height(), grey.bytesPerLine(), QImage.Format.Format_Indexed8)
    steps = [number / 255 for number in range(256)]
    inked.setColorTable(
        [
            qRgb(
                round(dark.red + (light.red - dark.red) * step),
                round(dark.green + (light.green - dark.green) * step),
                round(dark.blue + (light.blue - dark.blue) * step),
            )
            for step in steps
        ]
    )
    changed = inked.convertToFormat(QImage.Format.Format_ARGB32)
    if image.hasAlphaChannel():
        changed.setAlphaChannel(image.convertToFormat(QImage.Format.Format_Alpha8))
    return changed


def _brightened(image: QImage, brightness: float, contrast: float) -> QImage:
    veils = []
    if contrast < 0:
        veils.append(QColor(128, 128, 128, round(255 * min(1.0, -contrast))))
    if brightness:
        tone = 255 if brightness > 0 else 0
        veils.append(QColor(tone, tone, tone, round(255 * min(1.0, abs(brightness)))))
    if veils:
        painter = QPainter(image)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceAtop)
        for veil in veils:
            painter.fillRect(image.rect(), veil)
        painter.end()
    return image
