"""Words painted: lines, places, bullets, and fonts that are not there."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QFontDatabase
from scene_making import BLACK, RED, at, body, box, inked, run, scene, words

from natp_studio.domain.problems import Problem
from natp_studio.domain.scenes import Bullet, Cell, Frame, Paragraph, Shape, Spacing, Table, TabStop, TextBody
from natp_studio.pictures.application import application
from natp_studio.pictures.fonts import Typefaces, register_fonts
from natp_studio.pictures.painter import paint
from natp_studio.pictures.symbols import in_unicode, without_private_use

FONT = next(iter(sorted(Path(__file__).parents[2].glob("assets/**/*.ttf"))), None)


@pytest.fixture(autouse=True)
def _fonts() -> None:
    application()
    if not QFontDatabase.families():
        pytest.skip("no font is installed here")


PAGE = Frame(0, 0, 200, 100)


def painted(text: TextBody, frame: Frame = PAGE) -> tuple[int, int, int, int]:
    where = inked(paint(scene(Shape(frame, box(frame.width, frame.height), None, None, text)), 200))
    assert where is not None
    return where


def test_words_start_at_the_top_left_of_their_area() -> None:
    left, top, right, bottom = painted(words("Hello", 200, 100))
    assert left < 6
    assert 2 < top < 10
    assert right < 80
    assert bottom < 26


def test_alignment_and_anchor_move_words() -> None:
    paragraph = Paragraph((run("Hello"),), run(""), "right")
    left, top, right, _bottom = painted(body(paragraph, width=200, height=100, anchor="bottom"))
    assert right > 190
    assert left > 120
    assert top > 70
    centred = Paragraph((run("Hello"),), run(""), "centre")
    left, _top, right, _bottom = painted(body(centred, width=200, height=100))
    assert (left + right) / 2 == pytest.approx(100, abs=3)


def test_long_lines_wrap_and_do_not_where_the_body_says_so() -> None:
    text = "words that go on and on and on"
    assert painted(words(text, 200, 100))[3] > 40
    left, _top, right, bottom = painted(words(text, 200, 100, wraps=False))
    assert (left, right) == (pytest.approx(0, abs=3), 199)
    assert bottom < 30


def test_lines_stand_1_2_sizes_apart_whatever_the_font() -> None:
    def first_and_last(line: Spacing) -> tuple[int, int]:
        paragraph = Paragraph((run("x\u2028x"),), run(""), line=line)
        _left, top, _right, bottom = painted(body(paragraph, width=200, height=100))
        return top, bottom

    top, bottom = first_and_last(Spacing())
    one_line = painted(words("x", 200, 100))
    assert bottom - one_line[3] == pytest.approx(24, abs=1)
    assert top == one_line[1]
    _top, far = first_and_last(Spacing(points=40))
    assert far - bottom == pytest.approx(32, abs=2)


def test_space_between_paragraphs_counts_but_not_above_the_first() -> None:
    paragraph = Paragraph((run("x"),), run(""), before=Spacing(0, 20))
    once = painted(body(paragraph, width=200, height=100))
    twice = painted(body(paragraph, paragraph, width=200, height=100))
    assert once[1] < 20
    assert twice[3] - once[3] == pytest.approx(44, abs=1)


def test_a_bullet_hangs_left_of_its_words() -> None:
    bullet = Bullet("•", ("Arial",), 20, RED)
    paragraph = Paragraph((run("Hello"),), run(""), margin_left=40, indent=-40, bullet=bullet)
    picture = paint(scene(Shape(Frame(0, 0, 200, 100), (), None, None, body(paragraph, width=200, height=100))), 200)
    reds = [x for x in range(40) for y in range(30) if at(picture, x, y)[0] > 200 > 100 > at(picture, x, y)[1]]
    assert reds
    assert max(reds) < 20
    assert all(at(picture, x, y) == (255, 255, 255) for x in range(22, 40) for y in range(30))


def test_a_mirrored_shape_keeps_its_words_readable_and_an_upside_down_one_turns_them() -> None:
    plain = painted(words("Hello", 200, 100))
    assert painted(words("Hello", 200, 100), Frame(0, 0, 200, 100, flip_h=True)) == plain
    turned = painted(words("Hello", 200, 100), Frame(0, 0, 200, 100, flip_v=True))
    assert turned[0] > 120
    assert turned[1] > 70


def test_words_turn_with_their_shape_unless_they_are_upright() -> None:
    frame = Frame(50, 0, 100, 100, rotation=90)
    turned = painted(words("Hello", 100, 100), frame)
    assert turned[3] - turned[1] > turned[2] - turned[0]
    level = painted(words("Hello", 100, 100, upright=True), frame)
    assert level[2] - level[0] > level[3] - level[1]


@pytest.mark.parametrize("turn", [90, 270])
def test_lines_can_run_down_or_up(turn: int) -> None:
    left, top, right, bottom = painted(words("Hello", 200, 100, turn=turn))
    assert bottom - top > right - left
    assert (left > 170) == (turn == 90)


def test_tabs_jump_to_their_stops_and_to_the_margin_of_a_hanging_line() -> None:
    def second_word(*stops: TabStop, margin: float = 0.0) -> int:
        both = (run("\t", colour=RED), run("x", colour=RED))
        paragraph = Paragraph(both, run(""), margin_left=margin, indent=-margin, tabs=stops, tab_every=50)
        return painted(body(paragraph, width=200, height=100))[0]

    assert second_word() == pytest.approx(50, abs=3)
    assert second_word(TabStop(80), TabStop(80, "right")) == pytest.approx(80, abs=3)
    assert second_word(TabStop(120, "right")) == pytest.approx(109, abs=4)
    assert second_word(margin=30) == pytest.approx(30, abs=3)


def test_columns_share_the_lines() -> None:
    paragraphs = [Paragraph((run("x"),), run("")) for _ in range(6)]
    left, _top, right, bottom = painted(body(*paragraphs, width=200, height=75, columns=2))
    assert left < 10
    assert right > 100
    assert bottom < 75


def test_a_row_grows_with_its_words() -> None:
    cell = Cell(0, 0, bottom=None, text=words("words that need three or so lines", 0, 0))
    table = Table(Frame(0, 0, 100, 10), (100,), (10,), (cell,))
    where = inked(paint(scene(table), 200))
    assert where is not None
    assert where[3] > 40


def test_a_family_that_is_missing_has_a_substitute() -> None:
    faces = Typefaces()
    assert faces.families(("A Family That Nobody Has",))
    assert not faces.has("A Family That Nobody Has")
    picture = paint(scene(Shape(Frame(0, 0, 200, 100), (), None, None, words("Hello", 200, 100))), 200, faces)
    assert inked(picture) is not None


def test_the_bundled_family_comes_before_any_that_merely_is_there() -> None:
    bundled = max(QFontDatabase.families())
    assert Typefaces(bundled).families(("A Family That Nobody Has",))[0] == bundled


@pytest.mark.skipif(FONT is None, reason="no font file is beside the project")
def test_a_font_file_can_be_registered() -> None:
    assert FONT is not None
    (family, *_more) = register_fonts([FONT])
    assert Typefaces().has(family)


def test_a_file_that_is_no_font_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(Problem):
        register_fonts([tmp_path / "nothing.ttf"])


def test_signs_of_sign_fonts_become_unicode() -> None:
    assert in_unicode("\uf0fc\uf0a7 ü", "Wingdings") == "✓▪ ✓"
    assert in_unicode("a\uf0b3", "Symbol") == "α≥"
    assert in_unicode("?", "Wingdings 2") == "•"
    assert without_private_use("a\uf0b7b") == "a•b"


def test_a_computer_without_fonts_still_gets_a_picture_and_no_warning(tmp_path: Path) -> None:
    if not sys.platform.startswith("linux"):
        pytest.skip("only there can fonts be taken away")
    empty = tmp_path / "fonts.conf"
    empty.write_text(f"<fontconfig><dir>{tmp_path}</dir><cachedir>{tmp_path}</cachedir></fontconfig>")
    program = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from scene_making import *\n"
        "from natp_studio.domain.scenes import Frame, Shape, LabelledBox\n"
        "from natp_studio.pictures.painter import paint, png\n"
        "shape = Shape(Frame(0, 0, 100, 100), box(100, 100), solid(RED), None, words('Hello', 100, 100))\n"
        "picture = paint(scene(shape, LabelledBox(Frame(100, 0, 100, 100), 'Chart')), 200)\n"
        "print(at(picture, 50, 80), len(png(picture)) > 100)"
    )
    kept = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
    done = subprocess.run(
        [sys.executable, "-c", program, str(Path(__file__).parent)],
        cwd=Path(__file__).parents[2],
        env={**kept, "FONTCONFIG_FILE": str(empty), "PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        text=True,
    )
    assert (done.stdout.strip(), done.stderr) == ("(255, 0, 0) True", "")
    assert BLACK != RED
