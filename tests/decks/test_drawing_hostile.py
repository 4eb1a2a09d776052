"""Decks that mean harm, or are only odd: drawn as far as they go, in little time."""

import random
import time
from pathlib import Path

import pytest
from building import changed, replaced
from drawn import every, scene_of, scene_with, text_box
from pptx.slide import Slide

from natp_studio.decks.drawing import budget
from natp_studio.decks.drawing.budget import Budget
from natp_studio.decks.drawing.measures import degrees, integer, number, points, share
from natp_studio.domain.scenes import Group, Scene, Shape


def depth(scene: Scene) -> int:
    nodes, deep = scene.nodes, 0
    while nodes and isinstance(nodes[0], Group):
        nodes, deep = nodes[0].nodes, deep + 1
    return deep


def test_groups_within_groups_end_somewhere(tmp_path: Path) -> None:
    def fill(slide: Slide) -> None:
        shapes = slide.shapes
        for _ in range(60):
            shapes = shapes.add_group_shape().shapes

    scene = scene_with(tmp_path, fill)
    assert depth(scene) == budget.DEEPEST_GROUP
    assert scene.shortened


def test_groups_too_deep_for_a_parser_leave_an_empty_slide(tmp_path: Path) -> None:
    scene_with(tmp_path, lambda slide: text_box(slide, "gone"))
    opened, closed = "<p:grpSp>" * 2_000, "</p:grpSp>" * 2_000
    slide = {"ppt/slides/slide1.xml": replaced("<p:grpSpPr/>", f"<p:grpSpPr/>{opened}{closed}")}
    assert scene_of(changed(tmp_path / "drawn.pptx", tmp_path / "deep.pptx", slide)).nodes == ()


def test_no_more_shapes_than_a_slide_can_hold(tmp_path: Path) -> None:
    scene_with(tmp_path, lambda slide: text_box(slide, "x"))

    def many(data: bytes) -> bytes:
        start, end = data.index(b"<p:sp>"), data.index(b"</p:sp>") + len(b"</p:sp>")
        count = budget.MOST_NODES + 10
        names = noise(40 * count)
        shapes = (data[start:end].replace(b"TextBox 1", names[40 * n : 40 * n + 40]) for n in range(count))
        return data[:start] + b"".join(shapes) + data[end:]

    crowded = changed(tmp_path / "drawn.pptx", tmp_path / "many.pptx", {"ppt/slides/slide1.xml": many})
    started = time.perf_counter()
    scene = scene_of(crowded)
    assert len(scene.nodes) == budget.MOST_NODES
    assert scene.shortened
    assert time.perf_counter() - started < 10


def test_endless_text_is_cut(tmp_path: Path) -> None:
    scene_with(tmp_path, lambda slide: text_box(slide, "Words"))
    words = {"ppt/slides/slide1.xml": replaced("Words", noise(budget.MOST_CHARACTERS + 10).decode())}
    scene = scene_of(changed(tmp_path / "drawn.pptx", tmp_path / "long.pptx", words))
    (shape,) = every(scene.nodes, Shape)
    assert shape.text is not None
    assert len(shape.text.paragraphs[0].runs[0].text) == budget.MOST_CHARACTERS
    assert scene.shortened


def test_a_path_of_too_many_points_is_left_out(tmp_path: Path) -> None:
    scene_with(tmp_path, lambda slide: text_box(slide, "Words"))
    digits = noise(8 * budget.MOST_POINTS).decode()
    steps = "".join(
        f'<a:lnTo><a:pt x="{int(digits[8 * n : 8 * n + 8], 16)}" y="1"/></a:lnTo>'
        for n in range(budget.MOST_POINTS // 2)
    )
    drawn = f"<a:custGeom><a:pathLst><a:path>{steps}</a:path></a:pathLst></a:custGeom>"
    path = {"ppt/slides/slide1.xml": replaced('<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>', drawn)}
    (shape,) = every(scene_of(changed(tmp_path / "drawn.pptx", tmp_path / "p.pptx", path)).nodes, Shape)
    assert shape.contours == ()


def noise(length: int) -> bytes:
    """Letters that hardly pack: a package that packs too well is refused before it is drawn."""
    return random.Random(7).randbytes(length // 2 + 1).hex().encode()[:length]


def test_a_picture_that_is_too_large_is_not_taken() -> None:
    spent = Budget()
    assert not spent.take_picture(budget.LARGEST_PICTURE + 1)
    assert spent.take_picture(budget.LARGEST_PICTURE)
    assert spent.spent_out


@pytest.mark.parametrize("text", ["", "abc", "NaN", "inf", "1e999", "9" * 5000, None])
def test_numbers_that_are_none_count_as_not_said(text: str | None) -> None:
    assert number(text, 7) == 7
    assert points(text, 7) == 7
    assert share(text, 0.5) == 0.5
    assert degrees(text, 90) == 90


def test_numbers_are_kept_within_what_a_slide_can_hold() -> None:
    assert integer("99999999999999999999") == 1_000_000_000
    assert points("-1e30") == pytest.approx(-1_000_000_000 / 12_700)
    assert (share("75%"), share("75000"), points("2.54cm"), points("12700")) == (0.75, 0.75, pytest.approx(72), 1)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('cx="3657600"', 'cx="-99999999999999"'),
        ('cx="3657600"', 'cx="99999999999999"'),
        ('<a:off x="914400" y="914400"/>', ""),
        ('prst="rect"', 'prst=""'),
        ("<a:bodyPr", '<a:bodyPr numCol="999999999" lIns="99999999999" rot="NaN"'),
        ("<a:p>", '<a:p><a:pPr lvl="-5" marL="99999999999" indent="-99999999999" defTabSz="0"/>'),
        ("<a:r>", '<a:r><a:rPr sz="-100" spc="NaN" baseline="999999999"/>'),
    ],
)
def test_odd_values_are_drawn_somehow(tmp_path: Path, old: str, new: str) -> None:
    scene_with(tmp_path, lambda slide: text_box(slide, "Words"))
    odd = changed(tmp_path / "drawn.pptx", tmp_path / "odd.pptx", {"ppt/slides/slide1.xml": replaced(old, new)})
    for shape in every(scene_of(odd).nodes, Shape):
        assert shape.frame.width >= 0
        assert shape.text is None or all(run.size >= 0.5 for run in shape.text.paragraphs[0].runs)
