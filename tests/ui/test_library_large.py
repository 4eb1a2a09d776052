"""One item at a time: large over the window, and beside the list with what can be done right under its title."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from building import deck, picture
from driving import Driver
from librarian import dialog, press, rest, shown, with_ideas
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QTextEdit, QWidget

from natp_studio.services.catalogue import IdeaWords
from natp_studio.services.importing import import_files
from natp_studio.services.planning import add_items, create
from natp_studio.ui.pages.library.item_picture import ItemPicture

Key = Qt.Key


def top(widget: QWidget, within: QWidget) -> int:
    """Where it begins, from above."""
    return widget.mapTo(within, QPoint(0, 0)).y()


def test_left_and_right_lead_through_the_items_wherever_the_keyboard_is_and_it_stays_there(driver: Driver) -> None:
    view = with_ideas(driver)
    view.setFocus()
    driver.key(Key.Key_Home)
    driver.key(Key.Key_Space)
    large = dialog(driver)
    size = large.size()
    for name in ("Close", "Next item", "Words and notes"):
        driver.named(QWidget, name, large).setFocus()
        driver.key(Key.Key_Right)
        assert large.windowTitle() == "Say what happens next", name
        assert driver.app.focusWidget().accessibleName() == name
        driver.key(Key.Key_Left)
        assert large.windowTitle() == "Dim one light", name
        assert driver.app.focusWidget().accessibleName() == name
    driver.key(Key.Key_Left)
    assert large.windowTitle() == "Dim one light"
    assert large.size() == size
    driver.key(Key.Key_Escape)


def test_an_idea_is_large_as_a_page_of_words_with_its_title_once(driver: Driver) -> None:
    long = "Ask what helps, and write it down. " * 200
    driver.desk.catalogue.add_idea(IdeaWords("Ask first", "Start small.", cites="A public guide, 2024"))
    driver.desk.catalogue.add_idea(IdeaWords("Write it down", long))
    view = shown(driver, 2)
    view.choose(0)
    driver.page._acts.do("large")
    large = dialog(driver)
    driver.settle()
    assert not large.findChild(ItemPicture).isVisible()
    words = large.findChild(QTextEdit)
    assert words.toPlainText() == "Start small.\nFacts from\nA public guide, 2024"
    assert words.fontInfo().pixelSize() >= driver.desk.look.px(18)
    assert not words.verticalScrollBar().maximum()
    assert sum("Ask first" in each.text() for each in large.findChildren(QLabel) if each.isVisible()) == 1
    low = words.height()
    driver.key(Key.Key_Right)
    driver.settle()
    assert words.height() > 2 * low
    assert words.verticalScrollBar().maximum() > 0
    assert words.toPlainText() == long.strip()
    driver.key(Key.Key_Escape)


def test_a_slide_is_large_beside_all_its_words(driver: Driver, tmp_path: Path) -> None:
    import_files(driver.desk.studio, [deck(tmp_path / "Ward.pptx", ["Light"], notes="Read one row together. " * 40)])
    view = shown(driver, 1)
    view.choose(0)
    driver.page._acts.do("large")
    large = dialog(driver)
    driver.settle()
    shows, words = large.findChild(ItemPicture), large.findChild(QTextEdit)
    assert shows.width() > large.width() // 2
    assert abs(shows.width() * 9 - shows.height() * 16) <= 16
    assert words.height() > 5 * words.fontMetrics().height()
    assert words.toPlainText().startswith("Words on it\nWords of Light\nNotes for the speaker\nRead one row together.")
    assert words.mapTo(large, words.rect().bottomRight()).y() < top(driver.named(QPushButton, "Close", large), large)
    driver.key(Key.Key_Escape)


def test_the_first_words_of_a_slide_scroll_only_where_there_is_no_more_room(driver: Driver, tmp_path: Path) -> None:
    import_files(driver.desk.studio, [deck(tmp_path / "Ward.pptx", ["Light"], notes="Read one row together. " * 26)])
    view = shown(driver, 1)
    driver.window.resize(1440, 900)
    view.choose(0)
    driver.page._acts.do("large")
    large = dialog(driver)
    driver.settle()
    words = large.findChild(QTextEdit)
    assert words.height() < words.parentWidget().height()
    assert words.verticalScrollBar().maximum() == 0
    driver.key(Key.Key_Escape)


def test_a_picture_without_words_has_all_the_room_and_the_keyboard_is_not_lost(driver: Driver, tmp_path: Path) -> None:
    driver.desk.catalogue.add_idea(IdeaWords("Ask first", "Start small."))
    import_files(driver.desk.studio, [picture(tmp_path / "room.png", size=(640, 360))])
    view = shown(driver, 2)
    view.choose(0)
    driver.page._acts.do("large")
    large = dialog(driver)
    driver.settle()
    driver.named(QTextEdit, "Words and notes", large).setFocus()
    driver.key(Key.Key_Right)
    driver.settle()
    assert large.windowTitle() == "Room"
    assert not large.findChild(QTextEdit).isVisible()
    alone = large.findChild(ItemPicture)
    # As wide as the window, or as high as there is room, whichever comes first.
    assert alone.width() > large.width() * 0.9 or alone.height() >= large._high - 1
    assert driver.app.focusWidget().accessibleName() == "Close"
    driver.key(Key.Key_Escape)


def test_what_can_be_done_stands_right_under_the_title_however_long_the_rest(driver: Driver) -> None:
    driver.desk.catalogue.add_idea(IdeaWords("Ask first", "Start small. " * 60, credit="With thanks. " * 30))
    shown(driver, 1)
    change = driver.named(QPushButton, "Change this idea")
    title = next(each for each in driver.page._preview.findChildren(QLabel) if each.text() == "Ask first")
    text = next(each for each in driver.page._preview.findChildren(QLabel) if each.text().startswith("Start small."))
    assert top(title, driver.page) < top(change, driver.page) < top(text, driver.page)
    assert top(change, driver.page) - top(title, driver.page) < driver.desk.look.px(120)
    assert not driver.page._preview.findChild(ItemPicture).isVisible()


def test_the_sessions_that_use_an_item_come_next_by_tab_after_what_can_be_done(driver: Driver) -> None:
    view = with_ideas(driver)
    opened = driver.desk.sessions.open(create(driver.desk.studio, "A calmer ward"))
    add_items(opened, [view.current_item])
    driver.desk.changes.session.emit(opened.name)
    rest(driver)
    name = f"Open A calmer ward, block {opened.session.blocks[-1].title}"
    driver.until(
        lambda: any(
            each.accessibleName() == name and each.isVisible() for each in driver.page.findChildren(QPushButton)
        )
    )
    driver.named(QPushButton, "Archive").setFocus()
    driver.key(Key.Key_Tab)
    assert driver.app.focusWidget().accessibleName() == name
    press(driver, name)
    driver.until(lambda: driver.window.current == "session")


def test_the_words_of_a_menu_stand_right_beside_their_icons(driver: Driver) -> None:
    with_ideas(driver)
    made = driver.named(QPushButton, "Import").menu()
    made.popup(QPoint(0, 0))
    driver.settle()
    image = made.grab(made.actionGeometry(made.actions()[0])).toImage()
    made.close()
    paper = image.pixelColor(image.width() - 6, 4)
    inked = [
        x
        for x in range(4, image.width())
        if any(image.pixelColor(x, y).lightness() < paper.lightness() - 60 for y in range(image.height()))
    ]
    gaps = [after - before for before, after in pairwise(inked)]
    assert 4 <= max(gaps) <= driver.desk.look.px(16)
