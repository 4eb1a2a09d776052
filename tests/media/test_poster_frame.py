from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from natp_studio.domain.problems import Problem
from natp_studio.media.poster import poster

Film = Callable[..., Path]
RED = (200, 30, 30)


def _is_near(pixel: object, wanted: tuple[int, int, int]) -> bool:
    assert isinstance(pixel, tuple)
    return all(abs(a - b) < 12 for a, b in zip(pixel, wanted, strict=True))


def test_a_poster_shows_the_film_in_its_colours(film: Film, tmp_path: Path) -> None:
    to = tmp_path / "poster.png"
    assert poster(film("a.mp4", colour=RED), to) == (160, 90)
    with Image.open(to) as picture:
        assert (picture.format, picture.size) == ("PNG", (160, 90))
        assert _is_near(picture.getpixel((20, 80)), RED)
        assert _is_near(picture.getpixel((140, 86)), (245, 245, 245))


def test_high_definition_keeps_its_colours_when_scaled_down(film: Film, tmp_path: Path) -> None:
    path = film(
        "hd.mp4",
        size=(1280, 720),
        audio=None,
        seconds=0.4,
        codec_options={"preset": "ultrafast"},
    )
    assert poster(path, tmp_path / "poster.jpg", width=320) == (320, 180)
    with Image.open(tmp_path / "poster.jpg") as picture:
        assert picture.format == "JPEG"
        pixel = picture.getpixel((20, 170))
        assert isinstance(pixel, tuple)
        assert pixel[0] > 150
        assert max(pixel[1:]) < 60


def test_a_film_held_upright_has_an_upright_poster(film: Film, tmp_path: Path) -> None:
    to = tmp_path / "poster.png"
    # A quarter turn counter-clockwise: what was at the right comes to the top.
    assert poster(film("phone.mp4", rotation=90), to) == (90, 160)
    with Image.open(to) as picture:
        assert _is_near(picture.getpixel((80, 140)), RED)
        assert _is_near(picture.getpixel((86, 20)), (245, 245, 245))
    assert poster(film("phone2.mp4", rotation=-90), to) == (90, 160)
    with Image.open(to) as picture:
        assert _is_near(picture.getpixel((10, 20)), RED)


def test_a_dark_opening_is_passed_over(film: Film, tmp_path: Path) -> None:
    poster(film("dark.mp4", seconds=6.0, black_until=3.0), tmp_path / "poster.png")
    with Image.open(tmp_path / "poster.png") as picture:
        assert _is_near(picture.getpixel((20, 80)), RED)


def test_a_long_dark_opening_is_passed_over_too(film: Film, tmp_path: Path) -> None:
    poster(film("dark.mp4", seconds=24.0, size=(64, 36), audio=None, black_until=15.0), tmp_path / "poster.png")
    with Image.open(tmp_path / "poster.png") as picture:
        assert _is_near(picture.getpixel((8, 32)), RED)


def test_a_film_that_is_black_throughout_still_has_a_poster(film: Film, tmp_path: Path) -> None:
    assert poster(film("black.mp4", black_until=99), tmp_path / "poster.png") == (160, 90)


def test_a_film_of_one_picture_has_it_as_its_poster(film: Film, tmp_path: Path) -> None:
    poster(film("one.mp4", seconds=0.04, audio=None), tmp_path / "poster.png")
    with Image.open(tmp_path / "poster.png") as picture:
        assert _is_near(picture.getpixel((20, 80)), RED)


def test_a_recording_without_a_length_has_a_poster(film: Film, tmp_path: Path) -> None:
    live = film("live.webm", video="libvpx", audio="libopus", options={"live": "1"})
    assert poster(live, tmp_path / "poster.jpg") == (160, 90)


def test_a_sound_has_no_poster(film: Film, tmp_path: Path) -> None:
    with pytest.raises(Problem, match="A sound has no picture to show"):
        poster(film("a.m4a", video=None, format="ipod"), tmp_path / "poster.png")
    assert not (tmp_path / "poster.png").exists()


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the peak is read from Linux's /proc")
def test_probe_and_poster_of_full_hd_fit_into_a_process_of_120_mb(film: Film, tmp_path: Path) -> None:
    path = film("hd.mp4", size=(1920, 1080), seconds=0.8, codec_options={"preset": "ultrafast", "refs": "4"})
    # Not resource.getrusage: a child starts there with the peak of the process that started it.
    program = (
        "import re, sys; from pathlib import Path\n"
        "from natp_studio.media.probe import probe; from natp_studio.media.poster import poster\n"
        "probe(Path(sys.argv[1])); poster(Path(sys.argv[1]), Path(sys.argv[2]))\n"
        "print(re.search(r'VmHWM:\\s+(\\d+) kB', Path('/proc/self/status').read_text())[1])\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", program, str(path), str(tmp_path / "poster.jpg")],
        capture_output=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert int(run.stdout) / 1024 < 120
