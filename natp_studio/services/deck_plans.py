"""From a session to its deck: which slides stand in it, in which order, and what the slides we make say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from natp_studio.decks.composing import CarriedSlide, Composition, Part
from natp_studio.decks.made.values import (
    MadeSlide,
    MediaSlide,
    OpeningSlide,
    PauseSlide,
    PictureSlide,
    TableSlide,
    WordsSlide,
)
from natp_studio.decks.merging.finishing import Finish, Origin
from natp_studio.decks.merging.plan import CaptionFile, Section
from natp_studio.domain.items import Item, ItemKind
from natp_studio.domain.problems import Problem
from natp_studio.domain.reports import ReportLine, left_out
from natp_studio.domain.sessions import Block, BlockKind, Session
from natp_studio.domain.timing import TimedBlock, ends, running_order
from natp_studio.domain.wording import clock, duration, listed, long_date
from natp_studio.store.media import MediaStore

_MOST_TITLES = 6
# The endings that PowerPoint expects; a file may have come in under another one.
_EXTENSIONS = {
    "video/mp4": ".mp4",
    "video/quicktime": ".mov",
    "video/x-m4v": ".m4v",
    "video/webm": ".webm",
    "audio/mp4": ".m4a",
    "audio/mpeg": ".mp3",
    "audio/wav": ".wav",
}


@dataclass(frozen=True, slots=True)
class DeckWishes:
    """What a person chooses for a deck.

    `mend`: what is safe to mend is mended. `credit_lines`: a credit line on each slide. `convert_media`: films and
    sounds that PowerPoint may not play become MP4. `shrink_pictures`: pictures with more pixels than a screen shows
    are made smaller. `shape`: "16:9" or "4:3", or "" for the size that most slides have. `without_comments`: what
    people wrote to each other in the source decks stays out. `keep_hidden`: slides that are hidden in their decks are
    in the new one, hidden; else they are shown.
    """

    mend: bool = True
    credit_lines: bool = False
    convert_media: bool = False
    shrink_pictures: bool = False
    shape: str = ""
    without_comments: bool = False
    keep_hidden: bool = False


USUAL_WISHES = DeckWishes()


def deck_of(
    session: Session, items: Mapping[str, Item], media: MediaStore, wishes: DeckWishes = USUAL_WISHES
) -> tuple[Composition, tuple[ReportLine, ...]]:
    """The deck of a session, and a line for each item that cannot be in it because the library lacks it."""
    planner = _Planner(session, items, media, wishes)
    parts = tuple(planner.parts())
    composition = Composition(session.title, parts, wishes.shape, without_comments=wishes.without_comments)
    return composition, tuple(planner.lines)


class _Planner:
    def __init__(self, session: Session, items: Mapping[str, Item], media: MediaStore, wishes: DeckWishes) -> None:
        self.lines: list[ReportLine] = []
        self._session = session
        self._items = items
        self._media = media
        self._wishes = wishes

    def parts(self) -> Iterator[Part]:
        order = running_order(self._session)
        start = Section("start", self._session.title)
        if order and order[0].block.kind is BlockKind.WELCOME:
            start = _section(order[0].block)
        yield from (Part(slide, start, _made(kind)) for slide, kind in self._opening(order))
        for place, timed in enumerate(order):
            section = _section(timed.block)
            for slide, finish in self._block(timed, is_first=place == 0):
                yield Part(slide, section, finish)
        yield from (Part(slide, Section("credits", "Credits"), _made("credits")) for slide in self._credits())

    def _opening(self, order: tuple[TimedBlock, ...]) -> Iterator[tuple[MadeSlide, str]]:
        session = self._session
        when = f"{clock(session.start)} to {clock(ends(session))}"
        lines = [
            f"{long_date(session.date)}, {when}" if session.date else when,
            session.place,
            _pair(session),
            ". ".join(filter(None, (listed(session.audience.settings), listed(session.audience.professions)))),
        ]
        yield OpeningSlide(session.title, tuple(line for line in lines if line), session.purpose), "opening"
        if order:
            rows = tuple((clock(timed.starts), timed.block.title, session.leading(timed.block)) for timed in order)
            yield TableSlide("What will happen", ("Time", "What", "Who leads"), rows, (1.1, 5.4, 2.6)), "running-order"
        notes = tuple(self._content_notes(order))
        if notes:
            words = WordsSlide(
                "Before we start: what may be hard to see or hear",
                (*notes, "You can leave the room at any time, and come back when you like."),
                notes="Say these aloud before anything else. Say where the quiet place is.",
            )
            yield words, "content-notes"

    def _content_notes(self, order: tuple[TimedBlock, ...]) -> Iterator[str]:
        for timed in order:
            said = [timed.block.content_note]
            said += [item.content_note for ref in timed.block.items if (item := self._items.get(ref.item))]
            words = " ".join(dict.fromkeys(note.strip() for note in said if note.strip()))
            if words:
                yield f"{clock(timed.starts)} {timed.block.title}: {words}"

    def _block(self, timed: TimedBlock, *, is_first: bool) -> Iterator[tuple[CarriedSlide | MadeSlide, Finish]]:
        block = timed.block
        if block.kind.is_pause:
            yield PauseSlide(block.title, (f"We go on at {clock(timed.ends)}.",), block.notes), _made("pause")
        slides = [
            (slide, self._finish(self._items[ref.item]))
            for ref in block.items
            if (slide := self._item(ref.item, ref.title, block)) is not None
        ]
        has_opening = is_first and block.kind is BlockKind.WELCOME
        if not slides and not block.prompts and not block.kind.is_pause and not has_opening:
            leads = self._session.leading(block)
            yield OpeningSlide(block.title, (f"Leads: {leads}",) if leads else (), block.notes), _made("block")
        yield from slides
        if block.prompts:
            yield WordsSlide(block.title, block.prompts, notes=block.notes), _made("prompts")

    def _finish(self, item: Item) -> Finish:
        """What is done to the slide of an item: its provenance, and what was wished for."""
        return Finish(
            mend=self._wishes.mend and item.kind is ItemKind.SLIDE,
            descriptions=tuple((one.shape, one.words) for one in item.described if not one.is_decoration),
            decoration=tuple(one.shape for one in item.described if one.is_decoration),
            origin=origin_of(item),
            credit=item.credit_line if self._wishes.credit_lines else "",
        )

    def _item(self, item_id: str, title: str, block: Block) -> CarriedSlide | MadeSlide | None:
        item = self._items.get(item_id)
        if item is None:
            self.lines.append(left_out(f"“{title}”", block.title, "it is not in this library"))
            return None
        if item.kind is ItemKind.IDEA:
            lines = tuple(line for line in item.text.splitlines() if line.strip())
            return WordsSlide(item.title, lines, item.source_line or item.credit_line, item.source_note, bullets=False)
        try:
            path = self._media.path(item.media)
            return self._from_file(item, path)
        except Problem as problem:
            self.lines.append(left_out(f"“{item.title}”", block.title, problem.what))
            return None

    def _from_file(self, item: Item, path: Path) -> CarriedSlide | MadeSlide:
        if item.kind is ItemKind.SLIDE:
            assert item.slide is not None, "a slide has its number"
            return CarriedSlide(path, item.slide, item.source, self._wishes.keep_hidden)
        if item.kind is ItemKind.PICTURE:
            alt_text = "" if item.only_decorates else listed(item.alt_texts) or item.title
            return PictureSlide(item.title, path, alt_text, item.notes)
        return media_slide(
            item,
            path,
            self._media.path(item.poster) if item.poster else None,
            tuple(CaptionFile(self._media.path(track.media), track.language, track.label) for track in item.captions),
        )

    def _credits(self) -> Iterator[MadeSlide]:
        used = [self._items[item_id] for item_id in self._session.item_ids() if item_id in self._items]
        titles: dict[str, list[str]] = {}
        for item in used:
            # That nobody is named is for the trainers to mend, and nothing to show to participants.
            if item.credit_line:
                titles.setdefault(item.credit_line, []).append(item.title)
        lines = tuple(f"{credit} ({_some(named)})" for credit, named in titles.items())
        sources = tuple(dict.fromkeys(item.cites for item in used if item.cites.strip()))
        if not lines and not sources:
            return
        if sources:
            lines = (*lines, "Sources are listed in the notes of this slide and on the handout.")
        yield WordsSlide("Credits", lines, notes="\n".join(("Sources:", *sources)) if sources else "")


def media_slide(item: Item, path: Path, poster: Path | None, captions: tuple[CaptionFile, ...]) -> MediaSlide:
    """The slide of a video or sound; its words, where captions gave them, stand in the notes."""
    length = f", {duration(item.seconds)} long" if item.seconds else ""
    spoken = f" Captions: {listed(caption.label for caption in captions)}." if captions else ""
    return MediaSlide(
        item.title,
        poster,
        f"{item.kind.word}: {item.title}{length}.{spoken}",
        path,
        item.content_type,
        _EXTENSIONS.get(item.content_type, path.suffix),
        captions,
        f"What is said and heard:\n{item.text}" if item.text else item.notes,
        item.why_not,
    )


def origin_of(item: Item) -> Origin:
    """Where an item's slide comes from, as it is kept with the slide."""
    made = "" if item.kind is ItemKind.SLIDE else item.kind.value
    return Origin(item.id, item.media, item.credit_line, item.consent, made)


def _made(kind: str) -> Finish:
    return Finish(origin=Origin(made=kind))


def _pair(session: Session) -> str:
    names = [
        f"{trainer.name}, {trainer.role.value}" if trainer.name else trainer.role.value for trainer in session.trainers
    ]
    line = " and ".join(names)
    return line[:1].upper() + line[1:]


def _section(block: Block) -> Section:
    return Section(block.id, block.title)


def _some(titles: list[str]) -> str:
    more = len(titles) - _MOST_TITLES
    return listed(titles) if more <= 0 else f"{', '.join(titles[:_MOST_TITLES])} and {more} more"
