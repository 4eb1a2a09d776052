"""How text looks before a paragraph says anything itself: list styles laid over each other, level by level.

The order, strongest first: the shape's own list style, its layout's and master's placeholder, the master's text styles,
the presentation's default text style (ECMA-376 19.3.1.52, 21.1.2.4.12).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from natp_studio.decks.drawing.measures import integer
from natp_studio.decks.xml import Element, find, local

LEVELS = 9
_FILLS = frozenset(("solidFill", "gradFill", "noFill", "blipFill", "pattFill", "grpFill"))
_FONTS = frozenset(("latin", "ea", "cs", "sym"))
_BULLETS = {
    "buNone": "bullet",
    "buChar": "bullet",
    "buAutoNum": "bullet",
    "buBlip": "bullet",
    "buClr": "bullet colour",
    "buClrTx": "bullet colour",
    "buFont": "bullet font",
    "buFontTx": "bullet font",
    "buSzPct": "bullet size",
    "buSzPts": "bullet size",
    "buSzTx": "bullet size",
}


@dataclass(frozen=True, slots=True)
class Properties:
    """Attributes, and the elements that say more, by what they are about ("fill", "bullet", "lnSpc")."""

    values: Mapping[str, str] = field(default_factory=dict)
    parts: Mapping[str, Element] = field(default_factory=dict)

    def over(self, weaker: Properties) -> Properties:
        """These properties where they say something, the weaker ones elsewhere."""
        if not self.values and not self.parts:
            return weaker
        return Properties({**weaker.values, **self.values}, {**weaker.parts, **self.parts})


NOTHING = Properties()


@dataclass(frozen=True, slots=True)
class LevelStyle:
    """What a level of a list style says of paragraphs and of the runs in them."""

    paragraph: Properties = NOTHING
    run: Properties = NOTHING


class TextStyle:
    """A list style over weaker ones. Levels, from 0, are worked out when asked for, once."""

    def __init__(self, element: Element | None, weaker: TextStyle | None, runs: Properties = NOTHING) -> None:
        self._element = element
        self._weaker = weaker
        self._runs = runs
        self._known: dict[int, LevelStyle] = {}

    def level(self, number: int) -> LevelStyle:
        """The look of a level; levels beyond the ninth look like the ninth."""
        number = min(max(number, 0), LEVELS - 1)
        known = self._known.get(number)
        if known is None:
            known = self._known[number] = self._worked_out(number)
        return known

    def _worked_out(self, number: int) -> LevelStyle:
        below = LevelStyle() if self._weaker is None else self._weaker.level(number)
        paragraph, run = below.paragraph, self._runs.over(below.run)
        if self._element is None:
            return LevelStyle(paragraph, run)
        for name in ("a:defPPr", f"a:lvl{number + 1}pPr"):
            said = find(self._element, name)
            if said is not None:
                paragraph = paragraph_properties(said).over(paragraph)
                run = run_properties(find(said, "a:defRPr")).over(run)
        return LevelStyle(paragraph, run)


def text_style(element: Element | None, weaker: TextStyle | None) -> TextStyle:
    """The list style of `element` over a weaker one; the weaker one itself where it says nothing."""
    if weaker is not None and (element is None or not len(element)):
        return weaker
    return TextStyle(element, weaker)


def paragraph_properties(element: Element | None) -> Properties:
    """What a pPr or a level of a list style says of paragraphs."""
    if element is None:
        return NOTHING
    parts = {_BULLETS.get(name, name): child for child in element if (name := local(child))}
    return Properties(_attributes(element), parts)


def run_properties(element: Element | None) -> Properties:
    """What an rPr, defRPr or endParaRPr says of runs. Font families stand among the values."""
    if element is None:
        return NOTHING
    values, parts = _attributes(element), {}
    for child in element:
        name = local(child)
        if name in _FONTS:
            values[name] = child.get("typeface", "")
        elif name in _FILLS:
            parts["fill"] = child
        elif name:
            parts[name] = child
    return Properties(values, parts)


def level_of(paragraph: Properties) -> int:
    """The level, from 0, that a paragraph stands at."""
    return integer(paragraph.values.get("lvl"))


def _attributes(element: Element) -> dict[str, str]:
    return {str(name): str(value) for name, value in element.items()}
