"""The package being made: parts with their types and relationships, gathered first and written at the end.

Gathering holds names, packed XML and pointers to where large parts lie; nothing large is in memory.
"""

from __future__ import annotations

import hashlib
import posixpath
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO
from xml.sax.saxutils import quoteattr

from natp_studio.decks.merging.copying import Check
from natp_studio.decks.merging.part_names import stem_of
from natp_studio.decks.merging.zip_writer import EMPTY_ZIP, Packed, ZipWriter, member_octets, pack
from natp_studio.decks.package import ROOT, Package, Relationship, relationships_part
from natp_studio.decks.xml import NAMESPACES
from natp_studio.domain.problems import Problem
from natp_studio.domain.progress import Progress

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PML = "application/vnd.openxmlformats-officedocument.presentationml."

_BLOCK = 1 << 20
# Films that begin with the same quarter of a megabyte are read to their ends before they count as one.
_SAMPLE = 1 << 18


@dataclass(frozen=True, slots=True)
class Copied:
    """A part that lies in another package."""

    package: Package
    part: str


@dataclass(frozen=True, slots=True)
class FromFile:
    """A part that is a file on disk."""

    path: Path


Source = bytes | Copied | FromFile
# Slides that are scaled change all their XML: kept packed, hundreds of them take a tenth of the memory.
_Kept = Packed | Copied | FromFile


def office_type(kind: str) -> str:
    """The relationship type of Office with this last word: `office_type("slide")`."""
    return f"{_OFFICE}/{kind}"


def presentation_type(kind: str) -> str:
    """The content type of a presentation part: `presentation_type("slide")`."""
    return f"{_PML}{kind}+xml"


class Output:
    """The parts of the package that is being made."""

    def __init__(self) -> None:
        self._parts: dict[str, tuple[str, _Kept]] = {}
        self._relationships: dict[str, list[Relationship]] = {}
        self._numbers: Counter[str] = Counter()

    def new_name(self, content_type: str, extension: str) -> str:
        """A free part name in the folder where PowerPoint keeps parts of this type. `extension` has its dot."""
        stem = stem_of(content_type, extension)
        if content_type.endswith("+xml") and extension not in (".xml", ".vml", ".svg"):
            extension = ".xml"
        self._numbers[stem] += 1
        return f"/ppt/{stem}{self._numbers[stem]}{extension}"

    def put(self, name: str, content_type: str, source: Source) -> None:
        """Put a part, or put other content in its place."""
        self._parts[name] = (content_type, pack(source) if isinstance(source, bytes) else source)

    def relate(self, name: str, relationships: Sequence[Relationship]) -> None:
        """Say what a part points to; `ROOT` is the package itself."""
        self._relationships[name] = list(relationships)

    def relationships(self, name: str) -> list[Relationship]:
        """What a part points to so far; a list that may be added to."""
        return self._relationships.setdefault(name, [])

    def add(self, content_type: str, extension: str, source: Source) -> str:
        """Put a part under a new name, and give that name."""
        name = self.new_name(content_type, extension)
        self.put(name, content_type, source)
        return name

    def names(self, *types: str) -> list[str]:
        """The names of all parts whose content type ends with one of these words, in the order they were put."""
        return [name for name, (content_type, _) in self._parts.items() if content_type.endswith(types)]

    def content_type(self, name: str) -> str:
        """A part's content type."""
        return self._parts[name][0]

    def copies_of(self, deck: Path, part: str) -> list[str]:
        """The parts that are copied from this part of the package at `deck`."""
        return [
            name
            for name, (_, source) in self._parts.items()
            if isinstance(source, Copied) and source.package.path == deck and source.part == part
        ]

    def read(self, name: str) -> bytes:
        """A part's bytes. Meant for small parts: all of it is in memory."""
        match self._parts[name][1]:
            case Packed() as packed:
                return packed.unpacked()
            case FromFile(path):
                return path.read_bytes()
            case Copied(package, part):
                return package.read(part)

    def start(self, name: str) -> bytes:
        """A part's first megabyte or less, for what stands at its beginning."""
        return next(_blocks(self._parts[name][1]), b"")

    def octets(self, name: str) -> int:
        """How many bytes a part will take in the zip, its two headers left aside."""
        match self._parts[name][1]:
            case Packed() as packed:
                return len(packed.data)
            case FromFile(path):
                return path.stat().st_size
            case Copied(package, part):
                if package.is_translated(part):
                    return len(pack(package.read(part)).data)
                return package.member(part).compress_size

    def replace(self, name: str, content_type: str, extension: str, source: Source) -> str:
        """Put another file in a part's place, in all that points to it too; its name, new with another extension."""
        new = name
        if posixpath.splitext(name)[1].lower() != extension:
            new = self.new_name(content_type, extension)
            for owner, related in self._relationships.items():
                self._relationships[owner] = [
                    replace(rel, target=new) if rel.target == name and not rel.external else rel for rel in related
                ]
            # In the place of the old one, so that the order of parts stays.
            self._parts = {new if key == name else key: value for key, value in self._parts.items()}
        self.put(new, content_type, source)
        return new

    def join_twins(self) -> None:
        """Carry a file once that came both by itself and inside decks, or under two names."""
        twins: dict[tuple[str, int], list[str]] = {}
        for name, (content_type, source) in self._parts.items():
            if not isinstance(source, Packed) and not self._relationships.get(name):
                size = source.path.stat().st_size if isinstance(source, FromFile) else source.package.size(source.part)
                twins.setdefault((content_type, size), []).append(name)
        instead: dict[str, str] = {}
        for names in twins.values():
            if len(names) > 1 and any(isinstance(self._parts[name][1], FromFile) for name in names):
                instead |= self._same(names)
        for name in instead:
            del self._parts[name]
        for owner, related in self._relationships.items() if instead else ():
            self._relationships[owner] = [
                rel if rel.external else replace(rel, target=instead.get(rel.target, rel.target)) for rel in related
            ]

    def _same(self, names: Sequence[str]) -> dict[str, str]:
        """Which of these parts have the content of an earlier one. Whole files are read only where they begin alike."""
        alike: dict[bytes, list[str]] = {}
        for name in names:
            alike.setdefault(_digest(self._parts[name][1], _SAMPLE), []).append(name)
        found: dict[str, str] = {}
        for group in alike.values():
            first: dict[bytes, str] = {}
            for name in group if len(group) > 1 else ():
                kept = first.setdefault(_digest(self._parts[name][1]), name)
                if kept != name:
                    found[name] = kept
        return found

    def users(self, names: Collection[str]) -> dict[str, list[tuple[str, str]]]:
        """For each of these parts, the parts and relationship ids that point to it."""
        found: dict[str, list[tuple[str, str]]] = {name: [] for name in names}
        for owner, related in self._relationships.items():
            for rel in related:
                if not rel.external and rel.target in found:
                    found[rel.target].append((owner, rel.id))
        return found

    def weight(self) -> int:
        """How many bytes the package will have, to the byte below 4 GB: everything is worked out, nothing written."""
        extras = {"[Content_Types].xml": self._content_types()}
        for name, related in self._relationships.items():
            if related:
                extras[relationships_part(name).removeprefix("/")] = _relationships_xml(name, related)
        total = sum(member_octets(name, len(pack(data).data)) for name, data in extras.items())
        total += sum(member_octets(name.removeprefix("/"), self.octets(name)) for name in self._parts)
        return total + EMPTY_ZIP

    def write(self, file: BinaryIO, progress: Progress) -> None:
        """Write the package: types first, then small parts, then media, each group in the order it was put."""
        writer = ZipWriter(file)
        writer.add_bytes("[Content_Types].xml", self._content_types())
        self._write_relationships(writer, ROOT)
        ordered = sorted(self._parts, key=lambda name: name.startswith("/ppt/media/"))
        for done, name in enumerate(ordered):
            progress.report(done, len(ordered), name.rpartition("/")[2])
            self._write_part(writer, name, progress)
        writer.close()

    def _write_part(self, writer: ZipWriter, name: str, progress: Progress) -> None:
        _, source = self._parts[name]
        try:
            _write_source(writer, name.removeprefix("/"), source, progress)
        except EOFError as error:
            where = source.path if isinstance(source, FromFile) else name
            raise Problem(
                "A file changed while it was being copied into the deck.",
                str(where),
                "Let whatever writes it finish, and try again.",
            ) from error
        self._write_relationships(writer, name)

    def _write_relationships(self, writer: ZipWriter, name: str) -> None:
        related = self._relationships.get(name)
        if related:
            writer.add_bytes(relationships_part(name).removeprefix("/"), _relationships_xml(name, related))

    def _content_types(self) -> bytes:
        defaults = {
            "rels": "application/vnd.openxmlformats-package.relationships+xml",
            "xml": "application/xml",
        }
        overrides = {}
        for name, (content_type, _) in self._parts.items():
            extension = posixpath.splitext(name)[1].lower().removeprefix(".")
            if extension == "xml" or defaults.setdefault(extension, content_type) != content_type:
                overrides[name] = content_type
        rows = [
            f"<Default Extension={quoteattr(extension)} ContentType={quoteattr(content_type)}/>"
            for extension, content_type in sorted(defaults.items())
        ]
        rows += [
            f"<Override PartName={quoteattr(name)} ContentType={quoteattr(content_type)}/>"
            for name, content_type in sorted(overrides.items())
        ]
        return f'{DECLARATION}<Types xmlns="{NAMESPACES["ct"]}">{"".join(rows)}</Types>'.encode()


def _digest(source: _Kept, most: int | None = None) -> bytes:
    """A hash of a part, or of its first `most` bytes."""
    digest = hashlib.sha256()
    for block in _blocks(source):
        digest.update(block[:most])
        if most is not None and (most := most - len(block)) <= 0:
            break
    return digest.digest()


def _blocks(source: _Kept) -> Iterator[bytes]:
    match source:
        case Packed():
            yield source.unpacked()
        case FromFile(path):
            with path.open("rb", buffering=0) as file:
                while block := file.read(_BLOCK):
                    yield block
        case Copied(package, part):
            yield from package.blocks(part)


def _write_source(writer: ZipWriter, member: str, source: _Kept, progress: Progress) -> None:
    match source:
        case Packed():
            writer.add_packed(member, source)
        case FromFile(path):
            writer.add_file(member, path, progress.check)
        case Copied(package, part):
            if package.is_translated(part):
                writer.add_bytes(member, package.read(part))
            else:
                copy_part(writer, package, part, member, progress.check)


def copy_part(writer: ZipWriter, package: Package, part: str, member: str, check: Check = lambda: None) -> None:
    """Copy a part as it lies in its package, still compressed, into another zip under the name `member`.

    `check` is called every few megabytes; what it raises ends the copying.
    """
    info = package.member(part)
    with package.path.open("rb", buffering=0) as file:
        start = package.packed_start(part, file)
        writer.add_range(member, info.compress_type, info.CRC, info.file_size, info.compress_size, file, start, check)


def _relationships_xml(source: str, relationships: Sequence[Relationship]) -> bytes:
    folder = posixpath.dirname(source)
    rows = []
    for rel in relationships:
        target = rel.target if rel.external else posixpath.relpath(rel.target, folder)
        mode = ' TargetMode="External"' if rel.external else ""
        rows.append(
            f"<Relationship Id={quoteattr(rel.id)} Type={quoteattr(rel.type)} Target={quoteattr(target)}{mode}/>"
        )
    return f'{DECLARATION}<Relationships xmlns="{NAMESPACES["pr"]}">{"".join(rows)}</Relationships>'.encode()
