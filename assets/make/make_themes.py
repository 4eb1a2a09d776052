"""Make the window's colours: four themes, chosen by hand, and the colours of each kind of block by one recipe.

Usage: python make_themes.py themes.json

Each kind has a hue of its own; lightness and saturation of its tint, edge and ink are the same for all, and the edge is
then moved until all kinds stand out alike. Every pair of colours that is used for words or controls is checked against
WCAG 2.2 (1.4.3 and 1.4.11); only the theme that is called low contrast may miss it.
"""

from __future__ import annotations

import colorsys
import json
import sys
from pathlib import Path

NAMES = [
    "canvas",
    "surface",
    "sunken",
    "line",
    "control_line",
    "text",
    "text_2",
    "text_off",
    "accent",
    "accent_hover",
    "on_accent",
    "accent_tint",
    "accent_ink",
    "hover",
    "focus",
    "info_tint",
    "info_ink",
    "info_edge",
    "warn_tint",
    "warn_ink",
    "warn_edge",
    "error_tint",
    "error_ink",
    "error_edge",
    "done_tint",
    "done_ink",
    "done_edge",
]
THEMES = {
    "light": "F4F2ED FCFBF8 EAE7E0 DAD6CC 7A8283 1F2628 4D585B 666F72 1E5B66 174951 FFFFFF DBE8E8 164951 EEF1EE 2B4BA8 "
    "E3EAF3 27446B 54779F F3E8CF 5A4206 94691A F2E2DC 6B2B1D 9A4F3B E0EADF 25502F 477A52",
    "dark": "1B1F21 24292B 15191A 3A4144 8B9597 E7E4DD B6BCBB 98A1A1 8FC4C9 A8D3D7 10282C 2B4246 BFE0E3 2C3335 AFC4FF "
    "29374A C2D5EE 7F9CC2 40351F EBD6A6 BC9A55 452E28 F0C9BC C98A76 293B2D C0DEC4 7BA685",
    "muted": "E3E1DD ECEAE7 D8D6D2 C8C5C0 757776 2C3031 4B5051 5C6162 4A5B5E 3C4B4E F7F6F3 D3DADA 37484B E2E2DF 3F4F7C "
    "D9DCE0 3B4654 667384 E2DCCF 4F462F 7D7051 E1D8D4 573F38 866860 D9DED8 38493B 647767",
    "low": "DDDAD4 E3E0DA D5D2CB CBC8C1 989893 5A6062 686E6F 7D8282 5F787B 546B6E F6F4EF CFD8D7 4E6467 D9D8D2 56648F "
    "D3D7DC 566170 8591A1 DCD4C3 6A5F45 9A8C6C DBCFCA 705850 A08479 D1D8D0 546557 839584",
}
# Kind of block: icon, shape of the edge, hue in degrees, and how much of the recipe's saturation it gets.
KINDS = {
    "welcome": ("door-open", "solid", 211, 1.0),
    "teach": ("book-open", "solid", 186, 1.0),
    "video": ("clapperboard", "film", 238, 1.0),
    "lived-experience": ("message-circle-heart", "double", 306, 1.0),
    "discussion": ("messages-square", "waves", 150, 1.0),
    "practise": ("users-round", "dots", 79, 1.0),
    "adaptation-ideas": ("lightbulb", "solid", 43, 1.0),
    "break": ("coffee", "dashes", 50, 0.35),
    "quiet-time": ("moon", "long", 262, 0.35),
    "reflect": ("pencil-line", "steps", 17, 1.0),
    "close": ("flag", "ends", 338, 0.8),
}
# Lightness and saturation of tint, edge and ink; then the contrast that the edge is moved to, against the surface.
RECIPES = {
    "light": ((0.905, 0.30), (0.435, 0.27), (0.235, 0.38), 4.3),
    "dark": ((0.205, 0.20), (0.64, 0.28), (0.84, 0.40), 5.2),
    "muted": ((0.835, 0.07), (0.42, 0.10), (0.245, 0.13), 4.3),
    "low": ((0.80, 0.09), (0.55, 0.10), (0.345, 0.12), None),
}
STEP = 0.005
WORDS, CONTROLS = 4.5, 3.0
ON_PAPER = ("canvas", "surface", "sunken")


def main() -> None:
    themes = {theme: _theme(theme) for theme in THEMES}
    missed = [line for theme in themes if theme != "low" for line in _missed(theme, themes[theme])]
    if missed:
        raise SystemExit("\n".join(missed))
    kinds = {kind: {"icon": icon, "edge": edge} for kind, (icon, edge, _, _) in KINDS.items()}
    made = json.dumps({"kinds": kinds, "themes": themes}, indent=1) + "\n"
    Path(sys.argv[1]).write_text(made, encoding="utf-8", newline="\n")


def pairs() -> list[tuple[str, str, float]]:
    """Every pair of colours that is used one on the other, and the contrast it needs."""
    found = [(ink, paper, WORDS) for ink in ("text", "text_2") for paper in ON_PAPER]
    found += [("text_off", "surface", WORDS), ("on_accent", "accent", WORDS), ("on_accent", "accent_hover", WORDS)]
    found += [("accent", "surface", WORDS), ("accent", "canvas", WORDS), ("accent_ink", "accent_tint", WORDS)]
    found += [("text_2", "accent_tint", WORDS), ("text", "hover", WORDS)]
    found += [("control_line", paper, CONTROLS) for paper in ("surface", "canvas")]
    found += [("focus", paper, CONTROLS) for paper in (*ON_PAPER, "accent_tint")]
    for name in ("info", "warn", "error", "done", *KINDS):
        found += [(f"{name}_ink", f"{name}_tint", WORDS), (f"{name}_edge", "surface", CONTROLS)]
    found += [(f"{kind}_edge", f"{kind}_tint", CONTROLS) for kind in KINDS]
    return found


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, "#RRGGBB", as WCAG 2.2 defines it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _theme(theme: str) -> dict[str, str]:
    colours = {name: f"#{value}" for name, value in zip(NAMES, THEMES[theme].split(), strict=True)}
    *parts, wanted = RECIPES[theme]
    for kind, (_, _, hue, share) in KINDS.items():
        for part, (first, saturation) in zip(("tint", "edge", "ink"), parts, strict=True):
            lightness = first
            colour = _colour(hue, lightness, saturation * share)
            step = STEP if theme == "dark" else -STEP
            while part == "edge" and wanted and contrast(colour, colours["surface"]) < wanted:
                lightness += step
                colour = _colour(hue, lightness, saturation * share)
            colours[f"{kind}_{part}"] = colour
    return colours


def _missed(theme: str, colours: dict[str, str]) -> list[str]:
    return [
        f"{theme}: {ink} on {paper} is {contrast(colours[ink], colours[paper]):.2f}, below {needed}"
        for ink, paper, needed in pairs()
        if contrast(colours[ink], colours[paper]) < needed
    ]


def _colour(hue: float, lightness: float, saturation: float) -> str:
    return "#" + "".join(f"{round(255 * part):02X}" for part in colorsys.hls_to_rgb(hue / 360, lightness, saturation))


def _luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


if __name__ == "__main__":
    main()
