"""Scenes painted: fills, lines, places."""

import pytest
from scene_making import BLACK, BLUE, GREEN, RED, WHITE, at, box, inked, scene, solid

from natp_studio.domain.scenes import (
    Cell,
    Colour,
    Contour,
    Frame,
    GradientFill,
    Group,
    LabelledBox,
    Line,
    LineEnd,
    PatternFill,
    Scene,
    Shadow,
    Shape,
    Sides,
    Stop,
    Table,
)
from natp_studio.pictures.painter import paint, png


def filled(frame: Frame, colour: Colour = RED, **more: object) -> Shape:
    return Shape(frame, box(frame.width, frame.height), solid(colour), **more)  # type: ignore[arg-type]


def test_a_page_is_painted_as_wide_as_asked_and_in_its_proportion() -> None:
    picture = paint(scene(background=solid(BLUE)), 320)
    assert (picture.width(), picture.height()) == (320, 160)
    assert at(picture, 0, 0) == at(picture, 319, 159) == (0, 0, 255)


def test_a_page_without_background_is_white() -> None:
    assert at(paint(scene(), 50), 10, 10) == (255, 255, 255)


def test_odd_sizes_still_make_a_picture() -> None:
    assert paint(scene(), 0).width() == 1
    assert paint(Scene(1, 5000, None, ()), 100).height() <= 16_384


def test_shapes_lie_over_each_other_in_order() -> None:
    picture = paint(scene(filled(Frame(0, 0, 100, 100)), filled(Frame(50, 0, 100, 100), GREEN)), 200)
    assert (at(picture, 25, 50), at(picture, 75, 50), at(picture, 180, 50)) == (
        (255, 0, 0),
        (0, 255, 0),
        (255, 255, 255),
    )


def test_a_see_through_fill_lets_the_background_shine() -> None:
    half = filled(Frame(0, 0, 200, 100), Colour(255, 0, 0, 0.5))
    assert at(paint(scene(half), 200), 100, 50) == pytest.approx((255, 127, 127), abs=2)


def test_a_turned_shape_turns_about_its_middle() -> None:
    picture = paint(scene(filled(Frame(60, 40, 80, 20, rotation=90))), 200)
    assert inked(picture) == pytest.approx((90, 10, 109, 89), abs=1)


def test_a_mirrored_shape_is_mirrored() -> None:
    corner = (Contour("MLLZ", (0, 0, 100, 0, 0, 100)),)
    plain = Shape(Frame(50, 0, 100, 100), corner, solid(RED))
    across = Shape(Frame(50, 0, 100, 100, flip_h=True), corner, solid(RED))
    assert at(paint(scene(plain), 200), 60, 10) == at(paint(scene(across), 200), 140, 10) == (255, 0, 0)
    assert at(paint(scene(across), 200), 60, 30) == (255, 255, 255)


def test_nodes_of_a_group_are_painted_where_they_stand() -> None:
    group = Group(Frame(0, 0, 10, 10), (Group(Frame(0, 0, 0, 0), (filled(Frame(150, 50, 20, 20)),)),))
    assert inked(paint(scene(group), 200)) == (150, 50, 169, 69)


def test_a_linear_gradient_runs_along_its_angle() -> None:
    stops = (Stop(0, BLACK), Stop(1, WHITE))
    across = paint(scene(background=GradientFill(stops, angle=0)), 200)
    down = paint(scene(background=GradientFill(stops, angle=90)), 200)
    assert at(across, 5, 50)[0] < 20 < 235 < at(across, 195, 50)[0]
    assert at(across, 100, 5) == at(across, 100, 95)
    assert at(down, 100, 5)[0] < 20 < 235 < at(down, 100, 95)[0]


@pytest.mark.parametrize("path", ["circle", "rect"])
def test_other_gradients_run_outwards_from_their_focus(path: str) -> None:
    fill = GradientFill((Stop(0, BLACK), Stop(1, WHITE)), path, focus=Sides(0.5, 0.5, 0.5, 0.5))  # type: ignore[arg-type]
    picture = paint(scene(background=fill), 200)
    assert at(picture, 100, 50)[0] < 15
    assert at(picture, 1, 1)[0] > 240


def test_a_pattern_blends_when_small_and_shows_its_dots_when_large() -> None:
    fill = PatternFill("pct50", BLACK, WHITE)
    small = paint(scene(background=fill), 100)
    assert at(small, 40, 20) == pytest.approx((128, 128, 128), abs=2)
    large = paint(scene(background=fill), 1600)
    assert len({at(large, x, 400) for x in range(300, 330)}) > 1


def test_a_line_has_its_width_and_colour() -> None:
    line = Shape(Frame(20, 50, 160, 0), (Contour("ML", (0, 0, 160, 0), filled=False),), None, Line(6, BLUE))
    picture = paint(scene(line), 200)
    assert inked(picture) == pytest.approx((20, 47, 179, 52), abs=1)
    assert at(picture, 100, 50) == (0, 0, 255)


def test_a_hairline_does_not_vanish_from_a_small_picture() -> None:
    line = Shape(Frame(20, 50, 160, 0), (Contour("ML", (0, 0, 160, 0), filled=False),), None, Line(0.25, BLACK))
    assert inked(paint(scene(line), 100)) is not None


def test_dashes_leave_gaps() -> None:
    contour = (Contour("ML", (0, 0, 160, 0), filled=False),)
    line = Shape(Frame(20, 50, 160, 0), contour, None, Line(4, BLACK, dashes=(4, 3)))
    row = [at(paint(scene(line), 200), x, 50)[0] for x in range(20, 180)]
    assert min(row) < 20
    assert max(row) > 200


def test_an_arrow_head_is_wider_than_its_line() -> None:
    contour = (Contour("ML", (0, 0, 100, 0), filled=False),)
    plain = Shape(Frame(20, 50, 100, 0), contour, None, Line(4, BLACK))
    arrow = Shape(Frame(20, 50, 100, 0), contour, None, Line(4, BLACK, end=LineEnd("triangle")))
    assert inked(paint(scene(plain), 200)) == pytest.approx((20, 48, 119, 51), abs=1)
    assert inked(paint(scene(arrow), 200)) == pytest.approx((20, 44, 119, 55), abs=1)


def test_a_double_line_is_hollow() -> None:
    frame = Frame(50, 20, 100, 60)
    double = Shape(frame, box(100, 60), None, Line(9, BLACK, parallel=2))
    picture = paint(scene(double, background=solid(GREEN)), 200)
    assert at(picture, 50, 50) == (0, 255, 0)
    assert at(picture, 47, 50) == at(picture, 53, 50) == (0, 0, 0)


def test_the_sides_of_a_cube_are_lighter_and_darker() -> None:
    parts = (
        Contour("MLLLZ", (0, 0, 50, 0, 50, 50, 0, 50), tone=0.4),
        Contour("MLLLZ", (50, 0, 100, 0, 100, 50, 50, 50), tone=-0.4),
    )
    picture = paint(scene(Shape(Frame(0, 0, 100, 50), parts, solid(Colour(100, 100, 100)))), 200)
    assert at(picture, 25, 25)[0] > 150
    assert at(picture, 75, 25)[0] < 70


@pytest.mark.parametrize("blur", [0.0, 8.0])
def test_a_shadow_falls_beside_its_shape(blur: float) -> None:
    shadow = Shadow(Colour(0, 0, 0, 0.6), 12, 12, blur)
    picture = paint(scene(filled(Frame(60, 20, 60, 40), WHITE, shadow=shadow)), 200)
    assert at(picture, 126, 50)[0] < 220
    assert at(picture, 54, 30) == (255, 255, 255)
    assert at(picture, 90, 40) == (255, 255, 255)


def test_a_table_is_painted_with_cells_edges_and_spans() -> None:
    cells = (
        Cell(0, 0, 1, 2, solid(RED)),
        Cell(1, 0, fill=solid(GREEN), right=Line(4, BLACK)),
        Cell(1, 1, fill=solid(BLUE)),
    )
    picture = paint(scene(Table(Frame(20, 10, 100, 60), (50, 50), (30, 30), cells)), 200)
    assert (at(picture, 70, 20), at(picture, 40, 50), at(picture, 100, 50)) == ((255, 0, 0), (0, 255, 0), (0, 0, 255))
    assert at(picture, 70, 55) == (0, 0, 0)
    assert at(picture, 130, 20) == (255, 255, 255)


def test_a_labelled_box_shows_its_label_within_its_edge() -> None:
    picture = paint(scene(LabelledBox(Frame(20, 10, 160, 80), "Chart: Where people rest")), 400)
    assert inked(picture) == pytest.approx((40, 20, 360, 180), abs=2)
    middle = [at(picture, x, y)[0] for x in range(100, 300) for y in range(80, 120)]
    assert min(middle) < 120


def test_what_plays_has_a_play_sign() -> None:
    picture = paint(scene(LabelledBox(Frame(0, 0, 200, 100), "Video", plays=True)), 200)
    assert at(picture, 99, 50) == (255, 255, 255)
    assert at(picture, 86, 50)[0] < 160


def test_numbers_beyond_all_measure_are_painted_in_no_time() -> None:
    huge = Contour("MLLCZ", (0, 0, 1e9, -1e9, -1e9, 1e9, 1e9, 1e9, -1e9, -1e9, 1e9, 0))
    shape = Shape(Frame(-1e6, -1e6, 1e7, 1e7, 33), (huge,), solid(RED), Line(0.1, BLACK, dashes=(0.1, 0.1)))
    assert paint(scene(shape), 100).width() == 100


def test_the_same_scene_gives_the_same_bytes() -> None:
    both = {png(paint(scene(filled(Frame(10, 10, 50, 50))), 120)) for _ in range(2)}
    assert len(both) == 1
    assert both.pop().startswith(b"\x89PNG")
