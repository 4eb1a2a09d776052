"""What a slide, layout or master must say itself to look in the new deck as it did in its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from natp_studio.decks.deck import Deck
from natp_studio.decks.merging.letterboxing import (
    background,
    box_background,
    colours_of,
    cover_strips,
    draws,
    frame_of,
    is_white,
    reaches_out,
    shows_design,
    shows_through,
    shows_what_is_above,
)
from natp_studio.decks.merging.numbering import number_shapes
from natp_studio.decks.merging.scaling import Fit, fit
from natp_studio.decks.merging.scaling_parts import keep_background_in_shape, scale_slide
from natp_studio.decks.merging.scaling_text import places, say_insets, say_sizes_of_master, with_every_size
from natp_studio.decks.merging.table_styles import TableStyles
from natp_studio.decks.merging.text_defaults import bake, default_text_style, fingerprint
from natp_studio.decks.xml import Element, find, local, qn
from natp_studio.domain.problems import Problem

_Value = TypeVar("_Value", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Design:
    """What became of a layout or master: whether it changed, whether it draws shapes that slides show.

    `is_clean` is true where nothing of it is seen beside the old slide, `is_white` where its background is white or a
    rectangle by now; `colours` are those of its theme, `inherited` a background that is not its own rectangle.
    """

    changed: bool = False
    draws: bool = False
    is_clean: bool = True
    is_white: bool = True
    colours: Mapping[str, str] = field(default_factory=dict)
    inherited: Element | None = None


class Reshaping:
    """How the slides of each deck are changed for the new one. Decks of the same size and style are left as they are.

    `picked` are the decks of the slides, once for each slide; `text_style` is the style that most of them share.
    """

    def __init__(self, picked: Sequence[Deck], size: tuple[int, int] | None) -> None:
        decks = list(dict.fromkeys(picked))
        self.size = size or _commonest(deck.size for deck in picked)
        self._fits = {deck: fit(deck.size, self.size) for deck in decks}
        self._styles = {deck: default_text_style(deck.presentation) for deck in decks}
        keys = {deck: fingerprint(style) for deck, style in self._styles.items()}
        best = _commonest(keys[deck] for deck in picked)
        self.table_styles = TableStyles(decks)
        self.text_style = next(style for deck, style in self._styles.items() if keys[deck] == best)
        self._differs = {deck: self._styles[deck] is not None and keys[deck] != best for deck in decks}
        self._full: dict[Deck, Element] = {}
        self._places: dict[tuple[Deck, str], frozenset[str]] = {}

    def fit_of(self, deck: Deck) -> Fit | None:
        """How slides of this deck stand on the new ones; None where both have one size."""
        return self._fits[deck]

    def reshape_master(self, deck: Deck, part: str, root: Element, *, boxed: bool) -> Design:
        """Change a master in place. `boxed`: its background becomes a rectangle where its deck had another shape."""
        changed, design = self._begin(deck, part, root), Design(draws=draws(root))
        fitting = self._fits[deck]
        if fitting is None or not fitting.is_letterboxed:
            return replace(design, changed=changed)
        theme = deck.theme_of(part)
        colours = _colours(deck, root, theme)
        own, frame = background(root), frame_of(self.size, fitting)
        is_clean = not reaches_out(root, frame)
        if is_white(own, colours):
            return replace(design, changed=changed, is_clean=is_clean, colours=colours)
        if boxed and own is not None and not shows_through(root):
            box_background(root, frame, own)
            return replace(design, changed=True, is_clean=is_clean, colours=colours)
        keep_background_in_shape(root, fitting)
        return replace(design, changed=changed, is_clean=False, colours=colours, is_white=False, inherited=own)

    def reshape_layout(self, deck: Deck, part: str, root: Element, master: Design, *, boxed: bool) -> Design:
        """Change a layout in place; `master` is what became of its master."""
        changed = self._begin(deck, part, root)
        shows = shows_design(root)
        design = replace(master, changed=changed, draws=draws(root) or (shows and master.draws))
        fitting = self._fits[deck]
        if fitting is None or not fitting.is_letterboxed:
            return design
        own, frame = background(root), frame_of(self.size, fitting)
        is_clean = (master.is_clean or not shows or (own is not None and not master.draws)) and not reaches_out(
            root, frame
        )
        if own is None and (shows or master.is_white):
            return replace(design, is_clean=is_clean and master.is_white)
        found = own if own is not None else master.inherited
        if is_white(found, master.colours) and find(root, "p:clrMapOvr/a:overrideClrMapping") is None:
            return replace(design, is_clean=is_clean, is_white=True)
        if (
            boxed
            and found is not None
            and not shows_through(root)
            and _can_box(found, own, is_free=not (shows and master.draws))
        ):
            box_background(root, frame, found)
            return replace(design, changed=True, is_clean=is_clean, is_white=True)
        keep_background_in_shape(root, fitting)
        return replace(design, is_clean=False, is_white=False)

    def reshape_slide(self, deck: Deck, part: str, root: Element, layout: Design) -> bool:
        """Change a slide in place; True when anything changed."""
        changed = self._begin(deck, part, root)
        fitting = self._fits[deck]
        if fitting is None or not fitting.is_letterboxed:
            return changed
        own, frame = background(root), frame_of(self.size, fitting)
        is_clean = layout.is_clean
        if own is not None and not is_white(own, layout.colours):
            is_free = not (shows_design(root) and layout.draws) and not shows_through(root)
            if is_free:
                box_background(root, frame, own)
            else:
                keep_background_in_shape(root, fitting)
            is_clean = is_free
        if not is_clean or reaches_out(root, frame):
            cover_strips(root, frame, self.size)
        return True

    def boxes_design_of(self, deck: Deck, root: Element) -> bool:
        """True for a slide that shows the background of its layout or master with their shapes."""
        fitting = self._fits[deck]
        if fitting is None or not fitting.is_letterboxed:
            return False
        return shows_what_is_above(root)

    def _begin(self, deck: Deck, part: str, root: Element) -> bool:
        fitting, changed = self._fits[deck], number_shapes(root)
        if fitting is not None and fitting.is_resized:
            self._say_what_is_taken_for_granted(deck, part, root)
        elif self._differs[deck]:
            style = self._styles[deck]
            changed |= style is not None and bake(root, style)
        if fitting is not None:
            scale_slide(root, fitting)
            if fitting.is_resized:
                self.table_styles.scale(deck, root, fitting.factor)
        return changed or fitting is not None

    def _say_what_is_taken_for_granted(self, deck: Deck, part: str, root: Element) -> None:
        style = self._full.get(deck)
        if style is None:
            style = self._full[deck] = with_every_size(self._styles[deck])
        bake(root, style)
        if local(root) == "sldMaster":
            say_sizes_of_master(root, style)
        above = {"sld": deck.layout_of, "sldLayout": deck.master_of}.get(local(root))
        say_insets(root, self._places_of(deck, above(part) if above is not None else None))

    def _places_of(self, deck: Deck, part: str | None) -> frozenset[str]:
        if part is None:
            return frozenset()
        known = self._places.get((deck, part))
        if known is None:
            try:
                known = places(deck.package.xml(part))
            except Problem:
                # A damaged layout gives its slides no places.
                known = frozenset()
            self._places[deck, part] = known
        return known


def _colours(deck: Deck, master: Element, theme: str | None) -> dict[str, str]:
    """The colours of a design; none where its theme is lost or damaged."""
    try:
        return colours_of(master, deck.package.xml(theme)) if theme is not None else {}
    except Problem:
        return {}


def _can_box(found: Element, own: Element | None, *, is_free: bool) -> bool:
    """True where a background can be a rectangle: under nothing else, and without pictures of another part."""
    return is_free and (found is own or next(found.iter(qn("a:blip")), None) is None)


def _commonest(values: Iterable[_Value]) -> _Value:
    """The value that is there most often; among equals, the first."""
    numbers = Counter(values)
    return max(numbers, key=lambda value: numbers[value])
