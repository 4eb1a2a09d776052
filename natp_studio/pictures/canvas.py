"""What painting one scene needs at hand."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QPainter

from natp_studio.domain.scenes import PictureLook, Scene
from natp_studio.pictures.fonts import Typefaces
from natp_studio.pictures.images import Decoded, Images


@dataclass(frozen=True)
class Canvas:
    """A painter whose unit is a point of the slide; `scale` is how many pixels a point takes."""

    painter: QPainter
    scene: Scene
    typefaces: Typefaces
    images: Images
    scale: float

    def image(self, key: str, width: float, look: PictureLook) -> Decoded | None:
        """A picture for showing `width` points wide, uncropped."""
        return self.images.get(self.scene.images, key, width * self.scale, look)
