"""Pictures of slides: the decks read a slide into a scene, the pictures paint it; joined here, in the worker."""

from __future__ import annotations

from pathlib import Path

from natp_studio.services.worker import Worker


def picture_of(deck: Path, slide: int, width: int, to: Path, worker: Worker) -> tuple[int, int]:
    """Paint slide `slide`, from 1, of a deck to a PNG `width` pixels wide; the picture's size. It is approximate."""
    raise AssertionError(worker, deck, slide, width, to)
