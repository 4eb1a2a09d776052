"""What only decorates, because it clearly does or because a person said so: nobody needs to hear of it."""

from __future__ import annotations

from collections.abc import Collection

from natp_studio.decks.slide_tree import (
    EMU_PER_POINT,
    Ground,
    alt_text_of,
    is_decorative,
    is_hidden,
    mark_decorative,
    placeholder_of,
    properties_of,
    shape_keys,
    top_shapes,
    with_inner,
    words_of,
)
from natp_studio.decks.xml import Element, find, local, qn

_LINES = ("line", "straightConnector1")
_BARS = ("rect", "roundRect", *_LINES)
_THIN, _WHOLE = 0.02, 0.98
_LINKS = ("hlinkClick", "hlinkHover")


def plain_decoration(root: Element, ground: Ground, size: tuple[int, int]) -> list[Element]:
    """The shapes of a slide of this size (EMU) that only decorate and are not marked so.

    That is: a straight line without arrow heads that joins nothing, a thin bar, or a rectangle over the whole slide;
    without words, alt text, link and animation.
    """
    animated = {target.get("spid", "") for target in root.iter(qn("p:spTgt"))}
    return [shape for shape in top_shapes(root) if _is_plain(shape, animated) and _is_ornament(shape, ground, size)]


def mark_as_told(root: Element, keys: Collection[str]) -> bool:
    """Mark the shapes with these keys, which a person called mere decoration; True where there is one.

    A group says whatever is in it: words and alt texts in it stay what is read out, and only the rest is marked.
    """
    done = False
    for key, properties in shape_keys(root) if keys else ():
        names = properties.getparent()
        shape = names.getparent() if names is not None else None
        if key not in keys or shape is None:
            continue
        for one in with_inner(shape):
            if (one is shape and local(shape) != "grpSp") or _is_silent(one):
                mark_decorative(one)
        done = True
    return done


def _is_silent(shape: Element) -> bool:
    """True where neither the shape nor anything in it has words or alt text."""
    has_words = any((node.text or "").strip() for node in shape.iter(qn("a:t")))
    return not has_words and not any(alt_text_of(one) for one in with_inner(shape))


def _is_plain(shape: Element, animated: set[str]) -> bool:
    properties = properties_of(shape)
    if local(shape) not in ("sp", "cxnSp") or properties is None or placeholder_of(shape) is not None:
        return False
    if is_hidden(shape) or is_decorative(shape) or alt_text_of(shape) or words_of(shape):
        return False
    if any(local(node) in _LINKS for node in properties) or properties.get("id", "") in animated:
        return False
    return not any(local(node) in ("stCxn", "endCxn") for node in shape.iter())


def _is_ornament(shape: Element, ground: Ground, size: tuple[int, int]) -> bool:
    geometry = find(shape, "p:spPr/a:prstGeom")
    kind = "" if geometry is None else geometry.get("prst", "")
    area = ground.area(shape)
    if kind not in _BARS or area is None:
        return False
    line = find(shape, "p:spPr/a:ln")
    ends = () if line is None else [find(line, name) for name in ("a:headEnd", "a:tailEnd")]
    if any(end is not None and end.get("type", "none") != "none" for end in ends):
        return False
    across = area.width * EMU_PER_POINT / size[0]
    down = area.height * EMU_PER_POINT / size[1]
    if kind in _LINES:
        return min(across, down) <= _THIN
    return min(across, down) <= _THIN or (across >= _WHOLE and down >= _WHOLE)
