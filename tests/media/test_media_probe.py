from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import av
import pytest
from PIL import Image

from natp_studio.domain.items import ItemKind
from natp_studio.domain.problems import Problem
from natp_studio.media.kinds import FileKind
from natp_studio.media.probe import MediaFacts, probe

Film = Callable[..., Path]


def _problem(path: Path) -> Problem:
    with pytest.raises(Problem) as problem:
        probe(path)
    assert problem.value.where
    assert problem.value.advice
    return problem.value


def test_an_mp4_tells_what_is_in_it(film: Film) -> None:
    assert probe(film("a.mp4")) == MediaFacts(
        kind=ItemKind.VIDEO,
        container=FileKind.MP4,
        content_type="video/mp4",
        extension="mp4",
        seconds=2.0,
        width=160,
        height=90,
        frames_per_second=25.0,
        video_codec="h264",
        pixel_format="yuv420p",
        audio_codec="aac",
        channels=2,
        sample_rate=48_000,
    )


@pytest.mark.parametrize("rotation", [90, -90])
def test_a_film_held_upright_has_its_width_and_height_as_shown(film: Film, rotation: int) -> None:
    facts = probe(film("phone.mp4", rotation=rotation))
    assert (facts.width, facts.height) == (90, 160)


def test_pixels_that_are_not_square_are_taken_into_account(film: Film) -> None:
    facts = probe(film("wide.mp4", aspect="4/3"))
    assert (facts.width, facts.height) == (213, 90)


@pytest.mark.parametrize(
    ("name", "settings", "words"),
    [
        ("a.mp4", {}, ""),
        ("silent.mp4", {"audio": None}, ""),
        ("a.mov", {}, ""),
        ("a.mp3", {"video": None, "audio": "libmp3lame"}, ""),
        ("a.wav", {"video": None, "audio": "pcm_s16le"}, ""),
        ("a.m4a", {"video": None, "format": "ipod"}, ""),
        ("vp8.webm", {"video": "libvpx", "audio": "libopus"}, "WebM"),
        ("vp9.webm", {"video": "libvpx-vp9", "audio": "libopus"}, "WebM"),
        ("a.mkv", {}, "Matroska"),
        ("a.avi", {"video": "mpeg4", "audio": "libmp3lame"}, "not on a Mac"),
        ("a.wmv", {"video": "wmv2", "audio": "wmav2", "format": "asf"}, "not on a Mac"),
        ("hevc.mp4", {"video": "libx265", "codec_options": {"x265-params": "log-level=none"}}, "HEVC"),
        ("ten.mp4", {"pixels": "yuv420p10le"}, "yuv420p10le"),
        ("full.mp4", {"pixels": "yuv444p"}, "yuv444p"),
        ("four.mp4", {"video": "mpeg4"}, "MPEG-4 part 2"),
        ("opus.mp4", {"audio": "libopus"}, "The sound is in Opus"),
        ("a.ogg", {"video": None, "audio": "libopus"}, "Ogg"),
        ("a.flac", {"video": None, "audio": "flac"}, "FLAC"),
        ("a.aac", {"video": None, "format": "adts"}, "bare AAC"),
    ],
)
def test_it_is_said_why_powerpoint_may_not_play_a_file(
    film: Film, name: str, settings: dict[str, object], words: str
) -> None:
    facts = probe(film(name, seconds=1.0, **settings))
    assert facts.plays_in_powerpoint is (not words)
    assert words in facts.why_not
    assert facts.seconds == pytest.approx(1.0, abs=0.12)


def test_a_sound_in_a_film_s_container_is_a_sound(film: Film) -> None:
    facts = probe(film("talk.mp4", video=None))
    assert (facts.kind, facts.content_type, facts.extension) == (ItemKind.SOUND, "audio/mp4", "m4a")
    assert facts.width is facts.height is facts.frames_per_second is None
    assert facts.plays_in_powerpoint


def test_a_sound_with_cover_art_is_a_sound(film: Film, tmp_path: Path) -> None:
    cover = io.BytesIO()
    Image.new("RGB", (40, 40), "teal").save(cover, "JPEG")
    body = b"\x00image/jpeg\x00\x03\x00" + cover.getvalue()
    frame = b"APIC" + len(body).to_bytes(4) + b"\x00\x00" + body
    size = len(frame)
    tag = b"ID3\x03\x00\x00" + bytes([size >> 21 & 127, size >> 14 & 127, size >> 7 & 127, size & 127]) + frame
    path = tmp_path / "song.mp3"
    sound = film("a.mp3", video=None, audio="libmp3lame", options={"id3v2_version": "0"})
    path.write_bytes(tag + sound.read_bytes())
    with av.open(str(path)) as container:
        assert container.streams.video, "the test needs a cover that FFmpeg sees"
    facts = probe(path)
    assert (facts.kind, facts.video_codec, facts.width) == (ItemKind.SOUND, "", None)
    assert facts.seconds == pytest.approx(2.0, abs=0.1)


def test_a_recording_without_a_length_is_measured(film: Film) -> None:
    live = film("live.webm", video="libvpx", audio="libopus", seconds=3.0, options={"live": "1"})
    with av.open(str(live)) as container:
        assert container.duration is None, "the test needs a file that says no length"
    assert probe(live).seconds == pytest.approx(3.0, abs=0.1)
    bare = film("bare.mp3", video=None, audio="libmp3lame", seconds=3.0, options={"write_xing": "0"})
    assert probe(bare).seconds == pytest.approx(3.0, abs=0.1)
    assert probe(film("a.mp4", seconds=3.0, options={"movflags": "frag_keyframe+empty_moov"})).seconds == pytest.approx(
        3.0, abs=0.1
    )


def test_a_title_that_is_not_utf_8_does_not_stop_a_film(film: Film) -> None:
    path = film("a.avi", video="mpeg4", audio="libmp3lame")
    data = path.read_bytes()
    assert b"Lavf" in data, "the test needs a word in the file's own description"
    path.write_bytes(data.replace(b"Lavf", b"\xc9t\xe9\xff"))
    assert probe(path).seconds == pytest.approx(2.0, abs=0.1)


def test_embedded_subtitles_are_named_by_their_language(film: Film, tmp_path: Path) -> None:
    words = tmp_path / "words.vtt"
    words.write_text("WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n")
    path = tmp_path / "with words.mkv"
    with (
        av.open(str(film("plain.webm", video="libvpx", audio="libopus"))) as source,
        av.open(str(words)) as captions,
        av.open(str(path), "w", format="matroska") as out,
    ):
        copies = {stream.index: out.add_stream_from_template(stream) for stream in source.streams}
        track = out.add_stream_from_template(captions.streams.subtitles[0])
        track.metadata["language"] = "cym"
        for container, goal in ((captions, None), (source, copies)):
            for packet in container.demux():
                if packet.dts is not None:
                    packet.stream = track if goal is None else goal[packet.stream.index]
                    out.mux(packet)
    assert probe(path).subtitles == ("cym",)


@pytest.mark.parametrize(
    ("name", "settings"),
    [
        ("a.mp4", {}),
        ("front.mp4", {"options": {"movflags": "faststart"}}),
        ("a.webm", {"video": "libvpx", "audio": "libopus"}),
        ("a.avi", {"video": "mpeg4", "audio": "libmp3lame"}),
        ("a.wmv", {"video": "wmv2", "audio": "wmav2", "format": "asf"}),
        ("a.wav", {"video": None, "audio": "pcm_s16le"}),
        ("a.mp3", {"video": None, "audio": "libmp3lame"}),
        ("a.flac", {"video": None, "audio": "flac"}),
    ],
)
def test_a_file_that_did_not_arrive_whole_is_refused(film: Film, name: str, settings: dict[str, object]) -> None:
    path = film(name, seconds=4.0, **settings)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    assert "missing" in _problem(path).what


@pytest.mark.parametrize("filling", [b"\x00", b"\xa5"])
def test_a_film_whose_pictures_are_overwritten_is_refused(film: Film, filling: bytes) -> None:
    path = film("a.mp4", options={"movflags": "faststart"})
    data = path.read_bytes()
    start = data.index(b"mdat") + 4
    path.write_bytes(data[:start] + filling * (len(data) - start))
    assert "cannot be decoded" in _problem(path).what


def test_only_the_broken_sound_of_a_film_is_found_too(film: Film) -> None:
    path = film("a.mp4")
    data = bytearray(path.read_bytes())
    with av.open(str(path)) as container:
        for entry in container.streams.audio[0].index_entries:
            data[entry.pos : entry.pos + entry.size] = bytes(entry.size)
    path.write_bytes(data)
    assert _problem(path).what == "The sound of this video cannot be decoded: the file is damaged."


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "This file is empty."),
        (b"This is a text. " * 50, "not a video or sound"),
        (b"#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\na.ts\n#EXT-X-ENDLIST\n", "not a video or sound"),
        (b"ffconcat version 1.0\nfile a.mp4\n", "not a video or sound"),
        (b"WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n", "These are captions"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "This is a picture"),
        (b"\x00\x00\x00\x18ftypisom\x00\x00\x02\x00isommp41", "damaged"),
        (b"\x00\x00\x00\x18ftypisom\x00\x00\x02\x00isommp41" + bytes(range(256)) * 40, "damaged"),
        (bytes.fromhex("1a45dfa3") + bytes(200), "damaged"),
        (b"RIFF\x00\x01\x00\x00AVI LIST" + bytes(300), "damaged"),
        (b"ID3\x03\x00\x00\x00\x00\x00\x00" + bytes(500), "damaged"),
    ],
)
def test_what_is_not_a_film_is_refused_whatever_its_name(tmp_path: Path, data: bytes, words: str) -> None:
    path = tmp_path / "film.mp4"
    path.write_bytes(data)
    assert words in _problem(path).what


def test_a_name_that_looks_like_a_protocol_is_only_a_name(
    film: Film, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    film("a.mp4").rename(tmp_path / "concat_a.mp4|b é #.mp4")
    monkeypatch.chdir(tmp_path)
    assert probe(Path("concat_a.mp4|b é #.mp4")).seconds == 2.0


def test_pictures_of_a_film_beyond_a_hundred_megapixels_are_never_decoded(film: Film) -> None:
    path = film("large.avi", video="mjpeg", audio=None, pixels="yuvj420p", seconds=0.4)
    data = bytearray(path.read_bytes())
    place = data.find(b"\xff\xc0")
    while place >= 0:
        # Height and width of a JPEG stand five bytes behind its frame header.
        data[place + 5 : place + 9] = (16_000).to_bytes(2) * 2
        place = data.find(b"\xff\xc0", place + 1)
    path.write_bytes(data)
    assert "damaged" in _problem(path).what


def test_nothing_is_printed_about_a_damaged_file(film: Film, tmp_path: Path) -> None:
    path = film("a.mp4", options={"movflags": "faststart"})
    data = bytearray(path.read_bytes())
    for place in range(data.index(b"mdat") + 4, len(data), 7):
        data[place] ^= 0x5A
    path.write_bytes(data)
    program = (
        "import sys; from pathlib import Path; from natp_studio.media.probe import probe\n"
        "from natp_studio.domain.problems import Problem\n"
        "try: probe(Path(sys.argv[1]))\n"
        "except Problem: pass\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", program, str(path)],
        capture_output=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert (run.stdout, run.stderr) == (b"", b"")
