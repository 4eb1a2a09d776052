"""An Office file as a package of parts (Open Packaging Conventions, ECMA-376 part 2), read from disk as needed.

Nothing large is ever held: a part is read when it is asked for, media can be streamed. Part names are compared
without case and without percent signs, as the standard says, and given back as the file spells them.
"""

from __future__ import annotations

import contextlib
import itertools
import posixpath
import urllib.parse
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from natp_studio.decks import content_types, limits, strict
from natp_studio.decks.xml import Element, local, parse
from natp_studio.domain.problems import Problem

ROOT = "/"
_OLE_SIGNATURE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_END = 64
_LOCAL_HEADER = 30
_BLOCK = 1 << 20
_UTF8_NAME = 0x800
_MAIN = ".main+xml"
_XML_TYPES = ("+xml", "/xml", "vmlDrawing")


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
        self._members = {_part_name(info): info for info in members if not info.is_dir()}
        self._spelling = {_key(name): name for name in self._members}
        self._relationships: dict[str, tuple[Relationship, ...]] = {}
        self._kinds: dict[str, str] = {}
        self._ends: dict[str, tuple[bytes, bytes]] = {}
        self._read_content_types()
        self.main = self._main_part()
        self._check_size(self.main)
        self.strict = strict.is_strict(self.raw(self.main))

    def __contains__(self, name: str) -> bool:
        return _key(name) in self._spelling

    @property
    def names(self) -> tuple[str, ...]:
        """Every part's name, such as /ppt/slides/slide1.xml, in the order of the zip."""
        return tuple(self._members)

    def member(self, name: str) -> zipfile.ZipInfo:
        """Where and how large a part is in the zip."""
        try:
            return self._members[self._spelling[_key(name)]]
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

    def blocks(self, name: str, most: int = _BLOCK) -> Iterator[bytes]:
        """A part's bytes, `most` of them or fewer at a time, for what is too large to hold. Not checked."""
        if self.member(name).compress_type == zipfile.ZIP_STORED:
            yield from self.packed_blocks(name, most)
            return
        unpacker = zlib.decompressobj(-15)
        try:
            for packed in self.packed_blocks(name, most):
                yield unpacker.decompress(packed, most)
                while unpacker.unconsumed_tail:
                    yield unpacker.decompress(unpacker.unconsumed_tail, most)
            yield unpacker.flush()
        except zlib.error as error:
            raise self._damaged(name) from error

    def check(self, name: str) -> None:
        """Raise a Problem where a part does not have the length and checksum that the zip gives. Holds a megabyte."""
        self.ends(name)

    def ends(self, name: str) -> tuple[bytes, bytes]:
        """A part's first and last bytes, 64 or fewer. Raises the Problem of `check`. Read once."""
        known = self._ends.get(name)
        if known is None:
            info, size, crc, start, end = self.member(name), 0, 0, b"", b""
            for block in self.blocks(name):
                size, crc = size + len(block), zlib.crc32(block, crc)
                start = start if len(start) == _END else (start + block[:_END])[:_END]
                end = (end + block[-_END:])[-_END:]
            if (size, crc) != (info.file_size, info.CRC):
                raise self._damaged(name)
            known = self._ends[name] = start, end
        return known

    def packed_blocks(self, name: str, most: int = _BLOCK) -> Iterator[bytes]:
        """A part's bytes as they lie in the zip, still compressed, `most` of them at a time."""
        left = self.member(name).compress_size
        with self.path.open("rb", buffering=0) as file:
            file.seek(self.packed_start(name, file))
            while left:
                block = file.read(min(left, most))
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
        if self.is_translated(name) and strict.is_strict(data):
            return strict.to_transitional(data)
        return data

    def is_translated(self, name: str) -> bool:
        """True for XML of a Strict package, which `read` gives in another form than it lies in the file."""
        return self.strict and self.holds_xml(name)

    def holds_xml(self, name: str) -> bool:
        """True for a part that holds XML, going by its name and by its type."""
        content_type = self.content_type(name)
        return is_xml(name) or (content_type.endswith(_XML_TYPES) and not content_type.startswith("image/"))

    def xml(self, name: str) -> Element:
        """The root element of a part, Transitional. Raises Problem where that is not what the part's type says."""
        self._check_size(name)
        where = f"{self.path.name}, {name}"
        root = parse(self.read(name), where)
        wanted = content_types.root_of(self.content_type(name))
        if wanted and local(root) != wanted:
            raise Problem(
                "Something in this file is not what it should be.",
                where,
                "Open it in PowerPoint, let it repair the file, save it and try again.",
            )
        return root

    def content_type(self, name: str) -> str:
        """A part's content type. Where the file does not say, what points to the part decides, then its name."""
        ending = posixpath.splitext(name)[1].lower()
        stated = self._overrides.get(_key(name)) or self._defaults.get(ending.lstrip("."), content_types.UNKNOWN)
        return content_types.meant(stated, self._kinds.get(_key(name), ""), ending)

    def relationships(self, name: str) -> tuple[Relationship, ...]:
        """What a part points to, in the order of the file. `ROOT` is the package itself."""
        known = self._relationships.get(name)
        if known is None:
            known = self._relationships[name] = self._read_relationships(name)
        return known

    def targets(self, name: str) -> dict[str, Relationship]:
        """What a part points to inside the package, there or lost, by relationship id."""
        return {rel.id: rel for rel in self.relationships(name) if not rel.external}

    def related(self, name: str, kind: str) -> tuple[str, ...]:
        """The names of the existing parts that `name` points to with relationships of this kind."""
        return tuple(
            rel.target
            for rel in self.relationships(name)
            if rel.kind == kind and not rel.external and rel.target in self
        )

    def _read_relationships(self, name: str) -> tuple[Relationship, ...]:
        source = relationships_part(name)
        if source not in self:
            return ()
        found: dict[str, Relationship] = {}
        for node in parse(self.raw(source), f"{self.path.name}, {source}"):
            external = node.get("TargetMode", "").lower() == "external"
            number, kind, target = node.get("Id", ""), node.get("Type", ""), node.get("Target", "")
            if local(node) != "Relationship" or not kind or not (target or external):
                continue
            if not external:
                target = self._target(posixpath.dirname(name), target, name)
            if not number or number in found:
                # Damaged decks give one id twice: the first is meant, and the other keeps its target.
                number = next(new for new in map("rIdTwin{}".format, itertools.count(1)) if new not in found)
            found[number] = Relationship(number, strict.transitional_type(kind), target, external)
            self._kinds.setdefault(_key(target), found[number].kind)
        return tuple(found.values())

    def _target(self, folder: str, target: str, source: str) -> str:
        path = target.replace("\\", "/").split("#")[0]
        if not path:
            return source
        name = posixpath.normpath(posixpath.join(folder, path))
        return self._spelling.get(_key(name), name)

    def _read_content_types(self) -> None:
        self._overrides: dict[str, str] = {}
        self._defaults: dict[str, str] = {}
        for node in parse(self.raw("/[Content_Types].xml"), f"{self.path.name}, [Content_Types].xml"):
            if local(node) == "Override":
                self._overrides[_key(node.get("PartName", ""))] = content_types.stated(node.get("ContentType", ""))
            elif local(node) == "Default":
                extension = node.get("Extension", "").lower().lstrip(".")
                self._defaults[extension] = content_types.stated(node.get("ContentType", ""))

    def _main_part(self) -> str:
        for rel in self.relationships(ROOT):
            if rel.kind == "officeDocument" and not rel.external:
                if rel.target in self:
                    return rel.target
                raise self._damaged(rel.target)
        # A damaged package may have lost that relationship; then the part's type tells.
        for name in self._members:
            if self.content_type(name).endswith(_MAIN):
                return name
        raise Problem(
            "This file is not an Office document.", self.path.name, "Choose a PowerPoint presentation (.pptx)."
        )

    def _check_size(self, name: str) -> None:
        """Refuse XML whose name does not say that it is some, so that the limits on packages passed it by."""
        if self.size(name) > limits.LARGEST_XML:
            raise limits.too_large(f"{self.path.name}, {name[:80]}")

    def _damaged(self, part: str) -> Problem:
        return Problem(
            "This file is damaged: something in it is missing or cannot be read.",
            f"{self.path.name}, {part}",
            "Open it in PowerPoint, let it repair the file, save it and try again.",
        )


def is_xml(name: str) -> bool:
    """True for a part that holds XML, going by its name."""
    return name.lower().endswith(limits.XML_ENDINGS)


def relationships_part(name: str) -> str:
    """The name of the part that lists what a part, or `ROOT`, points to (ECMA-376 part 2, 9.3)."""
    folder, file = posixpath.split(name)
    return f"{folder.rstrip('/')}/_rels/{file}.rels"


def _part_name(member: zipfile.ZipInfo) -> str:
    name = member.filename
    if not member.flag_bits & _UTF8_NAME and not name.isascii():
        # Some programs write names in UTF-8 without saying so, and zipfile takes them for the letters of MS-DOS.
        with contextlib.suppress(UnicodeError):
            name = name.encode("cp437").decode()
    return "/" + name.replace("\\", "/").lstrip("/")


def _key(name: str) -> str:
    """What tells part names apart: without case, and with the letters that percent signs stand for."""
    return (urllib.parse.unquote(name) if "%" in name else name).lower()


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
