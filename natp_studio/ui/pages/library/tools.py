"""What stands above the items: search, filters, the count in words, and how the items are shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QApplication, QButtonGroup, QComboBox, QGridLayout, QPushButton, QVBoxLayout, QWidget

from natp_studio.services.catalogue import Facets
from natp_studio.ui.announcing import announce
from natp_studio.ui.items.words import KINDS
from natp_studio.ui.look.look import Look
from natp_studio.ui.look.measures import Room
from natp_studio.ui.pages.library.wanted import Wanted, counted
from natp_studio.ui.parts.boxes import box
from natp_studio.ui.parts.buttons import button, set_icon, switch
from natp_studio.ui.parts.fields import choice, choose, field, search_line
from natp_studio.ui.parts.layouts import column, holder, row, scrolled
from natp_studio.ui.parts.words import OneLine

_MOST_CHOICES, _TIGHT = 400, 400
_ANY = {
    "setting": "Any setting",
    "profession": "Any profession",
    "tag": "Any tag",
    "contributor": "Any contributor",
}


class Tools(QWidget):
    """Search and filters. `wanted` is what is asked for now; `changed` says that it is another.

    `down` is Enter or the Down key in the search; `view_changed` that another of items and preview is to be seen,
    where there is room for one; `panel_changed` that the filters were opened or closed. `more` is a button of the page
    that stands beside them where the head has no room for it.
    """

    changed = Signal()
    down = Signal()
    view_changed = Signal()
    panel_changed = Signal()
    listed = Signal(bool)

    def __init__(self, look: Look, room: Room, more: QPushButton, *, as_list: bool) -> None:
        super().__init__()
        self._look, self._room, self._do_more = look, room, more
        self._wanted, self._tight = Wanted(), False
        self.search = search_line(look, "Search the library", "Search titles, words, notes, tags")
        self.search.textChanged.connect(lambda words: self._change(words=words))
        self.search.installEventFilter(self)
        self._kinds = QButtonGroup(self)
        self._kind_of: dict[QPushButton, str] = {}
        for kind, words, icon in (("", "All", "layout-grid"), *((k.value, v.many, v.icon) for k, v in KINDS.items())):
            made = switch(look, words, icon, on=not kind, name="All kinds" if not kind else words)
            made.clicked.connect(lambda _checked=False, kind=kind: self._change(kind=kind))
            self._kinds.addButton(made)
            self._kind_of[made] = kind
        self._combos = {name: self._combo(name) for name in _ANY}
        self._archived = switch(look, "Archived", "archive", name="Show what is archived")
        self._archived.clicked.connect(lambda on: self._change(archived=on))
        self._as_list = switch(look, "List", "list", on=as_list, name="Show as a list")
        self._as_list.clicked.connect(self.listed)
        self._filters = switch(look, "More filters", "sliders-horizontal", kind="")
        self._filters.clicked.connect(lambda _: self._show_panel())
        self._count = OneLine("", "small")
        self._clear = button(look, "Clear", "x", kind="small", act=self.clear, name="Clear search and filters")
        self._views = QButtonGroup(self)
        self._items_view = switch(look, "Items", "list", on=True)
        self._preview_view = switch(look, "Preview", "panel-right")
        for made in (self._items_view, self._preview_view):
            self._views.addButton(made)
            made.clicked.connect(lambda _checked=False: self.view_changed.emit())
        self._show_found = button(look, "Show items", kind="main", act=self.close_panel)
        self._panel = QWidget()
        self._holder = QWidget()
        self._outer = QVBoxLayout()
        # The items beside it have the room for their ring around them.
        self._outer.setContentsMargins(look.px(6), 0, look.px(6), 0)
        self._outer.addWidget(self._holder)
        self.setLayout(self._outer)
        self._arrange()
        self._tell_state()

    @property
    def wanted(self) -> Wanted:
        """What is asked for now."""
        return self._wanted

    @property
    def shows_preview(self) -> bool:
        """Which of items and preview is to be seen where there is room for one."""
        return self._preview_view.isChecked()

    @property
    def is_panel_open(self) -> bool:
        """Whether the other filters are shown."""
        return self._filters.isChecked()

    def ask(self, wanted: Wanted) -> None:
        """Ask for something else, and show it in every field."""
        self._wanted = wanted
        self.search.blockSignals(True)
        self.search.setText(wanted.words)
        self.search.blockSignals(False)
        for made, kind in self._kind_of.items():
            made.setChecked(kind == wanted.kind)
        for name, combo in self._combos.items():
            _choose(combo, getattr(wanted, name))
        self._archived.setChecked(wanted.archived)
        self._tell_state()
        self.changed.emit()

    def clear(self) -> None:
        """Ask for everything."""
        self.ask(Wanted())
        self.search.setFocus()

    def show_view(self, *, preview: bool) -> None:
        """Where there is room for one: show the items, or the preview."""
        (self._preview_view if preview else self._items_view).setChecked(True)
        self.view_changed.emit()

    def close_panel(self) -> None:
        """Put the other filters away."""
        self._filters.setChecked(False)
        self._show_panel()
        self._filters.setFocus()

    def offer(self, facets: Facets, settings: Sequence[str], professions: Sequence[str]) -> None:
        """Fill in what there is to filter by; what is chosen stays."""
        found = {
            "setting": [(each, each) for each in settings],
            "profession": [(each, each) for each in professions],
            "tag": _commonest(facets.tags),
            "contributor": _commonest(facets.contributors),
        }
        for name, choices in found.items():
            combo = self._combos[name]
            combo.clear()
            combo.addItem(_ANY[name], "")
            for words, value in choices:
                combo.addItem(words, value)
                combo.setItemData(combo.count() - 1, words, Qt.ItemDataRole.ToolTipRole)
            _choose(combo, getattr(self._wanted, name))

    def tell_count(self, found: int, total: int, *, complete: bool) -> None:
        """Say how many there are."""
        words = counted(self._wanted, found, total, complete=complete)
        if words != self._count.text():
            self._count.setText(words)
            if complete and self.search.hasFocus():
                # Whoever types does not see the list change.
                announce(self._count, words)
        self._show_found.setText(f"Show {found:,} {'item' if found == 1 else 'items'}")

    def set_room(self, room: Room) -> None:
        """Stand otherwise, with everything as it was."""
        if (room is Room.NARROW) is not (self._room is Room.NARROW):
            self._room = room
            self._arrange()
            self._tell_state()
        self._room = room

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is very narrow, words stand without their icons."""
        super().resizeEvent(event)
        tight = self._room is Room.NARROW and self.width() < self._look.px(_TIGHT)
        if tight is not self._tight:
            self._tight = tight
            self._dress()

    def _dress(self) -> None:
        for made, words, icon in (
            (self._items_view, "Items", "list"),
            (self._preview_view, "Preview", "panel-right"),
            (self._filters, self._filters.text(), "sliders-horizontal"),
            (self._do_more, "More" if self._tight else "More actions", "plus"),
        ):
            made.setText(words)
            set_icon(self._look, made, "" if self._tight else icon)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter and Down lead from the search to the items; Escape empties it.

        With no typing to take back in it, Ctrl+Z is the page's.
        """
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            keys = QKeySequence.StandardKey
            back = event.matches(keys.Undo) and not self.search.isUndoAvailable()
            if back or (event.matches(keys.Redo) and not self.search.isRedoAvailable()):
                event.ignore()
                return True
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.down.emit()
                return True
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                return True
        return False

    def _combo(self, name: str) -> QComboBox:
        made = choice([(_ANY[name], "")], name={"contributor": "Made by"}.get(name, name.capitalize()))
        made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        made.setMinimumContentsLength(13)
        made.activated.connect(lambda _: self._change(**{name: made.currentData()}))
        return made

    def _change(self, **changes: object) -> None:
        self._wanted = replace(self._wanted, **changes)  # type: ignore[arg-type]
        self._tell_state()
        self.changed.emit()

    def _tell_state(self) -> None:
        self._clear.setVisible(self._wanted.narrows)
        narrow = self._room is Room.NARROW
        number = self._wanted.hidden_filters if narrow else sum(
            map(bool, (self._wanted.tag, self._wanted.contributor, self._wanted.archived))
        )  # fmt: skip
        words = "Filters" if narrow else "More filters"
        self._filters.setText(f"{words} ({number})" if number else words)
        self._filters.setAccessibleName(f"{words}, {number} set" if number else words)

    def _show_panel(self) -> None:
        self._panel.setVisible(self._filters.isChecked())
        self.panel_changed.emit()

    def _arrange(self) -> None:
        """Put the same widgets into a new holder: what was typed, chosen and focused stays."""
        look, focused, old = self._look, QApplication.focusWidget(), self._holder
        kinds = list(self._kind_of)
        combos = self._combos
        if self._room is Room.NARROW:
            grid = QGridLayout()
            grid.setSpacing(look.px(8))
            for place, made in enumerate(kinds):
                grid.addWidget(made, place // 3, place % 3)
            fields = [
                field(look, "Setting", combos["setting"]), field(look, "Profession", combos["profession"]),
                field(look, "Tag", combos["tag"]), field(look, "Made by", combos["contributor"]),
            ]  # fmt: skip
            below = row(look, self._archived, self._clear, None, self._show_found)
            inner = column(look, grid, *fields, None, gap="m", margins=(6, 6, 12, 6))
            self._panel = holder(column(look, (scrolled(inner), 1), below))
            views = row(look, self._items_view, self._preview_view, (self._count, 1), self._do_more)
            things = column(look, row(look, (self.search, 1), self._filters), views, (self._panel, 1))
        else:
            top = row(look, (self.search, 1), combos["setting"], combos["profession"], self._filters)
            more = row(
                look,
                (field(look, "Tag", combos["tag"]), 1),
                (field(look, "Made by", combos["contributor"]), 1),
                column(look, None, self._archived),
                None,
                gap="l",
                margins=(16, 10, 16, 12),
            )
            self._panel = box("card", more)
            below = row(look, (self._count, 1), self._clear)
            things = column(look, top, row(look, *kinds, None, self._as_list), self._panel, below)
        new = holder(things)
        self._outer.addWidget(new, 1)
        self._holder = new
        narrow = self._room is Room.NARROW
        for made, wanted in (
            (self._items_view, narrow), (self._preview_view, narrow), (self._show_found, narrow),
            (self._do_more, narrow), (self._as_list, not narrow),
        ):  # fmt: skip
            if not wanted:
                # Else it would be a window of its own.
                made.setParent(self)
            made.setVisible(wanted)
        self._panel.setVisible(self._filters.isChecked())
        old.hide()
        old.deleteLater()
        if focused is not None and self.isAncestorOf(focused):
            focused.setFocus()


def _choose(combo: QComboBox, value: str) -> None:
    """Show a value, also one that is not offered yet."""
    if value and combo.findData(value) < 0:
        combo.addItem(value, value)
    choose(combo, value)


def _commonest(values: Sequence[tuple[str, int]]) -> list[tuple[str, str]]:
    kept = sorted(values, key=lambda pair: -pair[1])[:_MOST_CHOICES]
    return [(f"{value} ({number:,})", value) for value, number in values if (value, number) in set(kept)]
