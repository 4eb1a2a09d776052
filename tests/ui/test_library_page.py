"""The library page: searching, filters, what is known of an item, edits and their undo."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from building import deck, picture
from driving import Driver
from librarian import IDEAS, dialog, items, press, rest, said, shown, titles, with_ideas
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QPushButton,
    QTextEdit,
    QWidget,
)

from natp_studio.services.importing import import_files
from natp_studio.services.planning import create
from natp_studio.services.preferences import load_preferences
from natp_studio.ui.items.view import Shape


def undo(driver: Driver) -> None:
    """Press Ctrl+Z, in the window as it is after a dialog was closed."""
    driver.window.activateWindow()
    driver.until(driver.window.isActiveWindow)
    driver.key(Key.Key_Z, CTRL)


CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key


def test_items_are_found_as_a_person_types_and_counted_in_words(driver: Driver) -> None:
    with_ideas(driver)
    driver.key(Key.Key_F, CTRL)
    driver.type("dim")
    driver.until(lambda: sorted(titles(driver)) == ["Dim one light", "Dim the screen"])
    driver.until(lambda: "2 of 4 items" in said(driver))
    driver.type(" one")
    driver.until(lambda: titles(driver) == ["Dim one light"])
    driver.key(Key.Key_Escape)
    driver.until(lambda: len(titles(driver)) == 4)


def test_filters_narrow_the_items_down_say_so_and_are_cleared_in_one_step(driver: Driver) -> None:
    with_ideas(driver)
    driver.until(lambda: driver.named(QComboBox, "Setting").count() > 1)
    setting = driver.named(QComboBox, "Setting")
    setting.setCurrentIndex(setting.findData("Health and justice"))
    setting.activated.emit(setting.currentIndex())
    driver.until(lambda: titles(driver) == ["Offer writing"])
    driver.until(lambda: "1 of 4 items · Setting: Health and justice" in said(driver))
    press(driver, "Clear search and filters")
    driver.until(lambda: len(titles(driver)) == 4)
    assert driver.app.focusWidget() is driver.named(QLineEdit, "Search the library")
    press(driver, "More filters")
    tag = driver.named(QComboBox, "Tag")
    tag.setCurrentIndex(tag.findData("sensory"))
    tag.activated.emit(tag.currentIndex())
    driver.until(lambda: sorted(titles(driver)) == ["Dim one light", "Dim the screen"])
    assert driver.named(QPushButton, "More filters, 1 set").text() == "More filters (1)"
    press(driver, "Slides")
    driver.until(lambda: titles(driver) == [])
    driver.until(lambda: "Nothing matches these filters" in said(driver))
    press(driver, "Clear all and show everything")
    driver.until(lambda: len(titles(driver)) == 4)


def test_what_is_known_of_the_chosen_item_stands_beside_the_list(driver: Driver) -> None:
    view = with_ideas(driver)
    view.setFocus()
    driver.key(Key.Key_Home)
    driver.key(Key.Key_Right)
    rest(driver)
    driver.until(lambda: "No session yet" in said(driver))
    for words in ("Say what happens next", "And say when.", "Content note", "Speaks of distress", "predictability"):
        assert words in said(driver)
    driver.key(Key.Key_Space)
    large = dialog(driver)
    assert "Speaks of distress" in large.findChild(QTextEdit).toPlainText()
    driver.key(Key.Key_PageDown)
    assert large.windowTitle() == "Offer writing"
    driver.key(Key.Key_Escape)
    assert view.current_item is not None
    assert view.current_item.title == "Offer writing"


def test_enter_adds_the_chosen_items_to_the_open_session_and_the_page_stays(driver: Driver) -> None:
    view = with_ideas(driver)
    driver.desk.sessions.open(create(driver.desk.studio, "A calmer ward"))
    view.setFocus()
    driver.key(Key.Key_Home)
    driver.key(Key.Key_Right, SHIFT)
    driver.key(Key.Key_Return)
    session = driver.desk.sessions.current.session
    driver.until(lambda: len(driver.desk.sessions.current.session.item_ids()) == 2)
    session = driver.desk.sessions.current.session
    assert [ref.title for ref in session.blocks[-1].items] == ["Dim one light", "Say what happens next"]
    assert driver.window.current == "library"
    assert driver.window.news.words == "2 items are now in “A calmer ward”, block “Close”."
    driver.settle()
    assert driver.named(QPushButton, "See it in the session").isEnabled()
    driver.key(Key.Key_Home)
    rest(driver)
    driver.until(lambda: any("A calmer ward" in made.text() for made in driver.page.findChildren(QPushButton)))


def test_without_an_open_session_one_is_chosen_or_made(driver: Driver) -> None:
    with_ideas(driver)
    press(driver, "Add to session")
    sheet = dialog(driver)
    driver.type("Tuesday training")
    press(driver, "Add to session", sheet)
    driver.until(lambda: driver.desk.sessions.current is not None)
    assert driver.desk.sessions.current.session.title == "Tuesday training"
    assert driver.desk.sessions.current.session.item_ids()


def test_an_idea_is_written_and_one_that_was_not_added_is_kept_for_later(driver: Driver) -> None:
    shown(driver, 0)
    press(driver, "New idea")
    driver.type("Ask before touching")
    driver.key(Key.Key_Escape)
    assert "kept for later" in driver.window.news.words
    press(driver, "New idea")
    assert driver.app.focusWidget().text() == "Ask before touching"
    press(driver, "Add the idea", dialog(driver))
    driver.until(lambda: titles(driver) == ["Ask before touching"])
    driver.until(lambda: driver.page.undo_name == "Add idea")
    undo(driver)
    driver.until(lambda: titles(driver) == [])


def test_an_idea_without_a_title_is_not_added_and_the_form_says_what_to_write(driver: Driver) -> None:
    shown(driver, 0)
    press(driver, "New idea")
    press(driver, "Add the idea", dialog(driver))
    assert "Dim one light" in said(driver, dialog(driver))
    assert driver.app.focusWidget().accessibleName() == "Title"


def test_details_are_changed_and_the_change_undone_by_its_name(driver: Driver) -> None:
    view = with_ideas(driver)
    view.choose(0)
    rest(driver)
    press(driver, "Change this idea")
    sheet = dialog(driver)
    driver.named(QLineEdit, "Credit, as it should be worded", sheet).setText("With thanks to Robin")
    press(driver, "Save the changes", sheet)
    driver.until(lambda: driver.page.undo_name == "Change idea")
    driver.until(lambda: "With thanks to Robin" in said(driver))
    driver.page.undo()
    driver.until(lambda: driver.page.redo_name == "Change idea")
    driver.until(lambda: "With thanks to Robin" not in said(driver))


def test_many_are_tagged_at_once_and_undone_in_one_step(driver: Driver) -> None:
    view = with_ideas(driver)
    view.setFocus()
    driver.key(Key.Key_A, CTRL)
    rest(driver)
    assert "4 items chosen" in said(driver)
    press(driver, "Change tags of 4 items")
    sheet = dialog(driver)
    driver.type("Tuesday; ward")
    box = next(each for each in sheet.findChildren(QAbstractButton) if each.text().startswith("sensory"))
    assert box.text() == "sensory, on 2 of 4 items"
    box.click()
    press(driver, "Change tags", sheet)
    driver.until(lambda: driver.page.undo_name == "Change tags")
    assert dict(driver.desk.catalogue.facets().tags) == {"predictability": 1, "Tuesday": 4, "ward": 4}
    assert view.chosen_count == 4
    undo(driver)
    driver.until(lambda: dict(driver.desk.catalogue.facets().tags) == {"predictability": 1, "sensory": 2})


def test_archiving_puts_away_and_the_archive_gives_back(driver: Driver) -> None:
    view = with_ideas(driver)
    view.choose(1)
    rest(driver)
    press(driver, "Archive")
    driver.until(lambda: titles(driver) == ["Dim one light", "Offer writing", "Dim the screen"])
    assert view.current_item is not None
    assert view.current_item.title == "Offer writing"
    assert driver.window.news.words == "1 item was archived."
    press(driver, "More filters")
    press(driver, "Show what is archived")
    driver.until(lambda: titles(driver) == ["Say what happens next"])
    rest(driver)
    press(driver, "Restore")
    driver.until(lambda: titles(driver) == [])
    driver.until(lambda: "Nothing is archived here" in said(driver))
    undo(driver)
    driver.until(lambda: titles(driver) == ["Say what happens next"])


def test_rows_instead_of_cards_are_there_again_after_a_restart(driver: Driver) -> None:
    assert with_ideas(driver).shape is Shape.GRID
    press(driver, "Show as a list")
    assert items(driver).shape is Shape.LIST
    driver.window.close()
    driver.until(lambda: not driver.window.isVisible())
    driver.start()
    assert shown(driver, len(IDEAS)).shape is Shape.LIST
    assert driver.named(QAbstractButton, "Show as a list").isChecked()
    press(driver, "Show as a list")
    assert items(driver).shape is Shape.GRID
    assert not load_preferences()[0].library_list


def test_each_row_says_in_words_what_its_card_shows(driver: Driver) -> None:
    view = with_ideas(driver)
    told = QAccessible.queryAccessibleInterface(view)
    assert told.childCount() == 4
    names = [told.child(row).text(QAccessible.Text.Name) for row in range(4)]
    assert names[0] == "Dim one light. Idea. sensory. Made by Robin."
    assert names[1] == "Say what happens next. Idea. predictability. Content note: Speaks of distress."


def test_a_missing_file_is_said_on_its_card_and_beside_it(driver: Driver, tmp_path: Path) -> None:
    import_files(driver.desk.studio, [picture(tmp_path / "quiet room.png")])
    (item,) = driver.desk.catalogue.at(driver.desk.catalogue.numbers())
    driver.desk.studio.media.path(item.media).unlink()
    view = shown(driver, 1)
    driver.window.grab()
    driver.until(lambda: "Its file is missing" in said(driver))
    assert "Its file is missing" in view.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Import quiet room.png again" in said(driver)


def test_the_tab_key_goes_through_the_page_in_the_order_it_is_read(driver: Driver) -> None:
    view = with_ideas(driver)
    driver.named(QLineEdit, "Search the library").setFocus()
    names = []
    for _ in range(20):
        focused = driver.app.focusWidget()
        names.append(focused.accessibleName())
        assert names[-1], f"a {type(focused).__name__} has no name"
        driver.key(Key.Key_Tab)
    order = ["Search the library", "Setting", "Profession", "More filters", "All kinds"]
    assert names[: len(order)] == order
    places = [names.index(name) for name in ("Show as a list", "Items", "Show large", "Change tags", "Archive")]
    assert places == sorted(places)
    driver.named(QLineEdit, "Search the library").setFocus()
    driver.key(Key.Key_Down)
    assert view.hasFocus()


def test_nothing_that_can_be_used_is_nameless_or_small(driver: Driver) -> None:
    with_ideas(driver)
    press(driver, "More filters")
    for made in driver.page.findChildren(QWidget):
        if made.isVisible() and made.focusPolicy() & Qt.FocusPolicy.TabFocus and not made.inherits("QScrollBar"):
            if made.focusProxy() is None:
                assert made.accessibleName(), type(made).__name__
            assert min(made.width(), made.height()) >= 24, made.accessibleName()


def test_an_empty_library_says_what_to_do(driver: Driver) -> None:
    shown(driver, 0)
    driver.until(lambda: "Your library is empty" in said(driver))
    assert not driver.named(QPushButton, "Add to session").isEnabled()
    press(driver, "Add the examples")
    driver.until(lambda: len(titles(driver)) > 20)
    driver.until(lambda: "Your library is empty" not in said(driver))


@pytest.mark.parametrize("size", [100, 200])
def test_what_was_asked_and_chosen_survives_another_theme_and_text_size(driver: Driver, size: int) -> None:
    with_ideas(driver)
    driver.window.resize(1280, 720)
    driver.key(Key.Key_F, CTRL)
    driver.type("dim")
    driver.until(lambda: len(titles(driver)) == 2)
    items(driver).choose(titles(driver).index("Dim the screen"))
    driver.running.prefer(replace(driver.running.preferences, theme="dark", text_size=size))
    driver.rest()
    driver.until(lambda: sorted(titles(driver)) == ["Dim one light", "Dim the screen"])
    driver.until(
        lambda: items(driver).current_item is not None and items(driver).current_item.title == "Dim the screen"
    )
    assert driver.named(QLineEdit, "Search the library").text() == "dim"
    if size == 200:
        press(driver, "Preview")
        rest(driver)
        assert not items(driver).isVisible()
        driver.until(lambda: "In the waiting room." in said(driver))
        press(driver, "Filters")
        press(driver, "Slides")
        driver.until(lambda: titles(driver) == [])
        assert driver.named(QPushButton, "Show items").text() == "Show 0 items"
        press(driver, "All kinds")
        press(driver, "Show items")
        press(driver, "Items")
        driver.until(items(driver).isVisible)
        width = driver.page.width()
        for made in driver.page.findChildren(QPushButton):
            if made.isVisible():
                assert made.width() >= made.minimumSizeHint().width() - 1, made.accessibleName()
                assert made.mapTo(driver.page, made.rect().topRight()).x() <= width, made.accessibleName()


def test_a_slide_is_found_by_its_notes_and_shown_with_its_source(driver: Driver, tmp_path: Path) -> None:
    import_files(driver.desk.studio, [deck(tmp_path / "Ward.pptx", ["Light", "Sound"], notes="Read one row together")])
    shown(driver, 2)
    driver.key(Key.Key_F, CTRL)
    driver.type("read together")
    driver.until(lambda: "2 of 2 items" in said(driver))
    driver.key(Key.Key_Return)
    rest(driver)
    for words in ("Ward.pptx, slide 1", "Notes for the speaker", "Read one row together"):
        assert words in said(driver)


def test_an_item_is_shown_when_another_page_asks_for_it(driver: Driver) -> None:
    with_ideas(driver)
    wanted = driver.desk.catalogue.at(driver.desk.catalogue.numbers("writing"))[0]
    driver.window.go("help")
    driver.window.go("library", item=wanted.id)
    driver.until(lambda: titles(driver) == ["Offer writing"])
    rest(driver)
    assert "As well as talking." in said(driver)


def test_the_menu_of_an_item_offers_what_the_buttons_do(driver: Driver) -> None:
    view = with_ideas(driver)
    view.setFocus()
    driver.key(Key.Key_Home)
    driver.key(Key.Key_Right, SHIFT)
    place = view.visualRect(view.currentIndex()).center()
    QApplication.sendEvent(view, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, QPoint(0, 0)))
    (menu,) = (each for each in driver.page.findChildren(QMenu) if each.isVisible())
    words = [action.text() for action in menu.actions() if action.text()]
    assert words == ["Add 2 items to session", "Change tags of 2 items", "Archive 2 items"]
    next(action for action in menu.actions() if action.text() == "Archive 2 items").trigger()
    menu.close()
    driver.until(lambda: titles(driver) == ["Offer writing", "Dim the screen"])
    assert driver.page.undo_name in ("", "Archive")


def test_a_hundred_thousand_characters_in_the_search_harm_nothing(driver: Driver) -> None:
    with_ideas(driver)
    search = driver.named(QLineEdit, "Search the library")
    QApplication.clipboard().setText("dim " * 25_000)
    search.paste()
    driver.until(lambda: len(titles(driver)) == 2)
    assert len(search.text()) <= 500
    search.setText('"AND (NOT *')
    driver.until(lambda: titles(driver) == [])
