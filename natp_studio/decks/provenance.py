"""Where each slide came from, kept in the file where PowerPoint keeps such things: in tags (ECMA-376 19.3.3).

Tags are names with values that a slide or a deck carries along invisibly; PowerPoint keeps them when it saves. Words
are kept only as hashes: what somebody takes out of a deck is not left behind in it.
"""

from __future__ import annotations

import hashlib
import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from xml.sax.saxutils import quoteattr

from natp_studio.decks.deck import Deck
from natp_studio.decks.merging.finishing import Origin
from natp_studio.decks.merging.output import DECLARATION
from natp_studio.decks.reading import SlideContents, read_slide
from natp_studio.decks.slide_tree import all_shapes, name_of, one_line, paragraph_words, words_of
from natp_studio.decks.xml import Element, declared, find, find_all, local, qn
from natp_studio.domain.ids import ID_LENGTH
from natp_studio.domain.problems import Problem

CREDIT_NAME = "Credit line by NATP Studio"
OFF_SLIDE_NAME = "Title above the slide"
_PREFIX = "NATP_"
_SLIDES = f"{_PREFIX}SLIDES_"
_AT_ONCE = 100
_ID = re.compile(rf"[0-9a-f]{{{ID_LENGTH}}}")


@dataclass(frozen=True, slots=True)
class Mark:
    """What a slide's tags say: which export it stood in, at which place from 1, its origin, and hashes of its words."""

    export: str
    place: int
    origin: Origin
    words: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True)
class DeckMark:
    """What a deck's tags say: which export it is, of which session, and for each place the item (or kind) it held."""

    export: str
    session: str
    slides: tuple[str, ...] = ()


def tags_of(deck: Deck, part: str, root: Element) -> Mapping[str, str]:
    """The tags of a slide (or of the deck, for the presentation part); none where they are missing or damaged."""
    holder = find(root, "p:cSld/p:custDataLst/p:tags")
    holder = find(root, "p:custDataLst/p:tags") if holder is None else holder
    if holder is None:
        return {}
    wanted = holder.get(qn("r:id"), "")
    for rel in deck.package.relationships(part):
        if rel.id == wanted and not rel.external and rel.target in deck.package:
            try:
                listed = find_all(deck.package.xml(rel.target), "p:tag")
            except Problem:
                return {}
            return {tag.get("name", "").upper(): tag.get("val", "") for tag in listed}
    return {}


def tag_list(tags: Mapping[str, str]) -> bytes:
    """A tags part with these tags."""
    named = [(one_line(name), one_line(value)) for name, value in sorted(tags.items())]
    rows = "".join(f"<p:tag name={quoteattr(name)} val={quoteattr(value)}/>" for name, value in named)
    return f"{DECLARATION}<p:tagLst {declared('a', 'r', 'p')}>{rows}</p:tagLst>".encode()


def without_ours(tags: Mapping[str, str]) -> dict[str, str]:
    """The tags that other programs put there."""
    return {name: value for name, value in tags.items() if not name.startswith(_PREFIX)}


def slide_tags(mark: Mark) -> dict[str, str]:
    """A mark as tags; what is empty is left out."""
    origin = mark.origin
    found = {
        "EXPORT": mark.export,
        "PLACE": str(mark.place),
        "ITEM": origin.item,
        "HASH": origin.media,
        "CREDIT": origin.credit,
        "CONSENT": origin.consent,
        "MADE": origin.made,
        "WORDS": mark.words,
        "NOTES": mark.notes,
    }
    return {f"{_PREFIX}{name}": value for name, value in found.items() if value}


def mark_of(tags: Mapping[str, str]) -> Mark | None:
    """The mark in a slide's tags, or None where there is none of ours."""
    said = {name.removeprefix(_PREFIX): value for name, value in tags.items() if name.startswith(_PREFIX)}
    place = said.get("PLACE", "")
    if not said.get("EXPORT") or not place.isdecimal() or len(place) > 9:
        return None
    origin = Origin(*(said.get(name, "") for name in ("ITEM", "HASH", "CREDIT", "CONSENT", "MADE")))
    if not _ID.fullmatch(origin.item):
        # Tags can be written by anybody: what is no id of an item is none.
        origin = replace(origin, item="")
    return Mark(said["EXPORT"], int(place), origin, said.get("WORDS", ""), said.get("NOTES", ""))


def deck_tags(mark: DeckMark) -> dict[str, str]:
    """A deck's mark as tags; long lists are split, since nobody knows how long a value may be."""
    found = {f"{_PREFIX}EXPORT": mark.export, f"{_PREFIX}SESSION": mark.session}
    for number, start in enumerate(range(0, len(mark.slides), _AT_ONCE)):
        found[f"{_SLIDES}{number:03d}"] = " ".join(mark.slides[start : start + _AT_ONCE])
    return found


def deck_mark_of(tags: Mapping[str, str]) -> DeckMark | None:
    """The mark in a deck's tags, or None."""
    export = tags.get(f"{_PREFIX}EXPORT", "")
    lists = [tags[name].split() for name in sorted(tags) if name.startswith(_SLIDES)]
    slides = tuple(itertools.chain.from_iterable(lists))
    return DeckMark(export, tags.get(f"{_PREFIX}SESSION", ""), slides) if export else None


@dataclass(frozen=True, slots=True)
class Said:
    """What a slide says, without what an export added to it."""

    title: str
    lines: tuple[str, ...]
    notes: str
    contains: tuple[str, ...]

    @property
    def words_hash(self) -> str:
        """The same for slides that say the same, in whichever order."""
        return hash_of(self.lines)

    @property
    def notes_hash(self) -> str:
        """The same for the same notes."""
        return hash_of(self.notes.splitlines())


def said_on(deck: Deck, number: int) -> Said:
    """What slide `number`, from 1, says, without the credit line and the title above the slide that an export adds.

    Slide numbers and dates that PowerPoint fills in are left out: they change without anybody's doing.
    """
    root = deck.package.xml(deck.slide(number))
    return said_in(read_slide(deck, number, root), root)


def said_in(contents: SlideContents, root: Element) -> Said:
    """What `said_on` gives, of a slide that has been read already; `root` is its XML."""
    lines = [" ".join(line.split()) for line in contents.text.splitlines()]
    for shape in all_shapes(root):
        if name_of(shape) in (CREDIT_NAME, OFF_SLIDE_NAME):
            for line in words_of(shape).splitlines():
                if line in lines:
                    lines.remove(line)
    for paragraph in root.iter(qn("a:p")):
        if find(paragraph, "a:fld") is not None and (filled := paragraph_words(paragraph)) in lines:
            own = "".join(text.text or "" for text in paragraph.iterfind(f"{qn('a:r')}/{qn('a:t')}"))
            lines[lines.index(filled)] = " ".join(own.split())
    return Said(contents.title, tuple(line for line in lines if line), contents.notes, contents.contains)


def hash_of(lines: Sequence[str]) -> str:
    """A hash of lines that does not depend on their order or on spaces; "" hashes like no lines."""
    normal = sorted({" ".join(line.split()) for line in lines} - {""})
    return hashlib.sha256("\n".join(normal).encode()).hexdigest()[:32]


def set_tags_reference(root: Element, relationship: str) -> None:
    """Let a slide point to its tags part by this relationship id; the reference it had must be gone."""
    common = find(root, "p:cSld")
    if common is None:
        return
    holder = find(common, "p:custDataLst")
    if holder is None:
        holder = common.makeelement(qn("p:custDataLst"), {})
        before = [node for node in common if local(node) in ("bg", "spTree")]
        common.insert(common.index(before[-1]) + 1 if before else 0, holder)
    holder.append(holder.makeelement(qn("p:tags"), {qn("r:id"): relationship}))


def drop_tags_reference(root: Element) -> str:
    """Take a slide's reference to its tags part out; its relationship id, "" where there was none."""
    holder = find(root, "p:cSld/p:custDataLst")
    tags = None if holder is None else find(holder, "p:tags")
    if holder is None or tags is None:
        return ""
    holder.remove(tags)
    if not len(holder) and (parent := holder.getparent()) is not None:
        parent.remove(holder)
    return tags.get(qn("r:id"), "")
