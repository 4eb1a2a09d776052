"""A deck made whole: what its slides link to, and what lies beside it, goes inside; all else stays as it is."""

from __future__ import annotations

from pathlib import Path

from natp_studio.decks.deck import Deck
from natp_studio.decks.merging.linked import KINDS, embed, file_beside, target_name, type_of
from natp_studio.decks.merging.output import copy_part
from natp_studio.decks.merging.zip_writer import ZipWriter
from natp_studio.decks.package import Package, relationships_part
from natp_studio.decks.xml import parse, qn, serialised
from natp_studio.domain.problems import Problem

_TYPES = "/[Content_Types].xml"


def bring_in(path: Path, to: Path) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Write the deck at `path` to `to` with what its slides only link to inside, where that lies beside it.

    The names of the files that are inside now, and of those that were not found. Nothing is written where there are
    none, or in a Strict deck, whose slides are not changed. The same deck and files give the same bytes.
    """
    deck = Deck(path)
    package = deck.package
    changed: dict[str, bytes] = {}
    parts: dict[Path, str] = {}
    missing: list[str] = []
    for slide in dict.fromkeys(slide for slide in deck.slides if slide in package):
        try:
            inside, lost = _of_slide(package, slide, parts)
            missing += lost
            if inside and not package.strict:
                changed |= _changed(package, slide, inside)
        except Problem:
            # A damaged slide is named when the deck is read.
            continue
    if changed:
        changed[_TYPES] = _with_types(package, parts)
        _write(package, to, changed, parts)
    return tuple(file.name for file in parts) if changed else (), tuple(dict.fromkeys(missing))


def _of_slide(package: Package, slide: str, parts: dict[Path, str]) -> tuple[dict[str, str], list[str]]:
    """For each relationship of a slide the new part it leads to, and the names of files that are not there."""
    inside, lost = {}, []
    for rel in package.relationships(slide):
        if not rel.external or rel.kind not in KINDS:
            continue
        file = file_beside(package.path, rel.target)
        if file is None:
            lost.append(target_name(rel.target))
            continue
        if file not in parts:
            number = len(parts) + 1
            while (name := f"/ppt/media/linked{number}{file.suffix.lower()}") in package:
                number += 1
            parts[file] = name
        inside[rel.id] = parts[file]
    return inside, lost


def _changed(package: Package, slide: str, inside: dict[str, str]) -> dict[str, bytes]:
    """The slide and its relationships as they are once what was linked is inside."""
    root = package.xml(slide)
    more = embed(root, inside)
    source = relationships_part(slide)
    relationships = parse(package.raw(source), source)
    for node in relationships:
        if node.get("Id", "") in inside:
            node.set("Target", inside[node.get("Id", "")])
            node.attrib.pop("TargetMode", "")
    for rel in more:
        relationships.append(
            relationships.makeelement(qn("pr:Relationship"), {"Id": rel.id, "Type": rel.type, "Target": rel.target})
        )
    return {slide: serialised(root), _spelt(package, source): serialised(relationships)}


def _with_types(package: Package, parts: dict[Path, str]) -> bytes:
    root = parse(package.raw(_TYPES), _TYPES)
    for file, name in parts.items():
        root.append(root.makeelement(qn("ct:Override"), {"PartName": name, "ContentType": type_of(file)}))
    return serialised(root)


def _write(package: Package, to: Path, changed: dict[str, bytes], parts: dict[Path, str]) -> None:
    with to.open("w+b", buffering=1 << 20) as file:
        writer = ZipWriter(file)
        for name in package.names:
            member = name.removeprefix("/")
            if name in changed:
                writer.add_bytes(member, changed[name])
            else:
                copy_part(writer, package, name, member)
        for path, name in parts.items():
            writer.add_file(name.removeprefix("/"), path)
        writer.close()


def _spelt(package: Package, name: str) -> str:
    return next(found for found in package.names if found.lower() == name.lower())
