"""Reads the slides of a deck into scenes. What slides share, from theme to master, is read once for the deck."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from natp_studio.decks.deck import Deck
from natp_studio.decks.drawing.backgrounds import background, background_element
from natp_studio.decks.drawing.budget import Budget
from natp_studio.decks.drawing.colours import Palette
from natp_studio.decks.drawing.gallery import Gallery
from natp_studio.decks.drawing.measures import EMU_PER_POINT, flag
from natp_studio.decks.drawing.placeholders import Heritage, placeholder_mark
from natp_studio.decks.drawing.sheet import Sheet, related, root_of
from natp_studio.decks.drawing.table_styles import read_table_styles
from natp_studio.decks.drawing.text_styles import TextStyle
from natp_studio.decks.drawing.themes import Theme, overridden, read_theme
from natp_studio.decks.drawing.tree import Branch, nodes
from natp_studio.decks.xml import Element, find, qn
from natp_studio.domain.scenes import Fill, Node, Scene

# What a side of a slide may measure, in EMU (ECMA-376 19.7.17).
_SHORTEST_SIDE, _LONGEST_SIDE = 914_400, 51_206_400


@dataclass(frozen=True)
class _Ground:
    """A layout with its master and theme: what every slide on it starts from.

    `numbered` is True where they show the slide's number themselves, outside the placeholder for it.
    """

    layout_part: str
    layout: Element | None
    master_part: str
    master: Element | None
    theme: Theme
    names: Mapping[str, str]
    heritage: Heritage
    numbered: bool


@dataclass(frozen=True)
class _Backdrop:
    """What stands behind a slide's own shapes."""

    fill: Fill | None
    nodes: tuple[Node, ...]
    images: Mapping[str, bytes]
    shortened: bool


class _Key(NamedTuple):
    """What a backdrop depends on. `number` is 0 where the slide's number does not show."""

    layout_part: str
    theme_part: str
    names: tuple[tuple[str, str], ...]
    layout: bool
    master: bool
    number: int


class SlideDrawer:
    """Draws the slides of one open deck. Damaged and missing parts are left out; nothing but a wrong number raises.

    Without `holds_files` scenes say where pictures stand, but hold none of their files: for whoever only measures.
    """

    def __init__(self, deck: Deck, *, holds_files: bool = True) -> None:
        self._deck = deck
        self._holds_files = holds_files
        self._package = deck.package
        self._text = TextStyle(find(deck.presentation, "p:defaultTextStyle"), None)
        self._table_styles = read_table_styles(
            root_of(self._package, related(self._package, self._package.main, "tableStyles"))
        )
        self._grounds: dict[str, _Ground] = {}
        self._backdrops: dict[_Key, _Backdrop] = {}

    def scene(self, number: int) -> Scene:
        """Slide `number`, from 1. Raises Problem where there is no such slide."""
        part = self._deck.slide(number)
        root = root_of(self._package, part)
        ground = self._ground(related(self._package, part, "slideLayout"))
        budget = Budget()
        theme = self._own_theme(part, ground.theme)
        names = _colour_names(root, ground.names)
        sheet = self._sheet(part, theme, names, budget, number)
        backdrop = self._backdrop(ground, theme, names, root, number)
        own = background_element(root)
        behind = backdrop.fill if own is None else background(own, sheet)
        sheet = replace(sheet, background=behind)
        tree = None if root is None else find(root, "p:cSld/p:spTree")
        drawn = nodes(tree, Branch(sheet, ground.heritage))
        width, height = (min(_LONGEST_SIDE, max(_SHORTEST_SIDE, side)) for side in self._deck.size)
        return Scene(
            width / EMU_PER_POINT,
            height / EMU_PER_POINT,
            behind,
            (*backdrop.nodes, *drawn),
            {**backdrop.images, **sheet.gallery.images},
            budget.spent_out or backdrop.shortened,
        )

    def _ground(self, layout_part: str) -> _Ground:
        known = self._grounds.get(layout_part)
        if known is None:
            known = self._grounds[layout_part] = self._read_ground(layout_part)
        return known

    def _read_ground(self, layout_part: str) -> _Ground:
        layout = root_of(self._package, layout_part)
        master_part = related(self._package, layout_part, "slideMaster")
        if not master_part:
            # A slide that has lost its layout still looks most like the deck with the deck's first master.
            master_part = related(self._package, self._package.main, "slideMaster")
        master = root_of(self._package, master_part)
        theme_part = related(self._package, master_part, "theme")
        theme = read_theme(theme_part, root_of(self._package, theme_part))
        mapped = None if master is None else find(master, "p:clrMap")
        names = {} if mapped is None else {str(name): str(value) for name, value in mapped.items()}
        return _Ground(
            layout_part,
            layout,
            master_part,
            master,
            self._own_theme(layout_part, theme),
            _colour_names(layout, names),
            Heritage(layout, master, self._text),
            _shows_number(layout) or _shows_number(master),
        )

    def _own_theme(self, part: str, theme: Theme) -> Theme:
        override = related(self._package, part, "themeOverride")
        return overridden(theme, override, root_of(self._package, override)) if override else theme

    def _sheet(self, part: str, theme: Theme, names: Mapping[str, str], budget: Budget, number: int) -> Sheet:
        gallery = Gallery(self._package, budget, holds_files=self._holds_files)
        palette = Palette(theme.colours, names)
        return Sheet(
            self._package, part, theme, palette, gallery, budget, self._text, self._table_styles, number=number
        )

    def _backdrop(
        self, ground: _Ground, theme: Theme, names: Mapping[str, str], slide: Element | None, number: int
    ) -> _Backdrop:
        layout = slide is None or flag(slide.get("showMasterSp"), default=True)
        master = layout and (ground.layout is None or flag(ground.layout.get("showMasterSp"), default=True))
        number = number if ground.numbered else 0
        key = _Key(ground.layout_part, theme.part, tuple(sorted(names.items())), layout, master, number)
        known = self._backdrops.get(key)
        if known is None:
            known = self._draw_backdrop(ground, theme, names, key)
            if not ground.numbered:
                self._backdrops[key] = known
        return known

    def _draw_backdrop(self, ground: _Ground, theme: Theme, names: Mapping[str, str], key: _Key) -> _Backdrop:
        budget = Budget()
        sheet = self._sheet(ground.master_part, theme, names, budget, key.number)
        behind: Fill | None = None
        for part, root in ((ground.layout_part, ground.layout), (ground.master_part, ground.master)):
            said = background_element(root)
            if said is not None:
                behind = background(said, sheet.on(part))
                break
        sheet = replace(sheet, background=behind)
        drawn: list[Node] = []
        for part, root, shown in (
            (ground.master_part, ground.master, key.master),
            (ground.layout_part, ground.layout, key.layout),
        ):
            if shown and root is not None:
                drawn += nodes(find(root, "p:cSld/p:spTree"), Branch(sheet.on(part)))
        return _Backdrop(behind, tuple(drawn), sheet.gallery.images, budget.spent_out)


def _shows_number(root: Element | None) -> bool:
    tree = None if root is None else find(root, "p:cSld/p:spTree")
    return tree is not None and any(
        field.get("type", "").lower() == "slidenum"
        for shape in tree
        if placeholder_mark(shape) is None
        for field in shape.iter(qn("a:fld"))
    )


def _colour_names(root: Element | None, inherited: Mapping[str, str]) -> Mapping[str, str]:
    override = None if root is None else find(root, "p:clrMapOvr/a:overrideClrMapping")
    return inherited if override is None else {str(name): str(value) for name, value in override.items()}
