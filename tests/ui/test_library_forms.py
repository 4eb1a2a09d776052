"""Forms of the library: what is typed is saved, kept for later or thrown away, and each button says which."""

from __future__ import annotations

from driving import Driver
from librarian import dialog, press, rest, said, shown, titles, with_ideas
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

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
    press(driver, "Close", again)


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
