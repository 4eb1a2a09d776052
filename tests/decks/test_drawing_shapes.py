"""Shapes, lines, groups and geometry, read from decks."""

import math
from pathlib import Path

import pytest
from drawn import every, put, scene_with, text_box, the, words
from pptx.enum.dml import MSO_PATTERN
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.oxml.ns import qn
from pptx.slide import Slide
from pptx.util import Pt

from natp_studio.decks.drawing.pen import Pen
from natp_studio.decks.drawing.presets.catalogue import PRESETS, preset_outline
from natp_studio.domain.scenes import (
    Colour,
    Contour,
    Frame,
    GradientFill,
    Group,
    LabelledBox,
    PatternFill,
    Shape,
    SolidFill,
)


def extent(contour: Contour) -> tuple[float, float, float, float]:
    """The least rectangle around the points that a contour passes: control points may lie far outside."""
    passed, place = [], 0
    for verb in contour.verbs:
        place += {"M": 2, "L": 2, "C": 6, "Z": 0}[verb]
        passed.append(contour.points[place - 2 : place])
    xs, ys = [x for x, _y in passed], [y for _x, y in passed]
    return min(xs), min(ys), max(xs), max(ys)


def add(slide: Slide, kind: MSO_SHAPE = MSO_SHAPE.RECTANGLE, place: tuple[float, ...] = (10, 20, 100, 50)):  # type: ignore[no-untyped-def]
    return slide.shapes.add_shape(kind, *(Pt(part) for part in place))


def test_turn_and_mirroring_are_read(tmp_path: Path) -> None:
    def fill(slide: Slide) -> None:
        shape = add(slide)
        shape.rotation = 30
        shape._element.spPr.find(qn("a:xfrm")).set("flipV", "1")

    assert the(scene_with(tmp_path, fill), Shape).frame == Frame(10, 20, 100, 50, 30, flip_h=False, flip_v=True)


def test_every_preset_shape_stays_near_its_frame_and_says_where_words_go() -> None:
    for name in PRESETS:
        drawn = preset_outline(name, 200, 100, {})
        assert drawn.contours, name
        for contour in drawn.contours:
            counts = {"M": 1, "L": 1, "C": 3, "Z": 0}
            assert sum(counts[verb] for verb in contour.verbs) * 2 == len(contour.points), name
            left, top, right, bottom = extent(contour)
            callout = "allout" in name
            assert -40 - 60 * callout <= left <= right <= 240, (name, extent(contour))
            assert -40 <= top <= bottom <= 140 + 40 * callout, (name, extent(contour))
        if drawn.text is not None:
            assert drawn.text.width >= 0, name
            assert drawn.text.height >= 0, name


@pytest.mark.parametrize("size", [(0.0, 0.0), (100.0, 0.0), (0.0, 50.0), (1e5, 1e-3)])
@pytest.mark.parametrize("value", [-1e9, 0.0, 1e9])
def test_preset_shapes_of_odd_sizes_are_drawn_with_finite_numbers(size: tuple[float, float], value: float) -> None:
    names = ("adj", *(f"adj{number}" for number in range(1, 9)))
    for name in PRESETS:
        drawn = preset_outline(name, *size, dict.fromkeys(names, value))
        assert all(math.isfinite(place) for contour in drawn.contours for place in contour.points), name


def test_an_adjustment_moves_the_corner_of_a_rounded_rectangle(tmp_path: Path) -> None:
    def fill(slide: Slide) -> None:
        for share in (0.0, 0.5):
            add(slide, MSO_SHAPE.ROUNDED_RECTANGLE).adjustments[0] = share

    sharp, round_ = every(scene_with(tmp_path, fill).nodes, Shape)
    assert sharp.contours[0].points[:2] == (0, 0)
    assert round_.contours[0].points[:2] == pytest.approx((0, 25))


def test_an_unknown_preset_is_its_rectangle() -> None:
    (contour,) = preset_outline("shapeOfTheFuture", 40, 30, {}).contours
    assert extent(contour) == (0, 0, 40, 30)


def test_a_shape_drawn_by_the_deck_follows_its_guides_and_its_own_grid(tmp_path: Path) -> None:
    def fill(slide: Slide) -> None:
        properties = add(slide)._element.spPr
        properties.remove(properties.find(qn("a:prstGeom")))
        put(
            properties,
            '<a:custGeom><a:gdLst><a:gd name="mid" fmla="*/ w 1 2"/><a:gd name="low" fmla="+- h 0 0"/></a:gdLst>'
            '<a:pathLst><a:path><a:moveTo><a:pt x="l" y="t"/></a:moveTo><a:lnTo><a:pt x="mid" y="low"/></a:lnTo>'
            "<a:close/></a:path>"
            '<a:path w="10" h="10" fill="none" stroke="0"><a:moveTo><a:pt x="0" y="5"/></a:moveTo>'
            '<a:arcTo wR="5" hR="5" stAng="10800000" swAng="10800000"/></a:path></a:pathLst></a:custGeom>',
        )

    first, second = the(scene_with(tmp_path, fill), Shape).contours
    assert (first.verbs, first.points) == ("MLZ", pytest.approx((0, 0, 50, 50)))
    assert (second.filled, second.stroked) == (False, False)
    # Half a circle on a square grid is half an ellipse on the shape.
    assert second.points[-2:] == pytest.approx((100, 25))
    assert extent(second)[1] == pytest.approx(0)


def test_an_arc_ends_where_its_angles_say() -> None:
    drawn = Pen().move(100, 50).arc(100, 50, 0, 90).contour()
    assert drawn.points[-2:] == pytest.approx((0, 100))
    quarter = Pen().move(100, 50).arc(100, 50, 0, 45).contour()
    x, y = quarter.points[-2:]
    assert math.degrees(math.atan2(y - 50, x - 0)) == pytest.approx(45)


def test_lines_have_width_colour_dashes_and_heads(tmp_path: Path) -> None:
    def fill(slide: Slide) -> None:
        line = slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, Pt(10), Pt(10), Pt(110), Pt(60))
        drawn = line.line._get_or_add_ln()
        drawn.set("w", "25400")
        for part in (
            '<a:solidFill><a:srgbClr val="FF0000"/></a:solidFill>',
            '<a:prstDash val="dash"/>',
            '<a:headEnd type="oval" w="sm"/>',
            '<a:tailEnd type="triangle" len="lg"/>',
        ):
            put(drawn, part)

    line = the(scene_with(tmp_path, fill), Shape).line
    assert line is not None
    assert (line.width, line.colour, line.dashes) == (2, Colour(255, 0, 0), (4, 3))
    assert line.start is not None
    assert line.end is not None
    assert (line.start.kind, line.start.width, line.end.kind, line.end.length) == ("oval", 2, "triangle", 5)


def test_no_line_and_no_fill_are_kept(tmp_path: Path) -> None:
    def fill(slide: Slide) -> None:
        shape = add(slide)
        shape.fill.background()
        shape.line.fill.background()

    shape = the(scene_with(tmp_path, fill), Shape)
    assert (shape.fill, shape.line) == (None, None)


def test_gradients_and_patterns_are_read(tmp_path: Path) -> None:
    def fill(slide: Slide) -> None:
        first = add(slide)
        first.fill.gradient()
        first.fill.gradient_angle = 90
        second = add(slide)
        second.fill.patterned()
        second.fill.pattern = MSO_PATTERN.CROSS
        third = add(slide)._element.spPr
        put(
            third,
            '<a:gradFill><a:gsLst><a:gs pos="100000"><a:srgbClr val="000000"/></a:gs><a:gs pos="0"><a:srgbClr val='
            '"FFFFFF"/></a:gs></a:gsLst><a:path path="circle"><a:fillToRect l="100000" t="100000"/></a:path>'
            "</a:gradFill>",
        )

    linear, pattern, radial = (shape.fill for shape in every(scene_with(tmp_path, fill).nodes, Shape))
    assert isinstance(linear, GradientFill)
    assert (linear.path, linear.angle) == ("linear", 270)
    assert isinstance(pattern, PatternFill)
    assert isinstance(radial, GradientFill)
    assert [stop.position for stop in radial.stops] == [0, 1]
    assert (radial.path, radial.focus.left, radial.focus.right) == ("circle", 1, 0)


def test_a_group_scales_moves_and_turns_what_is_in_it(tmp_path: Path) -> None:
    def fill(slide: Slide) -> None:
        group = slide.shapes.add_group_shape()
        group.shapes.add_shape(MSO_SHAPE.RECTANGLE, Pt(0), Pt(0), Pt(100), Pt(50))
        group.shapes.add_shape(MSO_SHAPE.RECTANGLE, Pt(100), Pt(50), Pt(100), Pt(50))
        # Drawn as 200 by 100, shown half as large at 300, 200 and turned by a quarter.
        xfrm = group._element.grpSpPr.find(qn("a:xfrm"))
        xfrm.set("rot", "5400000")
        for name, x, y in (("off", 300, 200), ("chOff", 0, 0)):
            xfrm.find(qn(f"a:{name}")).set("x", str(Pt(x)))
            xfrm.find(qn(f"a:{name}")).set("y", str(Pt(y)))
        for name, x, y in (("ext", 100, 50), ("chExt", 200, 100)):
            xfrm.find(qn(f"a:{name}")).set("cx", str(Pt(x)))
            xfrm.find(qn(f"a:{name}")).set("cy", str(Pt(y)))

    scene = scene_with(tmp_path, fill)
    assert the(scene, Group).frame == Frame(300, 200, 100, 50, 90)
    first, second = every(scene.nodes, Shape)
    # The group's middle is 350, 225; the first shape's middle lies 25 left of and 12.5 above it before the turn.
    assert (first.frame.width, first.frame.height, first.frame.rotation) == (50, 25, 90)
    assert (first.frame.x + 25, first.frame.y + 12.5) == pytest.approx((350 + 12.5, 225 - 25))
    assert (second.frame.x + 25, second.frame.y + 12.5) == pytest.approx((350 - 12.5, 225 + 25))


def test_a_mirrored_group_mirrors_places_and_turns(tmp_path: Path) -> None:
    def fill(slide: Slide) -> None:
        group = slide.shapes.add_group_shape()
        group.shapes.add_shape(MSO_SHAPE.RECTANGLE, Pt(0), Pt(0), Pt(100), Pt(50)).rotation = 20
        group.shapes.add_shape(MSO_SHAPE.RECTANGLE, Pt(300), Pt(0), Pt(100), Pt(50))
        group._element.grpSpPr.find(qn("a:xfrm")).set("flipH", "1")

    first, _second = every(scene_with(tmp_path, fill).nodes, Shape)
    assert (first.frame.x, first.frame.rotation, first.frame.flip_h) == (pytest.approx(300), 340, True)


def test_a_shape_can_take_its_groups_fill(tmp_path: Path) -> None:
    def fill(slide: Slide) -> None:
        group = slide.shapes.add_group_shape()
        inner = group.shapes.add_shape(MSO_SHAPE.RECTANGLE, Pt(0), Pt(0), Pt(100), Pt(50))
        put(inner._element.spPr, "<a:grpFill/>")
        put(group._element.grpSpPr, '<a:solidFill><a:srgbClr val="00FF00"/></a:solidFill>')

    assert the(scene_with(tmp_path, fill), Shape).fill == SolidFill(Colour(0, 255, 0))


def test_hidden_shapes_are_not_drawn(tmp_path: Path) -> None:
    def fill(slide: Slide) -> None:
        add(slide)._element.nvSpPr.cNvPr.set("hidden", "1")

    assert scene_with(tmp_path, fill).nodes == ()


def test_of_alternatives_the_fallback_is_drawn(tmp_path: Path) -> None:
    def fill(slide: Slide) -> None:
        shape = text_box(slide, "fallback")._element
        other = text_box(slide, "choice")._element
        holder = put(
            slide.shapes._spTree,
            '<mc:AlternateContent><mc:Choice Requires="p14"/><mc:Fallback/></mc:AlternateContent>',
        )
        holder[0].append(other)
        holder[1].append(shape)

    assert words(the(scene_with(tmp_path, fill), Shape).text) == "fallback"


def test_what_cannot_be_drawn_is_a_box_that_says_so(tmp_path: Path) -> None:
    def fill(slide: Slide) -> None:
        put(
            slide.shapes._spTree,
            '<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="9" name="x"/><p:cNvGraphicFramePr/><p:nvPr/>'
            '</p:nvGraphicFramePr><p:xfrm><a:off x="127000" y="0"/><a:ext cx="1270000" cy="635000"/></p:xfrm>'
            '<a:graphic><a:graphicData uri="urn:new"><a:new/></a:graphicData></a:graphic></p:graphicFrame>',
        )

    assert the(scene_with(tmp_path, fill), LabelledBox) == LabelledBox(Frame(10, 0, 100, 50), "Embedded object")
