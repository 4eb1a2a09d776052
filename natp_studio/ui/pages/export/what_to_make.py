"""The panel “What to make”: which session, which files under which names, and the folder they come into."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from natp_studio.domain.sessions import Session
from natp_studio.services.exporting import FORMATS, Format, file_name
from natp_studio.services.exporting_several import Outlook
from natp_studio.services.planning import SessionRow
from natp_studio.ui.announcing import announce
from natp_studio.ui.desk import Desk
from natp_studio.ui.look.look import Look
from natp_studio.ui.pages.export.naming import FileName, SessionChoice
from natp_studio.ui.parts.boxes import card, clear, note, rule
from natp_studio.ui.parts.buttons import button
from natp_studio.ui.parts.fields import field, line
from natp_studio.ui.parts.layouts import Thing, column, holder, row
from natp_studio.ui.parts.words import label, picture

USUAL = frozenset({"deck", "handout", "run-sheet"})
REPLACED = "A file of this name is there. It will be replaced."
ICONS = {
    "deck": "presentation",
    "handout": "file-text",
    "run-sheet": "list",
    "session": "calendar-clock",
    "reflections": "message-square-text",
}
_LONGEST_PATH = 4096


class WhatToMake(QWidget):
    """Emits `chosen_changed`, `session_chosen(name)`, `folder_wanted`, and `folder_typed(words)` for another folder."""

    chosen_changed = Signal()
    session_chosen = Signal(str)
    folder_wanted = Signal()
    folder_typed = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        look = self._look = desk.look
        self._rows = [_FormatRow(look, one, self.chosen_changed.emit) for one in FORMATS]
        self.sessions = SessionChoice()
        self.sessions.activated.connect(lambda _: self.session_chosen.emit(self.sessions.currentData() or ""))
        self._none = label("Choose at least one file to make.", "small")
        self._folder = line(most=_LONGEST_PATH)
        self._folder.editingFinished.connect(self.take_folder)
        self._shown_folder = ""
        self._wrong = QVBoxLayout()
        self._problem = ""
        self._choose = button(look, "&Choose another folder", "folder-open", act=self.folder_wanted.emit)
        formats: list[Thing] = []
        for place, made in enumerate(self._rows):
            formats += [rule(), made] if place else [made]
        places = card(
            look,
            field(look, "Session", self.sessions),
            field(look, "Folder", self._folder),
            self._wrong,
            row(look, self._choose, None),
            gap="m",
            pad=20,
        )
        files = card(look, label("What to make", "h2"), *formats, self._none, gap="m", pad=20)
        self.setLayout(column(look, places, files, gap="l"))

    @property
    def chosen(self) -> tuple[Format, ...]:
        """The formats that are ticked and can be made."""
        return tuple(made.format for made in self._rows if made.box.isChecked() and made.box.isEnabled())

    @property
    def ticked(self) -> frozenset[str]:
        """The names of all formats that are ticked."""
        return frozenset(made.format.name for made in self._rows if made.box.isChecked())

    def tick(self, names: Iterable[str]) -> None:
        """Tick these formats and no others."""
        wanted = set(names)
        for made in self._rows:
            made.box.setChecked(made.format.name in wanted)
        self.show_whether_any()

    def show_sessions(self, rows: Sequence[SessionRow], current: str) -> None:
        """Show which sessions there are, and which one is taken."""
        self.sessions.show_sessions(rows, current)

    def show_session(self, session: Session) -> None:
        """Show the names that the session's files will have."""
        for made in self._rows:
            made.show_name(file_name(session, made.format))

    def say_of_deck(self, words: str) -> None:
        """Say what is unusual about the deck, "" for nothing."""
        self._say("deck", words)

    def show_outlook(self, outlook: Outlook) -> None:
        """Show which files will be replaced, what cannot be made, and whether the folder will do."""
        for made in self._rows:
            name = made.format.name
            made.show_outlook(is_there=name in outlook.there, against=outlook.against.get(name, ""))
        self._say("reflections", outlook.reveals)
        self.show_whether_any()
        words = outlook.folder.what if outlook.folder is not None else ""
        if words == self._problem:
            return
        self._problem = words
        clear(self._wrong)
        if outlook.folder is not None:
            self._wrong.addWidget(note(self._look, "error", "circle-alert", words, outlook.folder.advice))
            announce(self, words)
        self._folder.setAccessibleDescription(words)

    def _say(self, name: str, words: str) -> None:
        for made in self._rows:
            if made.format.name == name:
                made.say(words)

    def show_folder(self, folder: Path) -> None:
        """Show where the files will be."""
        self._shown_folder = str(folder)
        self._folder.setText(self._shown_folder)
        self._folder.setToolTip(str(folder))

    def take_folder(self) -> None:
        """Take what was typed as the folder, where it is another one."""
        words = self._folder.text().strip()
        if words and words != self._shown_folder:
            self.folder_typed.emit(words)

    def show_whether_any(self) -> None:
        """Say it where nothing is chosen."""
        self._none.setHidden(bool(self.chosen))


class _FormatRow(QWidget):
    """One format: a box to tick, what it is, the name its file will have, and what will be replaced."""

    def __init__(self, look: Look, chosen: Format, changed: Callable[[], object]) -> None:
        super().__init__()
        self.format = chosen
        self._what = f"{chosen.what[0].upper()}{chosen.what[1:]}."
        self._why = ""
        self._is_there = False
        self.box = QCheckBox(chosen.title)
        self.box.setAccessibleName(chosen.title)
        self.box.toggled.connect(self._describe)
        self.box.clicked.connect(lambda _checked: changed())
        self._file = FileName()
        self._replaced = holder(
            row(look, column(look, picture(look, "info", "info_edge", 16), None), (label(REPLACED, "small"), 1))
        )
        self._unusual = label("", "small")
        self._unusual.hide()
        self._against = label("", "small")
        icon = column(look, 4, picture(look, ICONS.get(chosen.name, "file-text")), None)
        what = label(self._what, "small")
        told = column(look, self.box, what, self._unusual, self._file, self._replaced, self._against, gap="hair")
        self.setLayout(row(look, icon, (told, 1), gap="m"))
        self.show_outlook(is_there=False, against="")

    def show_name(self, name: str) -> None:
        """Show the name of the file."""
        self._file.setText(name)
        self._describe()

    def say(self, words: str) -> None:
        """Say what is unusual about it."""
        self._unusual.setText(f"{words}." if words else "")
        self._unusual.setHidden(not words)
        self._describe()

    def show_outlook(self, *, is_there: bool, against: str) -> None:
        """Show that a file is there already, or why it cannot be made."""
        self.box.setEnabled(not against)
        self._against.setText(against)
        self._against.setHidden(not against)
        self._why, self._is_there = against, is_there
        self._describe()

    def _describe(self) -> None:
        replaces = self._is_there and self.box.isChecked() and not self._why
        self._replaced.setHidden(not replaces)
        told = (self._what, self._unusual.text(), f"{self._file.text()}.", self._why or (REPLACED if replaces else ""))
        self.box.setAccessibleDescription(" ".join(filter(None, told)))
