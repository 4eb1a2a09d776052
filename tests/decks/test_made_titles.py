"""Long titles and sources on the slides that we make: they wrap and get smaller before anything is cut."""

from __future__ import annotations

from pathlib import Path

import pytest
from pptx import Presentation
from pptx.slide import Slide
from pptx.util import Pt

from natp_studio.decks.made.making import make_slides
from natp_studio.decks.made.values import MadeSlide, OpeningSlide, PauseSlide, WordsSlide

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
