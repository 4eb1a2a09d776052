"""The keyboard while a passphrase is worked on: it stays in the form, and nothing else in the window is pressed."""

from __future__ import annotations

import threading

import pytest
from driving import Driver
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton
from test_reflections import PASSPHRASE, locked, ready

from natp_studio.services.reflecting import add_reflections
from natp_studio.ui.news import News


def _locked(driver: Driver) -> None:
    locked(driver, "reflections")
    driver.front()
    driver.desk.tell(News("Something to dismiss.", "info"))


def test_the_keyboard_stays_in_the_field_while_a_passphrase_is_tried(driver: Driver) -> None:
    _locked(driver)
    field = driver.named(QLineEdit, "Passphrase")
    field.setFocus()
    driver.type("not the right words")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClick(driver.app.focusWidget(), Qt.Key.Key_Space)
    assert driver.app.focusWidget() is field
    assert field.text() == "not the right words"
    assert driver.window.news.message is not None
    driver.rest()
    assert driver.app.focusWidget() is field
    driver.type(PASSPHRASE)
    assert field.text() == PASSPHRASE


def test_a_button_that_starts_the_trial_hands_the_keyboard_to_its_field(driver: Driver) -> None:
    _locked(driver)
    driver.named(QLineEdit, "Passphrase").setText("not the right words")
    driver.named(QPushButton, "Unlock").setFocus()
    QTest.keyClick(driver.app.focusWidget(), Qt.Key.Key_Space)
    assert driver.app.focusWidget() is driver.named(QLineEdit, "Passphrase")
    driver.rest()


def test_the_keyboard_stays_while_the_recovery_key_is_tried(driver: Driver) -> None:
    _locked(driver)
    driver.named(QPushButton, "Use the recovery sheet").click()
    driver.rest()
    driver.named(QLineEdit, "Key on the recovery sheet").setText("AAAA-BBBB-CCCC-DDDD-EEEE-FFFF-GGGG-HHHH")
    driver.named(QLineEdit, "New passphrase").setText("four other calm words")
    again = driver.named(QLineEdit, "New passphrase, once more")
    again.setFocus()
    driver.type("four other calm words")
    QTest.keyClick(again, Qt.Key.Key_Return)
    assert driver.app.focusWidget() is again
    assert again.isReadOnly()
    driver.rest()
    assert not again.isReadOnly()


def test_a_reflection_that_is_being_logged_is_not_said_to_be_thrown_away(
    driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready(driver)
    driver.named(QPushButton, "Use this delivery").click()
    driver.rest()
    driver.named(QPlainTextEdit, "What did you notice?").setPlainText("The lights hummed.")
    go_on, add = threading.Event(), add_reflections
    monkeypatch.setattr(
        "natp_studio.ui.draft_keeper.add_reflections", lambda *args, **more: (go_on.wait(20), add(*args, **more))[1]
    )
    driver.named(QPushButton, "Log it").click()
    driver.named(QPushButton, "Empty the form").click()
    driver.settle()
    assert "Nothing was logged." not in driver.window.news.words
    go_on.set()
    driver.rest()
    assert driver.window.news.words.startswith("Logged for A calmer ward")
    assert driver.named(QPlainTextEdit, "What did you notice?").toPlainText() == ""
