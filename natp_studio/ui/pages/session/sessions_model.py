"""The list of sessions as rows: a title, a line of parts, when it was saved; a damaged file says what to do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from natp_studio.domain.wording import clock, count, long_date
from natp_studio.services.planning import SessionRow
from natp_studio.ui.look.look import Look
from natp_studio.ui.look.measures import CHOSEN_LINE, FOCUS_GAP, FOCUS_LINE, ICON
from natp_studio.ui.pages.session.drawing import draw_box, draw_focus, draw_icon, draw_line, draw_lines, lines_of
from natp_studio.ui.parts.words import parts

Index = QModelIndex | QPersistentModelIndex
SessionRole = Qt.ItemDataRole.UserRole
_ROOT = QModelIndex()
_AROUND = FOCUS_LINE + FOCUS_GAP
_PAD, _MARK = 12, 34
_MOST_PROBLEM_LINES = 3


def shown_title(row: SessionRow) -> str:
    """A session's title on one line; the name of a file that cannot be read."""
    return " ".join(row.title.split()) or row.name


def about(row: SessionRow) -> str:
    """Date, length and audience as one line of parts."""
    return parts(
        long_date(row.date) if row.date else "No date yet",
        count(row.minutes, "minute"),
        count(row.blocks, "block"),
        *row.audience.settings[:2],
        *row.audience.professions[:2],
    )


def last_saved(row: SessionRow) -> str:
    """When the file was last written, in words; "" when that is not known."""
    if row.saved is None:
        return ""
    days = (dt.datetime.now().astimezone().date() - row.saved.date()).days
    if days == 0:
        return f"Last saved today at {clock(row.saved)}"
    return f"Last saved yesterday at {clock(row.saved)}" if days == 1 else f"Last saved {long_date(row.saved.date())}"


def trouble(row: SessionRow) -> str:
    """Why a session cannot be read, and what to do; "" for a sound one."""
    if not row.problem:
        return ""
    # In this list nobody chooses a file; what helps here is another copy of this one.
    advice = "" if row.advice.startswith("Choose ") else row.advice
    return f"{row.problem} {advice or 'Put back an earlier copy of the file, or archive it.'}"


class SessionsModel(QAbstractListModel):
    """Sessions in order; `SessionRole` of a row is its `SessionRow`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[SessionRow] = []

    @property
    def rows(self) -> Sequence[SessionRow]:
        """What is shown."""
        return self._rows

    def show_rows(self, rows: Sequence[SessionRow]) -> None:
        """Show these."""
        if list(rows) == self._rows:
            return
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def place(self, name: str) -> int:
        """The row of a session; -1 where it has none."""
        return next((place for place, row in enumerate(self._rows) if row.name == name), -1)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many sessions."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row, its title, or all of it in words."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == SessionRole:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return shown_title(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(filter(None, (shown_title(row), trouble(row) or about(row))))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            if row.problem:
                return f"{shown_title(row)}. This session cannot be read. {trouble(row)}"
            said = (shown_title(row).rstrip("."), about(row).replace(" · ", ", "), last_saved(row))
            return ". ".join(filter(None, said)) + "."
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every session can be chosen, a damaged one too."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


class SessionsDelegate(QStyledItemDelegate):
    """Paints a session as a card: icon, title in up to two lines, and what a person needs to know it by."""

    def __init__(self, look: Look, view: QListView) -> None:
        super().__init__(view)
        self._look, self._view = look, view
        self._title = QFontMetrics(look.font("body", 600))
        self._small = QFontMetrics(look.font("small"))
        self._kept: dict[tuple[str, str, int], tuple[list[str], list[str]]] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As tall as its words."""
        titles, below = self._lines(index.data(SessionRole), self._view.viewport().width())
        words = len(titles) * self._title.height() + len(below) * self._small.height()
        return QSize(self._look.px(240), words + 2 * self._look.px(_PAD) + 2 * _AROUND)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Card, icon, words, and the ring."""
        look, row = self._look, index.data(SessionRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRect(option.rect).adjusted(_AROUND, _AROUND, -_AROUND, -_AROUND)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if chosen:
            draw_box(painter, look, QRectF(card), "accent_tint", "accent", width=CHOSEN_LINE)
        else:
            draw_box(painter, look, QRectF(card), "hover" if over else "surface", "control_line" if over else "line")
        pad = look.px(_PAD)
        icon, colour = ("wrench", "warn_edge") if row.problem else ("calendar-clock", "text_2")
        top = card.top() + pad + (self._title.height() - look.px(ICON["normal"])) // 2
        draw_icon(painter, look, icon, colour, card.left() + pad, top)
        titles, below = self._lines(row, option.rect.width())
        words = card.adjusted(pad + look.px(_MARK), pad, -pad, -pad)
        painter.setFont(look.font("body", 600))
        painter.setPen(look.colour("accent_ink" if chosen else "text"))
        draw_lines(painter, words, titles, self._title)
        words.adjust(0, len(titles) * self._title.height(), 0, 0)
        painter.setFont(look.font("small"))
        painter.setPen(look.colour("text" if row.problem else "text_2"))
        for number, line in enumerate(below):
            at = QRect(words.left(), words.top() + number * self._small.height(), words.width(), self._small.height())
            draw_line(painter, at, line)
        if option.state & QStyle.StateFlag.State_HasFocus and self._view.hasFocus():
            draw_focus(painter, look, QRectF(card).adjusted(-FOCUS_GAP, -FOCUS_GAP, FOCUS_GAP, FOCUS_GAP))
        painter.restore()

    def _lines(self, row: SessionRow, width: int) -> tuple[list[str], list[str]]:
        look = self._look
        room = max(look.px(80), width - 2 * _AROUND - 2 * look.px(_PAD) - look.px(_MARK))
        words = trouble(row) or f"{about(row)}\n{last_saved(row)}"
        key = (row.name + "\0" + row.title, words, room)
        if key not in self._kept:
            below = (
                lines_of(f"This session cannot be read. {words}", self._small, room, _MOST_PROBLEM_LINES)
                if row.problem
                else [line for line in words.split("\n") if line]
            )
            self._kept[key] = (lines_of(shown_title(row), self._title, room, 2), below)
        return self._kept[key]
