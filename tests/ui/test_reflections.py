"""The page “Reflections” as a pair uses it: set up, write, find, export, lock, and open with the recovery sheet."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import pytest
from building import CHEAP
from docx import Document
from driving import Driver
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QTextBrowser,
)

from natp_studio.domain.sessions import Audience
from natp_studio.services.planning import create
from natp_studio.services.reflecting import Entry, add_reflections, delivery_of
from natp_studio.store import keys

PASSPHRASE = "three calm words"
CONTROL = Qt.KeyboardModifier.ControlModifier


def locked(driver: Driver, page: str) -> None:
    """A studio that has a log, which is locked; and this page of it."""
    driver.desk.studio.set_up_log(PASSPHRASE, CHEAP)
    driver.desk.studio.lock()
    driver.window.only(None)
    driver.window.go(page)
    driver.rest()


def ready(driver: Driver, entries: tuple[Entry, ...] = ()) -> None:
    """A studio with a session and an unlocked log; the page is shown."""
    studio = driver.desk.studio
    name = create(
        studio, "A calmer ward", date=dt.date(2026, 10, 14), place="Room 2", audience=Audience((), ("Nurses",))
    )
    studio.set_up_log(PASSPHRASE, CHEAP)
    if entries:
        add_reflections(studio, delivery_of(studio.sessions.read(name)), entries)
    studio.lock()
    driver.window.only(None)
    driver.window.go("reflections")
    driver.settle()
    unlock(driver)


def unlock(driver: Driver, passphrase: str = PASSPHRASE) -> None:
    driver.named(QLineEdit, "Passphrase").setText(passphrase)
    driver.named(QPushButton, "Unlock").click()
    driver.until(lambda: driver.desk.open_log.is_open)
    driver.rest()


def save_at(driver: Driver, path: Path) -> None:
    """Answer the dialog that asks where to save."""
    driver.settle()
    (dialog,) = driver.window.findChildren(QFileDialog)
    dialog.findChild(QLineEdit).setText(str(path))
    dialog.accept()
    driver.settle()


def view(driver: Driver, name: str) -> None:
    driver.named(QPushButton, f"{name} reflections").click()
    driver.rest()


def test_the_log_is_set_up_and_its_sheet_saved_before_anything_is_written(
    driver: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys.Cost, "__init__", _cheap)
    create(driver.desk.studio, "Ward")
    driver.window.only(None)
    driver.window.go("reflections")
    driver.settle()
    first = driver.named(QLineEdit, "Passphrase")
    assert driver.app.focusWidget() is first
    assert first.echoMode() is QLineEdit.EchoMode.Password
    first.setText("short")
    driver.named(QPushButton, "Make the log").click()
    assert "too short" in first.accessibleDescription()
    assert not driver.desk.studio.has_keys
    driver.type(PASSPHRASE)
    driver.key(Qt.Key.Key_Return)
    driver.type(PASSPHRASE)
    driver.key(Qt.Key.Key_Return)
    assert not driver.named(QPushButton, "Make the log").isEnabled()
    driver.until(lambda: driver.desk.open_log.recovery)
    driver.rest()
    go_on = driver.named(QPushButton, "I have the sheet, go on")
    assert not go_on.isEnabled()
    driver.window.close()
    assert driver.window.isVisible()
    driver.named(QPushButton, "Go back and save it").click()
    driver.named(QPushButton, "Save the recovery sheet").click()
    save_at(driver, tmp_path / "Sheet.docx")
    driver.rest()
    assert go_on.isEnabled()
    assert go_on.property("kind") == "main", "what is done is still the strong button"
    assert (tmp_path / "Sheet.docx").is_file()
    go_on.click()
    driver.rest()
    assert driver.named(QComboBox, "Session").currentText() == "Ward"
    assert not driver.desk.open_log.would_be_lost


def _cheap(cost: keys.Cost) -> None:
    object.__setattr__(cost, "passes", CHEAP.passes)
    object.__setattr__(cost, "memory", CHEAP.memory)


def test_several_reflections_are_logged_with_the_keyboard_alone(driver: Driver) -> None:
    ready(driver)
    assert driver.app.focusWidget() is driver.named(QComboBox, "Delivery")
    use = driver.named(QPushButton, "Use this delivery")
    for _ in range(8):
        if driver.app.focusWidget() is use:
            break
        driver.key(Qt.Key.Key_Tab)
    driver.key(Qt.Key.Key_Space)
    noticed = driver.named(QPlainTextEdit, "What did you notice?")
    for number in range(3):
        assert driver.app.focusWidget() is noticed
        driver.type(f"Light {number}")
        driver.key(Qt.Key.Key_Tab)
        driver.type("Ask first")
        if number == 1:
            driver.key(Qt.Key.Key_Tab)
            driver.key(Qt.Key.Key_Space)
        driver.key(Qt.Key.Key_Return, CONTROL)
        driver.until(lambda wanted=number + 1: len(driver.desk.studio.log.numbers()) == wanted)
        driver.rest()
        assert noticed.toPlainText() == ""
    logged = driver.desk.studio.log.reflections()
    assert [(one.noticed, one.change, one.may_quote) for _, one in logged] == [
        ("Light 0", "Ask first", False),
        ("Light 1", "Ask first", True),
        ("Light 2", "Ask first", False),
    ]
    assert {(delivery.place, delivery.audience.professions) for delivery, _ in logged} == {("Room 2", ("Nurses",))}
    assert "Logged for A calmer ward" in driver.window.news.words
    assert "Light" not in driver.window.news.words


def test_what_was_logged_can_be_taken_back_mended_and_logged_again(driver: Driver) -> None:
    ready(driver)
    driver.named(QPushButton, "Use this delivery").click()
    noticed = driver.named(QPlainTextEdit, "What did you notice?")
    noticed.setPlainText("The alarm")
    driver.named(QPushButton, "Log it").click()
    driver.rest()
    driver.named(QPushButton, "Undo: Log a reflection").click()
    driver.rest()
    assert len(driver.desk.studio.log.numbers()) == 0
    assert noticed.toPlainText() == "The alarm"
    driver.named(QPushButton, "Redo: Log a reflection").click()
    driver.rest()
    assert len(driver.desk.studio.log.numbers("alarm")) == 1
    assert noticed.toPlainText() == ""
    driver.named(QPushButton, "Undo: Log a reflection").click()
    driver.rest()
    noticed.setPlainText("The alarm bell")
    driver.named(QPushButton, "Log it").click()
    driver.rest()
    assert [one.noticed for _, one in driver.desk.studio.log.reflections()] == ["The alarm bell"]


def test_a_day_that_is_none_is_said_beside_the_field_and_a_new_day_is_a_new_delivery(driver: Driver) -> None:
    ready(driver, (Entry("The alarm", ""),))
    day = driver.named(QLineEdit, "Day")
    day.clear()
    QTest.keyClicks(day, "soon")
    driver.named(QPushButton, "Use this delivery").click()
    assert "Write a day such as" in day.accessibleDescription()
    day.clear()
    QTest.keyClicks(day, "7 November 2026")
    driver.named(QPushButton, "Use this delivery").click()
    driver.named(QPlainTextEdit, "What did you notice?").setPlainText("The door")
    driver.named(QPushButton, "Log it").click()
    driver.rest()
    assert [one.date.day for one in driver.desk.studio.log.deliveries()] == [14, 7]
    driver.named(QPushButton, "Choose another delivery").click()
    earlier = driver.named(QComboBox, "Delivery")
    assert [earlier.itemText(place) for place in range(earlier.count())] == [
        "A new delivery",
        "7 November 2026, A calmer ward: 1 reflection",
        "14 October 2026, A calmer ward: 1 reflection",
    ]


def test_reflections_are_found_while_typing_and_read_in_full(driver: Driver) -> None:
    ready(driver, (Entry("The alarm rings", "Switch it off"), Entry("The <b>door</b>", "", may_quote=True)))
    view(driver, "All")
    rows = driver.named(QListView, "Reflections")
    assert rows.model().rowCount() == 2
    assert driver.app.focusWidget() is driver.named(QLineEdit, "Search reflections")
    reading = driver.named(QTextBrowser, "The reflection that is chosen")
    assert "The <b>door</b>" in reading.toPlainText()
    driver.type("ala")
    driver.rest()
    assert rows.model().rowCount() == 1
    said = rows.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("A calmer ward, 14 October 2026, Room 2. Noticed: The alarm rings")
    assert said.endswith("Not to be quoted.")
    assert "Switch it off" in reading.toPlainText()
    driver.type("xyz")
    driver.rest()
    assert rows.model().rowCount() == 0
    assert "The alarm" not in reading.toPlainText()


def test_the_file_holds_exactly_what_the_page_showed(driver: Driver, tmp_path: Path) -> None:
    ready(driver, (Entry("=1+1", "Wait", may_quote=True), Entry("Not for others", "")))
    view(driver, "Export")
    assert driver.named(QCheckBox, "Only those that may be quoted").isChecked()
    model = driver.named(QTableView, "The first rows of the file").model()
    columns = range(model.columnCount())
    header = [model.headerData(column, Qt.Orientation.Horizontal) for column in columns]
    shown = [[model.index(row, column).data() for column in columns] for row in range(model.rowCount())]
    driver.named(QPushButton, "Export as a table (.csv)").click()
    save_at(driver, tmp_path / "told.csv")
    driver.rest()
    with (tmp_path / "told.csv").open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file)) == [header, *shown]
    assert len(shown) == 1
    assert shown[0][header.index("Noticed")] == "'=1+1"
    assert driver.window.news.words == "told.csv holds 1 reflection."
    assert driver.named(QPushButton, "Open the folder", driver.page).isEnabled()
    driver.named(QCheckBox, "Only those that may be quoted").click()
    driver.rest()
    assert model.rowCount() == 2


def test_a_wrong_passphrase_is_said_calmly_and_the_sheet_sets_a_new_one(driver: Driver, tmp_path: Path) -> None:
    ready(driver, (Entry("The alarm", ""),))
    groups = driver.desk.studio.new_recovery_key(PASSPHRASE)
    driver.named(QPushButton, "Lock").click()
    driver.rest()
    field = driver.named(QLineEdit, "Passphrase")
    assert driver.app.focusWidget() is field
    driver.type("not this one")
    driver.key(Qt.Key.Key_Return)
    driver.rest()
    assert "not the passphrase" in field.accessibleDescription()
    assert driver.app.focusWidget() is field
    assert QApplication.activeModalWidget() is None
    driver.named(QPushButton, "Use the recovery sheet").click()
    driver.settle()
    driver.type("wrong")
    for name in ("New passphrase", "New passphrase, once more"):
        driver.named(QLineEdit, name).setText("four other calm words")
    driver.named(QPushButton, "Set the new passphrase").click()
    driver.rest()
    key = driver.named(QLineEdit, "Key on the recovery sheet")
    assert "not the recovery key" in key.accessibleDescription()
    key.setText(" ".join(groups).lower())
    driver.named(QPushButton, "Set the new passphrase").click()
    driver.until(lambda: driver.desk.open_log.is_open)
    driver.named(QPushButton, "Lock").click()
    driver.rest()
    unlock(driver, "four other calm words")
    assert len(driver.desk.studio.log.numbers("alarm")) == 1


def test_the_saved_sheet_opens_the_log(driver: Driver, tmp_path: Path) -> None:
    studio = driver.desk.studio
    driver.desk.open_log.recovery = studio.set_up_log(PASSPHRASE, CHEAP)
    driver.window.only(None)
    driver.window.go("reflections")
    driver.named(QPushButton, "Save the recovery sheet").click()
    save_at(driver, tmp_path / "Sheet.docx")
    driver.rest()
    tables = Document(str(tmp_path / "Sheet.docx")).tables
    text = " ".join(cell.text for table in tables for row in table.rows for cell in row.cells)
    key = "".join(word for word in text.split() if len(word) == 4 and (word.isupper() or word.isdigit()))
    studio.lock()
    studio.recover(key, "four other calm words", CHEAP)


def test_without_a_session_the_page_leads_to_one(driver: Driver) -> None:
    driver.desk.studio.set_up_log(PASSPHRASE, CHEAP)
    driver.desk.studio.lock()
    driver.window.only(None)
    driver.window.go("reflections")
    unlock(driver)
    driver.named(QPushButton, "Go to Session").click()
    driver.rest()
    assert driver.window.current == "session"
