"""Ways in for a deck that came back, and what becomes of what is kept of it, through the real window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import inspecting
import pytest
from building import deck
from comparing import (
    SIZES,
    choose,
    compare,
    dress,
    drop,
    rows,
    shows,
    slides,
    titles,
    view,
    worked,
)
from driving import Driver
from librarian import dialog, press, rest, said
from PySide6.QtWidgets import QLineEdit, QPushButton, QRadioButton, QWidget
from pytestqt.modeltest import ModelTester
from returning import SESSION, changed, slide_called

from natp_studio.ui.parts.rows import RowsModel


def test_what_is_kept_is_new_and_the_session_takes_it_by_one_edit(driver: Driver, returned: Path) -> None:
    desk = driver.desk
    before = {item.id: item for item in desk.catalogue.at(desk.catalogue.numbers())}
    compare(driver, returned)
    driver.press_on("Keep 3 slides")
    worked(driver)
    assert driver.window.news.words == "3 slides were kept."
    words = said(driver)
    for told in ("“Light” is a new version of “Light”.", "“Our own ward” is a new item.", "uses 2 old items."):
        assert told in words
    now = {item.id: item for item in desk.catalogue.at(desk.catalogue.numbers())}
    assert {one: now[one] for one in before} == before
    assert len(now) == len(before) + 3
    opened = desk.sessions.open(SESSION)
    was = opened.session
    driver.press_on(f"Use the new versions in {SESSION}")
    assert shows(driver, f"“{SESSION}” uses the new versions now.")
    assert not driver.named(QPushButton, f"Use the new versions in {SESSION}").isEnabled()
    versions = {item.id for item in now.values() if item.came_from}
    assert len(versions) == 2
    assert versions <= set(opened.session.item_ids())
    assert opened.undo() == was
    desk.changes.session.emit(SESSION)
    assert driver.named(QPushButton, f"Use the new versions in {SESSION}").isEnabled()


def test_the_news_takes_the_new_versions_out_of_the_session_again(driver: Driver, returned: Path) -> None:
    compare(driver, returned).keep()
    worked(driver)
    opened = driver.desk.sessions.open(SESSION)
    was = opened.session
    press(driver, f"Use the new versions in {SESSION}")
    assert opened.session != was
    press(driver, "Undo", driver.window.news)
    assert opened.session == was
    assert shows(driver, "uses 2 old items.")


def test_what_was_kept_is_shown_and_says_which_item_it_came_from(driver: Driver, returned: Path) -> None:
    compare(driver, returned).keep()
    worked(driver)
    press(driver, "Show them in the library")
    driver.until(lambda: shows(driver, "A new version of “Light”."))
    assert "3 of 8 items · What just came in" in said(driver)
    assert shows(driver, "C-7")
    press(driver, "Show the older version")
    driver.until(lambda: shows(driver, "There is a newer version."))
    press(driver, "Show the newer version")
    driver.until(lambda: shows(driver, "A new version of “Light”."))


def test_undo_puts_what_was_kept_into_the_archive(driver: Driver, returned: Path) -> None:
    before = titles(driver)
    compare(driver, returned).keep()
    driver.rest()
    assert driver.page.undo_name == "Keep 3 slides"
    driver.window.undo()
    driver.rest()
    assert titles(driver) == before
    assert shows(driver, "What was kept is in the archive now.")
    driver.window.redo()
    driver.rest()
    assert shows(driver, "3 slides were kept.")
    assert len(titles(driver)) == len(before) + 3


def test_a_deck_of_ours_that_is_dropped_is_compared_when_asked(driver: Driver, returned: Path) -> None:
    before = titles(driver)
    drop(driver, returned)
    asked = dialog(driver)
    assert "This deck was made here" in said(driver, asked)
    press(driver, "Compare", asked)
    worked(driver)
    assert any("Light. Words changed" in row for row in rows(driver))
    assert titles(driver) == before


def test_a_deck_of_ours_is_imported_as_it_is_when_that_is_asked(driver: Driver, returned: Path) -> None:
    before = len(titles(driver))
    drop(driver, returned)
    press(driver, "Import it as it is", dialog(driver))
    worked(driver)
    assert driver.page._places.returned is None
    assert len(titles(driver)) == before + 13


def test_another_deck_comes_in_without_a_question(driver: Driver, tmp_path: Path) -> None:
    drop(driver, deck(tmp_path / "other.pptx", ["Corridor"]))
    driver.until(lambda: "Corridor" in titles(driver))


def test_of_several_decks_the_next_one_is_a_button_away_and_other_files_come_in(
    driver: Driver, left: Path, returned: Path, tmp_path: Path
) -> None:
    drop(driver, left, returned, deck(tmp_path / "other.pptx", ["Corridor"]))
    asked = dialog(driver)
    assert "2 of these decks were made here" in said(driver, asked)
    press(driver, "Compare", asked)
    worked(driver)
    assert "Corridor" in titles(driver)
    assert shows(driver, "Nothing was changed")
    press(driver, "Compare the next deck")
    worked(driver)
    assert any("Light. Words changed" in row for row in rows(driver))


def test_the_way_in_stands_in_the_menu_and_asks_for_the_deck(driver: Driver, returned: Path) -> None:
    path = returned
    menu = driver.named(QPushButton, "Import").menu()
    next(action for action in menu.actions() if action.text() == "Bring a deck back").trigger()
    chooser = dialog(driver)
    chooser.filesSelected.emit([str(path)])
    chooser.close()
    worked(driver)
    assert len(rows(driver)) == 14


def test_a_deck_of_another_studio_says_that_nothing_is_known(driver: Driver, returned: Path, tmp_path: Path) -> None:
    for name in driver.desk.studio.sessions.names():
        driver.desk.studio.sessions.archive(name)
    examples = driver.desk.catalogue.at(driver.desk.catalogue.numbers())
    driver.desk.studio.library.remove(examples)
    driver.desk.changes.library.emit()
    compare(driver, returned)
    assert shows(driver, "This deck was made in another studio")
    press(driver, "Import it as it is")
    worked(driver)
    assert len(titles(driver)) == 13


def test_a_changed_slide_that_is_no_item_can_only_become_a_new_one(driver: Driver, left: Path) -> None:
    def edit(presentation: Any) -> None:
        slide_called(presentation, "What will happen").shapes.title.text = "Our plan"

    compare(driver, changed(left, edit))
    choose(driver, "Our plan")
    radios = [one.text() for one in view(driver).findChildren(QRadioButton) if one.isVisible()]
    assert radios == ["New item", "Do not keep"]
    assert shows(driver, "Every export makes this slide anew.")
    assert not driver.named(QPushButton, "Keep slides").isEnabled()
    next(one for one in view(driver).findChildren(QRadioButton) if one.text() == "New item").click()
    press(driver, "Keep 1 slide")
    worked(driver)
    assert shows(driver, "“Our plan” is a new item.")


def test_a_deck_that_changes_while_it_is_looked_at_is_not_kept(driver: Driver, left: Path, returned: Path) -> None:
    path = returned
    shown = compare(driver, path)
    before = titles(driver)
    changed(left, lambda deck: setattr(slide_called(deck, "Light").placeholders[1], "text", "Other"), path.name)
    shown.keep()
    worked(driver)
    asked = dialog(driver)
    assert "The deck was changed meanwhile." in said(driver, asked)
    press(driver, "Close", asked)
    assert titles(driver) == before


CHECKS: tuple[Callable[[QWidget], list[str]], ...] = (
    inspecting.nameless, inspecting.small_targets, inspecting.same_mnemonics, inspecting.clipped,
    inspecting.overlapping, inspecting.reading_order, inspecting.beside_tab,
)  # fmt: skip


@pytest.mark.parametrize("size", SIZES)
def test_the_comparison_is_whole_named_and_reached_by_keys(driver: Driver, returned: Path, size: Any) -> None:
    compare(driver, returned)
    dress(driver, "light", *size)
    found = [words for check in CHECKS for words in check(driver.window)]
    view(driver)._open_slide()
    driver.rest()
    found += [words for check in CHECKS for words in check(driver.window)]
    view(driver).keep()
    driver.rest()
    found += [words for check in CHECKS for words in check(driver.window)]
    assert found == []


def test_words_stand_out_in_light_and_dark(driver: Driver, returned: Path) -> None:
    compare(driver, returned)
    for theme in ("light", "dark", "muted"):
        dress(driver, theme, *SIZES[0])
        assert inspecting.faint(driver.window) == []


def test_the_model_of_the_slides_is_sound(driver: Driver, returned: Path, qtmodeltester: ModelTester) -> None:
    compare(driver, returned)
    model = slides(driver).model()
    assert isinstance(model, RowsModel)
    qtmodeltester.check(model, force_py=True)


def test_consent_is_written_in_the_form_and_said_in_the_preview(driver: Driver) -> None:
    rest(driver)
    press(driver, "Change details")
    form = dialog(driver)
    driver.named(QLineEdit, "Consent", form).setText("C-12")
    form.submit()
    driver.until(lambda: shows(driver, "C-12"))
    assert "C-12" in {item.consent for item in driver.desk.catalogue.at(driver.desk.catalogue.numbers())}
