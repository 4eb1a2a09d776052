"""Forms of the library: what is typed is saved, kept for later or thrown away, and each button says which."""

from __future__ import annotations

from dataclasses import replace

from driving import Driver
from librarian import dialog, press, rest, said, shown, titles, with_ideas
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton, QScrollArea, QWidget

from natp_studio.services.planning import create
from natp_studio.ui.pages.library.forms import Offered, TagForm

AGAIN = "This is what you typed before. It is not saved yet."


def test_closing_keeps_what_was_typed_and_says_that_it_is_not_saved(driver: Driver) -> None:
    with_ideas(driver).choose(0)
    rest(driver)
    press(driver, "Change this idea")
    form = dialog(driver)
    assert [each.text() for each in form._buttons] == ["Throw away what I typed", "Close", "Save the changes"]
    assert AGAIN not in said(driver, form)
    driver.named(QLineEdit, "Title", form).setText("Something else")
    press(driver, "Close", form)
    assert "kept for later, and not saved" in driver.window.news.words
    assert "“Dim one light”" in driver.window.news.words
    assert titles(driver)[0] == "Dim one light"
    driver.front()
    press(driver, "Change this idea")
    again = dialog(driver)
    assert AGAIN in said(driver, again)
    assert driver.named(QLineEdit, "Title", again).text() == "Something else"
    press(driver, "Throw away what I typed", again)


def test_what_was_typed_is_thrown_away_and_can_be_brought_back(driver: Driver) -> None:
    with_ideas(driver).choose(0)
    rest(driver)
    press(driver, "Change this idea")
    driver.named(QLineEdit, "Title", dialog(driver)).setText("Something else")
    press(driver, "Throw away what I typed", dialog(driver))
    assert driver.page._acts.drafts == {}
    driver.settle()
    press(driver, "Bring it back")
    form = dialog(driver)
    assert driver.named(QLineEdit, "Title", form).text() == "Something else"
    press(driver, "Throw away what I typed", form)
    driver.front()
    press(driver, "Change this idea")
    assert driver.named(QLineEdit, "Title", dialog(driver)).text() == "Dim one light"
    assert AGAIN not in said(driver, dialog(driver))
    press(driver, "Close", dialog(driver))
    assert driver.page._acts.drafts == {}


def test_a_full_field_says_that_no_more_fits(driver: Driver) -> None:
    shown(driver, 0)
    press(driver, "New idea")
    form = dialog(driver)
    title = driver.named(QLineEdit, "Title", form)
    title.setText("A few words")
    assert "At most" not in said(driver, form)
    QApplication.clipboard().setText("A very long title " * 40)
    title.selectAll()
    title.paste()
    assert len(title.text()) == 300
    assert "At most 300 characters fit here. What is beyond is not kept." in said(driver, form)
    title.setText("A few words")
    assert "At most" not in said(driver, form)
    driver.named(QPushButton, "Throw away what I typed", form).click()


def test_a_form_has_one_scroll_bar_and_says_in_sight_what_close_does(driver: Driver) -> None:
    driver.window.resize(1440, 900)
    shown(driver, 0)
    press(driver, "New idea")
    form = dialog(driver)
    bars = [one for one in form.findChildren(QScrollArea) if one.verticalScrollBar().isVisible()]
    assert len(bars) <= 1
    told = next(one for one in form.findChildren(QLabel) if one.text().startswith("Close: what you typed"))
    assert not told.visibleRegion().isEmpty()
    assert told.visibleRegion().boundingRect() == told.rect()
    throw = driver.named(QPushButton, "Throw away what I typed", form)
    assert not throw.isEnabled()
    driver.type("Ask first")
    assert throw.isEnabled()
    driver.named(QLineEdit, "Title", form).clear()
    assert not throw.isEnabled()
    press(driver, "Close", form)


def test_adding_several_says_how_many_and_what_is_missing(driver: Driver) -> None:
    view = with_ideas(driver)
    view.choose_rows([0, 1])
    rest(driver)
    press(driver, "Add to session")
    sheet = dialog(driver)
    assert "Add 2 items" in said(driver, sheet)
    press(driver, "Add to session", sheet)
    assert sheet.isVisible()
    assert "Write a title for the new session first." in said(driver, sheet)
    driver.type("Tuesday")
    assert "Write a title" not in said(driver, sheet)
    press(driver, "Add to session", sheet)
    driver.until(lambda: driver.desk.sessions.current is not None)
    assert len(driver.desk.sessions.current.session.item_ids()) == 2


def test_a_label_stands_right_above_its_field(driver: Driver) -> None:
    create(driver.desk.studio, "A calmer ward")
    view = with_ideas(driver)
    view.choose_rows([0, 1])
    rest(driver)
    press(driver, "Add to session")
    sheet = dialog(driver)
    assert label_height(sheet, "To this session") <= 24
    which = sheet.findChild(QComboBox)
    which.setCurrentIndex(1)
    which.activated.emit(1)
    assert label_height(sheet, "To this session") <= 24
    assert driver.named(QLineEdit, "Title of the new session", sheet).isVisible()
    press(driver, "Close", sheet)
    untagged = replace(driver.desk.catalogue.at(driver.desk.catalogue.numbers())[0], tags=())
    tags = TagForm(driver.desk.look, driver.window, (untagged,), Offered(), lambda *_: None)
    assert label_height(tags, "Add tags") <= 24
    tags.close()


def label_height(sheet: QWidget, words: str) -> int:
    """How tall a label of one line is once all has its place; too tall, it floats above what it names."""
    sheet.grab()
    return next(one.height() for one in sheet.findChildren(QLabel) if one.text() == words)


def test_what_is_done_is_done_with_the_marked_item(driver: Driver) -> None:
    view = with_ideas(driver)
    view.setFocus()
    view.choose(2)
    marked, other = titles(driver)[2], titles(driver)[1]
    driver.key(Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    rest(driver)
    assert view.current_item.title == other
    assert view.wanted_item.title == marked
    assert marked in said(driver, driver.page._preview)
    press(driver, "Archive")
    driver.until(lambda: marked not in titles(driver))
    assert other in titles(driver)
