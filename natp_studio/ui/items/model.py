"""One model for a library of any size: it holds row numbers, and of the items only those that were looked at lately."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from itertools import islice

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from natp_studio.domain.items import Item
from natp_studio.ui.items.dragging import ITEMS, items_data
from natp_studio.ui.items.words import spoken

Index = QModelIndex | QPersistentModelIndex
ItemRole = Qt.ItemDataRole.UserRole
MOST_DRAGGED = 200
_MOST_MATCHED = 512
_CHUNK = 64
_CHUNKS_KEPT = 24


class ItemModel(QAbstractListModel):
    """Items by their row numbers in the library, in the order they are shown.

    `at` gives the items with some row numbers (`Catalogue.at`); a chunk of 64 takes it about 3 ms, so it is asked in
    the window's thread, when a row is looked at first. `ItemRole` of a row is its `Item`, None when it is gone.
    `gone` tells whether the file of an item is missing (`Pictures.is_gone`), `older` whether there is a newer version.
    """

    replaced = Signal(bool)

    def __init__(
        self,
        at: Callable[[Sequence[int]], tuple[Item, ...]],
        parent: QObject | None = None,
        gone: Callable[[Item], bool] = lambda _: False,
        older: Callable[[Item], bool] = lambda _: False,
    ) -> None:
        super().__init__(parent)
        self._at = at
        self._gone, self._older = gone, older
        self._numbers: array[int] = array("I")
        self._chunks: OrderedDict[int, list[Item | None]] = OrderedDict()

    @property
    def numbers(self) -> array[int]:
        """The row numbers that are shown. Not to be changed."""
        return self._numbers

    def set_numbers(self, numbers: array[int], *, same_question: bool = False) -> None:
        """Show other items. Where the new list begins with the old one, rows are only added at its end.

        Emits `replaced(same_question)` when the list is another one. `same_question` says that the library changed and
        not what is asked of it, so that a view stays where it is.
        """
        old = len(self._numbers)
        if old and numbers[:old] == self._numbers:
            if len(numbers) > old:
                self.beginInsertRows(QModelIndex(), old, len(numbers) - 1)
                self._chunks.pop(old // _CHUNK, None)
                self._numbers = numbers
                self.endInsertRows()
            return
        self.beginResetModel()
        self._numbers = numbers
        self._chunks.clear()
        self.endResetModel()
        self.replaced.emit(same_question)

    def renew(self) -> None:
        """Forget the items, but not which are shown: something in the library changed."""
        self._chunks.clear()
        if self._numbers:
            self.dataChanged.emit(self.index(0), self.index(len(self._numbers) - 1))

    def item(self, row: int) -> Item | None:
        """The item in a row; None where there is no such row or the item is gone."""
        if not 0 <= row < len(self._numbers):
            return None
        place, within = divmod(row, _CHUNK)
        chunk = self._chunks.get(place)
        if chunk is None:
            chunk = self._chunks[place] = self._loaded(self._numbers[place * _CHUNK : (place + 1) * _CHUNK])
            if len(self._chunks) > _CHUNKS_KEPT:
                self._chunks.popitem(last=False)
        else:
            self._chunks.move_to_end(place)
        return chunk[within]

    def items(self, rows: Iterable[int]) -> tuple[Item, ...]:
        """The items in some rows, without those that are gone."""
        return tuple(item for row in rows if (item := self.item(row)) is not None)

    def row_of(self, number: int) -> int:
        """The row that shows this row number of the library; -1 where none does."""
        try:
            return self._numbers.index(number)
        except ValueError:
            return -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        """How many there are."""
        return 0 if parent.isValid() else len(self._numbers)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The item, its title, or all that a card says in words."""
        if role not in _ROLES or (item := self.item(index.row())) is None:
            return None
        if role == ItemRole:
            return item
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(item, gone=self._gone(item), older=self._older(item))
        return item.title

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every row can be chosen and dragged."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flag = Qt.ItemFlag
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsDragEnabled | flag.ItemNeverHasChildren

    def match(
        self, start: Index, role: int, value: object, hits: int = 1, flags: Qt.MatchFlag = Qt.MatchFlag.MatchStartsWith
    ) -> list[QModelIndex]:
        """Rows near `start` whose titles begin so, for typing in the list; far ones are found by searching."""
        if role != Qt.ItemDataRole.DisplayRole or not isinstance(value, str):
            return []
        total, wanted = len(self._numbers), value.casefold()
        near = (row % total for row in range(start.row(), start.row() + min(total, _MOST_MATCHED)))
        found = (row for row in near if (item := self.item(row)) and item.title.casefold().startswith(wanted))
        return [self.index(row) for row in islice(found, hits if hits > 0 else None)]

    def mimeTypes(self) -> list[str]:
        """What a drag carries."""
        return [ITEMS]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The ids of the items in these rows, in the order they are shown; at most 200."""
        rows = sorted(index.row() for index in indexes)[:MOST_DRAGGED]
        return items_data(item.id for item in self.items(rows))

    def supportedDragActions(self) -> Qt.DropAction:
        """An item that is dragged somewhere stays in the library."""
        return Qt.DropAction.CopyAction

    def _loaded(self, numbers: array[int]) -> list[Item | None]:
        found = self._at(numbers)
        if len(found) == len(numbers):
            return list(found)
        # Some are gone, and an item does not tell its number: ask one by one which.
        return [next(iter(self._at([number])), None) for number in numbers]


_ROLES = frozenset((
    ItemRole, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole,
))  # fmt: skip
