"""A deck from a list of picks: slides of any decks, videos, and slides of words. Needs no studio."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

from natp_studio.decks.composing import CarriedSlide, Composition, Part, compose
from natp_studio.decks.made.values import MediaSlide, WordsSlide
from natp_studio.decks.mended import compose_mended
from natp_studio.decks.merging.plan import CaptionFile, Merged
from natp_studio.domain.captions import read_captions, transcript, write_webvtt
from natp_studio.domain.items import Item, ItemKind
from natp_studio.domain.languages import language_of
from natp_studio.domain.problems import Problem
from natp_studio.domain.progress import Progress
from natp_studio.media.poster import poster
from natp_studio.media.probe import probe
from natp_studio.services.deck_plans import DeckWishes, media_slide
from natp_studio.services.playable import playable
from natp_studio.services.targets import check_target
from natp_studio.services.worker import Worker
from natp_studio.store.files import files_as_problems, whole_file

AS_THEY_ARE = DeckWishes(mend=False)
_LARGEST = 20_000_000
_ADVICE = (
    'Write a list of {"deck": PATH, "slide": N}, {"video": PATH, "captions": PATH, "title": T} '
    'and {"text": {"title": T, "lines": […]}}; slides count from 1.'
)


def read_picks(path: Path) -> list[Mapping[str, Any]]:
    """The picks in a JSON file, as they stand there."""
    with files_as_problems(path):
        if path.stat().st_size > _LARGEST:
            raise Problem("This file is too large to be a list of picks.", path.name, _ADVICE)
        data = path.read_bytes()
    try:
        held = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise Problem("This file is not JSON.", path.name, _ADVICE) from error
    if not isinstance(held, list) or not all(isinstance(pick, dict) for pick in held):
        raise Problem("This file is not a list of picks.", path.name, _ADVICE)
    if not held:
        raise Problem("There are no slides to put into a deck.", path.name, _ADVICE)
    return held


def deck_from_picks(
    picks: Path,
    to: Path,
    worker: Worker,
    progress: Progress | None = None,
    wishes: DeckWishes = AS_THEY_ARE,
    report: Path | None = None,
) -> Merged:
    """Write the deck that a file of picks describes. Paths in it are from where that file is.

    Slides stay as they are unless `wishes` say otherwise; its credit lines need a studio and are left aside. Raises
    Problem, with nothing written, where the deck, or the `report` that is to be written afterwards, would destroy the
    list or a file that it names.
    """
    held = read_picks(picks)
    check_target(to, (picks, *_sources(held, picks.parent)), report)
    with ExitStack() as stack, tempfile.TemporaryDirectory(prefix="natp-") as folder:
        reader = _PickReader(picks.parent, Path(folder), worker)
        parts = tuple(reader.part(number, pick, picks.name) for number, pick in enumerate(held, start=1))
        part_file = stack.enter_context(whole_file(to))
        job = compose_mended if wishes.mend else compose
        composition = Composition(to.stem, parts, wishes.shape, without_comments=wishes.without_comments)
        ready = stack.enter_context(playable(composition, worker, wishes, progress or Progress()))
        made = worker.run(job, ready.composition, part_file, progress=progress)
        return replace(made, report=(*ready.lines, *made.report))


class _PickReader:
    def __init__(self, base: Path, folder: Path, worker: Worker) -> None:
        self._base = base
        self._folder = folder
        self._worker = worker
        self._films: dict[tuple[object, object, object], MediaSlide] = {}

    def part(self, number: int, pick: Mapping[str, Any], name: str) -> Part:
        where = f"{name}, pick {number}"
        if isinstance(pick.get("deck"), str) and _is_number(pick.get("slide")):
            return Part(CarriedSlide(self._base / pick["deck"], pick["slide"], keep_hidden=bool(pick.get("hidden"))))
        if isinstance(pick.get("video"), str):
            return Part(self._film(pick))
        text = pick.get("text")
        if isinstance(text, dict) and isinstance(text.get("title"), str) and isinstance(text.get("lines", []), list):
            return Part(WordsSlide(text["title"], tuple(str(line) for line in text.get("lines", []))))
        raise Problem("This pick cannot be understood.", where, _ADVICE)

    def _film(self, pick: Mapping[str, Any]) -> MediaSlide:
        key = (pick["video"], json.dumps(pick.get("captions")), pick.get("title"))
        if key not in self._films:
            self._films[key] = self._new_film(
                self._base / pick["video"], str(pick.get("title") or ""), pick.get("captions")
            )
        return self._films[key]

    def _new_film(self, path: Path, title: str, captions: object) -> MediaSlide:
        facts = self._worker.run(probe, path)
        number = len(self._films)
        picture: Path | None = None
        if facts.kind is ItemKind.VIDEO:
            picture = self._folder / f"poster{number}.jpg"
            self._worker.run(poster, path, picture)
        tracks, words = self._captions(captions, path, number)
        item = Item(
            id=str(number),
            kind=facts.kind,
            title=title or path.stem,
            text=words,
            seconds=facts.seconds,
            content_type=facts.content_type,
            why_not=facts.why_not,
        )
        return media_slide(item, path, picture, tracks)

    def _captions(self, captions: object, film: Path, number: int) -> tuple[tuple[CaptionFile, ...], str]:
        """The caption tracks of a film, and the words of the first for its notes."""
        tracks, words = [], ""
        for place, (source, code) in enumerate(_caption_files(captions, self._base, film)):
            with files_as_problems(source):
                cues = read_captions(source.read_bytes(), source.name, code)
            track = self._folder / f"captions{number}-{place}.vtt"
            track.write_bytes(write_webvtt(cues))
            tracks.append(CaptionFile(track, *language_of(code)))
            words = words or transcript(cues)
        return tuple(tracks), words


def _sources(held: Iterable[Mapping[str, Any]], base: Path) -> Iterator[Path]:
    """Every file that picks name."""
    for pick in held:
        named = [pick.get("deck"), pick.get("video")]
        match pick.get("captions"):
            case list() as captions:
                named += captions
            case dict() as captions:
                named += captions.values()
            case captions:
                named.append(captions)
        yield from (base / name for name in named if isinstance(name, str) and name)


def _caption_files(captions: object, base: Path, film: Path) -> list[tuple[Path, str]]:
    """Caption files and their languages: one path, a list of paths, or an object with a path for each language."""
    match captions:
        case None | "":
            return []
        case str():
            return [(base / captions, _language_in(captions, film))]
        case list() if all(isinstance(path, str) for path in captions):
            return [(base / path, _language_in(path, film)) for path in captions]
        case dict() if all(isinstance(path, str) for path in captions.values()):
            return [(base / path, str(code)) for code, path in captions.items()]
    raise Problem("The captions of a pick cannot be understood.", film.name, _ADVICE)


def _language_in(captions: str, film: Path) -> str:
    """The language in a name such as film.cy.srt, which belongs to film.mp4; "" where there is none."""
    stem = Path(captions).stem
    code = stem[len(film.stem) + 1 :] if stem.casefold().startswith(f"{film.stem.casefold()}.") else ""
    return code if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", code) else ""


def _is_number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)
