"""Blocks and items that are dragged into the running order, and items added beside it."""

from __future__ import annotations

import pytest
from driving import Driver
from ordering import CTRL, KEY, NAME, current, plan, session, timeline, titles
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragMoveEvent, QDropEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication

from natp_studio.ui.items.dragging import block_data, block_in, items_data
from natp_studio.ui.pages.session.timeline import Timeline


@pytest.fixture
def planned(driver: Driver) -> Driver:
    """A session with the usual seven blocks that is open."""
    return plan(driver)


@pytest.fixture
def stocked(planned: Driver) -> Driver:
    """The same with the example library."""
    planned.with_examples()
    planned.window.go("session", session=NAME)
    planned.settle()
    return planned


@pytest.fixture
def bare(driver: Driver) -> Driver:
    """A session without blocks that is open."""
    return plan(driver, empty=True)


def drag(view: Timeline, data: QMimeData, where: QPoint, *, drop: bool = True) -> bool:
    """Drag something to a place in the timeline, as the platform would tell it; whether it was taken."""
    buttons, keys, action = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.MoveAction
    QApplication.sendEvent(view.viewport(), QDragEnterEvent(where, action, data, buttons, keys))
    moved = QDragMoveEvent(where, action, data, buttons, keys)
    QApplication.sendEvent(view.viewport(), moved)
    if drop and moved.isAccepted():
        QApplication.sendEvent(view.viewport(), QDropEvent(where, action, data, buttons, keys))
    return moved.isAccepted()


def test_a_dragged_block_lands_between_two_others_with_its_time_shown(planned: Driver) -> None:
    first, view = titles(planned), timeline(planned)
    data = block_data(session(planned).blocks[4].id)
    top = view.visualRect(view.model().index(1)).top()
    assert drag(view, data, QPoint(120, top + 4), drop=False)
    assert view.landing is not None
    assert (view.landing.gap, view.landing.starts) == (1, "10:05")
    assert drag(view, data, QPoint(120, top + 4))
    planned.settle()
    assert titles(planned) == [first[0], first[4], *first[1:4], *first[5:]]
    assert view.landing is None
    assert current(planned) == first[4]
    assert planned.page.undo_name == f"Move “{first[4]}”"


def test_dragging_with_the_mouse_carries_the_block_that_was_pressed(
    planned: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    carried = []

    def drop_at_once(drag: QDrag, _action: Qt.DropAction) -> Qt.DropAction:
        # There is no pointer to follow on a screen that is none.
        carried.append((block_in(drag.mimeData()), drag.pixmap().isNull()))
        return Qt.DropAction.IgnoreAction

    monkeypatch.setattr("natp_studio.ui.pages.session.timeline.QDrag.exec", drop_at_once)
    view = timeline(planned)
    start = view.visualRect(view.model().index(2)).center()
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    for step in (8, 24):
        where = QPointF(start + QPoint(0, step))
        QApplication.sendEvent(
            view.viewport(),
            QMouseEvent(
                QEvent.Type.MouseMove, where, view.viewport().mapToGlobal(where), Qt.MouseButton.NoButton,
                Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
            ),
        )  # fmt: skip
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    assert carried == [(session(planned).blocks[2].id, False)]
    assert planned.page.undo_name == ""


def test_a_block_dropped_where_it_stands_or_from_another_session_changes_nothing(planned: Driver) -> None:
    first, view = titles(planned), timeline(planned)
    data = block_data(session(planned).blocks[1].id)
    rect = view.visualRect(view.model().index(1))
    assert not drag(view, data, rect.center())
    assert not drag(view, block_data("somewhere-else"), rect.center())
    words = QMimeData()
    words.setText("words from another program")
    assert not drag(view, words, rect.center())
    assert titles(planned) == first
    assert planned.page.undo_name == ""


def test_items_dropped_on_a_block_go_into_it_and_between_blocks_make_a_new_one(stocked: Driver) -> None:
    view, catalogue = timeline(stocked), stocked.desk.catalogue
    items = catalogue.at(catalogue.numbers())[:2]
    data = items_data(item.id for item in items)
    assert drag(view, data, view.visualRect(view.model().index(1)).center())
    stocked.settle()
    assert [ref.item for ref in session(stocked).blocks[1].items] == [item.id for item in items]
    assert stocked.page.undo_name == "Add 2 items"
    assert drag(view, data, QPoint(120, view.visualRect(view.model().index(2)).top() + 3))
    stocked.settle()
    made = session(stocked).blocks[2]
    assert [ref.item for ref in made.items] == [item.id for item in items]
    assert made.title == items[0].title
    assert stocked.page.undo_name == "Add a block with 2 items"


def test_items_dropped_where_no_block_is_make_the_first_one(bare: Driver) -> None:
    bare.with_examples()
    bare.window.go("session")
    bare.settle()
    catalogue, order = bare.desk.catalogue, bare.page._order
    data = items_data([catalogue.at(catalogue.numbers()[:1])[0].id])
    where, action, keys = QPoint(200, 200), Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(where, action, data, Qt.MouseButton.LeftButton, keys)
    QApplication.sendEvent(order, entered)
    assert entered.isAccepted()
    QApplication.sendEvent(order, QDropEvent(where, action, data, Qt.MouseButton.LeftButton, keys))
    bare.settle()
    assert len(session(bare).blocks) == 1


def test_the_strip_adds_with_enter_and_searches(stocked: Driver) -> None:
    stocked.key(KEY.Key_End)
    stocked.key(KEY.Key_F, CTRL)
    search = stocked.app.focusWidget()
    assert search.accessibleName() == "Search the library"
    strip = stocked.named(QAbstractItemView, "Items of the library")
    stocked.until(lambda: strip.model().rowCount() > 1)
    everything = strip.model().rowCount()
    stocked.type("light")
    stocked.until(lambda: 0 < strip.model().rowCount() < everything)
    stocked.key(KEY.Key_Return)
    assert stocked.app.focusWidget() is strip
    stocked.key(KEY.Key_Return)
    added = session(stocked).blocks[-1].items
    assert [ref.item for ref in added] == [strip.current_item.id]
    stocked.type("x")
    search.setFocus()
    search.setText("nothing is called like this")
    stocked.until(lambda: not strip.isVisible())
