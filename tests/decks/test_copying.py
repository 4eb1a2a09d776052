"""Bytes from file to file: in the kernel, through a buffer, and where one takes over from the other."""

import errno
import io
import os
import random
import zipfile
import zlib
from pathlib import Path

import pytest

from natp_studio.decks.merging import copying
from natp_studio.decks.merging.copying import Checksum, copy_range
from natp_studio.decks.merging.output import FromFile, Output
from natp_studio.decks.merging.zip_writer import ZipWriter
from natp_studio.domain.problems import Cancelled, Problem
from natp_studio.domain.progress import Progress

DATA = random.Random(1).randbytes(1_700_000)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "source.bin"
    path.write_bytes(DATA)
    return path


def copied(source: Path, to: Path, start: int, length: int) -> bytes:
    with source.open("rb", buffering=0) as old, to.open("w+b", buffering=1 << 20) as new:
        new.write(b"before")
        assert copy_range(old, start, length, new) == min(length, len(DATA) - start)
        new.write(b"after")
    return to.read_bytes()


@pytest.mark.parametrize(("start", "length"), [(0, len(DATA)), (5, 1_000_003), (3, 10), (0, 0), (len(DATA) - 4, 99)])
def test_a_range_is_copied_between_what_was_written_before_and_after(
    source: Path, tmp_path: Path, start: int, length: int
) -> None:
    assert copied(source, tmp_path / "to.bin", start, length) == b"before" + DATA[start : start + length] + b"after"


@pytest.mark.parametrize("after", [0, 2])
def test_where_the_kernel_cannot_go_on_a_buffer_does(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    if not hasattr(os, "copy_file_range"):
        pytest.skip("this system has no copy_file_range")
    calls: list[int] = []
    real = os.copy_file_range

    def sometimes(*arguments: int) -> int:
        calls.append(1)
        if len(calls) > after:
            raise OSError(errno.EXDEV, "Invalid cross-device link")
        return real(*arguments)

    monkeypatch.setattr(copying, "_PIECE", 300_000)
    monkeypatch.setattr(os, "copy_file_range", sometimes)
    assert copied(source, tmp_path / "to.bin", 7, 1_500_000) == b"before" + DATA[7:1_500_007] + b"after"
    assert len(calls) == after + 1


def test_a_full_disk_is_not_taken_for_a_kernel_that_cannot(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: int) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "copy_file_range", full, raising=False)
    with pytest.raises(OSError, match="No space"):
        copied(source, tmp_path / "to.bin", 0, len(DATA))


def test_a_zip_in_memory_and_one_on_disk_are_the_same(source: Path, tmp_path: Path) -> None:
    held = io.BytesIO()
    with (tmp_path / "a.zip").open("w+b") as file:
        for target in (held, file):
            writer = ZipWriter(target)
            writer.add_file("one.bin", source)
            with source.open("rb", buffering=0) as old:
                writer.add_range("two.bin", 0, zlib.crc32(DATA[9:]), len(DATA) - 9, len(DATA) - 9, old, 9, lambda: None)
            writer.close()
    assert held.getvalue() == (tmp_path / "a.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.zip") as made:
        assert made.testzip() is None
        assert made.read("two.bin") == DATA[9:]


def test_the_checksum_is_that_of_the_file_and_its_errors_are_told(source: Path, tmp_path: Path) -> None:
    with Checksum(source) as checksum:
        assert checksum.result() == (zlib.crc32(DATA), len(DATA))
    with Checksum(tmp_path / "none") as checksum, pytest.raises(FileNotFoundError):
        checksum.result()


def test_copying_can_be_stopped_in_the_middle_of_a_file(source: Path, tmp_path: Path) -> None:
    progress = Progress()
    progress.cancel()
    with source.open("rb", buffering=0) as old, (tmp_path / "to").open("w+b") as new, pytest.raises(Cancelled):
        copy_range(old, 0, len(DATA), new, progress.check)


def test_a_film_that_grows_while_it_is_copied_is_a_problem(source: Path, tmp_path: Path) -> None:
    output = Output()
    output.add("video/mp4", ".mp4", FromFile(source))

    def grow(done: int, total: int, what: str) -> None:
        progress.check = grown  # type: ignore[method-assign]

    def grown() -> None:
        with source.open("ab") as file:
            file.write(b"more")

    progress = Progress(grow)
    with (tmp_path / "out.zip").open("w+b") as file, pytest.raises(Problem, match="changed while"):
        output.write(file, progress)
