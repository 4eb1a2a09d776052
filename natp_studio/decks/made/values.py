"""What a slide that we make says, as values."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from natp_studio.decks.merging.plan import Attachment, CaptionFile


@dataclass(frozen=True, slots=True)
class OpeningSlide:
    """The first thing on the screen: a large title, and lines below it."""

    title: str
    lines: tuple[str, ...] = ()
    notes: str = ""


@dataclass(frozen=True, slots=True)
class WordsSlide:
    """A title and paragraphs; `small` is a line at the bottom, such as a source. Long words go on over more slides."""

    title: str
    lines: tuple[str, ...] = ()
    small: str = ""
    notes: str = ""
    bullets: bool = True


@dataclass(frozen=True, slots=True)
class TableSlide:
    """A title and a table. `widths` are shares of the slide's width. Many rows go on over more slides."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    notes: str = ""


@dataclass(frozen=True, slots=True)
class PauseSlide:
    """A break or quiet time: few large words, nothing else to take in."""

    title: str
    lines: tuple[str, ...] = ()
    notes: str = ""


@dataclass(frozen=True, slots=True)
class PictureSlide:
    """A title and a picture as large as fits. Without `alt_text` the picture is marked as decoration."""

    title: str
    picture: Path
    alt_text: str
    notes: str = ""


@dataclass(frozen=True, slots=True)
class MediaSlide:
    """A title and a video or sound to click on. `poster` is its picture; None for a sound, which gets a sign.

    `why_not` is a sentence where PowerPoint may not play it.
    """

    title: str
    poster: Path | None
    alt_text: str
    media: Path
    content_type: str
    extension: str
    captions: tuple[CaptionFile, ...] = ()
    notes: str = ""
    why_not: str = ""


MadeSlide = OpeningSlide | WordsSlide | TableSlide | PauseSlide | PictureSlide | MediaSlide


@dataclass(frozen=True, slots=True)
class MadeDeck:
    """Where the made slides are: for each value, the numbers (from 1) of its slides and what is to be attached."""

    places: tuple[tuple[int, ...], ...]
    attachments: tuple[tuple[Attachment, ...], ...]
