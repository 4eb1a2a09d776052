"""DrawingML colours made plain: names, the theme's colours, and what changes them (ECMA-376 20.1.2.3)."""

from __future__ import annotations

import colorsys
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from natp_studio.decks.drawing.colour_names import NAMED
from natp_studio.decks.drawing.measures import degrees, share
from natp_studio.decks.xml import Element, local
from natp_studio.domain.scenes import Colour

BLACK = Colour(0, 0, 0)
WHITE = Colour(255, 255, 255)
# PowerPoint's own first theme, for decks that have lost theirs.
OFFICE_COLOURS: Mapping[str, Colour] = {
    "dk1": BLACK,
    "lt1": WHITE,
    "dk2": Colour(0x44, 0x54, 0x6A),
    "lt2": Colour(0xE7, 0xE6, 0xE6),
    "accent1": Colour(0x44, 0x72, 0xC4),
    "accent2": Colour(0xED, 0x7D, 0x31),
    "accent3": Colour(0xA5, 0xA5, 0xA5),
    "accent4": Colour(0xFF, 0xC0, 0x00),
    "accent5": Colour(0x5B, 0x9B, 0xD5),
    "accent6": Colour(0x70, 0xAD, 0x47),
    "hlink": Colour(0x05, 0x63, 0xC1),
    "folHlink": Colour(0x95, 0x4F, 0x72),
}
_USUAL_MAP = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
# Windows' own colours, where a file names one without saying what it was last.
_SYSTEM = {"window": WHITE, "btnFace": Colour(0xF0, 0xF0, 0xF0), "highlight": Colour(0, 0x78, 0xD7)}
# Colour names of ECMA-376 20.1.10.48 that are not an SVG name, a shortened one, or a shade of one.
_SHORTENED = (("dk", "dark"), ("lt", "light"), ("med", "medium"))


@dataclass(frozen=True)
class Palette:
    """The colours of a theme, and which of them "tx1", "bg1" and so on are on this slide."""

    colours: Mapping[str, Colour]
    names: Mapping[str, str]

    def named(self, name: str) -> Colour:
        """A theme colour by either kind of name. Black where there is none."""
        place = self.names.get(name) or _USUAL_MAP.get(name, name)
        return self.colours.get(place) or OFFICE_COLOURS.get(place, BLACK)


def colour(parent: Element | None, palette: Palette, stand_in: Colour | None = None) -> Colour | None:
    """The colour that an element such as solidFill holds, or None. `stand_in` is what "phClr" stands for."""
    if parent is None:
        return None
    for child in parent:
        found = colour_value(child, palette, stand_in)
        if found is not None:
            return found
    return None


def colour_value(element: Element, palette: Palette, stand_in: Colour | None = None) -> Colour | None:
    """The colour that an element such as srgbClr is, or None for any other element."""
    reader = _READERS.get(local(element))
    if reader is None:
        return None
    base = reader(element, palette, stand_in)
    return _changed(base, element) if len(element) else base


def hexadecimal(text: str | None) -> Colour | None:
    """A colour written as RRGGBB."""
    try:
        value = int(text or "", 16)
    except ValueError:
        return None
    return Colour(value >> 16 & 255, value >> 8 & 255, value & 255)


def _scheme(element: Element, palette: Palette, stand_in: Colour | None) -> Colour:
    name = element.get("val", "")
    if name == "phClr":
        return stand_in or BLACK
    return palette.named(name)


def _plain(element: Element, _palette: Palette, _stand_in: Colour | None) -> Colour:
    return hexadecimal(element.get("val")) or BLACK


def _system(element: Element, _palette: Palette, _stand_in: Colour | None) -> Colour:
    return hexadecimal(element.get("lastClr")) or _SYSTEM.get(element.get("val", ""), BLACK)


def _preset(element: Element, _palette: Palette, _stand_in: Colour | None) -> Colour:
    name = element.get("val", "")
    for short, long in _SHORTENED:
        if name.startswith(short) and name[len(short) : len(short) + 1].isupper():
            name = long + name[len(short) :]
    return hexadecimal(NAMED.get(name.lower().replace("grey", "gray"))) or BLACK


def _linear(element: Element, _palette: Palette, _stand_in: Colour | None) -> Colour:
    red, green, blue = (share(element.get(name)) for name in ("r", "g", "b"))
    return _rounded(_encoded(red), _encoded(green), _encoded(blue), 1.0)


def _hsl(element: Element, _palette: Palette, _stand_in: Colour | None) -> Colour:
    hue, light, saturation = degrees(element.get("hue")) / 360, share(element.get("lum")), share(element.get("sat"))
    return _rounded(*colorsys.hls_to_rgb(hue, _unit(light), _unit(saturation)), 1.0)


_READERS: Mapping[str, Callable[[Element, Palette, Colour | None], Colour]] = {
    "schemeClr": _scheme,
    "srgbClr": _plain,
    "sysClr": _system,
    "prstClr": _preset,
    "scrgbClr": _linear,
    "hslClr": _hsl,
}


def _changed(base: Colour, element: Element) -> Colour:
    red, green, blue, alpha = base.red / 255, base.green / 255, base.blue / 255, base.alpha
    for change in element:
        name, text = local(change), change.get("val")
        if name in _HSL_CHANGES:
            red, green, blue = _changed_hsl(red, green, blue, name, text)
        elif name in ("tint", "shade"):
            amount = _unit(share(text, 1.0))
            towards = 1 - amount if name == "tint" else 0.0
            red, green, blue = (_encoded(_decoded(part) * amount + towards) for part in (red, green, blue))
        elif name in ("alpha", "alphaMod", "alphaOff"):
            amount = share(text, 1.0)
            alpha = _unit({"alpha": amount, "alphaMod": alpha * amount, "alphaOff": alpha + amount}[name])
        elif name in ("inv", "gray", "comp", "gamma", "invGamma"):
            red, green, blue = _changed_rgb(red, green, blue, name)
        elif name[:3] in ("red", "gre", "blu"):
            red, green, blue = _changed_channel((red, green, blue), name, share(text))
    return _rounded(red, green, blue, alpha)


_HSL_CHANGES = frozenset(("hue", "hueMod", "hueOff", "sat", "satMod", "satOff", "lum", "lumMod", "lumOff"))


def _changed_hsl(red: float, green: float, blue: float, name: str, text: str | None) -> tuple[float, float, float]:
    hue, light, saturation = colorsys.rgb_to_hls(_unit(red), _unit(green), _unit(blue))
    if name == "hueMod":
        hue *= share(text, 1.0)
    elif name.startswith("hue"):
        turned = degrees(text) / 360
        hue = hue + turned if name == "hueOff" else turned
    elif name.startswith("sat"):
        saturation = _unit(_applied(saturation, name, share(text)))
    else:
        light = _unit(_applied(light, name, share(text)))
    return colorsys.hls_to_rgb(hue % 1.0, light, saturation)


def _changed_channel(parts: tuple[float, float, float], name: str, amount: float) -> tuple[float, float, float]:
    place = ("red", "gre", "blu").index(name[:3])
    linear = [_decoded(part) for part in parts]
    linear[place] = _applied(linear[place], name, amount)
    red, green, blue = (_encoded(part) for part in linear)
    return red, green, blue


def _applied(value: float, name: str, amount: float) -> float:
    if name.endswith("Mod"):
        return value * amount
    return value + amount if name.endswith("Off") else amount


def _changed_rgb(red: float, green: float, blue: float, name: str) -> tuple[float, float, float]:
    if name == "inv":
        return 1 - red, 1 - green, 1 - blue
    if name == "gray":
        light = 0.2126 * red + 0.7152 * green + 0.0722 * blue
        return light, light, light
    if name == "comp":
        hue, light, saturation = colorsys.rgb_to_hls(_unit(red), _unit(green), _unit(blue))
        return colorsys.hls_to_rgb((hue + 0.5) % 1.0, light, saturation)
    curve = _encoded if name == "gamma" else _decoded
    return curve(red), curve(green), curve(blue)


def _decoded(value: float) -> float:
    # The sRGB transfer curve (IEC 61966-2-1): tint and shade work on light, not on stored values.
    value = _unit(value)
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def _encoded(value: float) -> float:
    value = _unit(value)
    return value * 12.92 if value <= 0.0031308 else float(1.055 * value ** (1 / 2.4) - 0.055)


def _unit(value: float) -> float:
    return 0.0 if value < 0 else min(value, 1.0)


def _rounded(red: float, green: float, blue: float, alpha: float) -> Colour:
    return Colour(round(_unit(red) * 255), round(_unit(green) * 255), round(_unit(blue) * 255), alpha)
