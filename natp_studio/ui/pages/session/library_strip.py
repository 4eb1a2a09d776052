"""The library beside a session: a search, and items to drag into blocks or add with Enter."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from natp_studio.domain.items import Item
from natp_studio.domain.wording import count
from natp_studio.ui.desk import Desk
from natp_studio.ui.items.model import ItemModel
from natp_studio.ui.items.pictures import Pictures
from natp_studio.ui.items.search import ItemSearch
from natp_studio.ui.items.view import ItemView, Shape
from natp_studio.ui.look.measures import Room
from natp_studio.ui.parts.buttons import button
from natp_studio.ui.parts.fields import search_line
from natp_studio.ui.parts.layouts import column, row
from natp_studio.ui.parts.words import label

_NO_LIMIT = 16_777_215
_MOST_ADDED = 200


class LibraryStrip(QWidget):
    """`items_wanted(items)` asks to add items to the current block, `item_wanted(id)` to show one in the library."""

    items_wanted = Signal(object)
    item_wanted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        look = desk.look
        self._desk = desk
        self._room = Room.WIDE
        self._is_open = False
        self._total = 0
        pictures = Pictures(desk, self)
        self._model = ItemModel(desk.catalogue.at, self, pictures.is_gone, pictures.is_older)
        self._search = ItemSearch(desk, self._model, self)
        self._view = ItemView(look, self._model, pictures, Shape.STRIP, "Items of the library")
        self._words = search_line(look, "Search the library", "Search the library")
        self._title = label("From the library", "h3", wrap=False)
        self._told = label("", "quiet")
        self._told.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._told.hide()
        self._add = button(look, "Add to this block", "plus", kind="small", act=self._want)
        self._toggle = button(look, "Open the strip", "chevron-up", kind="small", act=self._switch)
        self.setLayout(
            column(
                look,
                row(look, self._title, (self._words, 1), None, self._add, self._toggle),
                self._told,
                (self._view, 1),
                gap="xs",
            )
        )
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._words.textChanged.connect(lambda _: self._look_for())
        self._words.returnPressed.connect(self._enter_list)
        self._search.shown.connect(self._tell)
        self._search.found.connect(self._tell)
        self._view.entered.connect(self._want)
        self._view.spaced.connect(self._show)
        self._view.menu_wanted.connect(self._open_menu)
        self._view.chosen_changed.connect(self._enable)
        self._begun = False
        self.set_room(Room.WIDE)

    @property
    def words(self) -> str:
        """What is searched for."""
        return self._words.text()

    @property
    def is_open(self) -> bool:
        """Whether items are seen where there is too little room for them by themselves."""
        return self._is_open

    def set_room(self, room: Room) -> None:
        """All where there is room; one line to open where there is less; a list where it is a panel of its own."""
        self._room = room
        narrow = room is Room.NARROW
        shape = Shape.LIST if narrow else Shape.STRIP
        if shape is not self._view.shape:
            self._view.setMinimumHeight(0)
            self._view.setMaximumHeight(_NO_LIMIT)
            self._view.set_shape(shape)
        self._title.setVisible(not narrow)
        self._words.setMinimumWidth(self._desk.look.px(100 if narrow else 180))
        self._toggle.setVisible(room is Room.MIDDLE)
        self._show_parts()

    def open_strip(self, on: bool) -> None:
        """Open the strip where it is closed to one line, or close it."""
        self._is_open = on
        self._show_parts()

    def begin(self, words: str = "") -> None:
        """Show items, at first all; and those that match what was searched for before everything was drawn anew."""
        if words and words != self.words:
            self._words.setText(words)
        elif not self._begun:
            self._look_for()
        self._begun = True

    def renew(self) -> None:
        """The library changed."""
        if self._begun:
            self._search.again()

    def start_search(self) -> None:
        """Put the keyboard into the search."""
        self.open_strip(True)
        self._words.setFocus()
        self._words.selectAll()

    def _look_for(self) -> None:
        self._search.search(" ".join(self.words.split()))

    def _tell(self, _found: int = 0) -> None:
        some = self._model.rowCount()
        words = ""
        if not some:
            words = (
                "No item matches these words."
                if self._search.words.strip()
                else "Your library is empty. Bring slides, films and ideas in on the page Library."
            )
        self._told.setText(words)
        if some and not self._view.currentIndex().isValid():
            self._view.choose(0)
        self._show_parts()
        self._enable()

    def _show_parts(self) -> None:
        is_open = self._room is not Room.MIDDLE or self._is_open
        self._view.setVisible(is_open and not self._told.text())
        self._told.setVisible(is_open and bool(self._told.text()))
        # While a person searches in vain, what stands above must not move.
        keeps_height = self._view.shape is Shape.STRIP and bool(self._search.words.strip())
        self._told.setMinimumHeight(self._view.minimumHeight() if keeps_height else 0)
        self._words.setVisible(is_open)
        self._add.setVisible(is_open)
        words, icon = ("Close the strip", "chevron-down") if self._is_open else ("Open the strip", "chevron-up")
        self._toggle.setText(words)
        self._toggle.setAccessibleName(words)
        self._toggle.setIcon(self._desk.look.icon(icon, "text_2", 16, 5))

    def _switch(self) -> None:
        self.open_strip(not self._is_open)

    def _enter_list(self) -> None:
        if self._model.rowCount():
            self._view.setFocus()

    def _chosen(self) -> Sequence[Item]:
        return self._model.items(self._view.chosen_rows()[:_MOST_ADDED])

    def _want(self) -> None:
        if items := self._chosen():
            self.items_wanted.emit(items)

    def _show(self) -> None:
        if (item := self._view.wanted_item) is not None:
            self.item_wanted.emit(item.id)

    def _enable(self) -> None:
        chosen = self._view.chosen_count
        self._add.setEnabled(bool(chosen))
        self._add.setText("Add to this block" if chosen < 2 else f"Add {count(min(chosen, _MOST_ADDED), 'item')}")
        self._add.setAccessibleName(self._add.text())

    def _open_menu(self, where: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, icon, act in (
            (self._add.text(), "plus", self._want),
            ("Show in the library", "library", self._show),
        ):
            action = menu.addAction(self._desk.look.icon(icon), words)
            action.triggered.connect(lambda _checked=False, act=act: act())
            action.setEnabled(bool(self._model.rowCount()))
        menu.popup(where)
