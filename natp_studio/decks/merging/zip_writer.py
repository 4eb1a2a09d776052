"""A zip writer that copies members as they lie in another zip, and streams files without compressing them.

Python's zipfile can do neither, and both are what makes a deck with hundreds of megabytes of video quick to write.
Every member is dated 1980-01-01, so that the same parts give the same bytes. Format: PKWARE APPNOTE 6.3.10.
"""

from __future__ import annotations

import os
import struct
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from natp_studio.decks.merging.copying import Check, Checksum, copy_range

STORED, DEFLATED = 0, 8
_LOCAL, _CENTRAL, _END, _END64, _LOCATOR64 = 0x04034B50, 0x02014B50, 0x06054B50, 0x06064B50, 0x07064B50
# As MS-DOS counts days: the first that it can count.
_DATE_1980 = 0x21
_UTF8_NAME = 0x800
# The end of a zip without members.
EMPTY_ZIP = 22
_FULL32 = 0xFFFFFFFF
# What zlib is told for bytes as zips have them, without its own header.
_WITHOUT_HEADER = -15


@dataclass(frozen=True, slots=True)
class Packed:
    """Bytes as they lie in a zip: deflated where that makes them smaller. `size` and `crc` are those of the bytes."""

    method: int
    crc: int
    size: int
    data: bytes

    def unpacked(self) -> bytes:
        """The bytes themselves."""
        return zlib.decompress(self.data, _WITHOUT_HEADER) if self.method == DEFLATED else self.data


def pack(data: bytes) -> Packed:
    """Deflate bytes, so that they can be kept in little memory and written later."""
    packer = zlib.compressobj(6, zlib.DEFLATED, _WITHOUT_HEADER)
    deflated = packer.compress(data) + packer.flush()
    method, kept = (DEFLATED, deflated) if len(deflated) < len(data) else (STORED, data)
    return Packed(method, zlib.crc32(data), len(data), kept)


@dataclass(frozen=True, slots=True)
class _Member:
    name: bytes
    method: int
    crc: int
    packed: int
    size: int
    offset: int


class ZipWriter:
    """Writes a zip to a file opened for writing in binary. Call `close` to finish it; the file stays open."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._members: list[_Member] = []

    def add_bytes(self, name: str, data: bytes) -> None:
        """Add a member from memory, compressed when that makes it smaller."""
        self.add_packed(name, pack(data))

    def add_packed(self, name: str, packed: Packed) -> None:
        """Add a member that was packed before."""
        self._start(name, packed.method, packed.crc, len(packed.data), packed.size)
        self._file.write(packed.data)

    def add_range(
        self,
        name: str,
        method: int,
        crc: int,
        size: int,
        packed: int,
        source: BinaryIO,
        start: int,
        check: Check = lambda: None,
    ) -> None:
        """Add a member whose `packed` compressed bytes lie in the unbuffered file `source` from `start` on.

        `check` is called every few megabytes; what it raises ends the writing. Raises EOFError where the file ends
        before that.
        """
        self._start(name, method, crc, packed, size)
        if copy_range(source, start, packed, self._file, check) != packed:
            raise EOFError(f"{name}: less than {packed} bytes")

    def add_file(self, name: str, path: Path, check: Check = lambda: None) -> None:
        """Add a file from disk uncompressed. `check` is as for `add_range`. Raises EOFError where the file changes."""
        with path.open("rb", buffering=0) as source, Checksum(path) as checksum:
            before = os.fstat(source.fileno())
            size = before.st_size
            at = self._file.tell()
            self._start(name, STORED, 0, size, size)
            written = copy_range(source, 0, size, self._file, check)
            crc, read = checksum.result()
            after = os.fstat(source.fileno())
        if written != size or read != size or (after.st_size, after.st_mtime_ns) != (size, before.st_mtime_ns):
            raise EOFError(f"{path.name} changed while it was read")
        end = self._file.tell()
        self._file.seek(at + 14)
        self._file.write(struct.pack("<I", crc))
        self._file.seek(end)
        last = self._members[-1]
        self._members[-1] = _Member(last.name, STORED, crc, size, size, last.offset)

    def close(self) -> None:
        """Write the central directory."""
        start = self._file.tell()
        for member in self._members:
            self._file.write(_central(member))
        self._finish(start, self._file.tell())

    def _start(self, name: str, method: int, crc: int, packed: int, size: int) -> None:
        raw = name.encode()
        offset = self._file.tell()
        large = packed >= _FULL32 or size >= _FULL32
        extra = struct.pack("<HHQQ", 1, 16, size, packed) if large else b""
        self._file.write(
            struct.pack(
                "<IHHHHHIIIHH",
                _LOCAL,
                45 if large else 20,
                _flags(raw),
                method,
                0,
                _DATE_1980,
                crc,
                _FULL32 if large else packed,
                _FULL32 if large else size,
                len(raw),
                len(extra),
            )
            + raw
            + extra
        )
        self._members.append(_Member(raw, method, crc, packed, size, offset))

    def _finish(self, start: int, end: int) -> None:
        number = len(self._members)
        if number >= 0xFFFF or start >= _FULL32 or end - start >= _FULL32:
            self._file.write(struct.pack("<IQHHIIQQQQ", _END64, 44, 45, 45, 0, 0, number, number, end - start, start))
            self._file.write(struct.pack("<IIQI", _LOCATOR64, 0, end, 1))
        short = min(number, 0xFFFF)
        self._file.write(
            struct.pack("<IHHHHIIH", _END, 0, 0, short, short, min(end - start, _FULL32), min(start, _FULL32), 0)
        )


def member_octets(name: str, packed: int) -> int:
    """How many bytes a member takes below 4 GB: its two headers, its name in both, and its packed bytes."""
    return 30 + 46 + 2 * len(name.encode()) + packed


def _central(member: _Member) -> bytes:
    large = member.packed >= _FULL32 or member.size >= _FULL32
    values = [member.size, member.packed] if large else []
    if member.offset >= _FULL32:
        values.append(member.offset)
    extra = struct.pack(f"<HH{len(values)}Q", 1, 8 * len(values), *values) if values else b""
    needs = 45 if values else 20
    head = struct.pack(
        "<IHHHHHHIIIHHHHHII",
        _CENTRAL,
        needs,
        needs,
        _flags(member.name),
        member.method,
        0,
        _DATE_1980,
        member.crc,
        _FULL32 if large else member.packed,
        _FULL32 if large else member.size,
        len(member.name),
        len(extra),
        0,
        0,
        0,
        0,
        min(member.offset, _FULL32),
    )
    return head + member.name + extra


def _flags(name: bytes) -> int:
    return 0 if name.isascii() else _UTF8_NAME
