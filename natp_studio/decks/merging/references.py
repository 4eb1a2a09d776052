"""Taking references out of a part's XML, when what they point to is not carried.

A reference left without its target makes PowerPoint offer to repair the file, so each is cut where the schema lets
it go: a link comes off its words, a linked film leaves its poster, an object leaves its preview picture.
"""

from __future__ import annotations

from collections.abc import Collection

from natp_studio.decks.xml import NAMESPACES, Element, elements, local, qn

_R = f"{{{NAMESPACES['r']}}}"
_LINKS = (qn("a:hlinkClick"), qn("a:hlinkHover"), qn("a:hlinkMouseOver"))
_MEDIA = ("videoFile", "audioFile", "quickTimeFile", "wavAudioFile")


def reference_ids(root: Element) -> set[str]:
    """Every relationship id that a part's XML uses."""
    return {
        str(value)
        for node in elements(root)
        for name, value in node.attrib.items()
        if str(name).startswith(_R) and value
    }


def cut(root: Element, ids: Collection[str]) -> None:
    """Take out every reference to a relationship in `ids`, leaving XML that is valid without it."""
    for node in list(elements(root)):
        for name in [str(name) for name, value in node.attrib.items() if str(name).startswith(_R) and value in ids]:
            _cut_one(node, name)


def cut_links_without_target(root: Element, action_start: str) -> int:
    """Take off links whose action starts so, such as "ppaction://macro"; how many there were."""
    found = [node for node in root.iter(*_LINKS) if node.get("action", "").startswith(action_start)]
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
        remove(node)


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
    _stop_playing(node, shape, properties.get("id", ""))


def _stop_playing(_: Element, shape: Element, shape_id: str) -> None:
    root = shape.getroottree().getroot()
    for player in [node for node in elements(root) if local(node) in ("video", "audio", "cmd")]:
        if any(target.get("spid") == shape_id for target in player.iter(qn("p:spTgt"))):
            remove(player)


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
    """Take an element out. An alternative that would be left with an empty side goes as a whole."""
    parent = node.getparent()
    if parent is None:
        return
    if local(parent) in ("Choice", "Fallback") and len(parent) == 1:
        # An empty choice is not valid: the whole alternative goes.
        alternative = parent.getparent()
        if alternative is not None and alternative.getparent() is not None:
            remove(alternative)
            return
    # lxml keeps the text behind an element with it; in these files that is white space only.
    parent.remove(node)
