"""A deck from a list of picks: slides of any decks, videos, and slides of words. Needs no studio."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from natp_studio.decks.composing import CarriedSlide, Composition, Part, compose
from natp_studio.decks.made.values import MediaSlide, WordsSlide
from natp_studio.decks.merging.plan import CaptionFile, Merged
from natp_studio.domain.captions import read_captions, transcript, write_webvtt
from natp_studio.domain.items import Item, ItemKind
from natp_studio.domain.problems import Problem
from natp_studio.domain.progress import Progress
from natp_studio.media.poster import poster
from natp_studio.media.probe import probe
from natp_studio.services.deck_plans import media_slide
from natp_studio.services.worker import Worker
from natp_studio.store.files import files_as_problems, whole_file

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
    return held


def deck_from_picks(picks: Path, to: Path, worker: Worker, progress: Progress | None = None) -> Merged:
    """Write the deck that a file of picks describes. Paths in it are from where that file is."""
    with ExitStack() as stack, tempfile.TemporaryDirectory(prefix="natp-") as folder:
        reader = _PickReader(picks.parent, Path(folder), worker)
        parts = tuple(reader.part(number, pick, picks.name) for number, pick in enumerate(read_picks(picks), start=1))
        part_file = stack.enter_context(whole_file(to))
        return worker.run(compose, Composition(to.stem, parts), part_file, progress=progress)


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
        key = (pick["video"], pick.get("captions"), pick.get("title"))
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
        tracks, words = self._captions(captions, number)
        item = Item(
            id=str(number),
            kind=facts.kind,
            title=title or path.stem,
            text=words,
            seconds=facts.seconds,
            content_type=facts.content_type,
        )
        return media_slide(item, path, picture, tracks)

    def _captions(self, captions: object, number: int) -> tuple[tuple[CaptionFile, ...], str]:
        if not captions:
            return (), ""
        source = self._base / str(captions)
        with files_as_problems(source):
            cues = read_captions(source.read_bytes(), source.name)
        track = self._folder / f"captions{number}.vtt"
        track.write_bytes(write_webvtt(cues))
        return (CaptionFile(track, "en-GB", "English"),), transcript(cues)


def _is_number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)
