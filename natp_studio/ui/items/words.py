"""What a card, a row and a screen reader say of an item: its kind, a line of parts, and only what is unusual."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from natp_studio.domain.items import Item, ItemKind
from natp_studio.domain.wording import count, duration

_LONG_WORD = re.compile(r"(\S{18})(?=\S{6})")


@dataclass(frozen=True, slots=True)
class KindLook:
    """How a kind of item is shown: a short word, the same for many, an icon, and the kind of block it is tinted as."""

    word: str
    many: str
    icon: str
    tint: str


KINDS = {
    ItemKind.SLIDE: KindLook("Slide", "Slides", "file-text", "teach"),
    ItemKind.VIDEO: KindLook("Video", "Videos", "clapperboard", "video"),
    ItemKind.SOUND: KindLook("Sound", "Sounds", "volume-2", "practise"),
    ItemKind.PICTURE: KindLook("Picture", "Pictures", "image", "welcome"),
    ItemKind.IDEA: KindLook("Idea", "Ideas", "lightbulb", "adaptation-ideas"),
}


@dataclass(frozen=True, slots=True)
class Unusual:
    """One thing about an item that a person should know: words, an icon, and a state of the look ("info", "warn").

    `short` is for where two stand in one line.
    """

    words: str
    icon: str
    state: str
    short: str


def unusual(item: Item, *, gone: bool = False, older: bool = False) -> tuple[Unusual, ...]:
    """What is unusual about an item, the weightiest first; most items have nothing.

    `gone`: its file is missing; `older`: there is a newer version of it.
    """
    told = []
    if gone:
        told.append(Unusual("Its file is missing", "triangle-alert", "warn", "File missing"))
    if item.archived:
        told.append(Unusual("Archived", "archive", "warn", "Archived"))
    if item.content_note:
        told.append(Unusual("Has a content note", "info", "info", "Content note"))
    if older or item.came_from:
        # Both have the same title and nearly the same words: nothing else tells one card from the other.
        word = "Older" if older else "Newer"
        told.append(Unusual(f"{word} version", "copy", "info", f"{word} version"))
    if item.kind in (ItemKind.VIDEO, ItemKind.SOUND) and not item.captions:
        told.append(Unusual("No captions yet", "captions", "warn", "No captions"))
    if item.why_not:
        told.append(Unusual("May not play in PowerPoint", "wrench", "warn", "May not play"))
    if item.hidden:
        told.append(Unusual("Hidden in its deck", "eye", "info", "Hidden"))
    if item.example:
        told.append(Unusual("Example content", "info", "info", "Example"))
    return tuple(told)


def unusual_line(told: Sequence[Unusual], fits: Callable[[str], bool]) -> str:
    """What is unusual in one line: all of it where it fits, else two things in short words, else the weightiest."""
    two = [each.short for each in told[:2]]
    lines = (" · ".join(each.words for each in told), " · ".join(two), ", ".join(two), told[0].words)
    return next(filter(fits, lines), told[0].short)


def deck_if_untitled(item: Item) -> str:
    """The name of the deck of a slide that has no title of its own, such as "Slide 1", of which there are many."""
    if item.kind is not ItemKind.SLIDE or item.title != f"Slide {item.slide}":
        return ""
    return item.source.rsplit(".", 1)[0] or item.source


def topics(item: Item) -> str:
    """Tags and settings as one line of parts: "sensory · Inpatient mental health"."""
    return " · ".join((*item.tags[:2], *item.settings[:1]))


def parts_line(item: Item) -> str:
    """Kind, tags and setting as one line of parts; the deck's name for the kind where a slide has no title."""
    return " · ".join(filter(None, (kind_line(item), topics(item))))


def kind_line(item: Item) -> str:
    """What an item is in a word; the deck's name where its title says no more than that it is a slide."""
    return deck_if_untitled(item) or KINDS[item.kind].word


def length(item: Item) -> str:
    """How long a video or sound lasts, "1:40"; "" for anything else or when it is not known."""
    return duration(item.seconds) if item.seconds else ""


def breakable(words: str) -> str:
    """Words of which none is wider than a panel: a very long one may be broken anywhere."""
    return _LONG_WORD.sub("\\1\u200b", words)


def source_line(item: Item) -> str:
    """Where an item came from: "Ward.pptx, slide 3", or the file's name; "" for an idea that was written here."""
    if item.slide is not None:
        return f"{item.source}, slide {item.slide}"
    return item.source


def spoken(item: Item, *, gone: bool = False, older: bool = False) -> str:
    """Everything a card shows, and who made the item, as sentences for a screen reader."""
    said = [item.title.rstrip(".")]
    kind = KINDS[item.kind].word
    said.append(f"{kind}, {_spoken_length(item.seconds)}" if item.seconds else kind)
    if deck := deck_if_untitled(item):
        said.append(f"From {deck.rstrip('.')}")
    if about := ", ".join((*item.tags[:2], *item.settings[:1])):
        said.append(about)
    said.extend(each.words for each in unusual(item, gone=gone, older=older) if each.words != "Has a content note")
    if item.content_note:
        said.append(f"Content note: {item.content_note.rstrip('.')}")
    if item.contributor:
        said.append(f"Made by {item.contributor.rstrip('.')}")
    return ". ".join(said) + "."


def _spoken_length(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    told = ([count(minutes, "minute")] if minutes else []) + ([count(rest, "second")] if rest else [])
    return " ".join(told) or "less than a second"
