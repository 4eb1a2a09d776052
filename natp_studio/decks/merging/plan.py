"""What goes into a deck, as values: picks of slides in order, and what is told afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from natp_studio.domain.reports import ReportLine


@dataclass(frozen=True, slots=True)
class CaptionFile:
    """Captions to embed: a WebVTT file, its language (BCP 47) and the name that PowerPoint shows."""

    path: Path
    language: str
    label: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """A video or sound to put behind a picture of the slide: `shape` is that picture's id on the slide."""

    shape: int
    media: Path
    content_type: str
    extension: str
    captions: tuple[CaptionFile, ...] = ()

    @property
    def is_video(self) -> bool:
        """True for a video, False for a sound."""
        return self.content_type.startswith("video/")


@dataclass(frozen=True, slots=True)
class Section:
    """A named part of the new deck, one for each block of a session. Two sections may have the same name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Pick:
    """One slide to carry: number `slide`, from 1, of the deck at `deck`.

    `called` is how reports name the source, `section` the part of the new deck it stands in.
    A slide that is hidden in its deck is shown in the new one unless `keep_hidden`.
    """

    deck: Path
    slide: int
    called: str = ""
    section: Section | None = None
    keep_hidden: bool = False
    attachments: tuple[Attachment, ...] = ()

    @property
    def where(self) -> str:
        """How reports name this slide."""
        return f"{self.called or self.deck.name}, slide {self.slide}"


@dataclass(frozen=True, slots=True)
class DeckPlan:
    """A whole deck: its title, its slides in order and its size in EMU (None: the size most slides have)."""

    title: str
    picks: tuple[Pick, ...]
    size: tuple[int, int] | None = None
    language: str = "en-GB"


@dataclass(frozen=True, slots=True)
class Merged:
    """A finished deck: how many slides and bytes it has, and every line of its report."""

    slides: int
    octets: int
    report: tuple[ReportLine, ...]
