"""What the library holds: slides, videos, sounds, pictures and adaptation ideas."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from enum import StrEnum

from natp_studio.domain.ids import derived_id
from natp_studio.domain.problems import Problem
from natp_studio.domain.wording import without_addresses

# What stands for the title of a slide, where other keys stand for shapes.
TITLE_SHAPE = "title"
# What stands for the one shape of a picture that is an item by itself.
PICTURE_SHAPE = "picture"


class ItemKind(StrEnum):
    """What an item is. The value is what a file and the command line say."""

    SLIDE = "slide"
    VIDEO = "video"
    SOUND = "sound"
    PICTURE = "picture"
    IDEA = "idea"

    @property
    def word(self) -> str:
        """The word a person reads."""
        return "Adaptation idea" if self is ItemKind.IDEA else self.value.capitalize()


@dataclass(frozen=True, slots=True)
class CaptionTrack:
    """Captions of a video or sound: the SHA-256 of a WebVTT file in the studio, and its language (BCP 47)."""

    media: str
    language: str
    label: str


@dataclass(frozen=True, slots=True)
class Description:
    """Alt text that a person typed for a shape of a slide, kept beside the file; `shape` is its key ("7", "title").

    Without words the person said that the shape only decorates, so that there is nothing to read out.
    """

    shape: str
    words: str

    @property
    def is_decoration(self) -> bool:
        """True for a shape that only decorates."""
        return not self.words


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that can be put into a session. Frozen: an edit makes a new value.

    `media` is the SHA-256 of the file it came in ("" for an idea), `source` that file's name and `slide` its number
    in the deck, from 1. `seconds`, `width` and `height` (pixels) are of videos, sounds and pictures; None is not known.
    `cites` names the public source of an idea's or an example's facts. `contains` has words such as "chart". `why_not`
    is a sentence where PowerPoint may not play a video or sound. `described` has what was typed for shapes whose
    file says nothing. `came_from` is the id of the item that this is a newer version of, `consent` what the
    contributor's consent is filed under.
    """

    id: str
    kind: ItemKind
    title: str
    text: str = ""
    notes: str = ""
    alt_texts: tuple[str, ...] = ()
    without_alt: int = 0
    contains: tuple[str, ...] = ()
    media: str = ""
    source: str = ""
    slide: int | None = None
    hidden: bool = False
    seconds: float | None = None
    width: int | None = None
    height: int | None = None
    octets: int | None = None
    codec: str = ""
    content_type: str = ""
    why_not: str = ""
    poster: str = ""
    captions: tuple[CaptionTrack, ...] = ()
    contributor: str = ""
    credit: str = ""
    cites: str = ""
    example: bool = False
    content_note: str = ""
    tags: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()
    professions: tuple[str, ...] = ()
    language: str = "en-GB"
    added: dt.datetime | None = None
    archived: bool = False
    described: tuple[Description, ...] = ()
    came_from: str = ""
    consent: str = ""

    def __post_init__(self) -> None:
        if not self.title.strip():
            raise Problem("An item needs a title.", self.source, "Give it a few words that say what it is.")

    def with_description(self, shape: str, words: str) -> Item:
        """The item with words typed for a shape, in place of what was typed before; empty words take them away."""
        line = " ".join(words.split())
        before = [one.words for one in self.described if one.shape == shape]
        kept = tuple(one for one in self.described if one.shape != shape)
        typed = (*kept, Description(shape, line)) if line else kept
        alt_texts = tuple(words for words in self.alt_texts if words not in before)
        if line and shape != TITLE_SHAPE:
            alt_texts = (*alt_texts, line)
        return replace(self, described=typed, alt_texts=alt_texts)

    def with_decoration(self, shape: str) -> Item:
        """The item with a shape that only decorates; words that were typed for it before are taken away."""
        plain = self.with_description(shape, "")
        return replace(plain, described=(*plain.described, Description(shape, "")))

    @property
    def only_decorates(self) -> bool:
        """True for a picture that a person called mere decoration."""
        return any(one.is_decoration and one.shape == PICTURE_SHAPE for one in self.described)

    @property
    def is_untitled(self) -> bool:
        """True for a slide that says nothing, so that its import could only call it by its number."""
        return self.slide is not None and self.title == untitled(self.slide)

    @property
    def credit_line(self) -> str:
        """Who is thanked, as the contributor words it, else by name."""
        return self.credit.strip() or self.contributor.strip()

    @property
    def source_line(self) -> str:
        """Where its facts come from, as a slide says it: without an address, which nobody can follow there."""
        return f"Source: {without_addresses(self.cites.strip())}" if self.cites.strip() else ""

    @property
    def source_note(self) -> str:
        """Where its facts come from, whole, as the notes of a slide say it."""
        return f"Source: {self.cites.strip()}" if self.cites.strip() else ""


def untitled(number: int) -> str:
    """What slide `number` (from 1) of a deck is called where it has no words."""
    return f"Slide {number}"


def slide_id(media: str, slide: int) -> str:
    """The id of slide `slide` (from 1) of the deck with this SHA-256: the same on every laptop."""
    return derived_id("slide", media, slide)


def media_id(kind: ItemKind, media: str) -> str:
    """The id of a video, sound or picture with this SHA-256: the same on every laptop."""
    return derived_id(kind.value, media)


def idea_id(title: str, text: str, cites: str) -> str:
    """The id of an idea that came in from a file: the same words make the same item."""
    return derived_id("idea", title.strip(), text.strip(), cites.strip())
