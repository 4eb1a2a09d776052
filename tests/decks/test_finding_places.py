"""Where a thing without alt text stands on its slide, in shares of the slide, and what it is."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from natp_studio.decks.auditing.audit import audit_deck
from natp_studio.domain.auditing import DeckFinding


def png() -> io.BytesIO:
    data = io.BytesIO()
    Image.new("RGB", (20, 10), "teal").save(data, "PNG")
    data.seek(0)
    return data


def placed(finding: DeckFinding) -> tuple[float, ...] | None:
    place = finding.place
    return None if place is None else tuple(round(each, 3) for each in (place.x, place.y, place.width, place.height))


def test_each_thing_is_found_where_it_stands_as_far_as_it_lies_on_the_slide(tmp_path: Path) -> None:
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    silent = [
        slide.shapes.add_picture(png(), Inches(1), Inches(1.5), Inches(2), Inches(3)),
        slide.shapes.add_picture(png(), Inches(9), Inches(-1), Inches(4), Inches(2.5)),
        slide.shapes.add_picture(png(), Inches(11), Inches(1), Inches(1), Inches(1)),
    ]
    group = slide.shapes.add_group_shape([slide.shapes.add_picture(png(), Inches(5), Inches(3), Inches(1), Inches(1))])
    numbers = CategoryChartData()
    numbers.categories = ["a"]
    numbers.add_series("one", (1,))
    slide.shapes.add_chart(XL_CHART_TYPE.PIE, Inches(0), Inches(0), Inches(5), Inches(7.5), numbers)
    for shape in (*silent, *group.shapes):
        shape._element.nvPicPr.cNvPr.attrib.pop("descr", None)
    turned = slide.shapes.add_picture(png(), Inches(4), Inches(4), Inches(2), Inches(1))
    turned._element.nvPicPr.cNvPr.attrib.pop("descr", None)
    turned.rotation = 90
    deck.save(str(tmp_path / "places.pptx"))
    found = [one for one in audit_deck(tmp_path / "places.pptx").findings if one.rule == "no-alt-text"]
    assert [(one.thing, placed(one)) for one in found] == [
        ("picture", (0.1, 0.2, 0.2, 0.4)),
        ("picture", (0.9, 0.0, 0.1, 0.2)),
        ("picture", None),
        ("group with a picture", (0.5, 0.4, 0.1, 0.133)),
        ("chart", (0.0, 0.0, 0.5, 1.0)),
        ("picture", (0.45, 0.467, 0.1, 0.267)),
    ]


@pytest.mark.parametrize(("kind", "why"), [("sound", "which one"), ("video", "what is shown"), ("chart", "cannot see")])
def test_a_sound_is_explained_in_other_words_than_a_picture(kind: str, why: str) -> None:
    finding = DeckFinding("no-alt-text", 1, "Rain", f"This {kind} has no alt text.", thing=kind)
    assert why in finding.why
    says = {"sound": "what is heard", "video": "what is seen and heard", "chart": "what it shows"}[kind]
    assert says in finding.mend
