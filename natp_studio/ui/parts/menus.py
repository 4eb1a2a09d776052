"""Where the menu of a list opens."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QAbstractItemView


def menu_place(view: QAbstractItemView, event: QContextMenuEvent) -> QPoint:
    """Where the pointer is on the screen, or, when a key asked for it, the current row, scrolled into sight."""
    current = view.currentIndex()
    if event.reason() is not QContextMenuEvent.Reason.Keyboard or not current.isValid():
        return event.globalPos()
    view.scrollTo(current)
    return view.viewport().mapToGlobal(view.visualRect(current).center())
