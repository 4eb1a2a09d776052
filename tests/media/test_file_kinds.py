from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from natp_studio.domain.problems import Problem
from natp_studio.media.kinds import Family, FileKind, kind_of, sniff

Film = Callable[..., Path]


def _picture(kind: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (8, 6), "teal").save(out, kind)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "settings", "kind"),
    [
        ("a.mp4", {}, FileKind.MP4),
        ("a.mov", {}, FileKind.MOV),
        ("a.m4v", {"format": "ipod"}, FileKind.M4V),
        ("a.webm", {"video": "libvpx", "audio": "libopus"}, FileKind.WEBM),
        ("a.mkv", {}, FileKind.MKV),
        ("a.avi", {"video": "mpeg4", "audio": "libmp3lame"}, FileKind.AVI),
        ("a.wmv", {"video": "wmv2", "audio": "wmav2", "format": "asf"}, FileKind.WMV),
        ("a.m4a", {"video": None, "format": "ipod"}, FileKind.M4A),
        ("a.mp3", {"video": None, "audio": "libmp3lame"}, FileKind.MP3),
        ("b.mp3", {"video": None, "audio": "libmp3lame", "options": {"id3v2_version": "0"}}, FileKind.MP3),
        ("a.aac", {"video": None, "format": "adts"}, FileKind.AAC),
        ("a.wav", {"video": None, "audio": "pcm_s16le"}, FileKind.WAV),
        ("a.flac", {"video": None, "audio": "flac"}, FileKind.FLAC),
        ("a.ogg", {"video": None, "audio": "libopus"}, FileKind.OGG),
    ],
)
def test_a_film_or_sound_is_known_by_its_first_bytes_whatever_its_name(
    film: Film, tmp_path: Path, name: str, settings: dict[str, object], kind: FileKind
) -> None:
    path = film(name, seconds=0.2, **settings).rename(tmp_path / "document.txt")
    found = kind_of(path)
    # The same boxes are written for .m4v and .m4a; only the brand tells them apart, and FFmpeg writes "M4V " for both.
    assert found is kind or (kind is FileKind.M4A and found is FileKind.M4V)
    assert found.family in (Family.VIDEO, Family.SOUND)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (_picture("PNG"), FileKind.PNG),
        (_picture("JPEG"), FileKind.JPEG),
        (_picture("GIF"), FileKind.GIF),
        (_picture("WEBP"), FileKind.WEBP),
        (_picture("BMP"), FileKind.BMP),
        (_picture("TIFF"), FileKind.TIFF),
        (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00", FileKind.HEIF),
        (b'<?xml version="1.0"?>\n<!-- drawn -->\n<svg xmlns="x"/>', FileKind.SVG),
        (b"<!DOCTYPE html><html><svg></svg></html>", FileKind.UNKNOWN),
        (b"\x00\x00\x00\x1cftypM4A \x00\x00\x02\x00", FileKind.M4A),
        (b"\x00\x00\x00\x08wide\x00\x00\x00\x00mdat", FileKind.MOV),
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(100), FileKind.OLD_OFFICE),
        (b"\xef\xbb\xbfWEBVTT - words\n\n00:01.000 --> 00:02.000\nHello", FileKind.VTT),
        ("WEBVTT\r\n\r\n".encode("utf-16"), FileKind.VTT),
        (b"WEBVTTX", FileKind.UNKNOWN),
        (b"1\r\n00:00:01,000 --> 00:00:02,000\r\nHello", FileKind.SRT),
        ("1\n00:00:01,000 --> 00:00:02,000\nCafé\n".encode("cp1252"), FileKind.SRT),
        (b"#EXTM3U\n#EXTINF:10,\nhttp://example.org/a.ts\n", FileKind.UNKNOWN),
        (b"ffconcat version 1.0\nfile /etc/passwd\n", FileKind.UNKNOWN),
        (b"BMW is a car, not a picture.", FileKind.UNKNOWN),
        (b"\xff\xfeT\x00e\x00x\x00t\x00", FileKind.UNKNOWN),
        (b"Just words.", FileKind.UNKNOWN),
    ],
)
def test_a_file_is_known_by_its_first_bytes(data: bytes, kind: FileKind) -> None:
    assert sniff(data) is kind


def test_a_presentation_is_told_from_another_zip_even_when_its_slides_stand_far_inside(tmp_path: Path) -> None:
    deck, other = tmp_path / "deck", tmp_path / "other"
    with zipfile.ZipFile(deck, "w") as package:
        package.writestr("media.bin", bytes(range(256)) * 2000)
        package.writestr("ppt/presentation.xml", "<p/>")
    with zipfile.ZipFile(other, "w") as package:
        package.writestr("session.json", "{}")
    assert (kind_of(deck), kind_of(other)) == (FileKind.PPTX, FileKind.ZIP)


def test_a_sound_behind_a_large_id3_tag_is_still_known(film: Film, tmp_path: Path) -> None:
    tag = b"ID3\x03\x00\x00" + bytes([0, 6, 13, 32]) + bytes((6 << 14) + (13 << 7) + 32)
    path = tmp_path / "tagged"
    path.write_bytes(tag + film("a.aac", video=None, format="adts", seconds=0.2).read_bytes())
    assert kind_of(path) is FileKind.AAC
    path.write_bytes(tag)
    assert kind_of(path) is FileKind.MP3


def test_an_empty_file_a_folder_and_no_file_are_named(tmp_path: Path) -> None:
    (tmp_path / "empty.mp4").touch()
    for name, what in (
        ("empty.mp4", "This file is empty."),
        (".", "This is a folder, not a file."),
        ("none.mp4", "There is no such file."),
    ):
        with pytest.raises(Problem) as problem:
            kind_of(tmp_path / name)
        assert problem.value.what == what


def test_every_kind_that_is_used_has_a_content_type_and_an_ending() -> None:
    for kind in FileKind:
        assert "/" in kind.content_type
        assert kind.extension or kind.family is Family.OTHER
