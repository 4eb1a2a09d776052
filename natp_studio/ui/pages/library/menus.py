"""The menu of items: what can be done with the chosen ones."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QMenu, QWidget

from natp_studio.domain.items import Item, ItemKind
from natp_studio.domain.wording import count
from natp_studio.ui.look.look import Look
from natp_studio.ui.parts.menus import Entry, menu


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
