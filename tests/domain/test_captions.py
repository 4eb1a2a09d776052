import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from natp_studio.domain.captions import Cue, read_captions, transcript, write_webvtt
from natp_studio.domain.problems import Problem

SRT = (
    "1\r\n00:00:01,000 --> 00:00:04,500\r\nA quiet corridor.\r\nOne light hums.\r\n\r\n"
    "2\r\n00:00:05,000 --> 00:00:06,000\r\n<font color=red>Red & calm</font>\r\n"
)
VTT = """WEBVTT

NOTE made by hand

intro
00:01.000 --> 00:04.500 line:90%
<v Narrator>A quiet <i>corridor</i>.

1:00:05.000 --> 1:00:06.000
Later &amp; softer.
"""


def test_subrip_is_read_and_written_as_webvtt() -> None:
    cues = read_captions(SRT.encode(), "clip.srt")
    assert cues == (Cue(1.0, 4.5, "A quiet corridor.\nOne light hums."), Cue(5.0, 6.0, "Red &amp; calm"))
    assert write_webvtt(cues).startswith(b"WEBVTT\n\n00:00:01.000 --> 00:00:04.500\nA quiet corridor.\n")


def test_webvtt_keeps_placement_and_passes_over_notes() -> None:
    cues = read_captions(VTT.encode(), "clip.vtt")
    assert [cue.start for cue in cues] == [1.0, 3605.0]
    assert cues[0].settings == "line:90%"


def test_a_transcript_has_words_and_speakers_but_no_marks() -> None:
    assert transcript(read_captions(VTT.encode(), "clip.vtt")) == "Narrator: A quiet corridor.\nLater & softer."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_captions_are_read_in_the_encodings_that_people_have(encoding: str) -> None:
    text = "1\n00:00:01,000 --> 00:00:02,000\nCafé – “quiet”\n"
    assert read_captions(text.encode(encoding), "x.srt")[0].text == "Café – “quiet”"


@pytest.mark.parametrize("data", [b"", b"hello", b"WEBVTT\n\n", b"\x00\x01\x02" * 50])
def test_a_file_without_captions_is_a_problem_that_shows_a_right_one(data: bytes) -> None:
    with pytest.raises(Problem) as caught:
        read_captions(data, "x.vtt")
    assert "00:00:01.000 --> 00:00:04.000" in caught.value.advice


def test_a_time_that_cannot_be_read_is_named_with_its_place() -> None:
    with pytest.raises(Problem) as caught:
        read_captions(b"WEBVTT\n\nsoon --> later\nwords\n", "x.vtt")
    assert caught.value.where == "x.vtt, part 2"


texts = st.text(st.characters(exclude_categories=("C", "Z"), exclude_characters="<>&"), min_size=1, max_size=30)


@given(st.lists(st.tuples(st.integers(0, 3_600_000), st.integers(1, 60_000), texts), min_size=1, max_size=20))
def test_what_is_written_reads_back_the_same(parts: list[tuple[int, int, str]]) -> None:
    cues = tuple(
        sorted(
            (Cue(start / 1000, (start + length) / 1000, text) for start, length, text in parts),
            key=lambda cue: (cue.start, cue.end),
        )
    )
    again = read_captions(write_webvtt(cues), "x.vtt")
    assert [(round(cue.start, 3), round(cue.end, 3), cue.text) for cue in again] == [
        (round(cue.start, 3), round(cue.end, 3), cue.text) for cue in cues
    ]


@given(st.binary(max_size=400))
def test_no_bytes_do_anything_but_give_captions_or_a_problem(data: bytes) -> None:
    with contextlib.suppress(Problem):
        assert read_captions(data, "x.vtt")
