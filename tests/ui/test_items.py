"""Items in lists: the model of any length, keys and choosing in the view, and pictures that come later."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from building import deck, picture
from driving import Driver
from librarian import rest, shown
from PySide6.QtCore import QObject, QPoint, QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QGuiApplication, QImage, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from natp_studio.domain.items import Item, ItemKind
from natp_studio.services.importing import import_files
from natp_studio.ui.items.cards import _PAD, GAP
from natp_studio.ui.items.dragging import items_in
from natp_studio.ui.items.model import MOST_DRAGGED, ItemModel, ItemRole
from natp_studio.ui.items.painting import paint_picture
from natp_studio.ui.items.pictures import Pictures
from natp_studio.ui.items.view import ItemView, Shape
from natp_studio.ui.items.words import parts_line, spoken, unusual, unusual_line
from natp_studio.ui.look.look import Look, register_typeface

Key, CTRL, SHIFT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Shelf:
    """Items by their numbers, as the library gives them; `asked` counts how often."""

    def __init__(self, number: int) -> None:
        self.items = {n: Item(f"item-{n}", ItemKind.IDEA, f"Idea {n}") for n in range(number)}
        self.asked = 0

    def at(self, numbers: Sequence[int]) -> tuple[Item, ...]:
        self.asked += 1
        return tuple(self.items[number] for number in numbers if number in self.items)


class NoPictures(Pictures):
    """For items that have none."""

    def __init__(self) -> None:
        QObject.__init__(self)

    def ask(self, item: Item, width: int, seen: object) -> None:
        return None

    def is_gone(self, item: Item) -> bool:
        return False

    def is_older(self, item: Item) -> bool:
        return False


@pytest.fixture
def look(qapp: QApplication) -> Look:
    register_typeface()
    return Look("light")


def viewed(qtbot: QtBot, look: Look, number: int, shape: Shape = Shape.GRID) -> tuple[ItemView, ItemModel, Shelf]:
    shelf = Shelf(number or 50)
    model = ItemModel(shelf.at)
    model.set_numbers(array("I", range(number)))
    pictures = NoPictures()
    view = ItemView(look, model, pictures, shape, "Items")
    view.held = (model, pictures)  # type: ignore[attr-defined]
    qtbot.addWidget(view)
    view.resize(900, 600)
    view.show()
    qtbot.waitExposed(view)
    return view, model, shelf


def test_the_model_keeps_the_rules_of_qt(qtmodeltester: ModelTester) -> None:
    shelf = Shelf(300)
    model = ItemModel(shelf.at)
    qtmodeltester.check(model)
    model.set_numbers(array("I", range(300)))
    qtmodeltester.check(model)
    assert model.index(299).data() == "Idea 299"


def test_of_a_hundred_thousand_items_only_those_that_are_seen_are_loaded(qtbot: QtBot, look: Look) -> None:
    view, _, shelf = viewed(qtbot, look, 100_000)
    view.grab()
    assert shelf.asked <= 2
    view.scrollToBottom()
    view.grab()
    assert shelf.asked <= 5
    assert view.indexAt(QPoint(20, view.viewport().height() - 20)).row() >= 99_990


def test_a_longer_list_that_begins_with_the_old_one_keeps_what_is_chosen_in_place(qtbot: QtBot, look: Look) -> None:
    view, model, _ = viewed(qtbot, look, 3_000)
    model.set_numbers(array("I", range(2_000)))
    view.choose(40)
    place = view.verticalScrollBar().value()
    model.set_numbers(array("I", range(3_000)))
    assert (view.currentIndex().row(), view.verticalScrollBar().value()) == (40, place)
    model.set_numbers(array("I", [7, 40, 9]))
    assert view.currentIndex().row() == 1
    assert view.chosen_rows() == [1]


def test_when_the_chosen_item_goes_its_neighbour_takes_its_place(qtbot: QtBot, look: Look) -> None:
    view, model, _ = viewed(qtbot, look, 5)
    view.choose(4)
    model.set_numbers(array("I", [0, 1, 2, 3]), same_question=True)
    assert view.currentIndex().row() == 3


def test_an_item_that_is_chosen_as_soon_as_it_came_is_in_sight(qtbot: QtBot, look: Look) -> None:
    view, model, _ = viewed(qtbot, look, 0)
    model.set_numbers(array("I", range(50)))
    view.choose(49)
    assert view.sees(49)


def test_arrow_keys_move_over_the_grid_and_shift_chooses_a_range(qtbot: QtBot, look: Look) -> None:
    view, _, _ = viewed(qtbot, look, 10)
    across = sum(view.visualRect(view.model().index(row, 0)).top() == 0 for row in range(10))
    assert across >= 3
    view.choose(0)
    QTest.keyClick(view, Key.Key_Down)
    assert view.currentIndex().row() == across
    QTest.keyClick(view, Key.Key_Up)
    QTest.keyClick(view, Key.Key_End, SHIFT)
    assert view.chosen_count == 10
    QTest.keyClick(view, Key.Key_Home)
    assert view.chosen_rows() == [0]
    QTest.keyClick(view, Key.Key_Up)
    assert view.currentIndex().row() == 0


def test_choosing_by_the_program_never_adds_to_what_is_chosen(qtbot: QtBot, look: Look) -> None:
    view, _, _ = viewed(qtbot, look, 6)
    view.choose(1)
    QTest.keyPress(view, Key.Key_Control, CTRL)
    assert QGuiApplication.keyboardModifiers() & CTRL
    view.choose(3)
    QTest.keyRelease(view, Key.Key_Control)
    assert view.chosen_rows() == [3]


def test_ctrl_and_click_choose_several_and_they_are_dragged_in_their_order(qtbot: QtBot, look: Look) -> None:
    view, model, _ = viewed(qtbot, look, 8)
    for row in (4, 1):
        place = view.visualRect(model.index(row)).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, CTRL if row == 1 else SHIFT & CTRL, place)
    assert view.chosen_rows() == [1, 4]
    data = model.mimeData([model.index(4), model.index(1)])
    assert items_in(data) == ("item-1", "item-4")


def test_a_drag_of_very_many_carries_only_the_first(qtbot: QtBot) -> None:
    model = ItemModel(Shelf(1_000).at)
    model.set_numbers(array("I", range(1_000)))
    assert len(items_in(model.mimeData([model.index(row) for row in range(1_000)]))) == MOST_DRAGGED


def test_enter_space_and_a_double_click_are_told_apart(qtbot: QtBot, look: Look) -> None:
    view, model, _ = viewed(qtbot, look, 3)
    view.choose(0)
    with qtbot.waitSignal(view.entered):
        QTest.keyClick(view, Key.Key_Return)
    with qtbot.waitSignal(view.spaced):
        QTest.keyClick(view, Key.Key_Space)
    place, left = view.visualRect(model.index(1)).center(), Qt.MouseButton.LeftButton
    with qtbot.waitSignal(view.spaced, timeout=500):
        QTest.mouseClick(view.viewport(), left, Qt.KeyboardModifier.NoModifier, place)
        QTest.mouseDClick(view.viewport(), left, Qt.KeyboardModifier.NoModifier, place)
    QTest.mouseRelease(view.viewport(), left, Qt.KeyboardModifier.NoModifier, place)
    with qtbot.waitSignal(view.menu_wanted):
        reason = QContextMenuEvent.Reason.Keyboard
        QApplication.sendEvent(view, QContextMenuEvent(reason, QPoint(0, 0), QPoint(0, 0)))


@pytest.mark.parametrize("shape", list(Shape))
def test_no_card_is_painted_outside_its_place_however_long_its_words(qtbot: QtBot, look: Look, shape: Shape) -> None:
    view, model, shelf = viewed(qtbot, look, 4, shape)
    shelf.items[0] = Item(
        "long", ItemKind.SLIDE, "Donaudampfschifffahrt" * 30, tags=("x" * 400,), content_note="y" * 900
    )
    shelf.items[1] = Item("wide", ItemKind.SLIDE, " ".join(["words"] * 400), settings=("A very long setting " * 9,))
    model.renew()
    cells = [view.visualRect(model.index(row)) for row in range(4)]
    assert all(not a.intersects(b) for a in cells for b in cells if a is not b)
    image = view.viewport().grab().toImage()
    between = QRect(cells[0].right() - 3, cells[0].top(), 3, cells[0].height() - 4)
    tops = {image.pixelColor(between.right(), y).name() for y in range(between.top(), between.bottom())}
    assert len(tops) == 1, "the gap between two cards is empty"


def test_an_item_that_is_gone_leaves_an_empty_card_and_no_trouble(qtbot: QtBot, look: Look) -> None:
    view, model, shelf = viewed(qtbot, look, 4)
    del shelf.items[2]
    model.renew()
    view.grab()
    assert model.index(2).data(ItemRole) is None
    assert model.index(3).data() == "Idea 3"
    view.choose(2)
    assert view.current_item is None


def test_typing_the_beginning_of_a_title_goes_to_it(qtbot: QtBot, look: Look) -> None:
    view, model, shelf = viewed(qtbot, look, 30)
    shelf.items[17] = Item("quiet", ItemKind.IDEA, "Quiet corner")
    model.renew()
    view.choose(0)
    QTest.keyClicks(view, "qui")
    assert view.currentIndex().row() == 17


def test_what_a_screen_reader_hears_holds_everything_of_a_card() -> None:
    film = Item(
        "film", ItemKind.VIDEO, "A walk through the ward.", seconds=100, tags=("sensory",), archived=True,
        content_note="Loud alarm.", contributor="Robin",
    )  # fmt: skip
    assert spoken(film, gone=True) == (
        "A walk through the ward. Video, 1 minute 40 seconds. sensory. Its file is missing. Archived. No captions yet."
        " Content note: Loud alarm. Made by Robin."
    )


def test_a_card_says_two_unusual_things_in_short_words_and_all_of_it_aloud() -> None:
    slide = Item("slide", ItemKind.SLIDE, "Light", content_note="Loud alarm.", example=True, hidden=True)
    told = unusual(slide)
    assert unusual_line(told, lambda _: True) == "Has a content note · Hidden in its deck · Example content"
    both = unusual(replace(slide, hidden=False))
    assert unusual_line(both, lambda words: len(words) <= 22) == "Content note · Example"
    assert unusual_line(both, lambda words: len(words) <= 21) == "Content note, Example"
    assert unusual_line(both, lambda _: False) == "Content note"
    assert spoken(slide) == "Light. Slide. Hidden in its deck. Example content. Content note: Loud alarm."


def test_both_a_content_note_and_an_example_fit_on_the_narrowest_card(qtbot: QtBot, look: Look) -> None:
    view, _, _ = viewed(qtbot, look, 1)
    delegate = view._delegate
    inner = delegate.least_width() - look.px(GAP) - 2 * look.px(_PAD) - look.px(20)
    assert QFontMetrics(look.font("small", 600)).horizontalAdvance("Content note, Example") <= inner


def test_slides_without_a_title_are_told_apart_by_the_name_of_their_deck() -> None:
    slide = Item("slide", ItemKind.SLIDE, "Slide 3", source="Ward.2024.pptx", slide=3, tags=("sensory",))
    assert parts_line(slide) == "Ward.2024 · sensory"
    assert spoken(slide).startswith("Slide 3. Slide. From Ward.2024. sensory.")
    assert parts_line(replace(slide, title="Light")) == "Slide · sensory"


def test_an_idea_shows_its_words_and_a_film_its_length_instead_of_a_mark(look: Look) -> None:
    def painted(item: Item) -> QImage:
        image = QImage(240, 135, QImage.Format.Format_RGB32)
        image.fill(look.colour("surface"))
        painter = QPainter(image)
        paint_picture(look, painter, image.rect(), item, None)
        painter.end()
        return image

    idea = Item("idea", ItemKind.IDEA, "Dim one light", text="Start with the brightest one.")
    assert painted(replace(idea, title="Another title")) == painted(idea)
    assert painted(replace(idea, text="Start at the door.")) != painted(idea)
    film = Item("film", ItemKind.VIDEO, "A walk", seconds=51)
    assert painted(film) != painted(replace(film, seconds=None))
    still = QPixmap(240, 135)
    still.fill(look.colour("surface"))
    image = QImage(240, 135, QImage.Format.Format_RGB32)
    image.fill(look.colour("text"))
    painter = QPainter(image)
    paint_picture(look, painter, image.rect(), film, still)
    painter.end()
    middle = {image.pixelColor(x, y).name() for x in range(80, 160) for y in range(40, 90)}
    assert middle == {look.colour("surface").name()}


def test_pictures_are_made_for_what_is_seen_and_a_missing_file_is_known(driver: Driver, tmp_path: Path) -> None:
    import_files(
        driver.desk.studio, [deck(tmp_path / "ward.pptx", ["Light"]), picture(tmp_path / "room.png", size=(640, 360))]
    )
    view = shown(driver, 2)
    pictures = driver.page._pictures
    slide, photo = driver.desk.catalogue.at(driver.desk.catalogue.numbers())
    driver.window.grab()
    driver.until(lambda: pictures.ask(photo, 180, lambda: True) is not None)
    driver.until(lambda: pictures.ask(slide, 180, lambda: True) is not None)
    assert pictures.ask(photo, 180, lambda: True).width() >= 180
    assert not pictures.is_gone(photo)
    path = driver.desk.studio.media.path(photo.media)
    data = path.read_bytes()
    path.unlink()
    assert pictures.ask(photo, 1_000, lambda: True) is None
    driver.until(lambda: pictures.is_gone(photo))
    path.write_bytes(data)
    driver.desk.changes.library.emit()
    rest(driver)
    assert not pictures.is_gone(photo)
    assert view.model().rowCount() == 2
