"""A deck that a trainer changed in PowerPoint: each slide recognised, compared with what it was, and kept if wanted.

Nothing overwrites an item. What is kept is a new item; as a version it says which item it came from.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from natp_studio.decks.provenance import hash_of
from natp_studio.decks.returning import left_as, read_returned
from natp_studio.domain.items import Item, ItemKind, idea_id, slide_id
from natp_studio.domain.problems import Problem
from natp_studio.domain.progress import Progress
from natp_studio.domain.round_trips import (
    Fate,
    Keep,
    Known,
    Pair,
    ReturnedDeck,
    ReturnedSlide,
    SlideChange,
    moved,
    side_by_side,
)
from natp_studio.domain.sessions import ItemRef, Session
from natp_studio.domain.wording import listed
from natp_studio.services.catalogue import bring_back
from natp_studio.services.planning import OpenSession
from natp_studio.services.recognising import places_of, recognised, said_before
from natp_studio.services.studio import Studio

_COMPARED = ("picture", "chart", "table", "video", "sound", "SmartArt")
_DECKS = (".pptx", ".ppsx", ".pptm", ".potx")
_KINDS = {
    "opening": "the opening slide",
    "running-order": "the slide “What will happen”",
    "content-notes": "the slide with content notes",
    "pause": "the slide of a break",
    "block": "the slide that opens a block",
    "prompts": "a slide with prompts",
    "credits": "the credits slide",
}


@dataclass(frozen=True, slots=True)
class Comparison:
    """What became of a deck: its slides as they stand now, then those that were deleted.

    `session` is the id of the session that it was exported from, "" where that is not known. Where the deck `is_marked`
    no longer, slides are known by their words only, and what was taken out cannot be told.
    """

    name: str
    session: str
    changes: tuple[SlideChange, ...]
    is_marked: bool = True
    lost: tuple[tuple[int, str], ...] = ()

    def worth_keeping(self) -> Mapping[int, Keep]:
        """What is usually kept: changed slides as versions, new ones as items. By number of the slide.

        Slides that every export makes anew, such as the one with what will happen, are usually not kept.
        """
        return {
            change.slide: Keep.VERSION if change.fate is Fate.CHANGED and change.item else Keep.ITEM
            for change in self.changes
            if change.fate in (Fate.CHANGED, Fate.NEW) and change.slide and not change.is_made
        }


@dataclass(frozen=True, slots=True)
class Kept:
    """The items of what was kept: `new` ones, those that are `back` from the archive, and others kept before.

    `new` and `back` are ids.
    """

    items: tuple[Item, ...]
    new: frozenset[str] = frozenset()
    back: frozenset[str] = frozenset()

    @property
    def known(self) -> int:
        """How many were in the library already, because the same was kept before."""
        arrived = self.arrived
        return sum(item.id not in arrived for item in self.items)

    @property
    def arrived(self) -> dict[str, Item]:
        """What this keeping brought, by id: what undo puts into the archive, and nothing else."""
        return {item.id: item for item in self.items if item.id in self.new | self.back}


def is_ours(studio: Studio, deck: Path) -> bool:
    """True where a deck was exported from this studio: its tag names a session or an item that is here. Quickly told.

    Raises Problem where it is no deck that can be read.
    """
    session, places = studio.worker.run(left_as, deck)
    return bool(studio.library.get(places)) or (bool(session) and _is_session_here(studio, session))


def ours_among(studio: Studio, paths: Sequence[Path], progress: Progress | None = None) -> tuple[Path, ...]:
    """Which of these files are decks that were exported from this studio. Folders are not looked into."""
    found = []
    for path in paths:
        if progress is not None:
            progress.check()
        if path.suffix.lower() in _DECKS and path.is_file():
            # What cannot be read is named by whoever reads it.
            with contextlib.suppress(Problem):
                if is_ours(studio, path):
                    found.append(path)
    return tuple(found)


def compare_returned(studio: Studio, deck: Path, progress: Progress | None = None) -> Comparison:
    """Recognise each slide of a deck that came back, and say what is different. Nothing is kept yet."""
    returned = studio.worker.run(read_returned, deck, progress=progress)
    return _compared(studio, deck.name, returned)


def keep(
    studio: Studio, deck: Path, choices: Mapping[int, Keep], contributor: str = "", progress: Progress | None = None
) -> Kept:
    """Keep slides of a returned deck, by number: as a new version of the item it was, or as a new item.

    The deck goes into the studio once. `contributor` is who made what is new. Raises Problem where a slide is not in
    the deck, or is to be a version of an item that is not known. What was kept before and archived comes back.
    """
    wanted = {number: how for number, how in choices.items() if how is not Keep.NOTHING}
    if not wanted:
        return Kept(())
    returned = studio.worker.run(read_returned, deck, progress=progress)
    changes = {change.slide: change for change in _compared(studio, deck.name, returned).changes if change.slide}
    slides = {slide.number: slide for slide in returned.slides}
    for number, how in sorted(wanted.items()):
        if number not in slides:
            raise Problem(f"There is no slide {number} that can be read.", deck.name, "Choose another slide.")
        if how is Keep.VERSION and not changes[number].item:
            raise Problem(
                f"Slide {number} is not known as an item, so it cannot be a new version of one.",
                deck.name,
                "Keep it as a new item.",
            )
    stored = studio.media.add(deck, progress)
    old = studio.library.get(change.item for change in changes.values() if change.item)
    maker = _Maker(returned, stored.sha256, deck.name, contributor)
    made = [
        maker.item(slides[number], changes[number], old.get(changes[number].item), how)
        for number, how in sorted(wanted.items())
    ]
    known = studio.library.get(item.id for item in made)
    back = frozenset(item.id for item in known.values() if item.archived)
    if any(item.media == stored.sha256 for item in made):
        studio.library.add(made, (stored.sha256, deck.name, stored.octets))
    else:
        # Ideas hold their words themselves: the deck is not needed for them.
        studio.library.add(made)
        if not studio.library.of_media(stored.sha256):
            studio.media.discard(stored.sha256)
    known |= {item.id: item for item in bring_back(studio, known.values())}
    new = frozenset(item.id for item in made if item.id not in known)
    return Kept(tuple(known.get(item.id, item) for item in made), new, back)


def use_versions(opened: OpenSession, versions: Sequence[Item]) -> Session:
    """Put new versions in the place of the items that they came from, all as one edit that can be undone."""
    refs = {item.came_from: ItemRef(item.id, item.title, item.kind) for item in versions if item.came_from}

    def edit(session: Session) -> Session:
        for block in session.blocks:
            if any(one.item in refs for one in block.items):
                items = tuple(refs.get(one.item, one) for one in block.items)
                session = session.with_block_changed(block.id, items=items)
        return session

    name = f"Use “{versions[0].title}” as it is now" if len(versions) == 1 else "Use new versions"
    return opened.edit(name, edit)


def _is_session_here(studio: Studio, session: str) -> bool:
    return any(found.id == session for _, found in studio.sessions.readable())


def _compared(studio: Studio, name: str, returned: ReturnedDeck) -> Comparison:
    known = {slide.number: recognised(studio, slide) for slide in returned.slides}
    items = studio.library.get(item for item, _ in known.values() if item)
    places = places_of(returned, known)
    wandered = moved(list(places.values()))
    changes = []
    for slide in returned.slides:
        item, how = known[slide.number]
        if how is Known.NOT and slide.number in places:
            # Its title alone is little, but just this item is missing from just this deck.
            how = Known.TITLE
        if slide.number not in places and (returned.export or how is Known.NOT):
            changes.append(_new(slide, item, how, is_marked=bool(returned.export)))
        else:
            place = places.get(slide.number, 0)
            changes.append(_change(replace(slide, place=place), items.get(item), item, how, place in wandered))
    changes.extend(_deleted(studio, returned, set(places.values())))
    return Comparison(name, returned.session, tuple(changes), bool(returned.export), returned.lost)


def _new(slide: ReturnedSlide, item: str, how: Known, *, is_marked: bool) -> SlideChange:
    sentence = "It was not in the deck before." if is_marked else "It is not known in this library."
    if slide.is_marked:
        sentence = "It was copied from another slide."
    sentences = (sentence, "An item of yours has the same title.") if item and how is Known.NOT else (sentence,)
    return SlideChange(
        slide.number,
        0,
        slide.title,
        Fate.NEW,
        item,
        how,
        sentences=sentences,
        words=_pairs((), slide.lines),
        is_made=_is_made(slide),
    )


def _is_made(slide: ReturnedSlide) -> bool:
    """True for a slide that is no item: the opening slide, what will happen, a break, the credits."""
    return bool(slide.made) and not slide.item


def _change(slide: ReturnedSlide, item: Item | None, item_id: str, how: Known, is_moved: bool) -> SlideChange:
    sentences = [f"It was slide {slide.place} before."] if is_moved else []
    words_differ, notes_differ = _differs(slide, item)
    old_lines, old_notes = said_before(item, slide)
    if words_differ:
        sentences.append(
            "Its words were changed." if item else "Its words were changed; what it said before is not known."
        )
    if notes_differ:
        sentences.append("Its notes were changed." if slide.notes else "Its notes were taken out.")
    sentences += _shown(slide, item)
    differs = words_differ or notes_differ or len(sentences) > is_moved
    return SlideChange(
        slide.number,
        slide.place,
        slide.title,
        Fate.CHANGED if differs else Fate.SAME,
        item_id,
        how,
        is_moved,
        tuple(sentences),
        _pairs(old_lines, slide.lines) if words_differ else (),
        side_by_side(old_notes, slide.notes.splitlines()) if notes_differ else (),
        _is_made(slide),
    )


def _differs(slide: ReturnedSlide, item: Item | None) -> tuple[bool, bool]:
    if slide.is_marked:
        return slide.words_now != slide.words_before, slide.notes_now != slide.notes_before
    if item is None:
        return False, False
    lines, notes = said_before(item, slide)
    # The notes of slides that we make for an idea or a film are not the item's own.
    notes_differ = item.kind is ItemKind.SLIDE and hash_of(notes) != slide.notes_now
    return hash_of(lines) != slide.words_now, notes_differ


def _pairs(old: Sequence[str], new: Sequence[str]) -> tuple[Pair, ...]:
    return side_by_side([" ".join(line.split()) for line in old if line.strip()], new)


def _shown(slide: ReturnedSlide, item: Item | None) -> Iterator[str]:
    """What is on the slide now that was not, and the other way round."""
    if item is None or item.kind is not ItemKind.SLIDE:
        return
    new = [word for word in _COMPARED if word in slide.contains and word not in item.contains]
    gone = [word for word in _COMPARED if word in item.contains and word not in slide.contains]
    if new:
        yield f"New on it: {listed(new)}."
    if gone:
        yield f"No longer on it: {listed(gone)}."


def _deleted(studio: Studio, returned: ReturnedDeck, there: set[int]) -> Iterator[SlideChange]:
    # A slide that is there but damaged was not deleted; which one it was cannot be told, so it is only named as lost.
    gone = {place: what for place, what in enumerate(returned.places, start=1) if place not in there}
    items = studio.library.get(gone.values())
    for place, what in gone.items():
        item = items.get(what)
        title = f"“{item.title}”" if item else _KINDS.get(what, "a slide")
        yield SlideChange(
            0,
            place,
            item.title if item else title,
            Fate.DELETED,
            item.id if item else "",
            Known.TAG,
            sentences=(f"Slide {place} was taken out: {title}. The item stays in the library.",)
            if item
            else (f"Slide {place} was taken out: {title}.",),
        )


class _Maker:
    """Makes items out of the slides of one deck that came back."""

    def __init__(self, deck: ReturnedDeck, sha256: str, source: str, contributor: str) -> None:
        self._deck = deck
        self._sha256 = sha256
        self._source = source
        self._contributor = contributor

    def item(self, slide: ReturnedSlide, change: SlideChange, old: Item | None, how: Keep) -> Item:
        """The item that a slide becomes. Whoever made what it was before stays credited."""
        made = self._plain(slide)
        if how is Keep.VERSION:
            made = replace(made, came_from=change.item)
        elif change.known not in (Known.TAG, Known.WORDS):
            return made
        if old is None:
            return replace(made, credit=slide.credit, consent=slide.consent)
        made = replace(
            made,
            contributor=old.contributor,
            credit=old.credit,
            consent=old.consent,
            cites=old.cites,
            example=old.example,
            content_note=old.content_note,
            tags=old.tags,
            settings=old.settings,
            professions=old.professions,
        )
        alone = not any(other.item == old.id and other.place != slide.place for other in self._deck.slides)
        return _idea(made, old, slide) if how is Keep.VERSION and old.kind is ItemKind.IDEA and alone else made

    def _plain(self, slide: ReturnedSlide) -> Item:
        return Item(
            id=slide_id(self._sha256, slide.number),
            kind=ItemKind.SLIDE,
            title=slide.title,
            text="\n".join(slide.lines),
            notes=slide.notes,
            alt_texts=slide.alt_texts,
            without_alt=slide.without_alt,
            contains=slide.contains,
            media=self._sha256,
            source=self._source,
            slide=slide.number,
            hidden=slide.hidden,
            width=self._deck.size[0],
            height=self._deck.size[1],
            language=slide.language or "en-GB",
            contributor=self._contributor,
        )


def _idea(version: Item, old: Item, slide: ReturnedSlide) -> Item:
    """A new version of an idea is an idea: its words are the slide's, without title, source and credit."""
    around = (slide.title, old.source_line, old.credit_line)
    notes = "\n".join(line for line in slide.notes.splitlines() if line != old.source_note)
    text = "\n".join(line for line in slide.lines if line not in around)
    return replace(
        old,
        id=idea_id(slide.title, text, old.cites),
        title=slide.title,
        text=text,
        notes=notes,
        came_from=old.id,
        added=None,
        archived=False,
        source=version.source,
    )
