"""What makes a deck hard to use with a screen reader, captions or tired eyes: rules, findings, and their sums.

The rules are those of PowerPoint's accessibility checker and of WCAG 2.2, as far as a file shows them. A deck without
findings is not proven easy to use: only people who use it can say so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from natp_studio.domain.scenes import Area, Colour

SMALLEST_POINTS = 12.0
_LARGE_POINTS, _LARGE_BOLD_POINTS = 18.0, 14.0


class Ask(StrEnum):
    """What a person can type to mend a finding there and then."""

    NOTHING = ""
    ALT_TEXT = "alt text"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: why it matters, and how to mend it in PowerPoint."""

    why: str
    mend: str


@dataclass(frozen=True, slots=True)
class DeckFinding:
    """One thing in a deck that somebody will stumble over.

    `slide` counts from 1; 0 is the deck as a whole. `where` is a short name for the place on the slide, `shape` the key
    of the shape in the file ("" for none). `mended` says that an export from here sets it right by itself, and
    `may_decorate` that a person may call the shape mere decoration instead of describing it. `thing` is what it is that
    has no words, such as "chart", and `place` where it stands on the slide, in shares of its width and height. `shown`
    is what the file says that a chart shows: its kind, title, series and categories.
    """

    rule: str
    slide: int
    where: str
    what: str
    mended: bool = False
    shape: str = ""
    ask: Ask = Ask.NOTHING
    may_decorate: bool = False
    thing: str = ""
    place: Area | None = None
    shown: str = ""

    @property
    def why(self) -> str:
        """Why it matters."""
        return _WHY.get((self.rule, self.thing), RULES[self.rule].why)

    @property
    def mend(self) -> str:
        """How to mend it in PowerPoint."""
        return RULES[self.rule].mend.replace(_SHOWS, _SAYS.get(self.thing, _SHOWS))


@dataclass(frozen=True, slots=True)
class DeckAudit:
    """Everything that was found in a deck: first about the whole of it, then slide by slide."""

    name: str
    slides: int
    findings: tuple[DeckFinding, ...] = ()


RULES: Mapping[str, Rule] = {
    "damaged-slide": Rule(
        "What cannot be read cannot be checked, and may not open in PowerPoint either.",
        "Open the deck in PowerPoint, let it repair the file, and save it.",
    ),
    "damaged-picture": Rule(
        "PowerPoint shows it as a grey box, or only a part of it.",
        "Put the picture in again from the original file.",
    ),
    "no-title": Rule(
        "A screen reader lists slides by their titles, and jumps by them.",
        "Home, Layout: choose a layout with a title. Or Review, Check Accessibility: add a title off the slide.",
    ),
    "same-title": Rule(
        "Two slides with one title cannot be told apart in a list.",
        "Write what is different into the title, or number them.",
    ),
    "no-alt-text": Rule(
        "Whoever cannot see it is told nothing about it.",
        "Right-click, Edit Alt Text: say in a sentence what it shows. Or mark it as decorative.",
    ),
    "file-name-as-alt-text": Rule(
        "A file name or a word such as “picture” says nothing about what is shown.",
        "Right-click, Edit Alt Text: say in a sentence what it shows.",
    ),
    "decoration": Rule(
        "A screen reader reads out lines and bars that only decorate.",
        "Right-click, Edit Alt Text: tick “Mark as decorative”.",
    ),
    "no-header-row": Rule(
        "A screen reader says the name of a column only when the first row is marked as its header.",
        "Click into the table. Table Design: tick “Header Row”.",
    ),
    "merged-cells": Rule(
        "In merged or split cells it is hard to follow which column and row a cell belongs to.",
        "Split the merged cells, or make two simple tables.",
    ),
    "title-not-first": Rule(
        "A screen reader reads in the order of the shapes; the title should come first.",
        "Home, Arrange, Selection Pane: the title goes to the very bottom of the list.",
    ),
    "reading-order": Rule(
        "A screen reader reads in the order of the shapes, not of how they stand on the slide.",
        "Review, Check Accessibility, Reading Order Pane: put the shapes in the order in which they are read.",
    ),
    "no-language": Rule(
        "A screen reader may pronounce the words in another language.",
        "Select the words. Review, Language, Set Proofing Language.",
    ),
    "contrast": Rule(
        "Faint words are hard to read, most of all on a projector in a bright room.",
        "Make the words darker or lighter. Large words need 3 to 1, others 4.5 to 1.",
    ),
    "small-text": Rule(
        "Words below 12 points cannot be read from the back of a room.",
        "Use at least 12 points, better 18, and fewer words.",
    ),
    "link-words": Rule(
        "A list of links is read out of context: the words of a link must say where it goes.",
        "Change the words of the link to the name of the page.",
    ),
    "no-captions": Rule(
        "Deaf people, and many autistic people, follow speech by reading it.",
        "Playback, Insert Captions: add a .vtt file.",
    ),
    "plays-by-itself": Rule(
        "Sudden sound or movement can be painful, and nobody asked for it.",
        "Playback, Start: choose “In Click Sequence” or “When Clicked On”.",
    ),
    "moves-on": Rule(
        "Everybody needs a different time to read a slide.",
        "Transitions, Advance Slide: untick “After”.",
    ),
    "flashing": Rule(
        "Flashing can cause pain or a seizure.",
        "Choose a calm transition or animation, such as Fade, or none.",
    ),
    "section-name": Rule(
        "Sections help to find a slide only when their names say something.",
        "Right-click the section’s name, Rename Section.",
    ),
    "no-document-title": Rule(
        "Programs show the title of a document instead of its file name.",
        "File, Info, Properties: write a title.",
    ),
    "no-document-language": Rule(
        "Programs choose their voice by the language of the document.",
        "File, Info, Properties, Advanced Properties: add the language.",
    ),
}

# What is heard is asked about in other words than what is seen.
_WHY: Mapping[tuple[str, str], str] = {
    ("no-alt-text", "sound"): "A screen reader says that there is a sound, and not which one.",
    ("no-alt-text", "video"): "Whoever cannot see it hears a film and does not know what is shown.",
}
_SHOWS = "say in a sentence what it shows"
_SAYS: Mapping[str, str] = {
    "sound": "say in a sentence what is heard",
    "video": "say in a sentence what is seen and heard",
}


def contrast(one: Colour, other: Colour) -> float:
    """The contrast ratio of two opaque colours, from 1 to 21 (WCAG 2.2, "contrast ratio")."""
    first, second = _luminance(one), _luminance(other)
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)


def least_contrast(points: float, *, bold: bool) -> float:
    """The contrast that words of this size need (WCAG 2.2, 1.4.3)."""
    return 3.0 if points >= _LARGE_POINTS or (bold and points >= _LARGE_BOLD_POINTS) else 4.5


def _luminance(colour: Colour) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.red / 255, colour.green / 255, colour.blue / 255)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
