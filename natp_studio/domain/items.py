"""What the library holds: slides, videos, sounds, pictures and adaptation ideas."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from natp_studio.domain.ids import derived_id
from natp_studio.domain.problems import Problem


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
class Item:
    """One thing that can be put into a session. Frozen: an edit makes a new value.

    `media` is the SHA-256 of the file it came in ("" for an idea), `source` that file's name and `slide` its number
    in the deck, from 1. `seconds`, `width` and `height` (pixels) are of videos, sounds and pictures; None is not known.
    `cites` names the public source of an idea's or an example's facts. `contains` has words such as "chart". `why_not`
    is a sentence where PowerPoint may not play a video or sound.
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

    def __post_init__(self) -> None:
        if not self.title.strip():
            raise Problem("An item needs a title.", self.source, "Give it a few words that say what it is.")

    @property
    def credit_line(self) -> str:
        """Who is thanked, as the contributor words it, else by name."""
        return self.credit or self.contributor


def slide_id(media: str, slide: int) -> str:
    """The id of slide `slide` (from 1) of the deck with this SHA-256: the same on every laptop."""
    return derived_id("slide", media, slide)


def media_id(kind: ItemKind, media: str) -> str:
    """The id of a video, sound or picture with this SHA-256: the same on every laptop."""
    return derived_id(kind.value, media)


def idea_id(title: str, text: str, cites: str) -> str:
    """The id of an idea that came in from a file: the same words make the same item."""
    return derived_id("idea", title.strip(), text.strip(), cites.strip())
