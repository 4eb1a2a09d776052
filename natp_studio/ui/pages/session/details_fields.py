"""A field whose words become an edit of the session: what is wrong with them, or too long, is said below it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QLineEdit, QVBoxLayout
from shiboken6 import isValid

from natp_studio.domain.sessions import Session
from natp_studio.domain.wording import count
from natp_studio.ui.announcing import announce
from natp_studio.ui.look.look import Look
from natp_studio.ui.look.measures import ICON
from natp_studio.ui.pages.session.editing import Edit, Editing, Key
from natp_studio.ui.parts.fields import Area, field, line
from natp_studio.ui.parts.layouts import column, holder, row
from natp_studio.ui.parts.words import label, picture


def _as_it_is(words: str) -> str:
    return words


@dataclass(frozen=True)
class Meaning:
    """What the words in a field are.

    `read` gives the words for a session, `meant` the edit that words ask for, or a sentence that shows a right value.
    `tidy` gives the same for all ways to write one value. `soon` is false where half a value means another one.
    """

    name: str
    read: Callable[[Session], str]
    meant: Callable[[str], Edit | str]
    tidy: Callable[[str], str] = _as_it_is
    soon: bool = True


class TypedField(QObject):
    """A line or several lines to write in, with a label above and a message below; `box` holds all of it.

    With `apart` the message is not in the box: `message` is to stand where there is more room for it.

    Undo while writing is the session's own, so that the same keys mean the same wherever the keyboard is.
    """

    def __init__(
        self,
        look: Look,
        editing: Editing,
        words: str,
        *,
        most: int,
        lines: int = 1,
        hint: str = "",
        about: str = "",
        apart: bool = False,
    ) -> None:
        self.widget: QLineEdit | Area = (
            line("", hint, most=most) if lines == 1 else Area(look, lines=lines, hint=hint, most=most)
        )
        super().__init__(self.widget)
        self._look, self._editing, self._most, self._about = look, editing, most, about
        self._key: Key = ()
        self._meaning: Meaning | None = None
        self._told = label("", "small")
        self._icon = picture(look, "circle-alert", "error_edge", ICON["small"])
        mark = column(look, 2, self._icon, None)
        self.message = holder(row(look, mark, (self._told, 1), gap="xs"))
        self.message.hide()
        self.box: QVBoxLayout = column(look, field(look, words, self.widget, about), gap="xs")
        if not apart:
            self.box.addWidget(self.message)
        if isinstance(self.widget, Area):
            self.widget.setUndoRedoEnabled(False)
        self.widget.textChanged.connect(self._written)
        self.widget.installEventFilter(self)

    @property
    def key(self) -> Key:
        """Under which key its words are drafts."""
        return self._key

    @property
    def words(self) -> str:
        """What stands in it."""
        return self.widget.words if isinstance(self.widget, Area) else self.widget.text()

    @property
    def said(self) -> str:
        """What is said below it; "" for nothing."""
        return self._told.text()

    def bind(self, key: Key, meaning: Meaning) -> None:
        """Stand for another value from now on."""
        self._key, self._meaning = key, meaning
        self._say("")
        self._put(self._held())
        self._say_what_is_wrong(aloud=False)

    def renew(self) -> None:
        """Show the session as it is now. What is being written stays as it is written."""
        if self._meaning is None:
            return
        held = self._held()
        writing = self.widget.hasFocus() and self._meaning.tidy(self.words) == self._meaning.tidy(held)
        if self.words != held and not writing:
            self._put(held)
            self._say_what_is_wrong(aloud=False)

    @property
    def place(self) -> int:
        """Where the cursor stands."""
        widget = self.widget
        return widget.textCursor().position() if isinstance(widget, Area) else widget.cursorPosition()

    def set_place(self, place: int) -> None:
        """Put the cursor here."""
        if isinstance(self.widget, Area):
            cursor = self.widget.textCursor()
            cursor.setPosition(min(place, len(self.words)))
            self.widget.setTextCursor(cursor)
        else:
            self.widget.setCursorPosition(place)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leaving the field and Enter end the visit; undo and redo are those of the session."""
        kind = event.type()
        # Both are asked for the keyboard once more while they are taken down, and must not answer then.
        if not isValid(self._editing) or not isValid(self.widget):
            return False
        if kind == QEvent.Type.FocusOut and self.widget.isVisible():
            self._left()
        elif kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress) and isinstance(event, QKeyEvent):
            standard = QKeySequence.StandardKey
            undo = event.matches(standard.Undo)
            redo = event.matches(standard.Redo) or event.keyCombination() in _REDO
            if undo or redo:
                return self._take_back(event, undo=undo)
            if kind == QEvent.Type.KeyPress and event.key() in _ENTER and isinstance(self.widget, QLineEdit):
                self._left()
        return False

    def _take_back(self, event: QKeyEvent, *, undo: bool) -> bool:
        """Undo or redo. Where the window has a key for it, that is left to the window, which shows what changed."""
        draft = self._editing.drafts.get(self._key)
        is_unsaved = undo and draft is not None and draft.edit is None
        if event.type() == QEvent.Type.ShortcutOverride:
            event.setAccepted(is_unsaved)
        elif is_unsaved:
            # Words that cannot be saved: what is taken back is the writing of them.
            self._editing.forget(self._key)
            self._put(self._held())
            self._say("")
        else:
            # Only where the window has no key for it, as in a sheet over it: so it is said here.
            opened = self._editing.opened
            name = "" if opened is None else opened.undo_name if undo else opened.redo_name
            (self._editing.undo if undo else self._editing.redo)()
            if name:
                announce(self.widget, f"{'Undone' if undo else 'Done again'}: {name}.")
        return True

    def _written(self) -> None:
        if self._meaning is None:
            return
        words = self.words
        meant = self._meaning.meant(words)
        edit = None if isinstance(meant, str) else meant
        self._editing.typed(self._key, words, self._meaning.name, edit, soon=self._meaning.soon)
        if isinstance(meant, str):
            if self.said:
                self._say(meant, wrong=True)
        elif len(words) >= self._most:
            self._say(f"At most {count(self._most, 'character')} fit here. What is beyond is not kept.")
        else:
            self._say("")

    def _left(self) -> None:
        self._editing.settle()
        self._say_what_is_wrong(aloud=True)
        if self._meaning is not None and self._editing.draft(self._key) is None and self.words != self._held():
            self._put(self._held())

    def _held(self) -> str:
        assert self._meaning is not None, "the field stands for something"
        draft = self._editing.draft(self._key)
        return self._meaning.read(self._editing.session) if draft is None else draft

    def _put(self, words: str) -> None:
        place = self.place
        self.widget.blockSignals(True)
        if isinstance(self.widget, Area):
            self.widget.setPlainText(words)
        else:
            self.widget.setText(words)
        self.widget.blockSignals(False)
        if self.widget.hasFocus():
            self.set_place(min(place, len(words)))
        elif isinstance(self.widget, Area):
            self.widget.moveCursor(QTextCursor.MoveOperation.Start)
        else:
            # A long line shows its beginning.
            self.widget.setCursorPosition(0)

    def _say_what_is_wrong(self, *, aloud: bool) -> None:
        draft = self._editing.drafts.get(self._key)
        if draft is None or draft.edit is not None or self._meaning is None:
            if self.widget.property("invalid") or len(self.words) < self._most:
                self._say("")
            return
        meant = self._meaning.meant(self.words)
        if isinstance(meant, str):
            self._say(meant, wrong=True)
            if aloud:
                announce(self.widget, meant)

    def _say(self, words: str, *, wrong: bool = False) -> None:
        if words == self.said and wrong == bool(self.widget.property("invalid")):
            return
        icon, colour = ("circle-alert", "error_edge") if wrong else ("info", "info_edge")
        self._icon.setPixmap(self._look.pixmap(icon, colour, ICON["small"]))
        self._told.setText(words)
        self.message.setVisible(bool(words))
        self.widget.setProperty("invalid", wrong)
        self.widget.style().unpolish(self.widget)
        self.widget.style().polish(self.widget)
        self.widget.setAccessibleDescription(words or self._about)
        if words and not wrong:
            announce(self.widget, words)


_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_REDO = (QKeyCombination(_CTRL, Qt.Key.Key_Y), QKeyCombination(_CTRL | _SHIFT, Qt.Key.Key_Z))
