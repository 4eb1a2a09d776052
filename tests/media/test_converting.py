from pathlib import Path

import av
import pytest
from conftest import Film
from PIL import Image

from natp_studio.domain.items import ItemKind
from natp_studio.domain.problems import Cancelled, Problem
from natp_studio.domain.progress import Progress
from natp_studio.media.converting import convert
from natp_studio.media.embedded import why_not_embedded
from natp_studio.media.poster import poster
from natp_studio.media.probe import probe


@pytest.mark.parametrize(
    ("name", "settings"),
    [
        ("a.webm", {"video": "libvpx-vp9", "audio": "libopus"}),
        ("b.mp4", {"video": "libx265"}),
        ("c.mkv", {"video": "libx264", "audio": "aac"}),
        ("d.mp4", {"video": "libx264", "audio": "mp3"}),
        ("e.avi", {"video": "mpeg4", "audio": "mp3"}),
        ("f.mp4", {"video": "libx264", "pixels": "yuv444p"}),
        ("g.mp4", {"video": "libx265", "size": (161, 91), "audio": None, "pixels": "yuv444p"}),
    ],
)
def test_a_film_that_powerpoint_does_not_play_becomes_one_that_it_plays(
    film: Film, tmp_path: Path, name: str, settings: dict[str, object]
) -> None:
    source = film(name, seconds=1.5, **settings)
    assert probe(source).why_not
    made = convert(source, tmp_path / "made.mp4")
    facts = probe(tmp_path / "made.mp4")
    assert facts.why_not == ""
    assert (facts.video_codec, facts.pixel_format) == ("h264", "yuv420p")
    assert facts.audio_codec == ("aac" if settings.get("audio", "aac") else "")
    assert facts.seconds == pytest.approx(1.5, abs=0.15)
    assert (made.content_type, made.extension) == ("video/mp4", ".mp4")
    assert made.octets == (tmp_path / "made.mp4").stat().st_size


@pytest.mark.parametrize("name", ["a.flac", "b.ogg", "c.aac"])
def test_a_sound_becomes_an_m4a(film: Film, tmp_path: Path, name: str) -> None:
    codec = {"a.flac": "flac", "b.ogg": "libopus", "c.aac": "aac"}[name]
    source = film(name, video=None, audio=codec, seconds=1.5)
    made = convert(source, tmp_path / "made.m4a")
    facts = probe(tmp_path / "made.m4a")
    assert (facts.kind, facts.audio_codec, facts.why_not) == (ItemKind.SOUND, "aac", "")
    assert facts.seconds == pytest.approx(1.5, abs=0.15)
    assert made.content_type == facts.content_type == "audio/mp4"


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_a_film_held_upright_stays_upright_and_the_same_way_up(film: Film, tmp_path: Path, rotation: int) -> None:
    source = film("a.mp4", video="libx265", rotation=rotation, audio=None)
    before = probe(source)
    convert(source, tmp_path / "made.mp4")
    after = probe(tmp_path / "made.mp4")
    assert (after.width, after.height) == (before.width, before.height)
    poster(source, tmp_path / "before.png")
    poster(tmp_path / "made.mp4", tmp_path / "after.png")
    with Image.open(tmp_path / "before.png") as one, Image.open(tmp_path / "after.png") as other:
        spots = [(one.width // 4, one.height // 8), (one.width * 3 // 4, one.height * 7 // 8)]
        for spot in spots:
            pairs = zip(one.convert("RGB").getpixel(spot), other.convert("RGB").getpixel(spot), strict=True)
            assert all(abs(a - b) < 40 for a, b in pairs), (rotation, spot)


def test_pixels_that_are_not_square_are_squared(film: Film, tmp_path: Path) -> None:
    source = film("a.mp4", video="libx265", aspect="2/1", audio=None)
    convert(source, tmp_path / "made.mp4")
    facts = probe(tmp_path / "made.mp4")
    assert (facts.width, facts.height) == (320, 90)


def test_right_pictures_are_copied_and_only_the_sound_is_encoded(film: Film, tmp_path: Path) -> None:
    source = film("a.mp4", audio="mp3")
    convert(source, tmp_path / "made.mp4")

    def packets(path: Path) -> list[bytes]:
        with av.open(str(path)) as opened:
            return [bytes(packet) for packet in opened.demux(video=0) if packet.size]

    assert packets(source) == packets(tmp_path / "made.mp4")


def test_converting_tells_how_far_it_is_and_can_be_stopped(film: Film, tmp_path: Path) -> None:
    source = film("a.webm", video="libvpx-vp9", audio="libopus", seconds=3.0)
    told: list[tuple[int, int]] = []
    convert(source, tmp_path / "made.mp4", Progress(lambda done, total, _: told.append((done, total))))
    assert told
    assert all(0 <= done <= total == 3 for done, total in told)
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        convert(source, tmp_path / "stopped.mp4", progress)


def test_a_damaged_film_is_a_problem(film: Film, tmp_path: Path) -> None:
    source = film("a.webm", video="libvpx-vp9", audio=None)
    data = bytearray(source.read_bytes())
    data[len(data) // 8 :] = bytes(len(data) - len(data) // 8)
    source.write_bytes(bytes(data))
    with pytest.raises(Problem):
        convert(source, tmp_path / "made.mp4")


@pytest.mark.parametrize("stored", [True, False])
@pytest.mark.parametrize(
    ("name", "settings", "words"),
    [
        ("a.mp4", {}, ""),
        ("b.mp4", {"options": {"movflags": "+faststart"}}, ""),
        ("c.mp4", {"video": "libx265"}, "HEVC"),
        ("d.mp4", {"audio": "mp3"}, ""),
        ("e.webm", {"video": "libvpx-vp9", "audio": "libopus"}, "WebM"),
        ("f.avi", {"video": "mpeg4", "audio": "mp3"}, "not on a Mac"),
        ("g.mp3", {"video": None, "audio": "mp3"}, ""),
        ("h.wav", {"video": None, "audio": "pcm_s16le"}, ""),
        ("i.m4a", {"video": None, "audio": "alac", "format": "ipod"}, "Apple Lossless"),
    ],
)
def test_a_film_inside_another_file_is_known_without_unpacking_it(
    film: Film, tmp_path: Path, name: str, settings: dict[str, object], words: str, stored: bool
) -> None:
    import zlib

    data = film(name, seconds=1.0, **settings).read_bytes()
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    packed = data if stored else packer.compress(data) + packer.flush()
    (tmp_path / "holder").write_bytes(b"x" * 777 + packed + b"y" * 999)
    said = why_not_embedded(tmp_path / "holder", 777, len(packed), stored=stored)
    assert words in said
    assert bool(words) == bool(said)
