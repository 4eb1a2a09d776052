"""What goes into a deck, as values: picks of slides in order, and what is told afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from natp_studio.decks.merging.finishing import NO_FINISH, Finish
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
    finish: Finish = NO_FINISH

    @property
    def where(self) -> str:
        """How reports name this slide."""
        return f"{self.called or self.deck.name}, slide {self.slide}"


@dataclass(frozen=True, slots=True)
class Replacement:
    """A file to carry in place of a film or sound that lies in a source deck as `part`. `extension` has its dot."""

    deck: Path
    part: str
    file: Path
    content_type: str
    extension: str


@dataclass(frozen=True, slots=True)
class DeckPlan:
    """A whole deck: its title, its slides in order and its size in EMU (None: the size most slides have).

    `shrink_pictures` makes pictures smaller that have more pixels than a screen shows; `without_comments` leaves out
    what people wrote to each other about the slides, and who they are.
    """

    title: str
    picks: tuple[Pick, ...]
    size: tuple[int, int] | None = None
    language: str = "en-GB"
    shrink_pictures: bool = False
    instead: tuple[Replacement, ...] = ()
    without_comments: bool = False


@dataclass(frozen=True, slots=True)
class Weight:
    """What a deck will weigh, before it is made. All but counts are bytes.

    `octets` is the whole file, `films` and `pictures` what of it they take. `saving` is about what it would weigh less
    if `large_pictures` pictures, which have more pixels than a screen shows, were made smaller. `typefaces` are those
    that another laptop may lack. `comments` are those of the source slides, left out or not, and `commenters` who
    wrote them.
    """

    slides: int
    octets: int
    films: int
    pictures: int
    large_pictures: int
    saving: int
    typefaces: tuple[str, ...]
    comments: int = 0
    commenters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Inventory:
    """How many of each kind of part a deck holds. A film that three slides play is one."""

    slides: int = 0
    designs: int = 0
    pictures: int = 0
    films: int = 0
    captions: int = 0
    charts: int = 0
    diagrams: int = 0
    notes: int = 0
    typefaces: int = 0


@dataclass(frozen=True, slots=True)
class Merged:
    """A finished deck: how many slides and bytes it has, every line of its report, and what is in it."""

    slides: int
    octets: int
    report: tuple[ReportLine, ...]
    inventory: Inventory = Inventory()
