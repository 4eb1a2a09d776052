"""Painting slides, as jobs of the worker: decks read a slide into a scene, pictures paint it, and here they meet.

What reads and paints is loaded in the worker, by the first slide: whoever only names a job here needs none of it.
"""

from __future__ import annotations

import base64
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from natp_studio.decks.drawing.drawer import SlideDrawer
    from natp_studio.pictures.fonts import Typefaces
    from natp_studio.pictures.images import Images

_DECKS_AT_HAND = 4


def paint_slide(deck: Path, slide: int, width: int, to: Path, fonts: tuple[Path, ...] = ()) -> tuple[int, int]:
    """Paint slide `slide`, from 1, of a deck to a PNG `width` pixels wide; the picture's width and height.

    `fonts` are font files that this process may use besides what is installed; the first one's family stands in for
    what is missing.
    """
    picture, size = _painted(deck, slide, width, fonts)
    to.write_bytes(picture)
    return size


def paint_slide_small(deck: Path, slide: int, width: int, fonts: tuple[Path, ...] = ()) -> str:
    """The same as a PNG in base 64, for a screen that shows many."""
    return base64.b64encode(_painted(deck, slide, width, fonts)[0]).decode()


def _painted(deck: Path, slide: int, width: int, fonts: tuple[Path, ...]) -> tuple[bytes, tuple[int, int]]:
    """A slide as a PNG, and its width and height."""
    from natp_studio.pictures.application import application
    from natp_studio.pictures.painter import paint, png

    application()
    drawer, images = _drawer(deck, deck.stat().st_mtime_ns)
    picture = paint(drawer.scene(slide), width, _typefaces(fonts), images)
    return png(picture), (picture.width(), picture.height())


@lru_cache(maxsize=_DECKS_AT_HAND)
def _drawer(deck: Path, _changed: int) -> tuple[SlideDrawer, Images]:
    """What slides of one deck share, kept for the next ones; a deck that changed since is read anew."""
    from natp_studio.decks.deck import Deck
    from natp_studio.decks.drawing.drawer import SlideDrawer
    from natp_studio.pictures.images import Images

    return SlideDrawer(Deck(deck)), Images()


@cache
def _typefaces(fonts: tuple[Path, ...]) -> Typefaces:
    from natp_studio.pictures.fonts import Typefaces, register_fonts

    families = register_fonts(fonts)
    return Typefaces(families[0] if families else "")
