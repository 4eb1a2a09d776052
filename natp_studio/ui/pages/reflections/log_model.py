"""The log as a list model: row numbers for all, the reflections themselves in parts, when they are first shown."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from natp_studio.domain.reflections import Delivery, Reflection
from natp_studio.ui.pages.reflections.saying import spoken

Index = QModelIndex | QPersistentModelIndex
Logged = tuple[Delivery, Reflection]
LoggedRole = Qt.ItemDataRole.UserRole
PART = 100
_PARTS_KEPT = 30
_SHOWN_LETTERS = 300
_ROOT = QModelIndex()


class LogModel(QAbstractListModel):
    """Rows of the log. `wanted` asks for a part, from 0, of `PART` rows each; `put` brings it, in its own time."""

    wanted = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._numbers: array[int] = array("q")
        self._parts: OrderedDict[int, tuple[Logged, ...]] = OrderedDict()
        self._asked: set[int] = set()

    @property
    def numbers(self) -> array[int]:
        """The row numbers that are shown. Not to be changed."""
        return self._numbers

    def set_numbers(self, numbers: array[int]) -> None:
        """Show these."""
        self.beginResetModel()
        self._numbers = numbers
        self._parts.clear()
        self._asked.clear()
        self.endResetModel()

    def numbers_of(self, part: int) -> array[int]:
        """The row numbers of a part."""
        return self._numbers[part * PART : (part + 1) * PART]

    def put(self, numbers: Sequence[int], part: int, logged: tuple[Logged, ...]) -> None:
        """A part that was asked for; nothing where other rows are shown by now."""
        self._asked.discard(part)
        if self.numbers_of(part) != numbers or len(logged) != len(numbers):
            return
        self._parts[part] = logged
        if len(self._parts) > _PARTS_KEPT:
            self._parts.popitem(last=False)
        first = part * PART
        self.dataChanged.emit(self.index(first), self.index(first + len(logged) - 1))

    def logged(self, row: int) -> Logged | None:
        """What stands in a row; None where it is not read yet, which is asked for now."""
        if not 0 <= row < len(self._numbers):
            return None
        part, within = divmod(row, PART)
        if (known := self._parts.get(part)) is not None:
            self._parts.move_to_end(part)
            return known[within]
        if part not in self._asked:
            self._asked.add(part)
            self.wanted.emit(part)
        return None

    def row_of(self, number: int) -> int:
        """The row that shows this row number of the log; -1 where none does."""
        try:
            return self._numbers.index(number)
        except ValueError:
            return -1

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many there are."""
        return 0 if parent.isValid() else len(self._numbers)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The delivery and the reflection; its first words; or all that the row says, for a screen reader."""
        if not index.isValid() or role not in _ROLES:
            return None
        logged = self.logged(index.row())
        if role == LoggedRole:
            return logged
        if logged is None:
            return "Being read"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(*logged)
        return (logged[1].noticed or logged[1].change)[:_SHOWN_LETTERS]


_ROLES = frozenset((LoggedRole, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole))
