"""Undo on the page of what was kept of a deck: what was done there, last first, and nothing from elsewhere."""

from __future__ import annotations

from pathlib import Path

from comparing import compare, drop, shows, titles, worked
from driving import Driver
from librarian import dialog, press, said
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from returning import SESSION

USE = f"Use the new versions in {SESSION}"
STEP = f"Use the new versions in “{SESSION}”"


def undo_by_key(driver: Driver) -> None:
    QTest.keyClick(driver.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    driver.rest()


def test_undo_takes_new_versions_out_of_the_session_first_and_then_what_was_kept(
    driver: Driver, returned: Path
) -> None:
    catalogue = driver.desk.catalogue
    item = catalogue.at(catalogue.numbers())[0]
    catalogue.tag([item], ["from elsewhere"])
    before = titles(driver)
    compare(driver, returned).keep()
    worked(driver)
    opened = driver.desk.sessions.open(SESSION)
    was = opened.session
    press(driver, USE)
    assert driver.page.undo_name == STEP
    undo_by_key(driver)
    assert opened.session == was
    assert len(titles(driver)) == len(before) + 3
    assert driver.window.news.words == f"Undone: {STEP}."
    assert driver.page.undo_name == "Keep 3 slides"
    undo_by_key(driver)
    assert titles(driver) == before
    assert driver.page.undo_name == ""
    undo_by_key(driver)
    changed = catalogue.item(item.id)
    assert changed is not None
    assert "from elsewhere" in changed.tags


def test_redo_keeps_again_and_then_uses_the_new_versions_again(driver: Driver, returned: Path) -> None:
    compare(driver, returned).keep()
    worked(driver)
    opened = driver.desk.sessions.open(SESSION)
    press(driver, USE)
    with_new = opened.session.item_ids()
    undo_by_key(driver)
    undo_by_key(driver)
    assert driver.page.redo_name == "Keep 3 slides"
    driver.window.redo()
    driver.rest()
    assert driver.page.redo_name == STEP
    driver.window.redo()
    driver.rest()
    assert opened.session.item_ids() == with_new
    assert driver.page.undo_name == STEP


def test_what_was_kept_is_not_put_away_while_a_session_uses_it(driver: Driver, returned: Path) -> None:
    compare(driver, returned).keep()
    worked(driver)
    kept = titles(driver)
    press(driver, USE)
    opened = driver.desk.sessions.open(SESSION)
    opened.edit("Rename", lambda session: session.with_details(title=f"{SESSION} again"))
    driver.desk.changes.session.emit(SESSION)
    assert driver.page.undo_name == "Keep 3 slides"
    undo_by_key(driver)
    told = dialog(driver)
    assert f"“{SESSION} again”" in said(driver, told)
    assert shows(driver, "3 slides were kept.")
    press(driver, "Close", told)
    assert titles(driver) == kept


def test_the_undo_of_the_news_goes_once_undo_took_the_step_back(driver: Driver, returned: Path) -> None:
    compare(driver, returned).keep()
    worked(driver)
    press(driver, USE)
    news = driver.window.news
    assert driver.named(QPushButton, "Undo", news).isVisible()
    undo_by_key(driver)
    assert not [made for made in news.findChildren(QPushButton) if made.text() == "Undo" and made.isVisible()]


def test_a_deck_of_ours_that_was_dropped_can_be_left_alone(driver: Driver, returned: Path) -> None:
    before = titles(driver)
    drop(driver, returned)
    asked = dialog(driver)
    press(driver, "Leave it", asked)
    driver.rest()
    assert titles(driver) == before
    assert driver.page._places.returned is None
