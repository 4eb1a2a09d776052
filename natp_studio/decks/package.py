"""An Office file as a package of parts (Open Packaging Conventions, ECMA-376 part 2), read from disk as needed.

Nothing large is ever held: a part is read when it is asked for, media can be streamed. Part names are compared
without case, as the standard says, and given back as the file spells them.
"""

from __future__ import annotations

import posixpath
import urllib.parse
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from natp_studio.decks import limits, strict
from natp_studio.decks.xml import Element, local, parse
from natp_studio.domain.problems import Problem

ROOT = "/"
_OLE_SIGNATURE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_LOCAL_HEADER = 30
_BLOCK = 1 << 20
_XML_ENDINGS = (".xml", ".rels", ".vml")


@dataclass(frozen=True, slots=True)
class Relationship:
    """A pointer from one part to another part, or to something outside when `external`.

    `type` is always the Transitional name; `kind` its last word, such as "slideLayout".
    """

    id: str
    type: str
    target: str
    external: bool = False

    @property
    def kind(self) -> str:
        """The last word of the type: "image", "slide", "notesSlide"."""
        return self.type.rpartition("/")[2]


class Package:
    """A package on disk. Raises Problem for anything that is not a sound package.

    The file is open only while a part is read, so hundreds of packages can be used together.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        members = _members(path)
        limits.check_members(members, path.name)
        self._members = {_part_name(info.filename): info for info in members if not info.is_dir()}
        self._spelling = {name.lower(): name for name in self._members}
        self._relationships: dict[str, tuple[Relationship, ...]] = {}
        self._read_content_types()
        self.main = self._main_part()
        self.strict = strict.is_strict(self.raw(self.main))

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._spelling

    @property
    def names(self) -> tuple[str, ...]:
        """Every part's name, such as /ppt/slides/slide1.xml, in the order of the zip."""
        return tuple(self._members)

    def member(self, name: str) -> zipfile.ZipInfo:
        """Where and how large a part is in the zip."""
        try:
            return self._members[self._spelling[name.lower()]]
        except KeyError:
            raise self._damaged(name) from None

    def size(self, name: str) -> int:
        """A part's size in bytes, unpacked."""
        return self.member(name).file_size

    def raw(self, name: str) -> bytes:
        """A part's bytes as they are in the file, checked against the length and checksum that the zip gives."""
        info = self.member(name)
        data = b"".join(self.blocks(name))
        if len(data) != info.file_size or zlib.crc32(data) != info.CRC:
            raise self._damaged(name)
        return data

    def blocks(self, name: str) -> Iterator[bytes]:
        """A part's bytes a megabyte or less at a time, for what is too large to hold. Not checked."""
        if self.member(name).compress_type == zipfile.ZIP_STORED:
            yield from self.packed_blocks(name)
            return
        unpacker = zlib.decompressobj(-15)
        try:
            for packed in self.packed_blocks(name):
                yield unpacker.decompress(packed, _BLOCK)
                while unpacker.unconsumed_tail:
                    yield unpacker.decompress(unpacker.unconsumed_tail, _BLOCK)
            yield unpacker.flush()
        except zlib.error as error:
            raise self._damaged(name) from error

    def packed_blocks(self, name: str) -> Iterator[bytes]:
        """A part's bytes as they lie in the zip, still compressed, a megabyte at a time."""
        left = self.member(name).compress_size
        with self.path.open("rb", buffering=0) as file:
            file.seek(self.packed_start(name, file))
            while left:
                block = file.read(min(left, _BLOCK))
                if not block:
                    raise self._damaged(name)
                left -= len(block)
                yield block

    def packed_start(self, name: str, file: IO[bytes]) -> int:
        """Where in the package, open as `file`, a part's compressed bytes begin."""
        offset = self.member(name).header_offset
        file.seek(offset)
        header = file.read(_LOCAL_HEADER)
        if len(header) != _LOCAL_HEADER or header[:4] != b"PK\x03\x04":
            raise self._damaged(name)
        # The local header's name and extra field may differ in length from the central directory's.
        lengths = int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little")
        return offset + _LOCAL_HEADER + lengths

    def read(self, name: str) -> bytes:
        """A part's bytes; XML of a Strict package comes in the Transitional form."""
        data = self.raw(name)
        if self.strict and name.lower().endswith(_XML_ENDINGS) and strict.is_strict(data):
            return strict.to_transitional(data)
        return data

    def xml(self, name: str) -> Element:
        """The root element of a part, Transitional."""
        return parse(self.read(name), f"{self.path.name}, {name}")

    def content_type(self, name: str) -> str:
        """A part's content type; "application/octet-stream" where the file does not say."""
        extension = posixpath.splitext(name)[1].lower().lstrip(".")
        return self._overrides.get(name.lower()) or self._defaults.get(extension, "application/octet-stream")

    def relationships(self, name: str) -> tuple[Relationship, ...]:
        """What a part points to, in the order of the file. `ROOT` is the package itself."""
        known = self._relationships.get(name)
        if known is None:
            known = self._relationships[name] = self._read_relationships(name)
        return known

    def related(self, name: str, kind: str) -> tuple[str, ...]:
        """The names of the existing parts that `name` points to with relationships of this kind."""
        return tuple(
            rel.target
            for rel in self.relationships(name)
            if rel.kind == kind and not rel.external and rel.target in self
        )

    def _read_relationships(self, name: str) -> tuple[Relationship, ...]:
        folder, file = posixpath.split(name)
        source = "/_rels/.rels" if name == ROOT else f"{folder.rstrip('/')}/_rels/{file}.rels"
        if source not in self:
            return ()
        found = []
        for node in parse(self.raw(source), f"{self.path.name}, {source}"):
            if local(node) != "Relationship":
                continue
            external = node.get("TargetMode", "").lower() == "external"
            target = node.get("Target", "")
            if not external:
                target = self._target(folder or ROOT, target, name)
            found.append(
                Relationship(node.get("Id", ""), strict.transitional_type(node.get("Type", "")), target, external)
            )
        return tuple(found)

    def _target(self, folder: str, target: str, source: str) -> str:
        path = target.replace("\\", "/").split("#")[0]
        if not path:
            return source
        name = posixpath.normpath(posixpath.join(folder, path))
        if name.lower() not in self._spelling:
            unescaped = urllib.parse.unquote(name)
            name = unescaped if unescaped.lower() in self._spelling else name
        return self._spelling.get(name.lower(), name)

    def _read_content_types(self) -> None:
        self._overrides: dict[str, str] = {}
        self._defaults: dict[str, str] = {}
        for node in parse(self.raw("/[Content_Types].xml"), f"{self.path.name}, [Content_Types].xml"):
            if local(node) == "Override":
                self._overrides[node.get("PartName", "").lower()] = node.get("ContentType", "")
            elif local(node) == "Default":
                self._defaults[node.get("Extension", "").lower()] = node.get("ContentType", "")

    def _main_part(self) -> str:
        for rel in self.relationships(ROOT):
            if rel.kind == "officeDocument" and not rel.external and rel.target in self:
                return rel.target
        raise Problem(
            "This file is not an Office document.", self.path.name, "Choose a PowerPoint presentation (.pptx)."
        )

    def _damaged(self, part: str) -> Problem:
        return Problem(
            "This file is damaged: a part is missing or cannot be unpacked.",
            f"{self.path.name}, {part}",
            "Open it in PowerPoint, let it repair the file, save it and try again.",
        )


def _part_name(member: str) -> str:
    return "/" + member.replace("\\", "/").lstrip("/")


def _members(path: Path) -> list[zipfile.ZipInfo]:
    try:
        with path.open("rb") as file:
            start = file.read(8)
            if not start:
                raise Problem("This file is empty.", path.name, "Ask for the file again: it did not arrive whole.")
            if start == _OLE_SIGNATURE:
                raise _old_or_encrypted(file, path)
            with zipfile.ZipFile(file) as opened:
                return opened.infolist()
    except (zipfile.BadZipFile, UnicodeDecodeError, NotImplementedError) as error:
        raise Problem(
            "This file is damaged, or it is not a PowerPoint presentation.",
            path.name,
            "Open it in PowerPoint, let it repair the file, save it as .pptx and try again.",
        ) from error
    except FileNotFoundError as error:
        raise Problem("There is no such file.", str(path), "Check the name and the folder.") from error
    except IsADirectoryError as error:
        raise Problem("This is a folder, not a file.", str(path), "Choose a presentation in it.") from error
    except OSError as error:
        raise Problem("This file cannot be opened.", str(path), "Check that you may read it.") from error


def _old_or_encrypted(file: IO[bytes], path: Path) -> Problem:
    tail = b""
    while block := file.read(_BLOCK):
        if _ENCRYPTED in tail + block:
            return Problem(
                "This presentation is protected by a password.",
                path.name,
                "Open it in PowerPoint, take the password off (File, Info), save it and try again.",
            )
        tail = block[-len(_ENCRYPTED) :]
    return Problem(
        "This presentation is in the old format of before 2007.",
        path.name,
        "Open it in PowerPoint and save it as .pptx.",
    )
