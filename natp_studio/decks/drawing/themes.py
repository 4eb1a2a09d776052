"""A theme as far as pictures need it: colours, fonts, and the lists of fills and lines that shapes refer to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from natp_studio.decks.drawing.colours import OFFICE_COLOURS, Palette, colour
from natp_studio.decks.xml import Element, find, find_all, local
from natp_studio.domain.scenes import Colour

_NO_PALETTE = Palette({}, {})
# Some decks write these in one theme's font for another script; a placeholder sign is no family.
_NO_FAMILY = ("", "+mj-lt", "+mn-lt")
_BACKGROUND_STYLES = 1000


@dataclass(frozen=True)
class Theme:
    """Colours by name ("accent1"), font families by sign ("+mj-lt"), and the style lists as they stand in the file.

    `part` is where the pictures of its fills are looked up; "" where the deck has no theme.
    """

    part: str = ""
    colours: Mapping[str, Colour] = field(default_factory=lambda: OFFICE_COLOURS)
    fonts: Mapping[str, str] = field(default_factory=dict)
    fills: tuple[Element, ...] = ()
    lines: tuple[Element, ...] = ()
    effects: tuple[Element, ...] = ()
    backgrounds: tuple[Element, ...] = ()
    shape_default: Element | None = None
    line_default: Element | None = None
    text_default: Element | None = None

    def family(self, wanted: str) -> str:
        """The family that a name or a sign such as "+mn-lt" means; "" where the theme leaves it open."""
        return self.fonts.get(wanted, "") if wanted.startswith("+") else wanted

    def fill_style(self, number: int) -> Element | None:
        """The fill of a number: from 1 the list for shapes, from 1,001 that for backgrounds (ECMA-376 19.3.1.3)."""
        listed = self.fills
        if number > _BACKGROUND_STYLES:
            listed, number = self.backgrounds, number - _BACKGROUND_STYLES
        return listed[number - 1] if 0 < number <= len(listed) else None


def read_theme(part: str, root: Element | None) -> Theme:
    """The theme in a theme part. A missing one is PowerPoint's first."""
    if root is None:
        return Theme()
    styles = find(root, "a:themeElements/a:fmtScheme")
    return Theme(
        part,
        _colours(find(root, "a:themeElements/a:clrScheme")) or OFFICE_COLOURS,
        _fonts(find(root, "a:themeElements/a:fontScheme")),
        _listed(styles, "fillStyleLst"),
        _listed(styles, "lnStyleLst"),
        _listed(styles, "effectStyleLst"),
        _listed(styles, "bgFillStyleLst"),
        find(root, "a:objectDefaults/a:spDef"),
        find(root, "a:objectDefaults/a:lnDef"),
        find(root, "a:objectDefaults/a:txDef"),
    )


def overridden(theme: Theme, part: str, root: Element | None) -> Theme:
    """The theme with what an override part (ECMA-376 14.2.8) says otherwise."""
    if root is None:
        return theme
    styles = find(root, "a:fmtScheme")
    return Theme(
        part if styles is not None else theme.part,
        _colours(find(root, "a:clrScheme")) or theme.colours,
        _fonts(find(root, "a:fontScheme")) or theme.fonts,
        _listed(styles, "fillStyleLst") or theme.fills,
        _listed(styles, "lnStyleLst") or theme.lines,
        _listed(styles, "effectStyleLst") or theme.effects,
        _listed(styles, "bgFillStyleLst") or theme.backgrounds,
        theme.shape_default,
        theme.line_default,
        theme.text_default,
    )


def _colours(scheme: Element | None) -> Mapping[str, Colour]:
    if scheme is None:
        return {}
    found = {local(entry): colour(entry, _NO_PALETTE) for entry in scheme}
    return {name: value for name, value in found.items() if value is not None}


def _fonts(scheme: Element | None) -> Mapping[str, str]:
    fonts: dict[str, str] = {}
    for kind, sign in (("majorFont", "+mj"), ("minorFont", "+mn")):
        for script, ending in (("latin", "lt"), ("ea", "ea"), ("cs", "cs")):
            node = None if scheme is None else find(scheme, f"a:{kind}/a:{script}")
            family = "" if node is None else node.get("typeface", "")
            if family not in _NO_FAMILY:
                fonts[f"{sign}-{ending}"] = family
    return fonts


def _listed(styles: Element | None, name: str) -> tuple[Element, ...]:
    node = None if styles is None else find(styles, f"a:{name}")
    return () if node is None else tuple(find_all(node, "*"))
