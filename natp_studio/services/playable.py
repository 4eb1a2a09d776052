"""Films and sounds of a deck: those that PowerPoint may not play are named, and converted where that is wished."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from natp_studio.decks.composing import CarriedSlide, Composition, Part
from natp_studio.decks.films import FilmInside, films_in, take_out
from natp_studio.decks.made.values import MediaSlide
from natp_studio.decks.merging.plan import Replacement
from natp_studio.domain.problems import Problem
from natp_studio.domain.progress import Progress
from natp_studio.domain.reports import ReportLine, converted, to_check
from natp_studio.domain.wording import size
from natp_studio.media.converting import SOUND_TYPE, VIDEO_TYPE, convert
from natp_studio.media.embedded import why_not_embedded
from natp_studio.media.kinds import Family, kind_of
from natp_studio.store.hashes import sha256_of

if TYPE_CHECKING:
    from natp_studio.services.deck_plans import DeckWishes
    from natp_studio.services.worker import Worker

# `shelf(sha256, ".mp4", make)` gives a file made from the file with this SHA-256, made now or before.
Shelf = Callable[[str, str, Callable[[Path], None]], Path]
_DECK = "the deck"
_CAN_BE = "It can be converted on export."


@dataclass(frozen=True, slots=True)
class Playable:
    """A composition with films that play, as far as was wished, and what is to be told about it."""

    composition: Composition
    lines: tuple[ReportLine, ...]


@contextmanager
def playable(
    composition: Composition, worker: Worker, wishes: DeckWishes, progress: Progress, shelf: Shelf | None = None
) -> Iterator[Playable]:
    """Look at every film and sound, ours and those inside carried slides; convert what needs it, if that is wished.

    Converted films lie on the shelf; without one they are there as long as the block runs.
    """
    with tempfile.TemporaryDirectory(prefix="natp-") as folder:
        care = _Care(worker, wishes.convert_media, progress, Path(folder), shelf or _folder_shelf(Path(folder)))
        parts = tuple(care.part(part) for part in composition.parts)
        instead = care.inside(parts)
        ready = replace(composition, parts=parts, instead=instead, shrink_pictures=wishes.shrink_pictures)
        yield Playable(ready, tuple(care.lines))


class _Care:
    def __init__(self, worker: Worker, wanted: bool, progress: Progress, folder: Path, shelf: Shelf) -> None:
        self.lines: list[ReportLine] = []
        self._worker = worker
        self._wanted = wanted
        self._progress = progress
        self._folder = folder
        self._shelf = shelf
        self._done: dict[Path, Path | None] = {}

    def part(self, part: Part) -> Part:
        """A part of the running order, its film or sound converted where it is to be."""
        slide = part.slide
        if not isinstance(slide, MediaSlide) or not slide.why_not:
            return part
        if slide.media not in self._done:
            self._done[slide.media] = self._made(slide.media, f"“{slide.title}”", _DECK, slide.why_not)
        made = self._done[slide.media]
        if made is None:
            return part
        kind = VIDEO_TYPE if made.suffix == ".mp4" else SOUND_TYPE
        return replace(part, slide=replace(slide, media=made, content_type=kind, extension=made.suffix, why_not=""))

    def inside(self, parts: tuple[Part, ...]) -> tuple[Replacement, ...]:
        """What is to be carried in place of films and sounds that lie in the decks of carried slides."""
        slides = [(one.slide.deck, one.slide.slide) for one in parts if isinstance(one.slide, CarriedSlide)]
        called = {one.slide.deck: one.slide.called for one in parts if isinstance(one.slide, CarriedSlide)}
        if not slides:
            return ()
        found: list[Replacement] = []
        for film in self._worker.run(films_in, slides):
            where = f"{called[film.deck] or film.deck.name}, slide {film.slide}"
            why_not = self._why_not(film)
            made = self._made_inside(film, where, why_not) if why_not else None
            if made is not None:
                kind = VIDEO_TYPE if made.suffix == ".mp4" else SOUND_TYPE
                found.append(Replacement(film.deck, film.part, made, kind, made.suffix))
        return tuple(found)

    def _why_not(self, film: FilmInside) -> str:
        try:
            return self._worker.run(why_not_embedded, film.deck, film.start, film.packed, stored=film.stored)
        except Problem as problem:
            return problem.what

    def _made_inside(self, film: FilmInside, where: str, why_not: str) -> Path | None:
        what = "a video" if film.content_type.startswith("video/") else "a sound"
        if not self._wanted:
            self.lines.append(to_check(what, where, f"{why_not} {_CAN_BE}"))
            return None
        path = self._folder / "taken out"
        try:
            self._worker.run(take_out, film.deck, film.part, path)
            return self._made(path, what, where, why_not)
        finally:
            path.unlink(missing_ok=True)

    def _made(self, path: Path, what: str, where: str, why_not: str) -> Path | None:
        """The converted film; None where that is not wished or cannot be done, which is told."""
        if not self._wanted:
            self.lines.append(to_check(what, where, f"{why_not} {_CAN_BE}"))
            return None
        try:
            suffix = ".mp4" if kind_of(path).family is Family.VIDEO else ".m4a"
            made = self._shelf(
                sha256_of(path, self._progress),
                suffix,
                lambda to: self._convert(path, to),
            )
        except Problem as problem:
            self.lines.append(to_check(what, where, f"{why_not} It could not be converted. {problem.what}"))
            return None
        self.lines.append(converted(what, where, f"{why_not} It is H.264 and AAC now, {size(made.stat().st_size)}."))
        return made

    def _convert(self, path: Path, to: Path) -> None:
        self._worker.run(convert, path, to, progress=self._progress)


def _folder_shelf(folder: Path) -> Shelf:
    def give(sha256: str, suffix: str, make: Callable[[Path], None]) -> Path:
        path = folder / f"{sha256}{suffix}"
        if not path.exists():
            make(path)
        return path

    return give
