"""What the slides of a deck say and hold, for the library: words, notes, alt texts, what is on them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from natp_studio.decks.deck import Deck
from natp_studio.decks.figures import part_shown
from natp_studio.decks.picture_files import damaged_pictures
from natp_studio.decks.slide_tree import (
    FURNITURE,
    all_shapes,
    is_decorative,
    is_title,
    name_of,
    placeholder_of,
    properties_of,
)
from natp_studio.decks.xml import OFF, Element, elements, find, find_all, is_whole, local, qn
from natp_studio.domain.items import untitled
from natp_studio.domain.problems import Problem

_LONGEST_TITLE = 200

# What a relationship of the slide says about what is on it.
_BY_RELATIONSHIP = {
    "chart": "chart",
    "chartEx": "chart",
    "diagramData": "SmartArt",
    "oleObject": "embedded object",
    "package": "embedded object",
    "video": "video",
    "audio": "sound",
    "hyperlink": "link",
    "comments": "comments",
    "model3d": "3D model",
}
_BY_ELEMENT = {
    "tbl": "table",
    "pic": "picture",
    "transition": "transition",
    "contentPart": "ink",
    "oMath": "equation",
    "oMathPara": "equation",
    "videoFile": "video",
    "audioFile": "sound",
}


@dataclass(frozen=True, slots=True)
class SlideContents:
    """One slide. `number` is from 1; `without_alt` counts pictures, charts and drawings that nobody can read aloud.

    `unread` names what is not in `text` and `notes` because its own part of the file is damaged.
    """

    number: int
    title: str
    text: str
    notes: str
    alt_texts: tuple[str, ...]
    without_alt: int
    contains: tuple[str, ...]
    hidden: bool
    language: str
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DeckContents:
    """A deck: its slides, its size in EMU, and the Problems of slides that could not be read.

    `damaged` are pictures that are damaged: the slide's number, and what the picture is called.
    """

    slides: tuple[SlideContents, ...]
    size: tuple[int, int]
    lost: tuple[tuple[int, str], ...]
    damaged: tuple[tuple[int, str], ...] = ()


def read_deck(path: Path) -> DeckContents:
    """Read every slide of a deck. A slide that is damaged is named in `lost`; the others are read all the same.

    Raises Problem when the deck as a whole cannot be read, or has no slides.
    """
    deck = Deck(path)
    if not deck.slides:
        raise Problem("There are no slides in this deck.", deck.name, "Choose a deck with slides.")
    slides, lost, damaged = [], [], []
    for number in range(1, len(deck.slides) + 1):
        try:
            part = deck.slide(number)
            root = deck.package.xml(part)
            slides.append(read_slide(deck, number, root))
            damaged += [(number, name) for name in damaged_pictures(deck, part, root).values()]
        except Problem as problem:
            lost.append((number, problem.what))
    if not slides:
        raise Problem(
            "No slide of this deck can be read.",
            deck.name,
            "Open it in PowerPoint, let it repair the file, save it and try again.",
        )
    return DeckContents(tuple(slides), deck.size, tuple(lost), tuple(damaged))


def read_slide(deck: Deck, number: int, root: Element | None = None) -> SlideContents:
    """Read slide `number`, from 1. `root` is its XML, where that has been parsed already."""
    part = deck.slide(number)
    root = deck.package.xml(part) if root is None else root
    shapes = list(all_shapes(root))
    texts, notes, unread = [], "", []
    for shape in shapes:
        try:
            texts.append(_shape_text(deck, part, shape))
        except Problem:
            name = name_of(shape)
            unread.append(f"the words of “{name}”" if name else "the words of a chart or diagram")
    try:
        notes = _notes(deck, part)
    except Problem:
        unread.append("the notes")
    alt_texts, without_alt = _alternatives(shapes)
    return SlideContents(
        number=number,
        title=_title(shapes, number),
        text="\n".join(filter(None, texts)),
        notes=notes,
        alt_texts=alt_texts,
        without_alt=without_alt,
        contains=_contains(deck, part, root),
        hidden=root.get("show", "1") in OFF,
        language=next((run.get("lang", "") for run in root.iter(qn("a:rPr")) if run.get("lang")), ""),
        unread=tuple(unread),
    )


def _title(shapes: list[Element], number: int) -> str:
    """The title placeholder's words, else the largest words, else the first, else the slide's number."""
    for shape in shapes:
        if is_title(shape) and (text := _one_line(_body_text(shape))):
            return text
    best, best_size = "", -1
    for shape in shapes:
        if local(shape) != "sp" or placeholder_of(shape) in FURNITURE or not (text := _one_line(_body_text(shape))):
            continue
        size = max((int(size) for run in shape.iter(qn("a:rPr")) if is_whole(size := run.get("sz", ""))), default=0)
        if size > best_size:
            best, best_size = text, size
    return best or untitled(number)


def _shape_text(deck: Deck, part: str, shape: Element) -> str:
    if local(shape) == "grpSp" or placeholder_of(shape) in FURNITURE:
        return ""
    if local(shape) == "graphicFrame":
        return _frame_text(deck, part, shape)
    return _body_text(shape)


def _body_text(shape: Element) -> str:
    body = find(shape, "p:txBody")
    return _paragraphs(body) if body is not None else ""


def _paragraphs(body: Element) -> str:
    return "\n".join(text for paragraph in body.iter(qn("a:p")) if (text := _words(paragraph)))


def _words(paragraph: Element) -> str:
    parts = []
    for node in paragraph.iter():
        name = local(node)
        if name == "t":
            parts.append(node.text or "")
        elif name in ("br", "tab"):
            parts.append(" ")
    return "".join(parts).strip()


def _frame_text(deck: Deck, part: str, frame: Element) -> str:
    """Words of a table, or of the chart or SmartArt that a frame shows. Raises Problem where that is damaged."""
    table = next(frame.iter(qn("a:tbl")), None)
    if table is not None:
        rows = (
            " | ".join(_one_line(_paragraphs(cell)) for cell in find_all(row, "a:tc"))
            for row in find_all(table, "a:tr")
        )
        return "\n".join(row for row in rows if row.strip(" |"))
    _, target = part_shown(deck.package, part, frame)
    return _part_text(deck, target) if target else ""


def _part_text(deck: Deck, part: str) -> str:
    """Words of a chart (titles, series, categories) or of SmartArt, each once."""
    root = deck.package.xml(part)
    words = [_words(paragraph) for paragraph in root.iter(qn("a:p"))]
    for cache in root.iter(qn("c:strCache")):
        words.extend((value.text or "").strip() for value in cache.iter(qn("c:v")))
    return "\n".join(dict.fromkeys(word for word in words if word))


def _notes(deck: Deck, part: str) -> str:
    notes = deck.notes_of(part)
    if notes is None:
        return ""
    bodies = [shape for shape in all_shapes(deck.package.xml(notes)) if placeholder_of(shape) == "body"]
    return "\n".join(text for shape in bodies if (text := _body_text(shape)))


def _alternatives(shapes: list[Element]) -> tuple[tuple[str, ...], int]:
    found, missing = [], 0
    for shape in shapes:
        properties = properties_of(shape)
        if properties is None or is_decorative(shape):
            continue
        description = _one_line(properties.get("descr", ""))
        if description:
            found.append(description)
        elif local(shape) == "pic" or (local(shape) == "graphicFrame" and next(shape.iter(qn("a:tbl")), None) is None):
            missing += 1
    return tuple(found), missing


def _contains(deck: Deck, part: str, root: Element) -> tuple[str, ...]:
    found = {word for rel in deck.package.relationships(part) if (word := _BY_RELATIONSHIP.get(rel.kind))}
    found.update(word for node in elements(root) if (word := _BY_ELEMENT.get(local(node))))
    timing = find(root, "p:timing")
    if timing is not None and any(local(node) == "bldLst" or node.get("presetClass") for node in elements(timing)):
        found.add("animation")
    return tuple(sorted(found, key=str.lower))


def _one_line(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_TITLE else line[: _LONGEST_TITLE - 1].rstrip() + "…"
