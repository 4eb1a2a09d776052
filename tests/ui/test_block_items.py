"""The items of a block: move, take out, undo, and what is missing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from driving import Driver
from planner import Planner
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QLabel

from natp_studio.domain.items import ItemKind
from natp_studio.domain.sessions import ItemRef
from natp_studio.services.importing import ImportDetails, import_files
from natp_studio.ui.pages.session.details_items import ItemsModel

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def planner(driver: Driver) -> Planner:
    return Planner(driver)


def test_items_move_and_leave_by_keys_and_buttons_and_undo_brings_them_back(planner: Planner) -> None:
    driver, view = planner.driver, planner.items
    view.setFocus()
    driver.key(Qt.Key.Key_Down, ALT)
    assert [ref.title for ref in planner.block.items][:2] == ["Say what comes next", "Turn off one light"]
    assert view.currentIndex().row() == 1
    driver.named(QAbstractButton, "Move up", planner.details).click()
    assert planner.block.items[0].title == "Turn off one light"
    driver.key(Qt.Key.Key_Delete)
    assert len(planner.block.items) == 2
    driver.key(Qt.Key.Key_Z, CTRL)
    assert len(planner.block.items) == 3
    for _ in range(3):
        view.setFocus()
        driver.key(Qt.Key.Key_Delete)
    assert planner.block.items == ()
    assert any(one.text().startswith("No items yet") for one in planner.details.findChildren(QLabel) if one.isVisible())
    assert driver.app.focusWidget().accessibleName() == "Content note"


def test_an_item_that_the_library_lacks_says_so_and_cannot_be_shown_there(planner: Planner) -> None:
    view, wanted = planner.items, []
    planner.details.item_wanted.disconnect()
    planner.details.item_wanted.connect(wanted.append)
    show = planner.driver.named(QAbstractButton, "Show in library", planner.details)
    view.setCurrentIndex(view.items.index(2))
    spoken = view.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Not in this library" in spoken
    assert not show.isEnabled()
    view.setCurrentIndex(view.items.index(0))
    show.click()
    view.setFocus()
    planner.driver.key(Qt.Key.Key_Return)
    assert wanted == [planner.block.items[0].item] * 2


def test_an_item_whose_file_is_gone_says_so_once_its_picture_was_looked_for(planner: Planner, tmp_path: Path) -> None:
    made = QImage(64, 48, QImage.Format.Format_RGB32)
    made.save(str(tmp_path / "Corridor.png"))
    desk = planner.driver.desk
    [item] = import_files(desk.studio, [tmp_path / "Corridor.png"], ImportDetails()).items
    desk.studio.media.path(item.media).unlink()
    planner.driver.page._editing.edit("Add", lambda session: session.with_item(planner.ids[0], item, 0))
    spoken = Qt.ItemDataRole.AccessibleTextRole
    planner.driver.until(lambda: "Its file is missing" in planner.items.items.index(0).data(spoken))


def test_the_model_of_items_is_sound(qtmodeltester: Any) -> None:
    model = ItemsModel()
    qtmodeltester.check(model)
    model.show_items([ItemRef("1", "One", ItemKind.SLIDE), ItemRef("2", "", ItemKind.IDEA)], {})
    qtmodeltester.check(model)
    model.show_items([ItemRef("2", "", ItemKind.IDEA)], None)
    qtmodeltester.check(model)
