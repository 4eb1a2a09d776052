"""Menus: of a button, and where the menu of a list opens."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QPushButton, QWidget

from natp_studio.ui.look.look import Look

Entry = tuple[str, str, Callable[[], object]] | None


def menu(look: Look, parent: QWidget, name: str, *entries: Entry) -> QMenu:
    """A menu of (words, icon, what it does); None is a line between."""
    made = QMenu(parent)
    made.setAccessibleName(name)
    for entry in entries:
        if entry is None:
            made.addSeparator()
        else:
            words, icon, act = entry
            action = made.addAction(look.icon(icon, "text_2", 18), words.replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, act=act: act())
    return made


def show_entry(made: QMenu, words: str, *, shown: bool) -> None:
    """Show an entry, or leave it out while there is nothing that it could do."""
    for action in made.actions():
        if action.text() == words:
            action.setVisible(shown)


def hang(button: QPushButton, made: QMenu) -> None:
    """Let a button open a menu."""
    button.setProperty("menu", "true")
    button.setMenu(made)


def menu_place(view: QAbstractItemView, event: QContextMenuEvent) -> QPoint:
    """Where the pointer is on the screen, or, when a key asked for it, the current row, scrolled into sight."""
    current = view.currentIndex()
    if event.reason() is not QContextMenuEvent.Reason.Keyboard or not current.isValid():
        return event.globalPos()
    view.scrollTo(current)
    return view.viewport().mapToGlobal(view.visualRect(current).center())
