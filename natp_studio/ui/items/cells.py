"""Where the cells of a list stand, however many there are: all are alike, so each place is a sum."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QAbstractItemView

Moves = QAbstractItemView.CursorAction


@dataclass(frozen=True, slots=True)
class Cells:
    """So many cells of one size in pixels, line by line in so many columns; a strip has all of them in one line."""

    total: int = 0
    columns: int = 1
    width: int = 100
    height: int = 100
    is_strip: bool = False

    @property
    def size(self) -> QSize:
        """How large all of it is; a strip alone is wider than what it is seen in."""
        lines = -(-self.total // self.columns)
        return QSize(self.columns * self.width if self.is_strip else 0, lines * self.height)

    def rect(self, row: int) -> QRect:
        """Where a cell stands, from the first one's left upper corner."""
        line, column = divmod(row, self.columns)
        return QRect(column * self.width, line * self.height, self.width, self.height)

    def row_at(self, place: QPoint) -> int:
        """The cell at a place; one that is not there may come out, -1 where there cannot be one."""
        column = place.x() // self.width
        if place.x() < 0 or place.y() < 0 or column >= self.columns:
            return -1
        return place.y() // self.height * self.columns + column

    def rows_in(self, rect: QRect) -> range:
        """The cells that can be seen in a rectangle."""
        if self.is_strip:
            left, right = rect.left() // self.width, (rect.left() + rect.width()) // self.width + 1
            return range(max(0, left), min(self.total, right))
        first = max(0, rect.top() // self.height) * self.columns
        last = ((rect.top() + rect.height()) // self.height + 1) * self.columns
        return range(first, min(self.total, last))

    def moved(self, now: int, move: Moves, room: QSize) -> int:
        """The cell that a key leads to from another one, where so much room is seen at once."""
        if self.is_strip:
            across, page = 1, max(1, room.width() // self.width)
        else:
            across, page = self.columns, self.columns * max(1, room.height() // self.height)
        step = {
            Moves.MoveUp: -across, Moves.MoveDown: across, Moves.MoveLeft: -1, Moves.MoveRight: 1,
            Moves.MovePrevious: -1, Moves.MoveNext: 1, Moves.MovePageUp: -page, Moves.MovePageDown: page,
            Moves.MoveHome: -now, Moves.MoveEnd: self.total - 1 - now,
        }[move]  # fmt: skip
        to = now + step
        if abs(step) == across and not 0 <= to < self.total:
            # From the last full line down into a line that is not full: its last item, else stay.
            to = self.total - 1 if step > 0 and now // across < (self.total - 1) // across else now
        return max(0, min(self.total - 1, to))
