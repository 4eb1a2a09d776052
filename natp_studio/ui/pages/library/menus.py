"""The menus of the library: what can be brought in, and what can be done with the chosen items."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from natp_studio.domain.items import Item, ItemKind
from natp_studio.domain.wording import count
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


def item_menu(look: Look, parent: QWidget, items: Sequence[Item], chosen: int, act: Callable[[str], object]) -> QMenu:
    """What can be done with the chosen items; `act` is told which."""
    is_idea = chosen == 1 and items[0].kind is ItemKind.IDEA
    several = f" {count(chosen, 'item')}" if chosen > 1 else ""
    back = items[0].archived
    entries: list[Entry] = [(f"Add{several} to session", "plus", lambda: act("add"))]
    if chosen == 1:
        entries.append(("Show large", "eye", lambda: act("large")))
        entries.append(("Change this idea" if is_idea else "Change details", "pencil-line", lambda: act("edit")))
    entries.append((f"Change tags{' of' + several if several else ''}", "tag", lambda: act("tags")))
    entries.append(None)
    words, icon = ("Restore", "archive-restore") if back else ("Archive", "archive")
    entries.append((f"{words}{several}", icon, lambda: act("put away")))
    return menu(look, parent, "What can be done", *entries)
