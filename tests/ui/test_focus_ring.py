"""The ring around what has the keyboard, where things scroll."""

from __future__ import annotations

from driving import Driver
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea, QWidget

from natp_studio.ui.parts.buttons import button
from natp_studio.ui.parts.focus_ring import FocusRing
from natp_studio.ui.parts.layouts import column, scrolled


def test_the_ring_goes_with_what_is_scrolled_and_never_over_what_is_around(driver: Driver) -> None:
    look, window = driver.desk.look, QWidget()
    made = [button(look, f"Button {number}") for number in range(20)]
    area: QScrollArea = scrolled(column(look, *made))
    window.setLayout(column(look, 40, (area, 1), 40, gap="none"))
    ring = FocusRing(look, window)
    window.resize(300, 300)
    window.show()
    window.activateWindow()
    made[0].setFocus()
    driver.settle()
    assert ring.isVisible()
    before = ring.y()
    area.verticalScrollBar().setValue(20)
    assert ring.y() == before - 20
    assert (
        ring.mask().boundingRect().translated(ring.pos()).top() >= area.viewport().mapTo(window, QPoint(0, 0)).y() - 5
    )
    area.verticalScrollBar().setValue(300)
    assert not ring.isVisible()
    area.verticalScrollBar().setValue(0)
    assert ring.isVisible()
    assert ring.mask().isEmpty()
    window.close()
    window.deleteLater()


def test_what_tab_leads_to_is_scrolled_into_sight(driver: Driver) -> None:
    look, window = driver.desk.look, QWidget()
    made = [button(look, f"Button {number}") for number in range(20)]
    before, after = button(look, "Before"), button(look, "After")
    area: QScrollArea = scrolled(column(look, *made))
    window.setLayout(column(look, before, (area, 1), after, gap="none"))
    FocusRing(look, window)
    window.resize(300, 300)
    window.show()
    window.activateWindow()

    def is_seen(one: QWidget) -> bool:
        view = area.viewport()
        return view.rect().contains(one.rect().translated(one.mapTo(view, QPoint(0, 0))))

    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    assert not is_seen(made[0])
    before.setFocus()
    QTest.keyClick(before, Qt.Key.Key_Tab)
    driver.settle()
    assert made[0].hasFocus()
    assert is_seen(made[0])
    after.setFocus()
    QTest.keyClick(after, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    driver.settle()
    assert made[-1].hasFocus()
    assert is_seen(made[-1])
    window.close()
    window.deleteLater()
