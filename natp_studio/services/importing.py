"""Bringing files into the library: decks, videos, sounds, pictures and tables of ideas.

Each file is kept by its content, read in the worker, and then all its items are written at once. A file that cannot
be read becomes a line in the report; the others go on. The same file twice makes nothing twice.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from natp_studio.decks.films import embed_linked
from natp_studio.decks.reading import read_deck
from natp_studio.domain.captions import read_captions, transcript, write_webvtt
from natp_studio.domain.idea_files import read_ideas
from natp_studio.domain.items import CaptionTrack, Item, ItemKind, media_id, slide_id
from natp_studio.domain.languages import language_of
from natp_studio.domain.problems import Cancelled, Problem
from natp_studio.domain.progress import Progress
from natp_studio.domain.reports import DAMAGED_PICTURE, ReportLine, changed, left_out, to_check
from natp_studio.domain.wording import count, listed
from natp_studio.media.kinds import Family, FileKind, kind_of
from natp_studio.media.poster import poster
from natp_studio.media.probe import probe
from natp_studio.media.still import still
from natp_studio.services.catalogue import bring_back
from natp_studio.services.collecting import Found, collect
from natp_studio.services.studio import Studio
from natp_studio.store.files import files_as_problems
from natp_studio.store.hashes import sha256_of

_TABLES = (".csv", ".json")
_LARGEST_TABLE = 20_000_000
_LARGEST_CAPTIONS = 5_000_000
_LANGUAGES = {"": ("en-GB", "English"), "en": ("en-GB", "English"), "en-gb": ("en-GB", "English")}
_ADVICE = {
    FileKind.OLD_OFFICE: "Open it in PowerPoint and save it as .pptx.",
    FileKind.ZIP: "Unpack it, and import the folder.",
}
# What a file whose bytes say nothing was meant to be, by the ending of its name.
_MEANT = {
    "presentation": (".pptx", ".pptm", ".ppsx", ".ppsm", ".potx", ".potm"),
    "video": (".mp4", ".m4v", ".mov", ".webm", ".mkv", ".avi", ".wmv"),
    "sound": (".mp3", ".m4a", ".aac", ".wav", ".ogg", ".flac"),
    "picture": (".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".tif", ".tiff", ".heic"),
}


@dataclass(frozen=True, slots=True)
class ImportDetails:
    """What the person who imports says about all files at once."""

    contributor: str = ""
    credit: str = ""
    tags: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()
    professions: tuple[str, ...] = ()
    example: bool = False
    consent: str = ""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did: every item of the files (new or known before), what was left out, and whether it stopped.

    `arrived` are the items that were not in the library before: `new` ones, and `back` that were in the archive.
    `problems` are those of files that the user named; a file inside a folder that is left out is only a line.
    `files` is how many files were looked at, `refused` names each of them that did not come in, and what to do.
    """

    items: tuple[Item, ...] = ()
    new: int = 0
    lines: tuple[ReportLine, ...] = ()
    problems: tuple[Problem, ...] = ()
    stopped: bool = False
    files: int = 0
    refused: tuple[Problem, ...] = ()
    arrived: tuple[Item, ...] = ()

    @property
    def back(self) -> int:
        """How many items were in the archive, and came back."""
        return len(self.arrived) - self.new


def import_files(
    studio: Studio, paths: Iterable[Path], details: ImportDetails | None = None, progress: Progress | None = None
) -> ImportReport:
    """Import files and folders. Cancelled, it stops after the file it is at; what was finished stays."""
    progress = progress or Progress()
    collection = collect(paths)
    lines, problems = list(collection.passed_over), list(collection.problems)
    refused: list[Problem] = []
    items: list[Item] = []
    stopped = False
    importer = _Importer(studio, details or ImportDetails(), lines, progress)
    looked = 0
    for number, found in enumerate(collection.files):
        try:
            progress.report(number, len(collection.files), found.path.name)
            items.extend(importer.bring(found))
        except Cancelled:
            stopped = True
            break
        except Problem as problem:
            told = Problem(problem.what, found.path.name, problem.advice)
            lines.append(left_out("the file", found.path.name, told.what))
            refused.append(told)
            if found.named:
                problems.append(told)
        looked = number + 1
    return ImportReport(
        tuple(items),
        len(importer.new),
        tuple(lines),
        tuple(problems),
        stopped,
        looked,
        tuple(refused),
        tuple(importer.arrived.values()),
    )


class _Importer:
    """Brings one file after another into a studio."""

    def __init__(self, studio: Studio, details: ImportDetails, lines: list[ReportLine], progress: Progress) -> None:
        self.new: set[str] = set()
        self.arrived: dict[str, Item] = {}
        self._studio = studio
        self._details = details
        self._lines = lines
        self._progress = progress

    def bring(self, found: Found) -> Sequence[Item]:
        """The items of a file, all of them in the library and none archived."""
        items = self._brought(found)
        back = {item.id: item for item in bring_back(self._studio, items)}
        items = [back.get(item.id, item) for item in items]
        self.arrived |= {item.id: item for item in items if item.id in back or item.id in self.new}
        return items

    def _brought(self, found: Found) -> Sequence[Item]:
        if found.path.suffix.lower() in _TABLES:
            return self._ideas(found.path)
        kind = kind_of(found.path)
        if kind.family is Family.DECK:
            return self._deck(found, kind)
        makers: dict[Family, Callable[[Found, FileKind, str], Sequence[Item]]] = {
            Family.DECK: self._slides,
            Family.VIDEO: self._film,
            Family.SOUND: self._film,
            Family.PICTURE: self._picture,
        }
        if kind.family not in makers:
            raise _not_for_the_library(found.path, kind)
        return self._keep(found, kind, makers[kind.family])

    def _deck(self, found: Found, kind: FileKind) -> Sequence[Item]:
        """Keep a deck; what its slides only link to goes inside first, where it lies beside the deck."""
        with tempfile.TemporaryDirectory(prefix="natp-") as folder:
            whole = Path(folder) / found.path.name
            brought = self._studio.worker.run(embed_linked, found.path, whole)
            if brought.inside:
                names = listed(brought.inside)
                self._lines.append(changed("the deck", found.path.name, f"{names} lay beside it and is inside now"))
            why = "the deck only links to it, and it does not lie beside the deck"
            self._lines.extend(left_out(name, found.path.name, why) for name in brought.missing)
            return self._keep(replace(found, path=whole) if brought.inside else found, kind, self._slides)

    def _keep(
        self, found: Found, kind: FileKind, make: Callable[[Found, FileKind, str], Sequence[Item]]
    ) -> Sequence[Item]:
        """Keep the file, make its items and add them; or give the items that it made before."""
        with files_as_problems(found.path):
            octets = found.path.stat().st_size
        if self._studio.library.has_file_of_length(octets):
            sha256 = sha256_of(found.path, self._progress)
            known = self._studio.library.of_media(sha256)
            if known and sha256 in self._studio.media and not _is_part_of_deck(known):
                return self._with_new_captions(known, found)
        stored = self._studio.media.add(found.path, self._progress)
        try:
            items = [self._labelled(item) for item in make(found, kind, stored.sha256)]
            here = self._studio.library.get(item.id for item in items)
            self._studio.library.add(items, (stored.sha256, found.path.name, stored.octets))
        except BaseException:
            if not self._studio.library.of_media(stored.sha256):
                self._studio.media.discard(stored.sha256)
            raise
        self.new.update(item.id for item in items if item.id not in here)
        return [here.get(item.id, item) for item in items]

    def _slides(self, found: Found, _: FileKind, sha256: str) -> Sequence[Item]:
        deck = self._studio.worker.run(read_deck, self._studio.media.path(sha256))
        self._lines.extend(left_out(f"slide {number}", found.path.name, why) for number, why in deck.lost)
        self._lines.extend(
            left_out(f"{what} on slide {slide.number}", found.path.name, "the deck is damaged there")
            for slide in deck.slides
            for what in slide.unread
        )
        self._lines.extend(
            to_check(f"{name} on slide {number}", found.path.name, DAMAGED_PICTURE) for number, name in deck.damaged
        )
        return [
            Item(
                id=slide_id(sha256, slide.number),
                kind=ItemKind.SLIDE,
                title=slide.title,
                text=slide.text,
                notes=slide.notes,
                alt_texts=slide.alt_texts,
                without_alt=slide.without_alt,
                contains=slide.contains,
                media=sha256,
                source=found.path.name,
                slide=slide.number,
                hidden=slide.hidden,
                width=deck.size[0],
                height=deck.size[1],
                language=slide.language or "en-GB",
            )
            for slide in deck.slides
        ]

    def _film(self, found: Found, _: FileKind, sha256: str) -> Sequence[Item]:
        path = self._studio.media.path(sha256)
        facts = self._studio.worker.run(probe, path)
        captions, words = self._captions(found)
        if facts.why_not:
            self._lines.append(changed("the film", found.path.name, facts.why_not))
        return [
            Item(
                id=media_id(facts.kind, sha256),
                kind=facts.kind,
                title=_title(found.path),
                text=words,
                media=sha256,
                source=found.path.name,
                seconds=facts.seconds,
                width=facts.width,
                height=facts.height,
                octets=path.stat().st_size,
                codec=listed(filter(None, (facts.video_codec, facts.audio_codec))),
                content_type=facts.content_type,
                why_not=facts.why_not,
                poster=self._poster(path) if facts.kind is ItemKind.VIDEO else "",
                captions=captions,
            )
        ]

    def _picture(self, found: Found, _: FileKind, sha256: str) -> Sequence[Item]:
        path = self._studio.media.path(sha256)
        facts = self._studio.worker.run(still, path)
        return [
            Item(
                id=media_id(ItemKind.PICTURE, sha256),
                kind=ItemKind.PICTURE,
                title=_title(found.path),
                media=sha256,
                source=found.path.name,
                width=facts.width,
                height=facts.height,
                octets=path.stat().st_size,
                content_type=facts.content_type,
                without_alt=1,
            )
        ]

    def _ideas(self, path: Path) -> Sequence[Item]:
        with files_as_problems(path):
            if path.stat().st_size > _LARGEST_TABLE:
                raise Problem(
                    "This table is too large to be a list of ideas.", path.name, "Split it into smaller files."
                )
            data = path.read_bytes()
        read = read_ideas(data, path.name)
        self._lines.extend(left_out(f"row {row}", path.name, why) for row, why in read.left_out)
        ideas = [self._labelled(idea) for idea in read.ideas]
        known = self._studio.library.get(idea.id for idea in ideas)
        self._studio.library.add([idea for idea in ideas if idea.id not in known])
        self.new.update(idea.id for idea in ideas if idea.id not in known)
        return [known.get(idea.id, idea) for idea in ideas]

    def _captions(self, found: Found) -> tuple[tuple[CaptionTrack, ...], str]:
        """Keep the captions beside a film as WebVTT; the tracks, and the words of the first for search."""
        tracks, words = [], ""
        for path, language in found.captions:
            try:
                with files_as_problems(path):
                    if path.stat().st_size > _LARGEST_CAPTIONS:
                        raise Problem("This file is too large to be captions.", path.name)
                    cues = read_captions(path.read_bytes(), path.name, language)
            except Problem as problem:
                self._lines.append(left_out("the captions", path.name, problem.what))
                continue
            code, label = language_of(language)
            stored = self._studio.media.add_bytes(write_webvtt(cues), ".vtt")
            tracks.append(CaptionTrack(stored.sha256, code, label))
            words = words or transcript(cues)
        return tuple(tracks), words

    def _with_new_captions(self, known: Sequence[Item], found: Found) -> Sequence[Item]:
        """Captions that were put beside a film after it came in are added to it."""
        item = known[0]
        tracks, words = self._captions(found)
        added = tuple(track for track in tracks if track.language not in {have.language for have in item.captions})
        if item.kind not in (ItemKind.VIDEO, ItemKind.SOUND) or not added:
            return known
        item = replace(item, captions=(*item.captions, *added), text=item.text or words)
        self._studio.library.change([item])
        self._lines.append(changed("the film", found.path.name, f"{count(len(added), 'caption track')} added"))
        return [item]

    def _poster(self, path: Path) -> str:
        with tempfile.TemporaryDirectory(prefix="natp-") as folder:
            picture = Path(folder) / "poster.jpg"
            self._studio.worker.run(poster, path, picture)
            return self._studio.media.add(picture).sha256

    def _labelled(self, item: Item) -> Item:
        details = self._details
        return replace(
            item,
            contributor=item.contributor or details.contributor,
            credit=item.credit or details.credit,
            example=item.example or details.example,
            consent=item.consent or details.consent,
            tags=tuple(dict.fromkeys((*item.tags, *details.tags))),
            settings=tuple(dict.fromkeys((*item.settings, *details.settings))),
            professions=tuple(dict.fromkeys((*item.professions, *details.professions))),
        )


def _not_for_the_library(path: Path, kind: FileKind) -> Problem:
    ending = path.suffix.lower()
    meant = next((name for name, endings in _MEANT.items() if ending in endings), "")
    if meant == "presentation" and kind is FileKind.OLD_OFFICE:
        # A deck with a password is an OLE container that holds the encrypted zip (MS-OFFCRYPTO, section 2.3).
        return Problem(
            "This presentation has a password, or is in an old format.",
            path.name,
            "Open it in PowerPoint, take the password away, and save it as .pptx.",
        )
    if meant:
        is_deck = meant == "presentation"
        program = "PowerPoint" if is_deck else "the program that made it"
        return Problem(
            f"This file is damaged, or it is not a {'PowerPoint presentation' if is_deck else meant}.",
            path.name,
            f"Open it in {program} and save it again. If it does not open, ask for the file again.",
        )
    advice = _ADVICE.get(kind, "Import decks (.pptx), videos, sounds, pictures, or ideas (.csv, .json).")
    return Problem("This kind of file is not something for the library.", path.name, advice)


def _is_part_of_deck(known: Sequence[Item]) -> bool:
    """True where only some slides of a deck are in the library, because they were kept from one that came back."""
    numbers = [item.slide for item in known]
    return known[0].kind is ItemKind.SLIDE and (
        any(item.came_from for item in known) or sorted(filter(None, numbers)) != list(range(1, len(known) + 1))
    )


def _title(path: Path) -> str:
    words = " ".join(path.stem.replace("_", " ").split()) or path.name
    return words[:1].upper() + words[1:]
