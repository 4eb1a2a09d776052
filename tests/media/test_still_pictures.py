from __future__ import annotations

import io
import struct
import time
import zlib
from pathlib import Path

import pytest
from PIL import Image

from natp_studio.domain.problems import Problem
from natp_studio.media.kinds import FileKind
from natp_studio.media.still import StillFacts, still


def _saved(path: Path, kind: str, **settings: object) -> Path:
    Image.effect_noise((64, 48), 80).convert("RGB").save(path, kind, **settings)
    return path


def _problem(path: Path) -> Problem:
    with pytest.raises(Problem) as problem:
        still(path)
    assert problem.value.advice
    return problem.value


@pytest.mark.parametrize(
    ("kind", "facts"),
    [
        ("PNG", StillFacts(FileKind.PNG, "image/png", "png", 64, 48, False)),
        ("JPEG", StillFacts(FileKind.JPEG, "image/jpeg", "jpg", 64, 48, False)),
        ("GIF", StillFacts(FileKind.GIF, "image/gif", "gif", 64, 48, False)),
        ("WEBP", StillFacts(FileKind.WEBP, "image/webp", "webp", 64, 48, False)),
        ("BMP", StillFacts(FileKind.BMP, "image/bmp", "bmp", 64, 48, False)),
        ("TIFF", StillFacts(FileKind.TIFF, "image/tiff", "tiff", 64, 48, False)),
    ],
)
def test_a_picture_tells_its_size_and_kind_whatever_its_name(tmp_path: Path, kind: str, facts: StillFacts) -> None:
    assert still(_saved(tmp_path / "picture.dat", kind)) == facts


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
def test_a_picture_that_moves_says_so(tmp_path: Path, kind: str) -> None:
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "green", "blue")]
    frames[0].save(tmp_path / "moving", kind, save_all=True, append_images=frames[1:], duration=200)
    assert still(tmp_path / "moving").animated


def test_pages_of_a_tiff_do_not_move(tmp_path: Path) -> None:
    pages = [Image.new("RGB", (20, 20), colour) for colour in ("red", "green")]
    pages[0].save(tmp_path / "pages", "TIFF", save_all=True, append_images=pages[1:])
    assert not still(tmp_path / "pages").animated


def test_a_photo_taken_upright_has_its_size_as_shown(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    facts = still(_saved(tmp_path / "photo.jpg", "JPEG", exif=exif))
    assert (facts.width, facts.height) == (48, 64)


def _png(width: int, height: int, pixels: bytes) -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


@pytest.mark.parametrize("side", [20_000, 10_000])
def test_a_picture_bomb_is_refused_before_it_is_decoded(tmp_path: Path, side: int) -> None:
    path = tmp_path / "bomb.png"
    packer = zlib.compressobj(9)
    row = bytes(1 + side // 8)
    path.write_bytes(_png(side, side, b"".join(packer.compress(row) for _ in range(side)) + packer.flush()))
    assert path.stat().st_size < 60_000
    started = time.perf_counter()
    assert "million pixels" in _problem(path).what
    assert time.perf_counter() - started < 0.2
    assert Image.MAX_IMAGE_PIXELS == 89_478_485, "Pillow's own limit stays as it is"


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF"])
def test_a_picture_that_did_not_arrive_whole_is_refused(tmp_path: Path, kind: str) -> None:
    path = _saved(tmp_path / "half", kind)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    assert _problem(path).what == "This picture is damaged, or a part of it is missing."


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>", "SVG"),
        (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00", "HEIC"),
        (b"\x00\x00\x00\x18ftypisom\x00\x00\x00\x00", "This is a video"),
        (b"words", "This is not a picture."),
        (b"", "This file is empty."),
        (b"\x89PNG\r\n\x1a\n", "damaged"),
        (b"GIF89a", "damaged"),
        (b"\xff\xd8\xff\xe0", "damaged"),
    ],
)
def test_what_cannot_be_shown_on_every_computer_is_refused_with_advice(tmp_path: Path, data: bytes, words: str) -> None:
    path = tmp_path / "picture.png"
    path.write_bytes(data)
    assert words in _problem(path).what


def test_a_picture_inside_another_format_is_not_taken_for_its_name(tmp_path: Path) -> None:
    inside = io.BytesIO()
    Image.new("RGB", (4, 4)).save(inside, "JPEG")
    path = tmp_path / "picture.gif"
    path.write_bytes(b"GIF89a" + inside.getvalue())
    _problem(path)
