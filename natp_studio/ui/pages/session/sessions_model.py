"""The list of sessions as rows: a title, a line of parts, when it was saved; a damaged file says what to do."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QObject, QRect, QSize
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from natp_studio.domain.wording import clock, count, long_date
from natp_studio.services.planning import SessionRow
from natp_studio.ui.look.look import Look
from natp_studio.ui.look.measures import ICON
from natp_studio.ui.parts.painting import AROUND, lines_of, paint_card, paint_icon, paint_words
from natp_studio.ui.parts.rows import Index, RowRole, RowsModel
from natp_studio.ui.parts.words import parts

_PAD, _MARK = 12, 34
_MOST_TITLE_LINES, _MOST_PROBLEM_LINES = 2, 3


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


def spoken(row: SessionRow) -> str:
    """All of a row in words, for a screen reader."""
    if row.problem:
        return f"{shown_title(row)}. This session cannot be read. {trouble(row)}"
    said = (shown_title(row).rstrip("."), about(row).replace(" · ", ", "), last_saved(row))
    return ". ".join(filter(None, said)) + "."


def sessions_model(parent: QObject | None = None) -> RowsModel[SessionRow]:
    """Sessions by their names."""
    return RowsModel(
        parent,
        key=lambda row: row.name,
        title=shown_title,
        spoken=spoken,
        tip=lambda row: "\n".join(filter(None, (shown_title(row), trouble(row) or about(row)))),
    )


class SessionsDelegate(QStyledItemDelegate):
    """Paints a session as a card: icon, title in up to two lines, and what a person needs to know it by."""

    def __init__(self, look: Look, view: QListView) -> None:
        super().__init__(view)
        self._look, self._view = look, view
        self._title = QFontMetrics(look.font("body", 600))
        self._small = QFontMetrics(look.font("small"))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As tall as its words."""
        look, row = self._look, index.data(RowRole)
        room = self._room(self._view.viewport().width())
        words = len(lines_of(shown_title(row), self._title, room, _MOST_TITLE_LINES)) * self._title.height()
        for line, most in _below(row):
            words += len(lines_of(line, self._small, room, most)) * self._small.height()
        return QSize(look.px(240), words + 2 * look.px(_PAD) + 2 * AROUND)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Card, icon, words, and the ring."""
        look, row = self._look, index.data(RowRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRect(option.rect).adjusted(AROUND, AROUND, -AROUND, -AROUND)
        chosen = paint_card(look, painter, card, option.state)
        pad = look.px(_PAD)
        icon, colour = ("wrench", "warn_edge") if row.problem else ("calendar-clock", "text_2")
        top = card.top() + pad + (self._title.height() - look.px(ICON["normal"])) // 2
        paint_icon(look, painter, icon, colour, card.left() + pad, top)
        line = QRect(card.left() + pad + look.px(_MARK), card.top() + pad, self._room(option.rect.width()), 0)
        ink = "accent_ink" if chosen else "text"
        line.translate(0, paint_words(look, painter, line, shown_title(row), "body", ink, 600, _MOST_TITLE_LINES))
        for words, most in _below(row):
            ink = "text" if row.problem else "text_2"
            line.translate(0, paint_words(look, painter, line, words, "small", ink, lines=most))
        painter.restore()

    def _room(self, width: int) -> int:
        """How wide words are where a row is so wide."""
        look = self._look
        return max(look.px(80), width - 2 * AROUND - 2 * look.px(_PAD) - look.px(_MARK))


def _below(row: SessionRow) -> list[tuple[str, int]]:
    """What stands below the title, and in how many lines each."""
    if row.problem:
        return [(f"This session cannot be read. {trouble(row)}", _MOST_PROBLEM_LINES)]
    return [(words, 1) for words in (about(row), last_saved(row)) if words]
