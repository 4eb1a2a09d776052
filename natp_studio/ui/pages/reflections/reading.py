"""One reflection to be read in full, as plain text in which nothing is ever taken for mark-up."""

from __future__ import annotations

from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextBrowser

from natp_studio.domain.wording import clock, long_date
from natp_studio.ui.look.look import Look
from natp_studio.ui.pages.reflections.log_model import Logged
from natp_studio.ui.pages.reflections.saying import heard_by
from natp_studio.ui.parts.words import parts


class ReadingPane(QTextBrowser):
    """Shows one reflection. It takes the keyboard, so that long ones can be scrolled and copied."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setAccessibleName("The reflection that is chosen")
        self.setOpenLinks(False)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.document().setDocumentMargin(0)

    def show_logged(self, logged: Logged | None, hint: str) -> None:
        """Show a reflection; the hint where there is none."""
        self.clear()
        cursor = QTextCursor(self.document())
        if logged is None:
            self._add(cursor, hint, "body", "text_2")
            return
        delivery, reflection = logged
        self._add(cursor, delivery.session_title, "h3", "text", 600)
        self._add(cursor, parts(long_date(delivery.date), delivery.place), "body", "text_2", above=2)
        if audience := heard_by(delivery):
            self._add(cursor, audience, "body", "text_2", above=2)
        for name, words in (
            ("What they noticed", reflection.noticed),
            ("The small change they will try", reflection.change),
        ):
            self._add(cursor, name, "label", "text_2", 600, above=18)
            self._add(cursor, words or "Nothing written", "lead", "text" if words else "text_2", above=4)
        quoted = "These words may be quoted." if reflection.may_quote else "These words may not be quoted."
        self._add(cursor, quoted, "body", "text", 600, above=18)
        if reflection.written is not None:
            written = reflection.written.astimezone()
            self._add(cursor, f"Logged on {long_date(written.date())} at {clock(written)}", "small", "text_2", above=4)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _add(self, cursor: QTextCursor, words: str, role: str, colour: str, weight: int = 400, above: int = 0) -> None:
        letters = QTextCharFormat()
        letters.setFont(self._look.font(role, weight))
        letters.setForeground(self._look.colour(colour))
        block = QTextBlockFormat()
        block.setTopMargin(self._look.px(above))
        if self.document().isEmpty():
            cursor.setBlockFormat(block)
        else:
            cursor.insertBlock(block)
        for number, line in enumerate(words.split("\n")):
            if number:
                cursor.insertBlock(QTextBlockFormat())
            cursor.insertText(line, letters)
