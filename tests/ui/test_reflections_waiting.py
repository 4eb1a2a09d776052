"""The keyboard while a passphrase is worked on: it stays in the form, and nothing else in the window is pressed."""

from __future__ import annotations

from building import CHEAP
from driving import Driver
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton
from test_reflections import PASSPHRASE

from natp_studio.ui.news import News


def _locked(driver: Driver) -> None:
    driver.desk.studio.set_up_log(PASSPHRASE, CHEAP)
    driver.desk.studio.lock()
    driver.window.only(None)
    driver.window.go("reflections")
    driver.rest()
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
