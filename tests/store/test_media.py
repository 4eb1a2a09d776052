import hashlib
import os
import time
from pathlib import Path

import pytest

from natp_studio.domain.problems import Cancelled, Problem
from natp_studio.domain.progress import Progress
from natp_studio.store.media import MediaStore


@pytest.fixture
def media(tmp_path: Path) -> MediaStore:
    (tmp_path / "media").mkdir()
    return MediaStore(tmp_path / "media")


def test_the_same_file_twice_is_one_file(media: MediaStore, tmp_path: Path) -> None:
    source = tmp_path / "Clip.MP4"
    source.write_bytes(b"film")
    first = media.add(source)
    assert first == media.add(source)
    assert first.sha256 == hashlib.sha256(b"film").hexdigest()
    assert (first.suffix, media.path(first.sha256).read_bytes()) == (".mp4", b"film")
    assert len([path for path in (tmp_path / "media").rglob("*") if path.is_file()]) == 1


def test_a_file_that_is_gone_is_a_problem(media: MediaStore) -> None:
    with pytest.raises(Problem, match="missing"):
        media.path("0" * 64)
    with pytest.raises(Problem):
        media.path("../../etc/passwd")


def test_a_cancelled_copy_leaves_nothing(media: MediaStore, tmp_path: Path) -> None:
    source = tmp_path / "clip.mp4"
    source.write_bytes(bytes(3_000_000))
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        media.add(source, progress)
    assert list((tmp_path / "media").iterdir()) == []


def test_sweeping_removes_old_orphans_only(media: MediaStore) -> None:
    used, orphan, young = (media.add_bytes(data, ".vtt").sha256 for data in (b"used", b"orphan", b"young"))
    for sha256 in (used, orphan):
        os.utime(media.path(sha256), (time.time() - 7200, time.time() - 7200))
    assert media.sweep({used}) == 1
    assert used in media
    assert young in media
    assert orphan not in media


@pytest.mark.parametrize("name", ["x", "x.p/q", "x.ümläut", "x." + "a" * 20])
def test_an_unusual_ending_is_not_kept(media: MediaStore, tmp_path: Path, name: str) -> None:
    source = tmp_path / name.replace("/", "_").replace("..", "")
    source.write_bytes(name.encode())
    assert media.add(source).suffix in (".bin", ".p_q")


def test_a_source_that_cannot_be_read_is_a_problem_about_the_source(media: MediaStore, tmp_path: Path) -> None:
    with pytest.raises(Problem) as caught:
        media.add(tmp_path / "none.mp4")
    assert caught.value.where.endswith("none.mp4")
