"""Pictures in a deck whose files are cut off or damaged: PowerPoint shows a grey box, or a part of them.

A file is read through once, and only its first and last bytes are looked at. A picture that does not look whole there
is decoded, so that one with something behind its end is not called damaged. What is damaged in the middle is not found.
"""

from __future__ import annotations

import io
import struct
import warnings
import zlib

from PIL import Image, UnidentifiedImageError

from natp_studio.decks.deck import Deck
from natp_studio.decks.package import Package
from natp_studio.decks.slide_tree import all_shapes, name_of
from natp_studio.decks.xml import Element, qn
from natp_studio.domain.problems import Problem

# How each kind begins, and what stands near its end (ISO/IEC 10918-1 B.1.1.3, PNG 5.3 and 11.2.5, GIF89a 27).
_KINDS = (
    (b"\xff\xd8\xff", b"\xff\xd9"),
    (b"\x89PNG\r\n\x1a\n", b"IEND\xaeB`\x82"),
    (b"GIF8", b";"),
)
_TYPES = ("image/jpeg", "image/jpg", "image/pjpeg", "image/png", "image/gif")
_FORMATS = ("JPEG", "PNG", "GIF", "BMP", "TIFF", "WEBP")
_LARGEST = 60_000_000
_PREVIEW = (512, 512)


def damaged_pictures(deck: Deck, part: str, root: Element | None = None) -> dict[str, str]:
    """The pictures of a slide, layout or master that are damaged: their part names, and what each is called.

    `root` is its XML, where that has been parsed already. A picture that nothing shows is passed over.
    """
    package = deck.package
    try:
        damaged = {
            rel.id: rel.target
            for rel in package.relationships(part)
            if rel.kind == "image" and not rel.external and rel.target in package and not _is_whole(package, rel.target)
        }
        if not damaged:
            return {}
        sheet = package.xml(part) if root is None else root
    except Problem:
        # What shows them is damaged itself, so it is not carried, and whoever carries slides says so.
        return {}
    return {target: name for number, target in damaged.items() if (name := _name(sheet, number))}


def _is_whole(package: Package, part: str) -> bool:
    if package.content_type(part) not in _TYPES:
        return True
    try:
        start, end = package.ends(part)
        if any(start.startswith(begins) and ends in end for begins, ends in _KINDS):
            return True
        return package.size(part) > _LARGEST or _decodes(package.raw(part))
    except Problem:
        return False


def _decodes(data: bytes) -> bool:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=_FORMATS) as picture:
                # A JPEG decodes to a smaller size at once, which takes a fraction of the time and the memory.
                picture.draft(None, _PREVIEW)
                picture.load()
    except Image.DecompressionBombError:
        # Too large to be looked at here, which is not to say damaged.
        return True
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError, struct.error, zlib.error):
        return False
    except (IndexError, KeyError, TypeError, OverflowError):
        # Pillow's readers in Python stumble like this over headers that contradict themselves.
        return False
    return True


def _name(root: Element, number: str) -> str:
    """What the shape that shows a picture is called, such as “Picture 3”; "" where none shows it."""
    for shape in all_shapes(root):
        if name_of(shape) and _shows(shape, number):
            return f"the picture “{name_of(shape)}”"
    return "a picture" if _shows(root, number) else ""


def _shows(element: Element, number: str) -> bool:
    return any(blip.get(qn("r:embed")) == number for blip in element.iter(qn("a:blip")))
