"""Pictures of slides: painted in the worker, written whole. They are approximate; whoever shows them says so."""

from __future__ import annotations

from pathlib import Path

from natp_studio.services.painting import paint_slide
from natp_studio.services.targets import check_target
from natp_studio.services.typefaces import paper_typeface
from natp_studio.services.worker import Worker
from natp_studio.store.files import whole_file


def picture_of(deck: Path, slide: int, width: int, to: Path, worker: Worker) -> tuple[int, int]:
    """Paint slide `slide`, from 1, of a deck to a PNG `width` pixels wide; the picture's width and height."""
    check_target(to, [deck])
    typeface = paper_typeface()
    with whole_file(to) as part:
        return worker.run(paint_slide, deck, slide, width, part, (typeface.regular, typeface.bold))
