"""What is said about a thing that a person is asked about: its name, what to write, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence

from natp_studio.domain.auditing import Ask
from natp_studio.domain.wording import begun
from natp_studio.services.auditing import ItemFinding
from natp_studio.ui.pages.export.marked_picture import Mark

NOTHING_TO_SAY = "Nothing is read out"
_TITLE_HINT = "Say in a few words what the slide is about"
_SHOWS = "Say in a sentence what it shows"
_HINTS = {
    "sound": "Say in a sentence what is heard",
    "video": "Say in a sentence what is seen and heard",
    "chart": "Say in a sentence what the numbers show",
}
_NOT_DRAWN = "Charts are not drawn here."
_KEPT = "It goes into every deck that is made from here."
_PASSED_OVER = "Screen readers pass over it."


def numbers(asked: Sequence[ItemFinding]) -> list[int]:
    """A number for each thing that has a place on its slide, from 1; 0 for the others."""
    found: list[int] = []
    for one in asked:
        found.append(max(found, default=0) + 1 if one.finding.place is not None else 0)
    return found


def marks(asked: Sequence[ItemFinding]) -> list[Mark]:
    """The numbers with their places, for the picture of the slide."""
    pairs = zip(numbers(asked), (one.finding.place for one in asked), strict=True)
    return [Mark(number, place) for number, place in pairs if place is not None]


def field_name(one: ItemFinding, number: int) -> str:
    """What a field is for: "Alt text of picture 1". What has no number is called as PowerPoint calls it."""
    if one.finding.ask is Ask.TITLE:
        return "Title"
    return f"Alt text of {thing(one, number)}" if one.item.slide is not None else "Alt text"


def thing(one: ItemFinding, number: int) -> str:
    """The thing in a few words: "picture 1"."""
    return f"{_noun(one)} {number}" if number else one.finding.where


def hint(one: ItemFinding) -> str:
    """What to write."""
    return _TITLE_HINT if one.finding.ask is Ask.TITLE else _HINTS.get(one.finding.thing, _SHOWS)


def told(one: ItemFinding, number: int) -> str:
    """What is the matter with it, or what became of it."""
    noun, finding = _noun(one), one.finding
    if not one.is_said:
        if not number or not noun:
            return finding.what
        named = f"{noun} {number}"
        return finding.what.replace(f"This {noun}", begun(named)).replace(f"this {noun}", named)
    if finding.ask is Ask.TITLE:
        return "The slide has the title that you wrote."
    what = begun(f"{noun} {number}") if number and noun else "This picture" if one.item.slide is None else "It"
    return f"{what} only decorates." if one.decoration else f"{what} has the alt text that you wrote."


def shown(one: ItemFinding) -> str:
    """What a chart shows, in words; its place in the picture is empty. "" for everything else."""
    if "chart" not in one.finding.thing:
        return ""
    return f"{_NOT_DRAWN} In the file: {one.finding.shown}" if one.finding.shown else _NOT_DRAWN


def why(one: ItemFinding) -> str:
    """Why that matters."""
    if one.is_said:
        return _PASSED_OVER if one.decoration else _KEPT
    return one.finding.why


def powerpoint_name(one: ItemFinding) -> str:
    """What PowerPoint calls it, in a sentence; "" for what has no such name."""
    if one.finding.ask is Ask.TITLE or one.item.slide is None or not one.finding.where:
        return ""
    return f"In PowerPoint it is called “{one.finding.where}”."


def _noun(one: ItemFinding) -> str:
    return one.finding.thing.partition(" with ")[0]
