"""“It is not said yet who the trainers are” leads to where that is written, from the session and from its export."""

from __future__ import annotations

import pytest
from driving import Driver
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton

from natp_studio.domain.checks import check_session
from natp_studio.domain.sessions import new_session
from natp_studio.services.planning import create

BUTTON = "Session details: A calmer ward. It is not said yet who the trainers are."


@pytest.mark.parametrize("page", ["session", "export"])
def test_the_names_are_written_from_where_they_are_missed(driver: Driver, page: str) -> None:
    name = create(driver.desk.studio, "A calmer ward")
    driver.window.only(None)
    driver.window.resize(1440, 900)
    driver.window.go(page, session=name)
    driver.rest()
    driver.press_on(BUTTON)
    driver.until(lambda: driver.app.activeModalWidget() is not None, "the details")
    sheet = driver.app.activeModalWidget()
    assert sheet.windowTitle() == "About this session"
    fields = [one for one in sheet.findChildren(QLineEdit) if "ame" in one.accessibleName()]
    assert len(fields) == 2
    for field, words in zip(fields, ("Jo", "Robin"), strict=True):
        field.setFocus()
        driver.type(words)
    driver.key(Qt.Key.Key_Escape)
    driver.until(lambda: driver.app.activeModalWidget() is None)
    driver.rest()
    driver.window.go(page, session=name)
    driver.rest()
    assert not [one for one in driver.page.findChildren(QPushButton) if one.accessibleName() == BUTTON]
    assert [one.name for one in driver.desk.sessions.open(name).session.trainers] == ["Jo", "Robin"]


def test_only_what_is_written_there_leads_to_the_details() -> None:
    found = check_session(new_session("A calmer ward", ()), {})
    assert not any(one.is_in_details for one in found), "an empty session has other things to do first"
