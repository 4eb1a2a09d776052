"""A deck that left the studio and came back changed: what its slides say now, beside what they said before."""

from __future__ import annotations

import bisect
import difflib
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

_MOST_WORDS = 300
_WORD = re.compile(r"\w+")


class Fate(StrEnum):
    """What became of a slide. The value is what a person reads."""

    SAME = "unchanged"
    CHANGED = "changed"
    NEW = "new"
    DELETED = "deleted"


class Known(StrEnum):
    """How a slide was recognised. The value is what a person reads."""

    NOT = ""
    TAG = "by its tag"
    WORDS = "by its words"
    ALIKE = "by its title and most of its words"
    TITLE = "by its title"


class Keep(StrEnum):
    """What is kept of a slide."""

    VERSION = "version"
    ITEM = "item"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class ReturnedSlide:
    """A slide of a deck that came back. `number` is from 1; what an export had added to it is not among its words.

    `item`, `media`, `made`, `place` and `export` are what its tag says, "" and 0 without one; `place` is where it
    stood. `words_before` and `notes_before` are hashes of what it said when it left, the other two of what it says now.
    """

    number: int
    title: str
    lines: tuple[str, ...]
    notes: str
    words_now: str
    notes_now: str
    alt_texts: tuple[str, ...] = ()
    without_alt: int = 0
    contains: tuple[str, ...] = ()
    hidden: bool = False
    language: str = ""
    item: str = ""
    media: str = ""
    made: str = ""
    place: int = 0
    export: str = ""
    credit: str = ""
    consent: str = ""
    words_before: str = ""
    notes_before: str = ""

    @property
    def is_marked(self) -> bool:
        """True where the slide has a tag of ours."""
        return bool(self.export)


@dataclass(frozen=True, slots=True)
class ReturnedDeck:
    """A deck that came back. `places` has what stood at each place when it left: an item's id, or a kind of slide."""

    slides: tuple[ReturnedSlide, ...]
    size: tuple[int, int]
    export: str = ""
    session: str = ""
    places: tuple[str, ...] = ()
    lost: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """A line as it was and as it is; "" where it was not there."""

    old: str
    new: str

    @property
    def is_changed(self) -> bool:
        """True where the two differ."""
        return self.old != self.new


@dataclass(frozen=True, slots=True)
class SlideChange:
    """What became of one slide. `slide` is its number now (0: deleted), `place` the one it left with (0: it is new).

    `item` is the id of the item it is known as, "" for none; `sentences` say it in plain words; `words` and `notes`
    have old and new lines side by side, where the old ones are known. `is_made` is true of a slide that every export
    makes anew, such as the credits. A new slide that is not `known` may have an `item` all the same: one with its
    title, too little to take it for that.
    """

    slide: int
    place: int
    title: str
    fate: Fate
    item: str = ""
    known: Known = Known.NOT
    moved: bool = False
    sentences: tuple[str, ...] = ()
    words: tuple[Pair, ...] = ()
    notes: tuple[Pair, ...] = ()
    is_made: bool = False


def words_alike(old: Sequence[str], new: Sequence[str]) -> tuple[int, float]:
    """How many words lines have in common, and which share that is of the words of the longer side, 0 to 1."""
    before, after = (Counter(_WORD.findall(" ".join(lines).casefold())) for lines in (old, new))
    common = (before & after).total()
    return common, common / max(before.total(), after.total(), 1)


def side_by_side(old: Sequence[str], new: Sequence[str]) -> tuple[Pair, ...]:
    """Old and new lines in pairs; a line that was changed stands beside what it became."""
    pairs: list[Pair] = []
    for kind, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            pairs += [Pair(line, line) for line in old[a:b]]
            continue
        for place in range(max(b - a, d - c)):
            before = old[a + place] if a + place < b else ""
            after = new[c + place] if c + place < d else ""
            pairs.append(Pair(before, after))
    return tuple(pairs)


def words_apart(old: str, new: str) -> tuple[tuple[tuple[str, bool], ...], tuple[tuple[str, bool], ...]]:
    """An old and a new line in runs of words, each with whether the other line lacks it.

    Lines of more than some hundred words are told apart only as a whole: nobody reads more marks than that.
    """
    before, after = old.split(), new.split()
    if max(len(before), len(after)) > _MOST_WORDS:
        return ((old, old != new),), ((new, old != new),)
    gone: list[tuple[str, bool]] = []
    come: list[tuple[str, bool]] = []
    for kind, a, b, c, d in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if b > a:
            gone.append((" ".join(before[a:b]), kind != "equal"))
        if d > c:
            come.append((" ".join(after[c:d]), kind != "equal"))
    return tuple(gone), tuple(come)


def moved(places: Sequence[int]) -> frozenset[int]:
    """Which of these places, in their order now, were moved: the fewest that explain it."""
    ends: list[int] = []
    at: list[int] = []
    before: list[int] = []
    for index, place in enumerate(places):
        length = bisect.bisect_left(ends, place)
        before.append(at[length - 1] if length else -1)
        if length == len(ends):
            ends.append(place)
            at.append(index)
        else:
            ends[length], at[length] = place, index
    stayed = set()
    index = at[-1] if at else -1
    while index >= 0:
        stayed.add(places[index])
        index = before[index]
    return frozenset(places) - stayed
