"""Words as eyes meet them: too faint or too small, where the file says clearly enough which colours meet.

Contrast is worked out only where words stand on one plain colour: of the shape itself, of a shape that lies wholly
behind it, or of the slide. On pictures, gradients and half-covered ground nothing is claimed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from natp_studio.decks.deck import Deck
from natp_studio.decks.drawing.drawer import SlideDrawer
from natp_studio.decks.slide_tree import paragraph_words
from natp_studio.decks.xml import Element, local, qn
from natp_studio.domain.auditing import SMALLEST_POINTS, DeckFinding, contrast, least_contrast
from natp_studio.domain.scenes import (
    Colour,
    Fill,
    Frame,
    Group,
    Node,
    Run,
    Shape,
    SolidFill,
    Table,
    TextBody,
)
from natp_studio.domain.wording import count

_WHITE = Colour(255, 255, 255)
_LONGEST = 40
_SLACK = 0.5


class LookCheck:
    """Checks how the words of one deck's slides look. What a design shows on every slide is told once."""

    def __init__(self, deck: Deck) -> None:
        self._drawer = SlideDrawer(deck, holds_files=False)
        self._told: set[str] = set()

    def findings(self, number: int, root: Element) -> Iterator[DeckFinding]:
        """What is found about the look of slide `number`, from 1, whose XML is `root`."""
        scene = self._drawer.scene(number)
        own = {paragraph_words(paragraph) for paragraph in root.iter(qn("a:p"))}
        unclear = {paragraph_words(paragraph) for paragraph in root.iter(qn("a:p")) if _is_colourful(paragraph)}
        ground = SolidFill(_WHITE) if scene.background is None else scene.background
        leaves = list(_leaves(scene.nodes))
        for place, node in enumerate(leaves):
            said = []
            for body, fill in _bodies(node):
                behind = _colour(fill) if fill is not None else _behind(node.frame, leaves[:place], ground)
                lines = [" ".join("".join(run.text for run in one.runs).split()) for one in body.paragraphs]
                runs = [run for one in body.paragraphs for run in one.runs if run.text.strip()]
                words = _start(lines)
                if any(line in own for line in lines if line) or words not in self._told:
                    self._told.add(words)
                    said.append(_Words(words, tuple(runs), None if unclear & set(lines) else behind))
            yield from _faint(said)
            yield from _small(said)


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a shape or a cell, how they begin, and the one colour behind them, where there is one."""

    start: str
    runs: tuple[Run, ...]
    behind: Colour | None


def _faint(said: Sequence[_Words]) -> Iterator[DeckFinding]:
    """One finding for a shape or table, about the faintest of its words."""
    found = [(*lack, words) for words in said if (lack := _lack(words)) is not None]
    if found:
        ratio, needed, words = min(found, key=lambda one: one[0] / one[1])
        what = f"“{words.start}”{_more(found)}: contrast {ratio:.1f} to 1; {needed:g} to 1 is needed."
        yield DeckFinding("contrast", 0, words.start, what)


def _lack(words: _Words) -> tuple[float, float] | None:
    """The contrast of the faintest run and the one it needs, where it is too little."""
    worst: tuple[float, float] | None = None
    for run in words.runs:
        ground = run.highlight or words.behind
        if ground is None or ground.alpha < 1 or not run.colour.alpha:
            continue
        colour = ground.mixed(run.colour, run.colour.alpha)
        needed = least_contrast(run.size, bold=run.bold)
        ratio = contrast(Colour(colour.red, colour.green, colour.blue), ground)
        if ratio < needed - 0.005 and (worst is None or ratio / needed < worst[0] / worst[1]):
            worst = ratio, needed
    return worst


def _small(said: Sequence[_Words]) -> Iterator[DeckFinding]:
    """One finding for a shape or table, about the smallest of its words."""
    # Raised and lowered words are small because of where they stand, not because somebody made them so.
    sizes = [(min((run.size for run in words.runs if not run.baseline), default=99.0), words) for words in said]
    found = [(size, words) for size, words in sizes if size < SMALLEST_POINTS - 0.05]
    if found:
        size, words = min(found, key=lambda one: one[0])
        yield DeckFinding("small-text", 0, words.start, f"“{words.start}”{_more(found)}: words of {size:.0f} points.")


def _more(found: Sequence[object]) -> str:
    return f" and {count(len(found) - 1, 'more cell')}" if len(found) > 1 else ""


def _is_colourful(paragraph: Element) -> bool:
    """True where letters are filled with more than one colour, or drawn by an effect."""
    return any(
        local(fill) in ("gradFill", "blipFill", "pattFill", "noFill")
        for properties in paragraph.iter(qn("a:rPr"))
        for fill in properties
    )


def _leaves(nodes: Sequence[Node]) -> Iterator[Node]:
    for node in nodes:
        if isinstance(node, Group):
            yield from _leaves(node.nodes)
        else:
            yield node


def _bodies(node: Node) -> Iterator[tuple[TextBody, Fill | None]]:
    if isinstance(node, Shape) and node.text is not None:
        yield node.text, node.fill
    if isinstance(node, Table):
        for cell in node.cells:
            if cell.text is not None:
                yield cell.text, cell.fill or node.fill


def _behind(frame: Frame, earlier: Sequence[Node], ground: Fill) -> Colour | None:
    """The one colour behind a shape without a fill of its own, or None where it is not one."""
    for node in reversed(earlier):
        if isinstance(node, Shape) and node.fill is None:
            continue
        other = node.frame
        if not _touch(frame, other):
            continue
        if not isinstance(node, Shape) or not _holds(other, frame):
            return None
        return _colour(node.fill)
    return _colour(ground)


def _colour(fill: Fill | None) -> Colour | None:
    return fill.colour if isinstance(fill, SolidFill) and fill.colour.alpha >= 1 else None


def _touch(one: Frame, other: Frame) -> bool:
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )


def _holds(outer: Frame, inner: Frame) -> bool:
    return (
        outer.rotation % 180 == 0
        and inner.rotation % 180 == 0
        and outer.x <= inner.x + _SLACK
        and outer.y <= inner.y + _SLACK
        and outer.x + outer.width >= inner.x + inner.width - _SLACK
        and outer.y + outer.height >= inner.y + inner.height - _SLACK
    )


def _start(lines: Sequence[str]) -> str:
    words = " ".join(line for line in lines if line)
    return words if len(words) <= _LONGEST else words[:_LONGEST].rsplit(" ", 1)[0] + "…"
