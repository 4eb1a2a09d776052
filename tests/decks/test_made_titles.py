"""Long titles and sources on the slides that we make: they wrap and get smaller before anything is cut."""

from __future__ import annotations

from pathlib import Path

import pytest
from package_rules import broken_rules
from pptx import Presentation
from pptx.slide import Slide
from pptx.util import Pt

from natp_studio.decks.composing import Composition, Part
from natp_studio.decks.deck import Deck
from natp_studio.decks.finished import compose_finished
from natp_studio.decks.made.making import make_slides
from natp_studio.decks.made.values import MadeSlide, MediaSlide, OpeningSlide, PauseSlide, TableSlide, WordsSlide
from natp_studio.decks.merging.plan import CaptionFile, Section

WIDE, NARROW = (12_192_000, 6_858_000), (9_144_000, 6_858_000)
LONGEST = ("Autism-informed care with a very long title and more words than anyone needs, " * 4)[:290].strip()


def made(slide: MadeSlide, to: Path, size: tuple[int, int] = WIDE) -> Slide:
    make_slides([slide], size, "en-GB", to)
    (only,) = Presentation(str(to)).slides
    return only


@pytest.mark.parametrize("size", [WIDE, NARROW])
@pytest.mark.parametrize("kind", [OpeningSlide, PauseSlide, WordsSlide])
def test_the_longest_title_that_can_be_typed_is_whole(kind: type, size: tuple[int, int], tmp_path: Path) -> None:
    slide = made(kind(LONGEST, ("10:00 to 10:45",)), tmp_path / "a.pptx", size)
    assert slide.shapes.title.text == LONGEST
    assert slide.shapes.title.text_frame.paragraphs[0].runs[0].font.size >= Pt(14)


def test_a_short_title_keeps_its_size(tmp_path: Path) -> None:
    slide = made(OpeningSlide("Small changes on our ward"), tmp_path / "a.pptx")
    assert slide.shapes.title.text_frame.paragraphs[0].runs[0].font.size is None


def test_a_title_without_end_is_whole_in_the_notes(tmp_path: Path) -> None:
    endless = "A title without an end " * 60
    slide = made(WordsSlide(endless, ("One.",), notes="Say it slowly."), tmp_path / "a.pptx")
    assert slide.shapes.title.text.endswith("…")
    notes = slide.notes_slide.notes_text_frame.text
    assert endless.strip() in notes
    assert "Say it slowly." in notes


def test_a_long_source_takes_more_lines_and_stays_on_the_slide(tmp_path: Path) -> None:
    source = (
        "Source: " + "“The importance of adjustments in mental and physical healthcare”, Brice and others, 2021, " * 4
    )
    slide = made(WordsSlide("Wait", ("One.", "Two."), source), tmp_path / "a.pptx")
    note = list(slide.shapes)[-1]
    assert note.text_frame.text == source.strip()
    assert note.top + note.height <= WIDE[1]
    assert note.text_frame.paragraphs[0].runs[0].font.size >= Pt(12)


@pytest.mark.parametrize("between", ["\n", "\x0b", "  \t "])
def test_a_source_of_several_lines_is_one_small_line(between: str, tmp_path: Path) -> None:
    slide = made(WordsSlide("Wait", ("Ten seconds.",), f"Source:{between}the guide"), tmp_path / "a.pptx")
    (box,) = [shape for shape in slide.shapes if not shape.is_placeholder]
    assert [paragraph.text for paragraph in box.text_frame.paragraphs] == ["Source: the guide"]
    assert [run.font.size for run in box.text_frame.paragraphs[0].runs] == [Pt(14)]


def test_a_source_without_words_takes_no_place(tmp_path: Path) -> None:
    slide = made(WordsSlide("Wait", ("Ten seconds.",), " \n"), tmp_path / "a.pptx")
    assert all(shape.is_placeholder for shape in slide.shapes)


@pytest.mark.parametrize("sign", ["\x00", "\ufffe", "\uffff", "\ud800", "\x0b"])
def test_what_no_file_can_hold_is_left_out_wherever_it_was_typed(sign: str, tmp_path: Path) -> None:
    words = made(WordsSlide(f"Wait{sign}", (f"Ten{sign}",), f"Source{sign}", f"Slowly{sign}"), tmp_path / "a.pptx")
    assert words.shapes.title.text.startswith("Wait")
    assert words.notes_slide.notes_text_frame.text.startswith("Slowly")
    table = made(
        TableSlide(f"Now{sign}", (f"Time{sign}", sign), ((f"10:00{sign}", f"a{sign}\nb"),), (1, 1)), tmp_path / "b.pptx"
    )
    (frame,) = [shape for shape in table.shapes if shape.has_table]
    runs = [run for paragraph in frame.table.cell(1, 1).text_frame.paragraphs for run in paragraph.runs]
    assert [run.text[0] for run in runs if run.text] == ["a", "b"]
    assert len({run.font.size for run in runs}) == 1


@pytest.mark.parametrize("sign", ["\x00", "\x02", "\ufffe", "\ud800"])
def test_a_title_that_no_file_can_hold_makes_a_whole_deck_all_the_same(sign: str, tmp_path: Path) -> None:
    caption = CaptionFile(tmp_path / "a.vtt", f"en{sign}", f"English{sign}")
    caption.path.write_text("WEBVTT\n")
    (tmp_path / "film.mp4").write_bytes(b"film")
    film = MediaSlide("Film", None, "A film", tmp_path / "film.mp4", "video/mp4", ".mp4", (caption,))
    words = WordsSlide("Wait", ("Ten seconds.",))
    parts = (Part(words, Section("1", f"Block{sign}")), Part(film, Section("2", f"{sign}")))
    compose_finished(Composition(f"Ward{sign}", parts), "session", tmp_path / "out.pptx")
    assert broken_rules(tmp_path / "out.pptx") == []
    assert Presentation(str(tmp_path / "out.pptx")).core_properties.title.startswith("Ward")
    package = Deck(tmp_path / "out.pptx").package
    assert [package.xml(name) is not None for name in ("/docProps/core.xml", package.main)] == [True, True]
