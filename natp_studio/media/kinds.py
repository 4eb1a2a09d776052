"""What a file is, told from its first bytes and never from its name.

Sources of the signatures: each format's own specification (ISO/IEC 14496-12 for `ftyp`, RFC 8794 for EBML, Microsoft's
ASF and RIFF, RFC 3533 for Ogg, ISO/IEC 13818-7 for ADTS, ISO/IEC 11172-3 for MP3, W3C for WebVTT and PNG).
"""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path

from natp_studio.domain.problems import Problem

_START = 65_536
_END = 262_144
_ID3_HEADER = 10
_EBML = bytes.fromhex("1a45dfa3")
_ASF = bytes.fromhex("3026b2758e66cf11a6d900aa0062ce6c")
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_TIFF = (b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+")
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
# Boxes that an old QuickTime file without `ftyp` opens with.
_QUICKTIME_BOXES = (b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot")
_STILL_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"mif1", b"msf1", b"avif", b"avis")
_SUBRIP_TIMES = re.compile(r"^\s*\d{1,3}:\d{1,2}:\d{1,2}[,.]\d{1,3}\s*-->", re.MULTILINE)
_SVG = re.compile(rb"<(?:[\w-]+:)?svg[\s>]")
_HTML = re.compile(rb"<(?:!doctype\s+)?html", re.IGNORECASE)


class Family(StrEnum):
    """What can be done with a file."""

    VIDEO = "video"
    SOUND = "sound"
    PICTURE = "picture"
    DECK = "deck"
    CAPTIONS = "captions"
    OTHER = "other"


class FileKind(StrEnum):
    """What a file is. Containers that hold a video or only a sound are told apart by `probe`, not here."""

    MP4 = "mp4"
    MOV = "mov"
    M4V = "m4v"
    WEBM = "webm"
    MKV = "mkv"
    AVI = "avi"
    WMV = "wmv"
    M4A = "m4a"
    MP3 = "mp3"
    AAC = "aac"
    WAV = "wav"
    FLAC = "flac"
    OGG = "ogg"
    PNG = "png"
    JPEG = "jpeg"
    GIF = "gif"
    WEBP = "webp"
    BMP = "bmp"
    TIFF = "tiff"
    HEIF = "heif"
    SVG = "svg"
    PPTX = "pptx"
    OLD_OFFICE = "old office"
    ZIP = "zip"
    VTT = "vtt"
    SRT = "srt"
    UNKNOWN = "unknown"

    @property
    def family(self) -> Family:
        """What can be done with such a file. OTHER for zips, old Office files and what is not known."""
        return _FACTS[self][0]

    @property
    def content_type(self) -> str:
        """The content type that PowerPoint and this app write for such a part."""
        return _FACTS[self][1]

    @property
    def extension(self) -> str:
        """The file name's ending that PowerPoint expects, without the dot; "" for what is not known."""
        return _FACTS[self][2]


_FACTS: dict[FileKind, tuple[Family, str, str]] = {
    FileKind.MP4: (Family.VIDEO, "video/mp4", "mp4"),
    FileKind.MOV: (Family.VIDEO, "video/quicktime", "mov"),
    FileKind.M4V: (Family.VIDEO, "video/x-m4v", "m4v"),
    FileKind.WEBM: (Family.VIDEO, "video/webm", "webm"),
    FileKind.MKV: (Family.VIDEO, "video/x-matroska", "mkv"),
    FileKind.AVI: (Family.VIDEO, "video/avi", "avi"),
    FileKind.WMV: (Family.VIDEO, "video/x-ms-wmv", "wmv"),
    FileKind.M4A: (Family.SOUND, "audio/mp4", "m4a"),
    FileKind.MP3: (Family.SOUND, "audio/mpeg", "mp3"),
    FileKind.AAC: (Family.SOUND, "audio/aac", "aac"),
    FileKind.WAV: (Family.SOUND, "audio/wav", "wav"),
    FileKind.FLAC: (Family.SOUND, "audio/flac", "flac"),
    FileKind.OGG: (Family.SOUND, "audio/ogg", "ogg"),
    FileKind.PNG: (Family.PICTURE, "image/png", "png"),
    FileKind.JPEG: (Family.PICTURE, "image/jpeg", "jpg"),
    FileKind.GIF: (Family.PICTURE, "image/gif", "gif"),
    FileKind.WEBP: (Family.PICTURE, "image/webp", "webp"),
    FileKind.BMP: (Family.PICTURE, "image/bmp", "bmp"),
    FileKind.TIFF: (Family.PICTURE, "image/tiff", "tiff"),
    FileKind.HEIF: (Family.PICTURE, "image/heif", "heic"),
    FileKind.SVG: (Family.PICTURE, "image/svg+xml", "svg"),
    FileKind.PPTX: (
        Family.DECK,
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        "pptx",
    ),
    FileKind.OLD_OFFICE: (Family.OTHER, "application/x-ole-storage", ""),
    FileKind.ZIP: (Family.OTHER, "application/zip", "zip"),
    FileKind.VTT: (Family.CAPTIONS, "text/vtt", "vtt"),
    FileKind.SRT: (Family.CAPTIONS, "application/x-subrip", "srt"),
    FileKind.UNKNOWN: (Family.OTHER, "application/octet-stream", ""),
}


def kind_of(path: Path) -> FileKind:
    """What the file at `path` is. Reads at most some 330 KB. Raises Problem where there is no file, or an empty one."""
    try:
        if not path.is_file():
            raise _no_file(path)
        with path.open("rb") as file:
            start = file.read(_START)
            if start.startswith(b"ID3"):
                file.seek(id3_length(start))
                return _behind_id3(file.read(4))
            end = b""
            if start.startswith(_ZIP):
                file.seek(max(0, path.stat().st_size - _END))
                end = file.read(_END)
    except OSError as error:
        raise Problem("This file cannot be opened.", str(path), "Check that you may read it.") from error
    if not start:
        raise Problem("This file is empty.", path.name, "Ask for the file again: it did not arrive whole.")
    return sniff(start, end)


def sniff(start: bytes, end: bytes = b"") -> FileKind:
    """What a file is that opens with `start` (4 KB serve) and, for a zip, closes with `end`."""
    if start.startswith(_ZIP):
        # A zip keeps its table of contents at the end, with names that are never compressed.
        return FileKind.PPTX if b"ppt/" in start or b"ppt/" in end else FileKind.ZIP
    if start.startswith(_EBML):
        return FileKind.WEBM if b"webm" in start[:64] else FileKind.MKV
    return (
        _boxed(start) or _riff(start) or _picture(start) or _sound(start) or _office(start) or _text(start)
    ) or FileKind.UNKNOWN


def id3_length(start: bytes) -> int:
    """How many bytes the ID3v2 tag takes that a sound file opens with; 0 without one. Source: ID3v2.4, section 3.1."""
    if not start.startswith(b"ID3") or len(start) < _ID3_HEADER:
        return 0
    length = 0
    for octet in start[6:10]:
        length = length << 7 | octet & 0x7F
    footer = _ID3_HEADER if start[5] & 0x10 else 0
    return _ID3_HEADER + length + footer


def _boxed(start: bytes) -> FileKind | None:
    box, brand = start[4:8], start[8:12]
    if box == b"ftyp":
        if brand == b"qt  ":
            return FileKind.MOV
        if brand in (b"M4A ", b"M4B ", b"M4P "):
            return FileKind.M4A
        if brand.startswith(b"M4V"):
            return FileKind.M4V
        return FileKind.HEIF if brand in _STILL_BRANDS else FileKind.MP4
    return FileKind.MOV if box in _QUICKTIME_BOXES else None


def _riff(start: bytes) -> FileKind | None:
    if start[:4] not in (b"RIFF", b"RF64"):
        return None
    return {b"AVI ": FileKind.AVI, b"WAVE": FileKind.WAV, b"WEBP": FileKind.WEBP}.get(start[8:12])


def _picture(start: bytes) -> FileKind | None:
    if start.startswith(b"\x89PNG\r\n\x1a\n"):
        return FileKind.PNG
    if start.startswith(b"\xff\xd8\xff"):
        return FileKind.JPEG
    if start.startswith((b"GIF87a", b"GIF89a")):
        return FileKind.GIF
    if start.startswith(_TIFF):
        return FileKind.TIFF
    # "BM" alone opens many a text; the four bytes at 6 are reserved and zero, and the header length at 14 is small.
    if start.startswith(b"BM") and start[6:10] == bytes(4) and start[15:18] == bytes(3):
        return FileKind.BMP
    return None


def _sound(start: bytes) -> FileKind | None:
    if start.startswith(b"fLaC"):
        return FileKind.FLAC
    if start.startswith(b"OggS"):
        return FileKind.OGG
    if len(start) > 2 and start[0] == 0xFF and start[1] & 0xE0 == 0xE0:
        if start[1] & 0xF6 == 0xF0:
            return FileKind.AAC
        is_layer_3 = start[1] & 0x06 == 0x02 and start[1] & 0x18 != 0x08
        if is_layer_3 and start[2] >> 4 != 0xF and start[2] & 0x0C != 0x0C:
            return FileKind.MP3
    return None


def _behind_id3(start: bytes) -> FileKind:
    kind = _sound(start)
    return kind if kind in (FileKind.AAC, FileKind.FLAC) else FileKind.MP3


def _office(start: bytes) -> FileKind | None:
    if start.startswith(_ASF):
        return FileKind.WMV
    return FileKind.OLD_OFFICE if start.startswith(_OLE) else None


def _text(start: bytes) -> FileKind | None:
    # The cut at 4 KB may fall inside a character; what is looked for stands before it.
    head = start[:4096]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = head.decode("utf-16", errors="replace")
    else:
        text = head.removeprefix(b"\xef\xbb\xbf").decode("utf-8", errors="replace")
    if re.match(r"WEBVTT(?:[ \t\r\n]|$)", text):
        return FileKind.VTT
    if text.lstrip().startswith("<") and _SVG.search(head) and not _HTML.search(head):
        return FileKind.SVG
    return FileKind.SRT if "\x00" not in text and _SUBRIP_TIMES.search(text) else None


def _no_file(path: Path) -> Problem:
    if path.is_dir():
        return Problem("This is a folder, not a file.", str(path), "Choose a file in it.")
    if path.exists():
        return Problem("This is not a file that can be read.", str(path), "Choose an ordinary file.")
    return Problem("There is no such file.", str(path), "Check the name and the folder.")
