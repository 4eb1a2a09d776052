"""The title of a slide: finding it, taking one from its largest words, and putting it where only readers meet it.

A title above the slide is what PowerPoint itself adds ("Add Hidden Slide Title"): it is read aloud and listed, and
nothing on the slide changes.
"""

from __future__ import annotations

import re

from lxml import etree

from natp_studio.decks.drawing.measures import number
from natp_studio.decks.provenance import CREDIT_NAME, OFF_SLIDE_NAME
from natp_studio.decks.slide_tree import (
    FURNITURE,
    Ground,
    all_shapes,
    alt_text_of,
    free_id,
    is_decorative,
    is_hidden,
    is_title,
    name_of,
    paragraph_words,
    placeholder_of,
    properties_of,
    top_shapes,
    tree_of,
    words_of,
)
from natp_studio.decks.xml import Element, declared, find, local, qn

_LONGEST = 120
_USUAL_SIZE = 1800.0
_LETTERS = re.compile(r"[^\W\d_]{2}")
_DECLARED = declared("a", "p", "r")


def title_shape(root: Element) -> Element | None:
    """The slide's title placeholder with words, else an empty one, else None."""
    found = [shape for shape in all_shapes(root) if is_title(shape)]
    return next((shape for shape in found if words_of(shape)), found[0] if found else None)


def title_of(root: Element) -> str:
    """The words of the slide's title on one line; "" where it has none."""
    shape = title_shape(root)
    return "" if shape is None else " ".join(words_of(shape).split())


def proposed_title(root: Element, ground: Ground) -> str:
    """What the slide's title would be: its largest words, else the alt text of a picture; "" where there is neither."""
    best, best_rank = "", (0.0, 0.0)
    for shape in all_shapes(root):
        if local(shape) != "sp" or is_hidden(shape) or placeholder_of(shape) in FURNITURE:
            continue
        if name_of(shape) == CREDIT_NAME:
            continue
        size, words = _largest(shape, ground)
        area = ground.area(shape)
        rank = (size, -(area.y if area is not None else 1e6))
        if words and (not best or rank > best_rank):
            best, best_rank = words, rank
    if not best:
        alternatives = (
            alt_text_of(shape) for shape in all_shapes(root) if local(shape) != "grpSp" and not is_decorative(shape)
        )
        best = next((words for words in alternatives if _LETTERS.search(words)), "")
    return _short(best)


def add_title(root: Element, words: str, size: tuple[int, int], language: str) -> None:
    """Put a title with these words above a slide of this size (EMU): first in reading order, not to be seen."""
    tree = tree_of(root)
    if tree is None:
        return
    empty = next((shape for shape in top_shapes(root) if is_title(shape)), None)
    if empty is not None and (parent := empty.getparent()) is not None:
        parent.remove(empty)
    width, height = size
    tall = height // 10
    shape = etree.fromstring(
        f'<holder {_DECLARED}><p:sp><p:nvSpPr><p:cNvPr id="{free_id(root)}" name="{OFF_SLIDE_NAME}"/><p:cNvSpPr>'
        '<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm>'
        f'<a:off x="0" y="{-2 * tall}"/><a:ext cx="{width}" cy="{tall}"/></a:xfrm><a:noFill/></p:spPr><p:txBody>'
        '<a:bodyPr vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="b"><a:normAutofit/></a:bodyPr>'
        '<a:lstStyle/><a:p><a:r><a:rPr sz="1800"/><a:t/></a:r></a:p></p:txBody></p:sp></holder>'
    )[0]
    run, text = find(shape, "p:txBody/a:p/a:r/a:rPr"), find(shape, "p:txBody/a:p/a:r/a:t")
    assert run is not None, "written above"
    assert text is not None, "written above"
    run.set("lang", language)
    text.text = words
    if empty is not None and (old := properties_of(empty)) is not None and (new := properties_of(shape)) is not None:
        new.set("id", old.get("id", new.get("id", "")))
    tree.insert(_first_place(tree), shape)


def move_first(root: Element, shape: Element) -> None:
    """Put a shape of the slide first in the order of reading, behind everything else."""
    tree = tree_of(root)
    if tree is not None and shape.getparent() is tree:
        tree.remove(shape)
        tree.insert(_first_place(tree), shape)


def _first_place(tree: Element) -> int:
    return sum(1 for node in tree if local(node) in ("nvGrpSpPr", "grpSpPr"))


def _largest(shape: Element, ground: Ground) -> tuple[float, str]:
    """The size of a shape's largest words, and the first paragraphs in a row that have it."""
    body = find(shape, "p:txBody")
    style = ground.text_style(shape)
    sized = []
    for paragraph in [] if body is None else body.iter(qn("a:p")):
        words = paragraph_words(paragraph)
        if not _LETTERS.search(words):
            continue
        properties = find(paragraph, "a:pPr")
        level = int(number(None if properties is None else properties.get("lvl")))
        usual = number(style.level(level).run.values.get("sz"), _USUAL_SIZE)
        sizes = [number(run.get("sz"), usual) for run in paragraph.iter(qn("a:rPr"))]
        sized.append((max(sizes, default=usual), words))
    if not sized:
        return 0.0, ""
    largest = max(size for size, _ in sized)
    first = next(place for place, (size, _) in enumerate(sized) if size == largest)
    chosen: list[str] = []
    for size, words in sized[first:]:
        if size != largest or len(" ".join([*chosen, words])) > _LONGEST:
            break
        chosen.append(words)
    return largest, " ".join(chosen) or sized[first][1]


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rsplit(" ", 1)[0] + "…"
