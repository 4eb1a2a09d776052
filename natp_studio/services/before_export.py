"""What is known of a deck before it is made: its weight, films that may not play, what people may stumble over."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from natp_studio.decks.finished import weigh_finished
from natp_studio.decks.merging.plan import Weight
from natp_studio.domain.items import Item, ItemKind
from natp_studio.domain.problems import Problem
from natp_studio.domain.progress import Progress
from natp_studio.domain.reports import Outcome, ReportLine
from natp_studio.domain.sessions import Session
from natp_studio.domain.wording import count, listed, size
from natp_studio.services.auditing import ItemFinding, describe, findings_of
from natp_studio.services.catalogue import Catalogue
from natp_studio.services.deck_plans import DeckWishes, deck_of
from natp_studio.services.planning import items_of
from natp_studio.services.playable import playable
from natp_studio.services.studio import Studio

_MOST_NAMES = 5


@dataclass(frozen=True, slots=True)
class DeckOutlook:
    """What a deck will be. `octets`, `media` (films and sounds), `pictures` and `saving` are bytes.

    `saving` is what smaller pictures save, or saved already where they are wished for, and `large_pictures` how many
    there are. `films` names each film and sound that PowerPoint may not play; `unsized` of them are to be converted
    and are counted as they are, since their new size is not known yet. `typefaces` may be missing on another laptop.
    `comments` says how many comments the slides have and by whom, "" for none. `hidden` slides are so in their decks.
    """

    slides: int
    octets: int
    media: int
    pictures: int
    large_pictures: int
    saving: int
    typefaces: tuple[str, ...]
    films: tuple[str, ...]
    unsized: int = 0
    comments: str = ""
    hidden: int = 0

    @property
    def words(self) -> str:
        """How much it will be, in a sentence."""
        before = ", before films become MP4" if self.unsized else ""
        # With two figures it would be up to 5 % beside what is written.
        return f"The deck will be {size(self.octets, 3)}{before}."

    @property
    def parts(self) -> str:
        """What of it takes how much, in a sentence."""
        slides = count(self.slides, "slide")
        held = [f"{words} {size(octets)}" for words, octets in self._held() if octets]
        return f"{slides}. Of this, {listed(held)}." if held else f"{slides}."

    @property
    def lacking(self) -> str:
        """Which typefaces another laptop may lack, and what that means; "" for none."""
        if not self.typefaces:
            return ""
        one = len(self.typefaces) == 1
        what = f"the {'typeface' if one else 'typefaces'} {listed(self.typefaces)}"
        return f"Another laptop may lack {what}. Lines may break elsewhere there."

    def _held(self) -> tuple[tuple[str, int], ...]:
        return (("films and sounds", self.media), ("pictures", self.pictures))


class Foreseen:
    """What was found last for a session, found anew only where something is another than it was.

    Call it from one thread at a time that may wait.
    """

    def __init__(self, studio: Studio) -> None:
        self._studio = studio
        self._weighed: tuple[object, DeckOutlook] | None = None
        self._audited: tuple[object, tuple[ItemFinding, ...]] | None = None

    def outlook(self, session: Session, wishes: DeckWishes, progress: Progress | None = None) -> DeckOutlook:
        """What the deck will be. Raises Problem where it cannot be told."""
        items = items_of(self._studio, session)
        key = (session, wishes, tuple(items.values()), self._there(items))
        # Films may have become MP4 meanwhile, which is no change of the session.
        if self._weighed is None or self._weighed[0] != key or self._weighed[1].unsized:
            self._weighed = (key, _outlook(self._studio, session, items, wishes, progress or Progress()))
        return self._weighed[1]

    def findings(self, session: Session, progress: Progress | None = None) -> tuple[ItemFinding, ...]:
        """What people may stumble over in the session's items; what was typed meanwhile is in it."""
        items = items_of(self._studio, session)
        blocks = tuple((block.id, block.title, tuple(ref.item for ref in block.items)) for block in session.blocks)
        key = (blocks, tuple(_as_imported(item) for item in items.values()), self._there(items))
        if self._audited is None or self._audited[0] != key:
            self._audited = (key, findings_of(self._studio, session, progress))
        found = tuple(one.of(items.get(one.item.id, one.item)) for one in self._audited[1])
        self._audited = (key, found)
        return found

    def _there(self, items: Mapping[str, Item]) -> tuple[bool, ...]:
        return tuple(not item.media or item.media in self._studio.media for item in items.values())


def keep_words(
    studio: Studio,
    catalogue: Catalogue,
    found: Sequence[ItemFinding],
    one: ItemFinding,
    words: str,
    *,
    decoration: bool = False,
) -> bool:
    """Keep what a person typed for a finding, as one edit of the library; False where that is what was there before.

    With `decoration` it is kept that there is nothing to say. `found` are all findings, so that nothing has to be read
    again.
    """
    item = catalogue.item(one.item.id)
    if item is None:
        raise Problem("This item is no longer in the library.", one.item.title, "Import it again.")
    known = tuple(other.finding for other in found if other.item.id == item.id)
    return describe(studio, catalogue, item, one.finding.shape, words, known, decoration=decoration) != item


def _outlook(
    studio: Studio, session: Session, items: Mapping[str, Item], wishes: DeckWishes, progress: Progress
) -> DeckOutlook:
    weight, films, unsized = _weigh(studio, session, items, wishes, progress)
    large, saving = weight.large_pictures, weight.saving
    if wishes.shrink_pictures:
        plain, _, _ = _weigh(studio, session, items, replace(wishes, shrink_pictures=False), progress)
        large, saving = plain.large_pictures, max(0, plain.octets - weight.octets)
    return DeckOutlook(
        weight.slides,
        weight.octets,
        weight.films,
        weight.pictures,
        large,
        saving,
        weight.typefaces,
        films,
        unsized,
        _comments(weight),
        sum(items[one.item].hidden for block in session.blocks for one in block.items if one.item in items),
    )


def _comments(weight: Weight) -> str:
    """How many comments there are and by whom; "" for none."""
    if not weight.comments:
        return ""
    more = len(weight.commenters) - _MOST_NAMES
    names = weight.commenters if more <= 0 else (*weight.commenters[:_MOST_NAMES], f"{more:,} more")
    return count(weight.comments, "comment") + (f" by {listed(names)}" if names else "")


def _weigh(
    studio: Studio, session: Session, items: Mapping[str, Item], wishes: DeckWishes, progress: Progress
) -> tuple[Weight, tuple[str, ...], int]:
    """The weight, the films that PowerPoint may not play, and how many of them are to be converted later."""
    composition, _ = deck_of(session, items, studio.media, wishes)
    with playable(composition, studio.worker, wishes, progress, _made_before(studio)) as ready:
        weight = studio.worker.run(weigh_finished, ready.composition, session.id, progress=progress)
    named = tuple(dict.fromkeys(_film(line) for line in ready.lines))
    later = sum(line.outcome is Outcome.TO_CHECK for line in ready.lines) if wishes.convert_media else 0
    return weight, named, later


def _film(line: ReportLine) -> str:
    # Items are called by their titles; what lies inside a slide is only known by where that is.
    return line.what if line.what.startswith("“") else f"{line.what} ({line.where})"


def _made_before(studio: Studio) -> Callable[[str, str, Callable[[Path], None]], Path]:
    """A shelf of converted films that makes no new ones: nobody waits for them before the deck is made."""

    def give(sha256: str, suffix: str, _: Callable[[Path], None]) -> Path:
        def refuse(_: Path) -> None:
            raise Problem("This film is not converted yet.", "", "It is converted when the deck is made.")

        return studio.media.derived(sha256, suffix, refuse)

    return give


def _as_imported(item: Item) -> Item:
    """The item without what was typed here: when the rest is the same, its findings are."""
    told = bool(item.alt_texts and not item.described) if item.kind is ItemKind.PICTURE else False
    words = ("told",) if told else ()
    return replace(item, described=(), alt_texts=words, without_alt=0)
