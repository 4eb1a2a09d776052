"""A short list as a model of values, and the list that shows them as cards: sessions, blocks, items, slides."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QSizePolicy

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
RowRole = Qt.ItemDataRole.UserRole
_ROOT = QModelIndex()


class RowsModel(QAbstractListModel, Generic[Row]):
    """Values in order; `RowRole` of a row is its value. `key` tells one from another, the others put it into words.

    What is current or chosen in a view stays so wherever it moves, as long as its key is there.
    """

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        key: Callable[[Row], Hashable],
        title: Callable[[Row], str],
        spoken: Callable[[Row], str],
        tip: Callable[[Row], str],
    ) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self._key = key
        self._words = {
            Qt.ItemDataRole.DisplayRole: title,
            Qt.ItemDataRole.AccessibleTextRole: spoken,
            Qt.ItemDataRole.ToolTipRole: tip,
        }

    @property
    def rows(self) -> Sequence[Row]:
        """What is shown."""
        return self._rows

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these."""
        put_rows(self, self._rows, rows, self._key)

    def place(self, key: Hashable) -> int:
        """The row of the value with this key; -1 where there is none."""
        return next((place for place, row in enumerate(self._rows) if self._key(row) == key), -1)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The value, its title, or all of it in words."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == RowRole:
            return row
        words = self._words.get(Qt.ItemDataRole(role))
        return words(row) if words is not None else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every row can be chosen."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


class CardList(QListView):
    """One card below the other, as tall as their words; `entered` is Enter or a double click.

    With `is_short` the list is no taller than its cards, so that what belongs to them can stand right below.
    """

    entered = Signal()

    def __init__(self, name: str, *, is_short: bool = False) -> None:
        super().__init__()
        self._is_short = is_short
        if is_short:
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.doubleClicked.connect(lambda _: self.entered.emit())

    def sizeHint(self) -> QSize:
        """As tall as the cards where it is short."""
        usual = super().sizeHint()
        return QSize(usual.width(), self.contentsSize().height()) if self._is_short else usual

    def updateGeometries(self) -> None:
        """Other cards may need another height."""
        super().updateGeometries()
        if self._is_short:
            self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is for whoever made the list."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other widths need other heights."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()


def put_rows(
    model: QAbstractItemModel,
    held: list[Row],
    rows: Sequence[Row],
    key: Callable[[Row], Hashable],
    columns: int = 1,
) -> None:
    """Put other rows into a model's list, telling its views no more than what changed."""
    old, new = list(map(key, held)), list(map(key, rows))
    if old == new:
        pass
    elif len(new) == len(old) + 1 and (at := _odd_one(new, old)) is not None:
        model.beginInsertRows(QModelIndex(), at, at)
        held.insert(at, rows[at])
        model.endInsertRows()
    elif len(new) == len(old) - 1 and (at := _odd_one(old, new)) is not None:
        model.beginRemoveRows(QModelIndex(), at, at)
        del held[at]
        model.endRemoveRows()
    elif len(old) == len(new) == len(set(new)) and set(old) == set(new):
        model.layoutAboutToBeChanged.emit()
        before = model.persistentIndexList()
        places = {each: place for place, each in enumerate(new)}
        after = [model.index(places[old[index.row()]], index.column()) for index in before]
        held[:] = rows
        model.changePersistentIndexList(before, after)
        model.layoutChanged.emit()
        return
    else:
        model.beginResetModel()
        held[:] = rows
        model.endResetModel()
        return
    changed = [place for place, (was, now) in enumerate(zip(held, rows, strict=True)) if was != now]
    held[:] = rows
    if changed:
        model.dataChanged.emit(model.index(changed[0], 0), model.index(changed[-1], columns - 1))


def _odd_one(longer: Sequence[Hashable], shorter: Sequence[Hashable]) -> int | None:
    """Where the one key stands that the shorter list lacks; None where they differ in more than that."""
    at = next((place for place, both in enumerate(zip(longer, shorter, strict=False)) if both[0] != both[1]), None)
    at = len(shorter) if at is None else at
    return at if list(longer[:at]) + list(longer[at + 1 :]) == list(shorter) else None
