"""Taking references out of a part's XML, when what they point to is not carried.

A reference left without its target makes PowerPoint offer to repair the file, so each is cut where the schema lets
it go: a link comes off its words, a linked film leaves its poster, an object leaves its preview picture.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import cast

from lxml import etree

from natp_studio.decks.merging.numbering import drop, effect_of
from natp_studio.decks.xml import NAMESPACES, Element, elements, find, local, qn

_R = f"{{{NAMESPACES['r']}}}"
_POINTING = etree.XPath("descendant-or-self::*[@r:*]", namespaces={"r": NAMESPACES["r"]})
# What stands where an element points, for reports; any other is a "part".
_POINTED_AT = {
    "blip": "image",
    "svgBlip": "image",
    "chart": "chart",
    "relIds": "diagram",
    "oleObj": "object",
    "externalData": "workbook",
    "userShapes": "drawing",
    "videoFile": "video",
    "media": "video",
    "audioFile": "sound",
    "wavAudioFile": "sound",
    "contentPart": "drawing in ink",
    "tags": "tag",
    "hlinkClick": "link",
    "hlinkHover": "link",
    "hlinkMouseOver": "link",
}
LINKS = (qn("a:hlinkClick"), qn("a:hlinkHover"), qn("a:hlinkMouseOver"))
_PLAYERS = ("video", "audio", "cmd")
_MEDIA = ("videoFile", "audioFile", "quickTimeFile", "wavAudioFile")


def reference_ids(root: Element) -> set[str]:
    """Every relationship id that a part's XML uses."""
    return {
        str(value)
        for node in _pointing(root)
        for name, value in node.attrib.items()
        if str(name).startswith(_R) and value
    }


def _pointing(root: Element) -> list[Element]:
    """The elements that have a relationship id, in order."""
    return cast("list[Element]", _POINTING(root))


def words_for(root: Element, ids: Collection[str]) -> list[str]:
    """What references to these relationships stand for, each word once: "image", "chart"."""
    found: dict[str, None] = {}
    for node in _pointing(root):
        if any(str(name).startswith(_R) and value in ids for name, value in node.attrib.items()):
            found[_POINTED_AT.get(local(node), "part")] = None
    return list(found)


def cut(root: Element, ids: Collection[str]) -> None:
    """Take out every reference to a relationship in `ids`, leaving XML that is valid without it."""
    for node in _pointing(root):
        for name in [str(name) for name, value in node.attrib.items() if str(name).startswith(_R) and value in ids]:
            _cut_one(node, name)


def cut_links_without_target(root: Element, action_start: str) -> int:
    """Take off links whose action starts so, such as "ppaction://macro"; how many there were."""
    found = [node for node in root.iter(*LINKS) if node.get("action", "").startswith(action_start)]
    for node in found:
        remove(node)
    return len(found)


def _cut_one(node: Element, attribute: str) -> None:
    name = local(node)
    if name == "blip":
        del node.attrib[attribute]
    elif name in _MEDIA:
        _cut_media(node)
    elif name in ("oleObj", "control"):
        _leave_preview(node)
    elif name == "snd" and (parent := node.getparent()) is not None and local(parent) == "stSnd":
        sound = parent.getparent()
        remove(sound if sound is not None else parent)
    else:
        holder = node.getparent()
        remove(node)
        if holder is not None and local(holder) == "graphicData" and len(holder) == 0:
            # A frame with nothing to show in it.
            frame = next((parent for parent in holder.iterancestors() if local(parent) == "graphicFrame"), holder)
            remove(frame)


def _cut_media(node: Element) -> None:
    """A film or sound that is not carried leaves its poster as a plain picture, and nothing tries to play it."""
    shape = next((parent for parent in node.iterancestors() if local(parent) in ("pic", "sp")), None)
    extensions = node.getparent()
    remove(node)
    if shape is None or extensions is None:
        return
    for media in list(extensions.iter(qn("p14:media"))):
        if (extension := media.getparent()) is not None:
            remove(extension)
    for empty in [child for child in extensions if local(child) == "extLst" and len(child) == 0]:
        remove(empty)
    properties = next(shape.iter(qn("p:cNvPr")), None)
    if properties is None:
        return
    for link in [child for child in properties if child.get("action", "") == "ppaction://media"]:
        remove(link)
    _stop_playing(shape, properties.get("id", ""))


def _stop_playing(shape: Element, shape_id: str) -> None:
    timing = find(shape.getroottree().getroot(), "p:timing")
    if timing is None:
        return
    for player in [node for node in elements(timing) if local(node) in _PLAYERS]:
        for target in [node for node in player.iter(qn("p:spTgt")) if node.get("spid") == shape_id]:
            drop(effect_of(target), timing)


def _leave_preview(node: Element) -> None:
    """An embedded program's frame becomes the picture that stood for it; without one, the frame goes."""
    frame = next((parent for parent in node.iterancestors() if local(parent) == "graphicFrame"), None)
    picture = next(iter(node.findall(qn("p:pic"))), None)
    if frame is not None and picture is not None and (parent := frame.getparent()) is not None:
        parent.replace(frame, picture)
        return
    remove(frame if frame is not None else node)


def leave_fallback(node: Element) -> None:
    """Put an alternative's fallback in the place of the choice that `node` is in; without one, all of it goes."""
    alternative = next((parent for parent in node.iterancestors() if local(parent) == "AlternateContent"), None)
    parent = alternative.getparent() if alternative is not None else None
    if alternative is None or parent is None:
        frame = next((above for above in node.iterancestors() if local(above) == "graphicFrame"), node)
        remove(frame)
        return
    place = list(parent).index(alternative)
    kept = [shape for side in alternative if local(side) == "Fallback" for shape in side]
    parent[place : place + 1] = kept


def remove(node: Element) -> None:
    """Take an element out. An alternative or an extension that would be left with nothing inside goes as a whole."""
    parent = node.getparent()
    if parent is None:
        return
    if local(parent) in ("Choice", "Fallback") and len(parent) == 1:
        # An empty choice is not valid: the whole alternative goes.
        alternative = parent.getparent()
        if alternative is not None and alternative.getparent() is not None:
            remove(alternative)
            return
    is_extension = local(parent) == "extLst" or (local(parent) == "ext" and parent.get("uri"))
    if is_extension and len(parent) == 1 and parent.getparent() is not None:
        remove(parent)
        return
    # lxml keeps the text behind an element with it; in these files that is white space only.
    parent.remove(node)
