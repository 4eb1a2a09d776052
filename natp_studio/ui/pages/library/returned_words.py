"""What a deck that came back says of each slide in words: what happened to it, and what is kept of it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

from natp_studio.domain.round_trips import Fate, Keep, Known, Pair, SlideChange, words_apart
from natp_studio.domain.wording import count, listed
from natp_studio.ui.look.look import Look

if TYPE_CHECKING:
    from natp_studio.services.round_trip import Comparison

KEEPS = {Keep.VERSION: "New version of the item", Keep.ITEM: "New item", Keep.NOTHING: "Do not keep"}
_KEPT = {
    Keep.VERSION: "Will be a new version",
    Keep.ITEM: "Will be a new item",
    Keep.NOTHING: "Will not be kept",
}
_ICONS = {Fate.SAME: "check", Fate.CHANGED: "pencil-line", Fate.NEW: "plus", Fate.DELETED: "trash-2"}
_LONG_WORD, _MOST_LOST = 24, 5


def happened(change: SlideChange) -> tuple[str, ...]:
    """What happened to a slide, each in two or three words; a slide that is as it was says so."""
    if change.fate is Fate.NEW:
        return ("New",)
    if change.fate is Fate.DELETED:
        return ("Taken out",)
    told = []
    others = len(change.sentences) - change.moved
    if change.words:
        told.append("Words changed")
        others -= 1
    if change.notes:
        told.append("Notes changed")
        others -= 1
    if change.fate is Fate.CHANGED and others > 0:
        # Pictures and charts that came or went, or words that nobody knows as they were.
        told.append("Something else changed" if told else "Changed")
    if change.moved:
        told.append("Moved")
    return tuple(told) or ("The same",)


def is_different(change: SlideChange) -> bool:
    """True where anything happened to a slide."""
    return change.fate is not Fate.SAME or change.moved


def icon_of(change: SlideChange) -> str:
    """The icon of what happened."""
    return "arrow-right" if change.fate is Fate.SAME and change.moved else _ICONS[change.fate]


def can_be_kept(change: SlideChange) -> bool:
    """True where a person can choose what to keep of a slide."""
    return bool(change.slide) and change.fate in (Fate.CHANGED, Fate.NEW)


def kept_as(change: SlideChange, keep: Keep) -> str:
    """What is kept of a slide, in words; "" where there is nothing to choose."""
    return _KEPT[keep] if can_be_kept(change) else ""


def place_of(change: SlideChange) -> str:
    """Where a slide stands: "Slide 4", or "Slide 4 before" of one that was taken out."""
    return f"Slide {change.slide}" if change.slide else f"Slide {change.place} before"


def spoken(change: SlideChange, keep: Keep) -> str:
    """All of a row as sentences for a screen reader."""
    said = (f"{place_of(change)}: {change.title.rstrip('.')}", ", ".join(happened(change)), kept_as(change, keep))
    return f"{'. '.join(filter(None, said))}."


def summary(comparison: Comparison) -> str:
    """How many slides were changed, moved or are new, of those that are there: "14 slides: 2 changed and 1 new."."""
    found = comparison.changes
    numbers = [
        (sum(one.fate is Fate.CHANGED for one in found), "changed"),
        (sum(one.fate is Fate.NEW for one in found), "new"),
        (sum(one.moved for one in found), "moved"),
    ]
    slides = count(sum(bool(one.slide) for one in found) + len(comparison.lost), "slide")
    told = listed(f"{number:,} {words}" for number, words in numbers if number)
    said = f"{slides}: {told}." if told else f"{slides}, all the same."
    if gone := sum(one.fate is Fate.DELETED for one in found):
        said += f" {count(gone, 'slide')} {'was' if gone == 1 else 'were'} taken out."
    return said


def warning(comparison: Comparison, known: int) -> tuple[str, str]:
    """What a person should know of the whole comparison: a title and a sentence; "" where there is nothing.

    `known` is how many items of this library its slides are known as.
    """
    recognised = any(one.known is not Known.NOT for one in comparison.changes)
    if comparison.is_marked:
        if known or not any(one.item for one in comparison.changes):
            return "", ""
        return (
            "This deck was made in another studio",
            "None of its slides is in your library. What they said before is not known.",
        )
    if recognised:
        return (
            "This deck has no tags",
            "It has lost them, or was not exported by NATP Studio. Slides are known by their words only.",
        )
    return (
        "No slide of this deck is known here",
        "It was not made here, or every slide was changed. You can import it as it is.",
    )


def lost_words(lost: Sequence[tuple[int, str]]) -> tuple[str, str]:
    """How many slides cannot be read, and why for the first of them."""
    told = [f"Slide {number}: {why}" for number, why in lost[:_MOST_LOST]]
    if len(lost) > _MOST_LOST:
        told.append(f"And {len(lost) - _MOST_LOST:,} more.")
    return f"{count(len(lost), 'slide')} cannot be read", " ".join(told)


def differences(pairs: Sequence[Pair], what: str) -> str:
    """Every line that differs, as sentences for a screen reader; `what` begins them."""
    said = []
    for pair in pairs:
        if pair.is_changed:
            said += [f"{what}, before: {pair.old}"] if pair.old else []
            said += [f"{what}, now: {pair.new}"] if pair.new else []
    return "\n".join(said)


def line_word(pair: Pair) -> str:
    """What became of a line, in one word."""
    if not pair.is_changed:
        return "Same"
    if not pair.old:
        return "New"
    return "Changed" if pair.new else "Gone"


def marked(look: Look, pair: Pair) -> tuple[str, str]:
    """The old and the new line as rich text; words that the other lacks are bold on a tint.

    Where there is no other line, the whole of it is marked already, and no words in it.
    """
    if not (pair.old and pair.new):
        return escape(_broken(pair.old)), escape(_broken(pair.new))
    old, new = words_apart(pair.old, pair.new)
    return _rich(look, old), _rich(look, new)


def _rich(look: Look, runs: Sequence[tuple[str, bool]]) -> str:
    style = f"b {{ color: {look.hex('accent_ink')}; background-color: {look.hex('accent_tint')}; }}"
    told = (f"<b>{escape(_broken(words))}</b>" if differs else escape(_broken(words)) for words, differs in runs)
    return f"<style>{style}</style> {' '.join(told)}"


def _broken(words: str) -> str:
    """No word is wider than its column: a very long one may be broken anywhere."""
    return " ".join(
        "\u200b".join(word[at : at + _LONG_WORD] for at in range(0, len(word), _LONG_WORD)) for word in words.split()
    )
