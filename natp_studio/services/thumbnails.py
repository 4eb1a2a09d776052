"""Small pictures of items for lists and previews: slides painted, posters and pictures as they are kept.

Slides are painted in a worker of their own, so that a long import or export does not keep a list waiting.
"""

from __future__ import annotations

import base64
from pathlib import Path

from natp_studio.domain.items import Item, ItemKind
from natp_studio.domain.problems import Problem
from natp_studio.services.painting import paint_slide_small
from natp_studio.services.shipped import typeface_files
from natp_studio.services.studio import Studio
from natp_studio.services.worker import Worker, WorkerBug

_LONGEST_SILENCE = 20.0


class Thumbnails:
    """Pictures of the items of an open studio. Call it from one thread at a time that may wait."""

    def __init__(self, studio: Studio) -> None:
        self._studio = studio
        self._worker = Worker(_LONGEST_SILENCE)
        self._fonts = typeface_files()

    def close(self) -> None:
        """End the worker."""
        self._worker.close()

    def slide(self, deck: Path, number: int, width: int) -> bytes | None:
        """Slide `number`, from 1, of any deck, painted some `width` pixels wide; None where it cannot be painted."""
        try:
            return base64.b64decode(self._worker.run(paint_slide_small, deck, number, width, self._fonts))
        except (Problem, OSError, WorkerBug):
            return None

    def picture(self, item: Item, width: int) -> bytes | None:
        """An image file some `width` pixels wide or larger; None for an idea or sound, or what cannot be shown."""
        try:
            if item.kind is ItemKind.SLIDE and item.slide is not None:
                deck = self._studio.media.path(item.media)
                return base64.b64decode(self._worker.run(paint_slide_small, deck, item.slide, width, self._fonts))
            if item.kind is ItemKind.VIDEO and item.poster:
                return self._studio.media.path(item.poster).read_bytes()
            if item.kind is ItemKind.PICTURE:
                return self._studio.media.path(item.media).read_bytes()
        except (Problem, OSError, WorkerBug):
            # A missing picture is a grey card; what is wrong with the file is told where the file is used.
            return None
        return None
