"""Films, sounds and pictures that a deck only links to: found beside the deck, they go into the new one.

Only a file of a known kind in the deck's own folder, or below it, is taken: a deck from outside must not be able to
name any file of this computer and have it carried away. Nothing is ever fetched.
"""

from __future__ import annotations

import posixpath
import urllib.parse
from collections.abc import Mapping
from pathlib import Path

from lxml import etree

from natp_studio.decks.content_types import MEDIA
from natp_studio.decks.package import Relationship
from natp_studio.decks.xml import Element, declared, find, find_all, local, qn
from natp_studio.domain.reports import ReportLine, left_out

KINDS = ("video", "audio", "media", "image")
# What PowerPoint 2010 and later play: the relationship, and the extension that names it (MS-PPTX 2.3).
MEDIA_TYPE = "http://schemas.microsoft.com/office/2007/relationships/media"
MEDIA_EXTENSION = "{DAA4B4D4-6D71-4841-9C94-3DE7FCFB9230}"


def file_beside(deck: Path, target: str) -> Path | None:
    """The file that a linked target means, where it lies in the deck's folder or below; None where it does not.

    A full path of another computer is looked for by its name alone.
    """
    name = urllib.parse.unquote(target.removeprefix("file:")).replace("\\", "/")
    if "://" in name or (name.startswith("//") and not target.startswith("file:")):
        return None
    folder = deck.parent.resolve()
    is_full = name.startswith("/") or ":" in name
    for wanted in dict.fromkeys(("" if is_full else name, posixpath.basename(name))):
        if not wanted or "\x00" in wanted or Path(wanted).suffix.lower() not in MEDIA:
            continue
        try:
            path = (folder / wanted).resolve()
            if path.is_relative_to(folder) and path.is_file():
                return path
        except OSError:
            continue
    return None


def type_of(path: Path) -> str:
    """The content type of a file that `file_beside` found."""
    return MEDIA[path.suffix.lower()]


def target_name(target: str) -> str:
    """What a linked file is called, for a report."""
    return posixpath.basename(urllib.parse.unquote(target).replace("\\", "/").rstrip("/"))[:80] or "no name"


def link_left_out(rel: Relationship, where: str, word: str, *, of_chart: bool) -> ReportLine:
    """The line for a link that is not carried: why, what stays, and what can be done about it.

    `word` is what is linked, such as "video"; `of_chart` says that a chart has the link.
    """
    name = target_name(rel.target)
    if of_chart:
        why = "the chart stays as it is; the table is in a file outside the deck, perhaps on another laptop"
        return left_out(f"the link of a chart to its table ({name})", where, why)
    if rel.kind in KINDS and "://" not in rel.target.replace("file:///", ""):
        why = "it is not in the deck, only its name is; put it beside the deck, and it goes in"
    elif word == "object":
        why = "it is in a file outside the deck, perhaps on another laptop; a picture of it on the slide stays"
    else:
        why = "it is not in the deck, only its address is, and nothing is fetched from there"
    return left_out(f"a linked {word} ({name})", where, why)


def embed(root: Element, parts: Mapping[str, str]) -> list[Relationship]:
    """Make a slide's XML say that what was linked is inside now; the further relationships it needs.

    `parts` gives for each relationship id that is no longer external the part it leads to.
    """
    more: list[Relationship] = []
    for media in root.iter(qn("p14:media")):
        number = media.get(qn("r:link"), "")
        if number in parts:
            del media.attrib[qn("r:link")]
            media.set(qn("r:embed"), number)
    for blip in root.iter(qn("a:blip")):
        number = blip.get(qn("r:link"), "")
        if number in parts:
            del blip.attrib[qn("r:link")]
            if not blip.get(qn("r:embed")):
                blip.set(qn("r:embed"), number)
    for player in [node for node in root.iter() if local(node) in ("videoFile", "audioFile")]:
        number = player.get(qn("r:link"), "")
        properties = player.getparent()
        if number in parts and properties is not None and next(properties.iter(qn("p14:media")), None) is None:
            more.append(Relationship(f"{number}Embed", MEDIA_TYPE, parts[number]))
            _say_embedded(properties, more[-1].id)
    return more


def _say_embedded(properties: Element, number: str) -> None:
    """Add what PowerPoint 2010 and later read of an embedded film; older ones read `a:videoFile` only."""
    extension = etree.fromstring(
        f'<p:ext {declared("p", "p14", "r")} uri="{MEDIA_EXTENSION}"><p14:media r:embed="{number}"/></p:ext>'
    )
    held = find(properties, "p:extLst")
    if held is None:
        held = properties.makeelement(qn("p:extLst"), {})
        properties.append(held)
    for other in find_all(held, "p:ext"):
        if other.get("uri") == MEDIA_EXTENSION:
            held.remove(other)
    held.append(extension)
