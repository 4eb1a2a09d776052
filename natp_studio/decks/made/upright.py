"""Photographs put the right way up in their pixels: PowerPoint does not read which way the camera was held."""

from __future__ import annotations

import io
from pathlib import Path
from typing import IO

from PIL import Image, ImageOps

_ORIENTATION = 0x0112
_QUALITY = 92


def upright(source: Path) -> Path | IO[bytes]:
    """The picture at `source`: the file itself where it is upright, else its pixels turned, in the same format."""
    with Image.open(source) as picture:
        if picture.getexif().get(_ORIENTATION, 1) in (0, 1):
            return source
        kind, profile = picture.format or "PNG", picture.info.get("icc_profile")
        turned = ImageOps.exif_transpose(picture)
    made = io.BytesIO()
    turned.save(made, kind, quality=_QUALITY, **({"icc_profile": profile} if profile else {}))
    made.seek(0)
    return made
