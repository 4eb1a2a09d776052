"""All reflections: search, a filter, the list, and the chosen one to be read in full."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QListView, QWidget
from shiboken6 import isValid

from natp_studio.domain.reflections import Delivery, Reflection
from natp_studio.domain.wording import count
from natp_studio.services.reflecting import Which
from natp_studio.ui.desk import Desk
from natp_studio.ui.dialogs import question
from natp_studio.ui.look.measures import Room
from natp_studio.ui.news import News
from natp_studio.ui.pages.reflections.log_delegate import LogDelegate
from natp_studio.ui.pages.reflections.log_model import Logged, LogModel
from natp_studio.ui.pages.reflections.log_reader import LogReader
from natp_studio.ui.pages.reflections.reading import ReadingPane
from natp_studio.ui.pages.reflections.saying import EVERYTHING, scopes
from natp_studio.ui.pages.reflections.undoing import erase
from natp_studio.ui.parts.boxes import card, empty
from natp_studio.ui.parts.buttons import button
from natp_studio.ui.parts.fields import choice, choose, search_line
from natp_studio.ui.parts.layouts import column, holder, row
from natp_studio.ui.parts.words import label

_HINT = "Choose a reflection in the list to read it here."


class LogList(QListView):
    """The list. Its rows are equally tall, so that a hundred thousand are as quick as ten."""

    def __init__(self, desk: Desk, model: LogModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(LogDelegate(desk.look, self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Reflections")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows are as wide as the list."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class AllView(QWidget):
    """The list at the left, the chosen one at the right; with little room one of the two at a time."""

    write_wanted = Signal()
    correct_wanted = Signal(object)

    def __init__(self, desk: Desk, room: Room) -> None:
        super().__init__()
        look = desk.look
        self._desk, self._shown, self._room = desk, desk.open_log.typed.shown, room
        self._reading_alone = self._is_empty = False
        self._read: Logged | None = None
        self._model = LogModel(self)
        self._reader = LogReader(desk, self._model, self)
        self._list = LogList(desk, self._model)
        self._search = search_line(look, "Search reflections", "Search reflections")
        self._search.setText(self._shown.words)
        self._search.setMaxLength(200)
        self._filter: QComboBox = choice((("Every delivery", EVERYTHING),), name="Delivery")
        self._filter.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._filter.setMinimumContentsLength(22 if room is not Room.NARROW else 12)
        self._count = label("", "quiet", wrap=False)
        self._open = button(look, "Read it", "book-open", kind="small", act=lambda: self._read_alone(True))
        self._back = button(look, "Back to the list", "chevron-left", kind="small", act=lambda: self._read_alone(False))
        self._write = button(look, "Write a reflection", "pencil-line", act=self.write_wanted.emit)
        self._reading = ReadingPane(look)
        self._correct = button(look, "Correct", "pencil-line", kind="small", act=self._ask_to_correct)
        self._erase = button(look, "Erase these words", "x", kind="small", act=self._ask_to_erase)
        self._card = card(look, (self._reading, 1), row(look, self._correct, self._erase, None), pad=20)
        self._show_read(None, _HINT)
        self._both = holder(row(look, (self._list, 5), (self._card, 4), gap="l"))
        self._top = holder(row(look, (self._search, 3), (self._filter, 2), gap="m"))
        self._nothing = empty(
            look, "message-square-text", "Nothing is logged yet",
            "What participants noticed stands here when it was logged under Write.",
            self._write,
        )  # fmt: skip
        self.setLayout(
            column(
                look,
                self._top,
                row(look, self._count, None, self._open, self._back),
                (self._both, 1),
                (self._nothing, 1),
                margins=(24, 8, 24, 12),
            )
        )
        self._search.textEdited.connect(lambda _: self._ask())
        self._search.returnPressed.connect(self._list.setFocus)
        self._filter.activated.connect(lambda _: self._ask())
        self._reader.found.connect(self._found)
        self._list.selectionModel().currentChanged.connect(self._current_changed)
        self._list.activated.connect(lambda _: self._read_alone(True))
        self._model.dataChanged.connect(lambda *_: self._show_current())
        self.set_room(room)
        self._ask()

    def fill(self, held: Sequence[tuple[Delivery, int]]) -> None:
        """What the list can be narrowed to; look once more for what matches."""
        self._filter.clear()
        for words, scope in scopes(held):
            self._filter.addItem(words, scope)
        choose(self._filter, self._shown.listed)
        self._ask()

    def set_room(self, room: Room) -> None:
        """List and reading side by side, or in turns."""
        self._room = room
        self._place()

    def start(self) -> None:
        """Put the keyboard into the search; where nothing is logged, on the way to write."""
        if self._is_empty:
            self._write.setFocus()
            return
        self._search.setFocus()
        self._search.selectAll()

    def _ask(self) -> None:
        scope = self._filter.currentData() or EVERYTHING
        self._shown.words, self._shown.listed = self._search.text(), scope
        self._reader.ask(Which(self._shown.words, *scope))

    def _found(self, many: int) -> None:
        narrowed = self._shown.words.strip() or self._shown.listed != EVERYTHING
        if many:
            self._count.setText(f"{count(many, 'reflection')}{' found' if narrowed else ''}")
        else:
            self._count.setText("Nothing is found. Try fewer letters, or every delivery." if narrowed else "")
        self._is_empty = not many and not narrowed
        if many:
            row_now = max(0, self._model.row_of(self._shown.number))
            self._list.setCurrentIndex(self._model.index(row_now))
        else:
            self._reading_alone = False
            self._show_read(None, "")
        had_focus = self._search.hasFocus()
        self._place()
        if self._is_empty and had_focus:
            self.start()

    def _current_changed(self, now: QModelIndex, _: QModelIndex) -> None:
        if now.isValid():
            self._shown.number = self._model.numbers[now.row()]
            self._show_current()

    def _show_current(self) -> None:
        logged = self._model.logged(self._list.currentIndex().row())
        if logged is not None and logged is not self._read:
            self._show_read(logged, _HINT)

    def _show_read(self, logged: Logged | None, hint: str) -> None:
        self._read = logged
        self._reading.show_logged(logged, hint)
        for made in (self._correct, self._erase):
            made.setVisible(logged is not None)

    def _ask_to_correct(self) -> None:
        if self._read is None:
            return
        if self._desk.open_log.typed.form.has_words:
            self._desk.tell(
                News(
                    "Words that are not logged yet are in the form. Log them or empty the form first.",
                    "warn",
                    (("Go to the form", self.write_wanted.emit),),
                    can_act=lambda: isValid(self) and self.isVisible(),
                )
            )
            return
        self.correct_wanted.emit(self._read)

    def _ask_to_erase(self) -> None:
        if (read := self._read) is None:
            return
        question(
            self._desk.look,
            self.window(),
            "Erase these words?",
            "They leave the log. Until it is locked, undo brings them back. After that nobody can.",
            ("Erase them", lambda: self._erased(*read)),
            ("Keep them", lambda: None),
        )

    def _erased(self, delivery: Delivery, reflection: Reflection) -> None:
        # It may have been locked while the question was open.
        if self._desk.open_log.is_open and not self._desk.open_log.is_logging:
            erase(self._desk, delivery, reflection)
            if isValid(self):
                self._list.setFocus()

    def _read_alone(self, on: bool) -> None:
        self._reading_alone = on
        self._place()
        if self._room is Room.NARROW or on:
            (self._reading if on else self._list).setFocus()

    def _place(self) -> None:
        narrow, some = self._room is Room.NARROW, self._model.rowCount() > 0
        alone = narrow and self._reading_alone
        self._list.setVisible(not alone and not self._is_empty)
        self._both.setVisible(not self._is_empty)
        self._nothing.setVisible(self._is_empty)
        self._top.setVisible(not alone and not self._is_empty)
        self._count.setVisible(not alone and not self._is_empty)
        self._card.setVisible(some and (alone or not narrow))
        self._open.setVisible(narrow and some and not alone)
        self._back.setVisible(alone)
