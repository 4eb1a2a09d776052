"""What the animation, the ideas, the plan and the fonts of the example content promise."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import pairwise

import av
import numpy as np
import pytest
from example_library import (
    ASSETS,
    LIBRARY,
    NOT_OUR_WORDS,
    OFFICIAL_NAMES,
    TOPICS,
    everything_people_read,
    ideas,
    manifest,
    plain,
    plan,
    planned_session,
)
from PIL import ImageFont

from natp_studio.domain.captions import read_captions
from natp_studio.domain.checks import check_session
from natp_studio.domain.sessions import BlockKind
from natp_studio.domain.vocabulary import PROFESSIONS, SETTINGS


def test_the_manifest_names_files_that_are_there() -> None:
    files = [deck["file"] for deck in manifest()["decks"]]
    for video in manifest()["videos"]:
        files += [video["file"], *(track["file"] for track in video["captions"])]
    missing = [file for file in [*files, manifest()["ideas"]] if not (LIBRARY / file).is_file()]
    assert not missing
    assert len(manifest()["decks"]) == 3


def test_the_animation_decodes_is_gentle_and_lasts_as_said() -> None:
    path = LIBRARY / manifest()["videos"][0]["file"]
    assert path.stat().st_size < 3_000_000
    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        assert (stream.codec_context.name, stream.codec_context.pix_fmt) == ("h264", "yuv420p")
        assert (stream.width, stream.height, stream.average_rate) == (1280, 720, Fraction(25))
        before, frames, largest = None, 0, 0.0
        for frame in container.decode(stream):
            light = frame.to_ndarray()[:720:8, ::8].astype(np.int16)
            if before is not None:
                largest = max(largest, float(np.abs(light - before).mean()))
            before, frames = light, frames + 1
    assert 35 <= frames / 25 <= 60
    # 255 is from black to white: the whole picture never changes by more than one per cent from frame to frame.
    assert largest < 2.55


def test_the_sound_of_the_animation_is_quiet() -> None:
    meter = av.filter.Graph()
    with av.open(str(LIBRARY / manifest()["videos"][0]["file"])) as container:
        stream = container.streams.audio[0]
        assert stream.codec_context.name == "aac"
        source = meter.add_abuffer(template=stream)
        loudness, sink = meter.add("ebur128", "metadata=1"), meter.add("abuffersink")
        source.link_to(loudness)
        loudness.link_to(sink)
        meter.configure()
        integrated, momentary = -70.0, []
        for frame in container.decode(stream):
            source.push(frame)
            while True:
                try:
                    said = sink.pull().metadata
                except (av.error.BlockingIOError, av.error.EOFError):
                    break
                integrated = float(said["lavfi.r128.I"])
                momentary.append(float(said["lavfi.r128.M"]))
    assert -60 < integrated < -28
    heard = [level for level in momentary if level > -60]
    assert max(abs(after - before) for before, after in pairwise(heard)) < 6


def test_the_captions_cover_the_animation() -> None:
    video = manifest()["videos"][0]
    with av.open(str(LIBRARY / video["file"])) as container:
        seconds = container.duration / av.time_base
    track = video["captions"][0]
    assert track["language"] == "en-GB"
    cues = read_captions((LIBRARY / track["file"]).read_bytes(), track["file"])
    assert cues[0].start == 0
    assert abs(cues[-1].end - seconds) < 0.1
    assert all(after.start - before.end < 0.5 for before, after in pairwise(cues))
    assert any("[" in cue.text for cue in cues)
    assert all(len(cue.text) / (cue.end - cue.start) < 40 for cue in cues)


def test_there_are_twelve_ideas_each_with_a_public_source() -> None:
    assert len(ideas()) == 12
    assert len({idea["title"] for idea in ideas()}) == 12
    for idea in ideas():
        assert idea["url"].startswith("https://"), idea["title"]
        assert idea["cites"].startswith("“"), idea["title"]
        assert 2 <= len(re.findall(r"[.!?](?:\s|$)", idea["text"])) <= 5, idea["title"]
    assert set(TOPICS) <= {tag for idea in ideas() for tag in idea["tags"]}


def test_every_idea_rests_on_a_source_that_the_log_says_was_read() -> None:
    log = plain((ASSETS / "make" / "SOURCES.md").read_text(encoding="utf-8"))
    for idea in ideas():
        title = re.match(r"“(.+?)”, ", idea["cites"])
        assert title is not None, idea["title"]
        assert plain(title[1]) in log, title[1]
        assert plain(idea["title"]) in log, idea["title"]


def test_settings_and_professions_are_words_of_the_field() -> None:
    for entry in [*manifest()["decks"], *manifest()["videos"], *ideas()]:
        assert entry["settings"]
        assert set(entry["settings"]) <= set(SETTINGS)
        assert set(entry.get("professions", [])) <= set(PROFESSIONS)
        assert entry["tags"]


def test_no_word_tells_of_lack() -> None:
    for place, text in everything_people_read():
        rest = text.lower()
        for name in sorted(OFFICIAL_NAMES, key=len, reverse=True):
            rest = rest.replace(name, "").replace(name.replace(" ", "-"), "")
        for pattern in NOT_OUR_WORDS:
            assert not re.search(pattern, rest), f"{place}: {pattern}: {text}"


def test_the_session_plan_fills_45_minutes_and_nothing_more_would_help_it() -> None:
    session, items = planned_session()
    assert session.minutes == 45
    kinds = [block.kind for block in session.blocks]
    needed = {BlockKind.WELCOME, BlockKind.LIVED, BlockKind.BREAK, BlockKind.IDEAS, BlockKind.REFLECT, BlockKind.CLOSE}
    assert needed <= set(kinds)
    assert check_session(session, items) == ()


def test_example_content_does_not_stand_in_for_lived_experience() -> None:
    lived = next(block for block in plan()["blocks"] if block["kind"] == BlockKind.LIVED.value)
    assert lived["items"] == []
    assert "only about what they choose" in lived["notes"]
    assert "Nobody must retell their story" in lived["notes"]
    assert all(trainer["name"] == "" for trainer in plan()["trainers"])


@pytest.mark.parametrize("style", ["Regular", "SemiBold", "Bold"])
def test_the_font_shows_letters_of_both_parts_it_was_merged_from(style: str) -> None:
    font = ImageFont.truetype(str(ASSETS / "fonts" / f"AtkinsonHyperlegibleNext-{style}.ttf"), 40)
    assert font.getname() == ("Atkinson Hyperlegible Next", style)
    drawn = {sign: bytes(font.getmask(sign)) for sign in "aAoőŐűŰ“”‘’–…é\uffff"}
    missing = drawn.pop("\uffff")
    assert all(drawn.values())
    assert missing not in drawn.values()
    assert len(set(drawn.values())) == len(drawn)


def test_the_assets_are_small_and_hold_no_path_of_a_machine() -> None:
    files = [file for file in ASSETS.rglob("*") if file.is_file() and "__pycache__" not in file.parts]
    assert sum(file.stat().st_size for file in files) < 4_000_000
    for file in files:
        if file.suffix in (".py", ".md", ".json", ".vtt"):
            text = file.read_text(encoding="utf-8")
            assert not re.search(r"/(work|root|tmp|home)/|registry\.npmjs|pypi\.org", text), file.name
