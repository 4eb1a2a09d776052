"""Films that PowerPoint may not play: named in the report, and converted where that is wished."""

import json
import re
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from building import changed, deck
from package_rules import broken_rules
from pptx import Presentation
from pptx.util import Inches

from natp_studio.decks.deck import Deck
from natp_studio.domain.problems import Problem
from natp_studio.domain.reports import Outcome
from natp_studio.services.deck_picks import deck_from_picks
from natp_studio.services.deck_plans import DeckWishes
from natp_studio.services.exporting import deck_weight, export
from natp_studio.services.importing import import_files
from natp_studio.services.planning import OpenSession, create
from natp_studio.services.shipped import shipped
from natp_studio.services.studio import Studio
from natp_studio.services.worker import Worker, working

FILM = shipped("assets/library/videos/arriving-on-the-ward.mp4")
CONVERT = DeckWishes(mend=False, convert_media=True)
CAPTIONS = "1\n00:00:00,000 --> 00:00:01,000\n{}\n"


def film(path: Path, codec: str = "libvpx-vp9") -> Path:
    """A second of grey that gets lighter."""
    with av.open(str(path), "w") as container:
        stream = container.add_stream(codec, rate=25)
        stream.width, stream.height, stream.pix_fmt = 160, 90, "yuv420p"
        for number in range(25):
            frame = av.VideoFrame.from_ndarray(np.full((90, 160, 3), 40 + number * 6, np.uint8), format="rgb24")
            frame.pts, frame.time_base = number, Fraction(1, 25)
            container.mux(stream.encode(frame))
        container.mux(stream.encode())
    return path


def with_film(path: Path, source: Path, kind: str) -> Path:
    presentation = Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[5])
    slide.shapes.title.text = "A film"
    slide.shapes.add_movie(str(source), 0, 0, Inches(3), Inches(2), mime_type=kind)
    presentation.save(str(path))
    return path


def linking(folder: Path, target: str) -> Path:
    """A deck whose slide links to a film."""
    source = with_film(
        folder / "whole.pptx", folder / "clip.mp4" if (folder / "clip.mp4").exists() else FILM, "video/mp4"
    )
    return changed(
        source,
        folder / "linking.pptx",
        {
            "ppt/slides/_rels/slide1.xml.rels": lambda data: re.sub(
                rb'Target="../media/media1.mp4"', b'Target="' + target.encode() + b'" TargetMode="External"', data
            ),
            "ppt/media/media1.mp4": lambda _: None,
        },
    )


def picks(folder: Path, *found: object) -> Path:
    (folder / "picks.json").write_text(json.dumps(found))
    return folder / "picks.json"


@pytest.fixture
def worker() -> object:
    with working() as started:
        yield started


def test_a_film_that_may_not_play_is_named_where_it_stands(tmp_path: Path, worker: Worker) -> None:
    film(tmp_path / "a.webm")
    with_film(tmp_path / "b.pptx", tmp_path / "a.webm", "video/webm")
    chosen = picks(tmp_path, {"video": "a.webm", "title": "Calm"}, {"deck": "b.pptx", "slide": 1})
    done = deck_from_picks(chosen, tmp_path / "out.pptx", worker)
    named = [line for line in done.report if line.outcome is Outcome.TO_CHECK]
    assert [(line.what, line.where) for line in named] == [("“Calm”", "the deck"), ("a video", "b.pptx, slide 1")]
    assert all("WebM" in line.why for line in named)


def test_films_become_mp4_when_that_is_wished_ours_and_those_inside_decks(tmp_path: Path, worker: Worker) -> None:
    film(tmp_path / "a.webm")
    with_film(tmp_path / "b.pptx", tmp_path / "a.webm", "video/webm")
    chosen = picks(tmp_path, {"video": "a.webm", "title": "Calm"}, {"deck": "b.pptx", "slide": 1})
    done = deck_from_picks(chosen, tmp_path / "out.pptx", worker, wishes=CONVERT)
    assert [line.outcome for line in done.report] == [Outcome.CONVERTED, Outcome.CONVERTED]
    assert broken_rules(tmp_path / "out.pptx") == []
    package = Deck(tmp_path / "out.pptx").package
    films = [name for name in package.names if package.content_type(name).startswith("video/")]
    # Both are the same film, so it is there once.
    assert [(name.rpartition(".")[2], package.content_type(name)) for name in films] == [("mp4", "video/mp4")]
    with av.open(str(_taken_out(tmp_path, package, films[0]))) as opened:
        assert opened.streams.video[0].codec_context.name == "h264"


def _taken_out(folder: Path, package: object, name: str) -> Path:
    path = folder / "taken.mp4"
    path.write_bytes(package.raw(name))  # type: ignore[attr-defined]
    return path


def test_a_film_that_cannot_be_converted_stays_and_is_named(tmp_path: Path, worker: Worker) -> None:
    source = film(tmp_path / "a.webm")
    data = bytearray(source.read_bytes())
    data[300:] = bytes(len(data) - 300)
    source.write_bytes(bytes(data))
    with_film(tmp_path / "b.pptx", source, "video/webm")
    done = deck_from_picks(picks(tmp_path, {"deck": "b.pptx", "slide": 1}), tmp_path / "o.pptx", worker, wishes=CONVERT)
    (line,) = done.report
    assert (line.outcome, line.where) == (Outcome.TO_CHECK, "b.pptx, slide 1")
    assert "could not be converted" in line.why


def test_a_converted_film_is_kept_in_the_studio_and_not_made_twice(studio: Studio, tmp_path: Path) -> None:
    (item,) = import_files(studio, [film(tmp_path / "a.webm")]).items
    work = OpenSession(studio, create(studio, "Ward"))
    work.edit("Add", lambda session: session.with_item(session.blocks[1].id, item))
    wishes = DeckWishes(convert_media=True)
    first = export(studio, work.session, work.name, "deck", tmp_path / "one.pptx", wishes=wishes)
    assert [line.what for line in first.report if line.outcome is Outcome.CONVERTED] == ["“A”"]
    (kept,) = (studio.folder.media / "derived").iterdir()
    assert kept.name == f"{item.media}.mp4"
    made = kept.stat().st_mtime_ns
    assert deck_weight(studio, work.session, wishes=wishes).octets == first.octets
    export(studio, work.session, work.name, "deck", tmp_path / "two.pptx", wishes=wishes)
    assert kept.stat().st_mtime_ns == made
    assert (tmp_path / "one.pptx").read_bytes() == (tmp_path / "two.pptx").read_bytes()


def test_captions_of_several_languages_and_encodings_go_in_with_their_names(tmp_path: Path, worker: Worker) -> None:
    film(tmp_path / "a.mp4", "libx264")
    (tmp_path / "a.srt").write_bytes(CAPTIONS.format("The café is open.").encode("cp1252"))
    (tmp_path / "a.cy.srt").write_text(CAPTIONS.format("Mae’r caffi ar agor."), encoding="utf-16")
    (tmp_path / "russian.srt").write_bytes(CAPTIONS.format("Кафе открыто, заходите.").encode("cp1251"))
    found = [
        {"video": "a.mp4", "captions": ["a.srt", "a.cy.srt"]},
        {"video": "a.mp4", "captions": {"en": "a.srt", "ru": "russian.srt"}},
    ]
    deck_from_picks(picks(tmp_path, *found), tmp_path / "out.pptx", worker)
    assert broken_rules(tmp_path / "out.pptx") == []
    package = Deck(tmp_path / "out.pptx").package
    first, second = (package.raw(f"/ppt/slides/slide{number}.xml").decode() for number in (1, 2))
    assert 'label="English" lang="en-GB"' in first
    assert 'label="Cymraeg" lang="cy"' in first
    assert 'label="Русский" lang="ru"' in second
    words = b"".join(package.raw(name) for name in package.names if name.endswith(".vtt")).decode()
    assert all(word in words for word in ("café", "Mae’r", "Кафе открыто"))
    notes = Presentation(str(tmp_path / "out.pptx")).slides[0].notes_slide.notes_text_frame.text
    assert "The café is open." in notes


def test_captions_that_cannot_be_understood_are_a_problem(tmp_path: Path, worker: Worker) -> None:
    film(tmp_path / "a.mp4", "libx264")
    with pytest.raises(Problem, match="captions of a pick"):
        deck_from_picks(picks(tmp_path, {"video": "a.mp4", "captions": [3]}), tmp_path / "out.pptx", worker)


def test_a_film_that_a_deck_links_to_comes_into_the_library_with_it(studio: Studio, tmp_path: Path) -> None:
    film(tmp_path / "clip.mp4", "libx264")
    source = linking(tmp_path, "file:///C:/Users/a/clip.mp4")
    report = import_files(studio, [source])
    assert [str(line) for line in report.lines] == [
        "linking.pptx: the deck changed: clip.mp4 lay beside it and is inside now"
    ]
    (item,) = report.items
    assert item.source == "linking.pptx"
    again = import_files(studio, [source])
    assert (again.new, [one.id for one in again.items]) == (0, [item.id])
    (tmp_path / "clip.mp4").unlink()
    work = OpenSession(studio, create(studio, "Ward"))
    work.edit("Add", lambda session: session.with_item(session.blocks[1].id, item))
    export(studio, work.session, work.name, "deck", tmp_path / "out.pptx")
    assert len([name for name in Deck(tmp_path / "out.pptx").package.names if name.endswith(".mp4")]) == 1
    gone = import_files(studio, [deck(tmp_path / "other.pptx", ["A"]), linking(tmp_path, "gone.mp4")])
    assert [(line.what, line.outcome) for line in gone.lines] == [("gone.mp4", Outcome.LEFT_OUT)]


def test_the_weight_of_a_session_is_what_its_deck_weighs(studio: Studio, tmp_path: Path) -> None:
    items = import_files(
        studio, [deck(tmp_path / "a.pptx", ["A", "B"], notes="n"), film(tmp_path / "f.mp4", "libx264")]
    )
    work = OpenSession(studio, create(studio, "Ward"))
    for item in items.items:
        work.edit("Add", lambda session, item=item: session.with_item(session.blocks[1].id, item))
    weight = deck_weight(studio, work.session)
    done = export(studio, work.session, work.name, "deck", tmp_path / "out.pptx")
    assert weight.octets == done.octets
