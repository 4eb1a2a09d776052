"""Decks written in other ways than PowerPoint's: made from plain ones by changing names, types and relationships."""

from __future__ import annotations

import posixpath
import urllib.parse
import zipfile
from collections.abc import Callable
from pathlib import Path

from lxml import etree

TYPES = "[Content_Types].xml"
_NAMESPACE = "http://schemas.openxmlformats.org/package/2006/"
RELATIONSHIP = f"{{{_NAMESPACE}relationships}}Relationship"
_RELS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
Spelling = Callable[[str], str]


def as_it_is(name: str) -> str:
    """A name with nothing put for its letters."""
    return name


def members(path: Path) -> dict[str, bytes]:
    """The members of a zip by name."""
    with zipfile.ZipFile(path) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def write(to: Path, parts: dict[str, bytes]) -> Path:
    """A zip of these members."""
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in parts.items():
            new.writestr(name, data)
    return to


def relationships(parts: dict[str, bytes], change: Callable[[str, etree._Element], None]) -> dict[str, bytes]:
    """The members with every list of relationships changed; `change` takes the owner's name and the list."""
    changed = dict(parts)
    for name in parts:
        if name.endswith(".rels"):
            folder, file = posixpath.split(name)
            owner = posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels"))
            root = etree.fromstring(parts[name])
            change(owner, root)
            changed[name] = etree.tostring(root)
    return changed


def renamed(
    source: Path, to: Path, name: Spelling, linked: Spelling = urllib.parse.quote, zipped: Spelling = as_it_is
) -> Path:
    """A deck with all its parts renamed, each with a type of its own.

    `linked` spells names in relationships and types, `zipped` in the zip itself.
    """
    parts = members(source)
    old = [part for part in parts if part != TYPES and not part.endswith(".rels")]
    new = {part: name(part) for part in old}

    def link(owner: str, root: etree._Element) -> None:
        for rel in root:
            if rel.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", posixpath.dirname(owner), rel.get("Target")))
                rel.set("Target", "/" + linked(new[target.lstrip("/")]))

    linked_parts = relationships(parts, link)
    rows = "".join(
        f'<Override PartName="/{linked(new[part])}" ContentType="{kind}"/>' for part, kind in types(parts).items()
    )
    linked_parts[TYPES] = (
        f'<Types xmlns="{_NAMESPACE}content-types"><Default Extension="rels" ContentType="{_RELS_TYPE}"/>{rows}</Types>'
    ).encode()
    return write(to, {zipped(_in_new_place(part, new)): data for part, data in linked_parts.items()})


def types(parts: dict[str, bytes]) -> dict[str, str]:
    """The content type of every part."""
    root = etree.fromstring(parts[TYPES])
    overrides = {node.get("PartName"): node.get("ContentType") for node in root if node.get("PartName")}
    defaults = {node.get("Extension"): node.get("ContentType") for node in root if node.get("Extension")}
    return {
        part: overrides.get(f"/{part}") or defaults[part.rpartition(".")[2]]
        for part in parts
        if part != TYPES and not part.endswith(".rels")
    }


def _in_new_place(part: str, new: dict[str, str]) -> str:
    if not part.endswith(".rels"):
        return new.get(part, part)
    folder, file = posixpath.split(part)
    owner = posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels"))
    if owner not in new:
        return part
    folder, file = posixpath.split(new[owner])
    return f"{folder}/_rels/{file}.rels"
