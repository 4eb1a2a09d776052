"""Runs: words with everything settled, from family and size to colour and underline (ECMA-376 21.1.2.3)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from natp_studio.decks.drawing.colours import colour
from natp_studio.decks.drawing.fills import one_colour
from natp_studio.decks.drawing.measures import flag, integer, number, share
from natp_studio.decks.drawing.sheet import Sheet
from natp_studio.decks.drawing.text_styles import Properties, run_properties
from natp_studio.decks.xml import Element, find, local, qn
from natp_studio.domain.scenes import Colour, Run

LINE_BREAK = "\u2028"
_USUAL_SIZE = 18.0
_SMALLEST, _LARGEST = 1.0, 1000.0
_RAISED_SIZE = 2 / 3
_SMALL_CAPITAL = 0.8
_FEW_LETTERS = 2
_SIGNS = (("latin", "+mn-lt"), ("ea", "+mn-ea"), ("cs", "+mn-cs"))
_SEE_THROUGH = Colour(0, 0, 0, 0.0)
_SYMBOL_FAMILIES = ("wingdings", "webdings", "symbol", "zapfdingbats", "monotype sorts")


@dataclass(frozen=True)
class Lettering:
    """What a text body does to all of its runs: the sheet they stand on and how far autofit shrank them."""

    sheet: Sheet
    scale: float = 1.0


def run(text: str, own: Properties, style: Properties, lettering: Lettering) -> Run:
    """A run of `text` with its own properties over those of its level."""
    said = own.over(style)
    size = _size(said) * lettering.scale
    baseline = share(said.values.get("baseline"))
    lift = max(-1.0, min(1.0, baseline)) * size
    if baseline:
        size *= _RAISED_SIZE
    caps = said.values.get("cap", "none")
    families = _families(said, lettering.sheet)
    marked = said.parts.get("highlight")
    link = _is_link(own)
    return Run(
        text.upper() if caps == "all" else text,
        families,
        size,
        lettering.sheet.palette.named("hlink") if link else _colour(said, lettering.sheet),
        flag(said.values.get("b")),
        flag(said.values.get("i")),
        "sng" if link else _line_word(said, "u", "none"),
        _line_word(said, "strike", "noStrike"),
        lift,
        number(said.values.get("spc")) / 100 * lettering.scale,
        None if marked is None else colour(marked, lettering.sheet.palette),
        is_symbol_family(families[0] if families else ""),
    )


def runs(paragraph: Element, style: Properties, lettering: Lettering) -> list[Run]:
    """The runs of a paragraph, its fields and line breaks among them."""
    found: list[Run] = []
    for child in paragraph:
        kind = local(child)
        if kind in ("r", "fld"):
            text = _text(child, kind, lettering.sheet)
        elif kind == "br":
            text = LINE_BREAK
        elif kind == "m":
            text = "".join(str(piece) for piece in child.itertext())
        else:
            continue
        text = lettering.sheet.budget.take_text(text)
        for piece in _pieces(text, find(child, "a:rPr"), style, lettering) if text else ():
            if not lettering.sheet.budget.take_run(len(found)):
                return found
            found.append(piece)
    return found


def _pieces(text: str, properties: Element | None, style: Properties, lettering: Lettering) -> Iterator[Run]:
    own = run_properties(properties)
    made = run(text, own, style, lettering)
    small = own.values.get("cap", style.values.get("cap")) == "small"
    signs = None if properties is None else find(properties, "a:sym")
    for piece in _small_capitals(made) if small else (made,):
        yield from _with_symbols(piece, signs)


def is_symbol_family(family: str) -> bool:
    """True for fonts whose letters are signs, such as Wingdings."""
    return family.lower().startswith(_SYMBOL_FAMILIES)


def _text(element: Element, kind: str, sheet: Sheet) -> str:
    if kind == "fld" and element.get("type", "").lower() == "slidenum" and sheet.number:
        return str(sheet.number)
    text = "".join(node.text or "" for node in element.iterchildren(qn("a:t")))
    return text.replace("\v", LINE_BREAK).replace("_x000B_", LINE_BREAK).replace("\r", "").replace("\n", LINE_BREAK)


def _small_capitals(made: Run) -> Iterator[Run]:
    for small, letters in groupby(made.text, key=str.islower):
        size = made.size * _SMALL_CAPITAL if small else made.size
        yield replace(made, text="".join(letters).upper(), size=size)


def _with_symbols(made: Run, sign_font: Element | None) -> Iterator[Run]:
    # A font for signs counts for the signs only: PowerPoint's arrow for "->" is a Wingdings "à" among plain words.
    family = "" if sign_font is None else sign_font.get("typeface", "")
    if not is_symbol_family(family) or made.symbols:
        yield made
        return
    short = len(made.text) <= _FEW_LETTERS

    def is_sign(letter: str) -> bool:
        # Letters with accents are words in a long run, signs in a short one.
        return letter != LINE_BREAK and ord(letter) > 0x7E and (short or not 0xC0 <= ord(letter) < 0x250)

    for symbols, letters in groupby(made.text, key=is_sign):
        families = (family, *made.families) if symbols else made.families
        yield replace(made, text="".join(letters), families=families, symbols=symbols)


def _size(said: Properties) -> float:
    size = integer(said.values.get("sz")) / 100 or _USUAL_SIZE
    return min(_LARGEST, max(_SMALLEST, size))


def _colour(said: Properties, sheet: Sheet) -> Colour:
    fill = said.parts.get("fill")
    if fill is None:
        return sheet.palette.named("tx1")
    if local(fill) == "noFill":
        outline = said.parts.get("ln")
        drawn = None if outline is None else colour(find(outline, "a:solidFill"), sheet.palette)
        return drawn or _SEE_THROUGH
    return one_colour(fill, sheet) or sheet.palette.named("tx1")


def _families(said: Properties, sheet: Sheet) -> tuple[str, ...]:
    wanted = (sheet.theme.family(said.values.get(name, sign)) for name, sign in _SIGNS)
    return tuple(dict.fromkeys(family for family in wanted if family and not family.startswith("@")))


def _line_word(said: Properties, name: str, none: str) -> str:
    word = said.values.get(name, none)
    return "" if word == none else word


def _is_link(own: Properties) -> bool:
    link = own.parts.get("hlinkClick")
    return link is not None and bool(link.get(qn("r:id")))
