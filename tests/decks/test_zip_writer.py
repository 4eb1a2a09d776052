import io
import struct
import zipfile
from pathlib import Path

import pytest

from natp_studio.decks.merging import zip_writer
from natp_studio.decks.merging.zip_writer import ZipWriter, pack


def test_what_is_written_is_a_zip_that_python_reads(tmp_path: Path) -> None:
    film = tmp_path / "film.mp4"
    film.write_bytes(bytes(range(256)) * 9000)
    file = io.BytesIO()
    writer = ZipWriter(file)
    writer.add_bytes("words.xml", b"<x>" + b"calm " * 1000 + b"</x>")
    writer.add_bytes("noise.bin", bytes([7, 3, 250]))
    writer.add_file("ppt/media/ümlaut.mp4", film)
    writer.close()
    with zipfile.ZipFile(file) as opened:
        assert opened.testzip() is None
        assert opened.namelist() == ["words.xml", "noise.bin", "ppt/media/ümlaut.mp4"]
        assert opened.read("ppt/media/ümlaut.mp4") == film.read_bytes()
        assert [info.compress_type for info in opened.infolist()] == [8, 0, 0]
        assert {info.date_time for info in opened.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_member_of_another_zip_is_copied_as_it_lies_there() -> None:
    source = io.BytesIO()
    with zipfile.ZipFile(source, "w", zipfile.ZIP_DEFLATED) as opened:
        opened.writestr("a.xml", b"calm " * 5000)
        info = opened.getinfo("a.xml")
    start = info.header_offset + 30 + len("a.xml")
    file = io.BytesIO()
    writer = ZipWriter(file)
    writer.add_range("b.xml", info.compress_type, info.CRC, info.file_size, info.compress_size, source, start)
    writer.close()
    with zipfile.ZipFile(file) as opened:
        assert opened.read("b.xml") == b"calm " * 5000


def test_large_members_and_places_are_written_in_zip64(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """With the limit of 4 GB brought down to 40 bytes, the same writing happens as for a film of 5 GB."""
    monkeypatch.setattr(zip_writer, "_FULL32", 40)
    film = tmp_path / "film.mp4"
    film.write_bytes(bytes(100))
    file = io.BytesIO()
    writer = ZipWriter(file)
    writer.add_file("film.mp4", film)
    writer.add_bytes("last.txt", b"x")
    writer.close()
    data = file.getvalue()
    central = data.index(b"PK\x01\x02")
    size, packed = struct.unpack_from("<QQ", data, central + 46 + len("film.mp4") + 4)
    assert (size, packed) == (100, 100)
    assert b"PK\x06\x06" in data
    assert b"PK\x06\x07" in data


def test_a_source_that_ends_early_is_noticed() -> None:
    writer = ZipWriter(io.BytesIO())
    with pytest.raises(EOFError):
        writer.add_range("a", 0, 0, 10, 10, io.BytesIO(b"short"), 0)


@pytest.mark.parametrize("data", [b"calm " * 5000, bytes([7, 3, 250]), b""])
def test_what_was_packed_before_is_written_as_if_it_came_from_memory(data: bytes) -> None:
    straight, before = io.BytesIO(), io.BytesIO()
    one, other = ZipWriter(straight), ZipWriter(before)
    one.add_bytes("a.xml", data)
    other.add_packed("a.xml", pack(data))
    one.close()
    other.close()
    assert before.getvalue() == straight.getvalue()
    assert pack(data).unpacked() == data


@pytest.mark.full
def test_a_member_of_more_than_four_gigabytes_reads_back(tmp_path: Path) -> None:
    film = tmp_path / "film.mp4"
    with film.open("wb") as file:
        file.truncate((1 << 32) + 5)
    path = tmp_path / "large.zip"
    with path.open("w+b") as target:
        writer = ZipWriter(target)
        writer.add_file("film.mp4", film)
        writer.add_bytes("after.txt", b"after")
        writer.close()
    with zipfile.ZipFile(path) as opened:
        assert opened.getinfo("film.mp4").file_size == (1 << 32) + 5
        assert opened.read("after.txt") == b"after"
