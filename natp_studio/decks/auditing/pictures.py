"""What cannot be seen or heard by everybody: pictures, charts, drawings, objects, films; and what is said instead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from natp_studio.decks.deck import Deck
from natp_studio.decks.figures import CHARTS, chart_sentence, figure_shown
from natp_studio.decks.picture_files import damaged_pictures
from natp_studio.decks.slide_tree import (
    EMU_PER_POINT,
    Ground,
    alt_text_of,
    is_decorative,
    is_hidden,
    name_of,
    properties_of,
    shape_keys,
    top_shapes,
    with_inner,
    words_of,
)
from natp_studio.decks.xml import Element, elements, local, qn
from natp_studio.domain.auditing import Ask, DeckFinding
from natp_studio.domain.scenes import Area
from natp_studio.domain.wording import begun

_MEDIA = ("videoFile", "audioFile", "quickTimeFile", "wavAudioFile", "audioCd")
_SOUNDS = ("audioFile", "wavAudioFile", "audioCd")
_FILE_NAME = re.compile(r"\S+\.(png|jpe?g|gif|bmp|tiff?|svg|emf|wmf|webp|heic|mp4|mov|wmv|mp3|wav)", re.IGNORECASE)
_NO_WORDS = frozenset((
    "image", "picture", "photo", "graphic", "chart", "graph", "icon", "logo", "diagram", "screenshot", "video",
    "alt text", "description",
))  # fmt: skip
# What may be there only to be pleasant to look at. A chart, a film or an object always says something.
_MAY_DECORATE = frozenset(("picture", "ink drawing"))
_FRAMES = {
    "http://schemas.openxmlformats.org/drawingml/2006/chart": "chart",
    "http://schemas.microsoft.com/office/drawing/2014/chartex": "chart",
    "http://schemas.openxmlformats.org/drawingml/2006/diagram": "SmartArt drawing",
    "http://schemas.openxmlformats.org/presentationml/2006/ole": "embedded object",
}


def picture_findings(deck: Deck, part: str, root: Element, ground: Ground) -> Iterator[DeckFinding]:
    """What is found about alt texts and captions on one slide, which stands on `ground`."""
    for name in damaged_pictures(deck, part, root).values():
        yield DeckFinding("damaged-picture", 0, "picture", f"{begun(name)} is damaged: its file is cut off.")
    keys = [(properties, key) for key, properties in shape_keys(root)]
    for shape in top_shapes(root):
        for finding in _alternatives(shape, keys):
            yield replace(finding, place=_share(ground.area(shape), deck.size), shown=_charts(deck, part, shape))
        for inner in with_inner(shape):
            yield from _captions(deck, part, inner)


def kind_of(shape: Element) -> str:
    """What a shape is to whoever cannot see it; "" for words, lines and tables, which need no alt text."""
    name = local(shape)
    if name == "pic":
        media = media_of(shape)
        return "" if media is None and shape.find(".//" + qn("p:blipFill")) is None else _film_or(media, "picture")
    if name == "contentPart":
        return "ink drawing"
    if name != "graphicFrame":
        return ""
    data = next(shape.iter(qn("a:graphicData")), None)
    uri = "" if data is None else data.get("uri", "")
    return "" if uri.endswith("/table") else _FRAMES.get(uri, "object")


def says_something(words: str) -> bool:
    """True for an alt text that says what is shown: more than a file's name or a word such as "picture"."""
    return bool(words) and not _FILE_NAME.fullmatch(words) and words.casefold().rstrip(".") not in _NO_WORDS


def media_of(shape: Element) -> Element | None:
    """The element that says which video or sound a picture plays, or None."""
    for names in shape:
        if local(names).startswith("nv"):
            return next((node for node in names.iter() if local(node) in _MEDIA), None)
    return None


def _film_or(media: Element | None, otherwise: str) -> str:
    return otherwise if media is None else "sound" if local(media) in _SOUNDS else "video"


def _share(area: Area | None, size: tuple[int, int]) -> Area | None:
    """An area in points as shares of a slide of so many EMU, as far as it lies on the slide; None where it does not."""
    if area is None:
        return None
    wide, high = (length / EMU_PER_POINT for length in size)
    left, top = max(0.0, area.x / wide), max(0.0, area.y / high)
    right, bottom = min(1.0, (area.x + area.width) / wide), min(1.0, (area.y + area.height) / high)
    return Area(left, top, right - left, bottom - top) if left < right and top < bottom else None


def _charts(deck: Deck, part: str, shape: Element) -> str:
    """What the charts in a shape show, in words; "" where there is none, or where its part cannot be read."""
    said = []
    for inner in with_inner(shape):
        if kind_of(inner) == "chart":
            kind, root = figure_shown(deck.package, part, inner)
            if root is not None and kind in CHARTS:
                said.append(chart_sentence(root))
    return " ".join(said)


def _alternatives(shape: Element, keys: list[tuple[Element, str]]) -> Iterator[DeckFinding]:
    if is_hidden(shape) or is_decorative(shape):
        return
    if local(shape) == "grpSp":
        # A group with an alt text is read as one thing; without, one alt text for all of it is what helps most.
        silent = [one for one in list(with_inner(shape))[1:] if kind_of(one) and not _has_words(one)]
        if silent and not alt_text_of(shape):
            kinds = sorted({kind_of(one) for one in silent})
            said = f"group with a {' and a '.join(kinds)}"
            yield _missing(shape, said, keys, may_decorate=_MAY_DECORATE.issuperset(kinds))
        return
    kind = kind_of(shape)
    if not kind:
        return
    words = alt_text_of(shape)
    if not words:
        yield _missing(shape, kind, keys, may_decorate=kind in _MAY_DECORATE)
    elif not says_something(words):
        yield DeckFinding(
            "file-name-as-alt-text",
            0,
            name_of(shape) or kind,
            f"The alt text of this {kind} is only “{words}”.",
            shape=_key(shape, keys),
            ask=Ask.ALT_TEXT,
            may_decorate=kind in _MAY_DECORATE,
            thing=kind,
        )


def _missing(shape: Element, kind: str, keys: list[tuple[Element, str]], *, may_decorate: bool) -> DeckFinding:
    return DeckFinding(
        "no-alt-text",
        0,
        name_of(shape) or kind,
        f"This {kind} has no alt text.",
        shape=_key(shape, keys),
        ask=Ask.ALT_TEXT,
        may_decorate=may_decorate,
        thing=kind,
    )


def _has_words(shape: Element) -> bool:
    return bool(alt_text_of(shape) or words_of(shape)) or is_decorative(shape) or is_hidden(shape)


def _key(shape: Element, keys: list[tuple[Element, str]]) -> str:
    own = properties_of(shape)
    return next((key for properties, key in keys if properties is own), "")


def _captions(deck: Deck, part: str, shape: Element) -> Iterator[DeckFinding]:
    media = media_of(shape)
    if media is None or is_hidden(shape):
        return
    if any(local(node) == "track" and node.get(qn("r:embed")) for node in elements(shape)):
        return
    kind = _film_or(media, "video")
    links = {str(value) for name, value in media.attrib.items() if str(name).endswith(("}link", "}embed"))}
    outside = any(rel.external for rel in deck.package.relationships(part) if rel.id in links)
    what = (
        f"This {kind} is not in the file; whether it has captions cannot be seen."
        if outside
        else f"This {kind} has no captions."
    )
    yield DeckFinding("no-captions", 0, name_of(shape) or kind, what)
