"""Where the credit line stands on a slide that has another shape than its deck."""

from __future__ import annotations

from pathlib import Path

import pytest
from building import deck
from package_rules import broken_rules
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE
from pptx.presentation import Presentation as Opened
from pptx.util import Inches

from natp_studio.decks.composing import CarriedSlide, Composition, Part
from natp_studio.decks.finished import compose_finished
from natp_studio.decks.merging.finishing import Finish, Origin
from natp_studio.decks.provenance import CREDIT_NAME

WORDS = "Example content made for NATP Studio. Not written by an autistic author."


def full_slide(path: Path, *, wide: bool) -> Path:
    """A deck whose slide is covered to its foot, by a shape that reaches out below it and to both sides."""
    presentation = Presentation(str(deck(path, ["Sounds"], wide=wide)))
    width, height = presentation.slide_width, presentation.slide_height
    assert width is not None
    assert height is not None
    place = (-Inches(1), height * 2 // 5, width + Inches(2), height * 4 // 5)
    presentation.slides[0].shapes.add_shape(MSO_SHAPE.OVAL, *place)
    presentation.save(str(path))
    return path


def credited(source: Path, to: Path, shape: str, words: str = WORDS) -> Opened:
    part = Part(CarriedSlide(source, 1), None, Finish(credit=words, origin=Origin("0" * 32)))
    compose_finished(Composition("M", (part,), shape), "s1", to)
    assert broken_rules(to) == []
    return Presentation(str(to))


def test_the_strip_below_a_wide_slide_is_a_free_place(tmp_path: Path) -> None:
    opened = credited(full_slide(tmp_path / "a.pptx", wide=True), tmp_path / "o.pptx", "4:3")
    *_, line = opened.slides[0].shapes
    assert (line.name, line.text_frame.text) == (CREDIT_NAME, WORDS)
    width, height = opened.slide_width, opened.slide_height
    assert width is not None
    assert height is not None
    foot = (height + width * 9 / 16) / 2
    assert line.top >= foot
    assert line.top + line.height <= height
    colour = line.text_frame.paragraphs[0].runs[0].font.color.rgb
    assert max(colour) < 0x60, "dark words on the white strip"


def test_the_strip_beside_a_narrow_slide_is_a_free_place(tmp_path: Path) -> None:
    opened = credited(full_slide(tmp_path / "a.pptx", wide=False), tmp_path / "o.pptx", "16:9")
    *_, line = opened.slides[0].shapes
    assert line.name == CREDIT_NAME
    width, height = opened.slide_width, opened.slide_height
    assert width is not None
    assert height is not None
    assert line.left >= 0
    assert line.left + line.width <= (width - height * 4 / 3) / 2
    assert line.top + line.height <= height
    assert line.height > 3 * line.text_frame.paragraphs[0].runs[0].font.size, "it goes over several lines"


@pytest.mark.parametrize(("wide", "shape"), [(True, ""), (False, "16:9")])
def test_a_credit_that_fits_nowhere_is_left_off(tmp_path: Path, wide: bool, shape: str) -> None:
    long = "Averylongnamewithoutanyspaceinit" * 3
    opened = credited(full_slide(tmp_path / "a.pptx", wide=wide), tmp_path / "o.pptx", shape, long)
    assert CREDIT_NAME not in [one.name for one in opened.slides[0].shapes]
