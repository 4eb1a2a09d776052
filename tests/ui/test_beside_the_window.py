"""What opens outside the window carries its colours, letters and sizes: lists of choices, files, tool tips."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from driving import Driver
from inspecting import LEAST_CONTROL_CONTRAST, contrast
from librarian import with_ideas
from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QPushButton,
    QToolButton,
    QToolTip,
    QTreeView,
)

from natp_studio.ui.choosing import choose_place
from natp_studio.ui.pages.library.tools import Tools


def _prefer(driver: Driver, **chosen: object) -> None:
    driver.running.prefer(replace(driver.running.preferences, **chosen))  # type: ignore[arg-type]
    driver.rest()


def _files(driver: Driver, tmp_path: Path) -> QFileDialog:
    made = choose_place(driver.window, "Save it", tmp_path / "plan.txt", "Text (*.txt)", lambda _: None)
    driver.settle()
    return made


def _inks(button: QToolButton) -> set[str]:
    """The colours that its icon is drawn in, without those of its edges."""
    image = button.icon().pixmap(QSize(32, 32)).toImage().convertToFormat(QImage.Format.Format_ARGB32)
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return {QColor(one.red(), one.green(), one.blue()).name() for one in pixels if one.alpha() == 255}


@pytest.mark.parametrize("text_size", [100, 150])
def test_a_list_of_choices_has_whole_words_and_rows_as_high_as_a_button(driver: Driver, text_size: int) -> None:
    with_ideas(driver)
    driver.window.resize(1900, 900)
    _prefer(driver, text_size=text_size)
    choice = driver.named(QComboBox, "Setting")
    choice.showPopup()
    driver.settle()
    view, look = choice.view(), driver.running.look
    place = choice.findText("Residential special education")
    row = view.visualRect(view.model().index(place, 0))
    assert row.height() >= look.control
    needed = view.sizeHintForColumn(0)
    assert view.viewport().width() >= needed
    highlighted = view.palette().color(view.palette().ColorRole.Highlight)
    assert highlighted == look.colour("accent_tint")
    assert view.window().mapToGlobal(QPoint(0, 0)).y() >= choice.mapToGlobal(QPoint(0, choice.height())).y() - 1
    choice.hidePopup()


def test_a_long_list_of_choices_shows_that_it_goes_on(driver: Driver) -> None:
    with_ideas(driver)
    choice = driver.named(QComboBox, "Profession")
    assert choice.count() > choice.maxVisibleItems()
    choice.showPopup()
    driver.settle()
    assert choice.view().verticalScrollBar().isVisible()
    choice.hidePopup()


def test_the_signs_of_a_dialog_for_files_are_seen_in_dark_colours(driver: Driver, tmp_path: Path) -> None:
    _prefer(driver, theme="dark")
    files, look = _files(driver, tmp_path), driver.running.look
    signs = [
        files.findChild(QToolButton, name)
        for name in ("backButton", "forwardButton", "toParentButton", "listModeButton")
    ]
    for sign in signs:
        assert sign is not None
        sign.setEnabled(True)
        assert _inks(sign), sign.objectName()
        faint = [ink for ink in _inks(sign) if contrast(QColor(ink), look.colour("canvas")) < LEAST_CONTROL_CONTRAST]
        assert not faint, sign.objectName()
    buttons = files.findChild(QDialogButtonBox)
    assert buttons is not None
    assert all(one.icon().isNull() for one in buttons.buttons())
    files.close()


def test_a_dialog_for_files_grows_with_the_letters_and_stays_within_the_window(driver: Driver, tmp_path: Path) -> None:
    driver.window.resize(1280, 720)
    usual = _files(driver, tmp_path)
    before = usual.size()
    usual.close()
    _prefer(driver, text_size=200)
    files = _files(driver, tmp_path)
    assert files.width() > before.width()
    assert files.width() <= driver.window.width()
    assert files.height() <= driver.window.height()
    table = files.findChild(QTreeView)
    assert table is not None
    assert table.header().sectionSize(0) >= 20 * table.fontMetrics().averageCharWidth()
    files.close()


def test_a_tool_tip_is_drawn_as_the_window_is(driver: Driver) -> None:
    _prefer(driver, theme="dark", text_size=200)
    QToolTip.showText(driver.window.mapToGlobal(QPoint(200, 200)), "Undo", driver.window)
    driver.settle()
    (tip,) = [one for one in driver.app.topLevelWidgets() if isinstance(one, QLabel) and one.isVisible()]
    look = driver.running.look
    assert tip.fontInfo().pixelSize() == look.px(16)
    assert tip.grab().toImage().pixelColor(4, 4) == look.colour("surface")
    QToolTip.hideText()
    driver.until(lambda: not tip.isVisible())


def test_no_word_above_the_items_is_cut_in_the_smallest_window(driver: Driver) -> None:
    with_ideas(driver)
    driver.window.resize(900, 560)
    driver.settle()
    for width in (900, 979, 980, 1100):
        driver.window.resize(width, 560)
        driver.settle()
        tools = driver.page.findChild(Tools)
        for made in tools._kind_of:
            assert not made.isVisible() or made.width() >= made.sizeHint().width(), (width, made.text())
        assert tools.search.width() > tools.search.fontMetrics().horizontalAdvance("processing time"), width
        assert driver.window._head._title.lines == ["Library"], width


@pytest.mark.parametrize("from_wide", [False, True])
def test_filters_that_were_hidden_are_laid_out_in_their_own_sizes(driver: Driver, from_wide: bool) -> None:
    driver.window.resize(1900 if from_wide else 1280, 720)
    _prefer(driver, text_size=100 if from_wide else 200)
    with_ideas(driver)
    if from_wide:
        driver.window.resize(900, 720)
        driver.rest()
    driver.named(QPushButton, "Filters").click()
    driver.settle()
    made = list(driver.page.findChild(Tools)._kind_of)
    places = [(one.mapTo(driver.page, QPoint(0, 0)).y(), one.height()) for one in made]
    assert places[3][0] >= places[0][0] + places[0][1]
