"""The picture that stands for a sound on a slide: a loudspeaker, drawn here so that it needs no file."""

from __future__ import annotations

import io
from typing import IO

from PIL import Image, ImageDraw

_PAPER, _INK = "#DBE8E8", "#164951"
_WIDTH, _HEIGHT = 1280, 720


def sound_sign() -> IO[bytes]:
    """A PNG of 1280 by 720 pixels."""
    picture = Image.new("RGB", (_WIDTH, _HEIGHT), _PAPER)
    draw = ImageDraw.Draw(picture)
    x, y = _WIDTH // 2 - 120, _HEIGHT // 2
    draw.rectangle((x - 60, y - 55, x + 10, y + 55), fill=_INK)
    draw.polygon([(x + 10, y - 55), (x + 110, y - 140), (x + 110, y + 140), (x + 10, y + 55)], fill=_INK)
    for radius in (90, 160, 230):
        box = (x + 110 - radius, y - radius, x + 110 + radius, y + radius)
        draw.arc(box, -38, 38, fill=_INK, width=22)
    file = io.BytesIO()
    picture.save(file, "PNG")
    file.seek(0)
    return file
