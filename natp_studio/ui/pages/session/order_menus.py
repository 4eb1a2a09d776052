"""Menus of the running order: which kind of block to add, and what to do with a block."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from natp_studio.domain.sessions import BlockKind
from natp_studio.ui.look.look import Look
from natp_studio.ui.pages.session.order_acts import OrderActs

MOVE_UP, MOVE_DOWN, DUPLICATE, TAKE_OUT, ADD = "Alt+Up", "Alt+Down", "Ctrl+D", "Del", "Ins"


def open_kinds(look: Look, parent: QWidget, acts: OrderActs, where: QPoint) -> QMenu:
    """Ask which kind of block to add behind the current one; the first letter of each is its key."""
    menu = _menu(parent, "Add a block")
    _fill_kinds(menu, look, acts)
    menu.popup(where)
    menu.setActiveAction(menu.actions()[0])
    return menu


def open_block_menu(
    look: Look, parent: QWidget, acts: OrderActs, entered: Callable[[], object], where: QPoint
) -> QMenu:
    """What can be done with the current block; without one only adding."""
    menu = _menu(parent, "What to do with this block")
    if acts.current:
        acts_on: tuple[tuple[str, str, str, Callable[[], object]], ...] = (
            ("Open", "panel-right", "Return", entered),
            ("Move up", "arrow-up", MOVE_UP, partial(acts.move, -1)),
            ("Move down", "arrow-down", MOVE_DOWN, partial(acts.move, 1)),
            ("Duplicate", "copy", DUPLICATE, acts.duplicate),
            ("Take out", "x", TAKE_OUT, acts.take_out),
        )
        for words, icon, key, act in acts_on:
            action = _action(menu, look, words, icon, act)
            action.setShortcut(QKeySequence(key))
            # Only shown beside the words: the running order has these keys itself.
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.setShortcutVisibleInContextMenu(True)
        menu.addSeparator()
    kinds = menu.addMenu(look.icon("plus"), "&Add a block")
    _fill_kinds(kinds, look, acts)
    menu.popup(where)
    return menu


def _fill_kinds(menu: QMenu, look: Look, acts: OrderActs) -> None:
    for kind in BlockKind:
        action = _action(menu, look, f"&{kind.word}", "", partial(acts.add, kind))
        action.setIcon(look.icon(look.kind_icon(kind), f"{kind}_ink"))


def _menu(parent: QWidget, name: str) -> QMenu:
    menu = QMenu(parent)
    menu.setAccessibleName(name)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu


def _action(menu: QMenu, look: Look, words: str, icon: str, act: Callable[[], object]) -> QAction:
    action = menu.addAction(words)
    if icon:
        action.setIcon(look.icon(icon))
    action.triggered.connect(lambda _checked=False: act())
    return action
