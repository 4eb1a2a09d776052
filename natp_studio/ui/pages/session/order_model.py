"""The running order as models: a list for the timeline, and a table with the same rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from natp_studio.domain.sessions import LONGEST_BLOCK
from natp_studio.domain.wording import count
from natp_studio.ui.pages.session.rows import BlockRow
from natp_studio.ui.parts.rows import Index, RowRole, RowsModel, put_rows

TIME, MINUTES, KIND, TITLE, LEADS, ITEMS, NOTES = range(7)
COLUMNS = ("Time", "Minutes", "Kind", "Title", "Who leads", "Items", "Notes for us")
EDITABLE = (MINUTES, TITLE, LEADS)
_NOTE_LETTERS = 120
_ROOT = QModelIndex()


class OrderModel(RowsModel[BlockRow]):
    """Blocks from first to last, by their ids; what a screen reader says is all of it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(
            parent, key=_id_of, title=lambda row: row.title, spoken=lambda row: row.spoken, tip=lambda row: row.title
        )

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every block can be chosen and dragged, and takes items."""
        flag = Qt.ItemFlag
        return (
            super().flags(index) | flag.ItemIsDragEnabled | flag.ItemIsDropEnabled
            if index.isValid()
            else flag.ItemIsDropEnabled
        )


class OrderTableModel(QAbstractTableModel):
    """The same blocks as a table. What is written into a cell goes to `write(block id, column, value)`."""

    def __init__(self, write: Callable[[str, int, object], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._write = write
        self._rows: list[BlockRow] = []

    @property
    def rows(self) -> Sequence[BlockRow]:
        """What is shown."""
        return self._rows

    def show_rows(self, rows: Sequence[BlockRow]) -> None:
        """Show these; see `RowsModel.show_rows`."""
        put_rows(self, self._rows, rows, _id_of, len(COLUMNS))

    def place(self, block_id: str) -> int:
        """The row of a block; -1 where it has none."""
        return next((place for place, row in enumerate(self._rows) if row.id == block_id), -1)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many blocks."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Time, minutes, kind, title, who leads, items, notes."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The names of the columns."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return COLUMNS[section] if 0 <= section < len(COLUMNS) else None
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell says; to a screen reader with the name of its column."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row, column = self._rows[index.row()], index.column()
        if role == RowRole:
            return row
        if role == Qt.ItemDataRole.EditRole:
            return {MINUTES: row.minutes, TITLE: row.title, LEADS: row.lead_ids}.get(column)
        words = self._words(row, column)
        if role == Qt.ItemDataRole.DisplayRole:
            return words
        if role == Qt.ItemDataRole.ToolTipRole:
            return words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{COLUMNS[column]}: {count(row.minutes, 'minute') if column == MINUTES else words or 'nothing'}"
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Write into a cell; minutes are between 0 and 600."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid() or index.column() not in EDITABLE:
            return False
        if index.column() == MINUTES and not (isinstance(value, int) and 0 <= value <= LONGEST_BLOCK):
            return False
        return self._write(self._rows[index.row()].id, index.column(), value)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Minutes, title and who leads can be written."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flag = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return flag | Qt.ItemFlag.ItemIsEditable if index.column() in EDITABLE else flag

    def _words(self, row: BlockRow, column: int) -> str:
        match column:
            case 0:
                return row.starts
            case 1:
                return str(row.minutes)
            case 2:
                return row.kind.word
            case 3:
                return row.title
            case 4:
                return row.leads
            case 5:
                return row.items
            case _:
                notes = " ".join(row.notes[: 2 * _NOTE_LETTERS].split())
                return f"{notes[:_NOTE_LETTERS]}…" if len(notes) > _NOTE_LETTERS else notes


def _id_of(row: BlockRow) -> str:
    return row.id
