"""Making a session: asking for its title, with or without a plan, or from an example."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from natp_studio.domain.progress import Progress
from natp_studio.domain.sessions import starting_blocks
from natp_studio.domain.wording import count
from natp_studio.services import planning
from natp_studio.services.examples import example_sessions, session_from_example
from natp_studio.ui.desk import Desk
from natp_studio.ui.dialogs import Sheet, question
from natp_studio.ui.jobs import QUICK
from natp_studio.ui.news import News
from natp_studio.ui.parts.fields import field, line, mark_invalid, wrong_line
from natp_studio.ui.parts.layouts import column
from natp_studio.ui.parts.words import label

Take = tuple[str, Callable[[str], object]]
LONGEST_TITLE = 300
NEEDS_TITLE = "Write a few words that say what the session is about."


class SessionsMaking(QObject):
    """What makes a session; `made(name)` is told when it is on disk."""

    def __init__(self, desk: Desk, parent: QWidget, made: Callable[[str], None]) -> None:
        super().__init__(parent)
        self._desk, self._over, self._made = desk, parent, made

    def new(self) -> None:
        """Ask for a title, and make a session."""
        minutes = sum(block.minutes for block in starting_blocks())
        about = f"A plan has a welcome, a break and time to reflect: {count(minutes, 'minute')}. Change it as you like."
        empty = ("Start empty", lambda title: self._make(title, empty=True))
        plan = ("Start from a plan", lambda title: self._make(title, empty=False))
        ask_title(self._desk, self._over, "New session", "", empty, plan, about=about)

    def new_from_example(self) -> None:
        """Make a session from one of the examples, with the items it needs."""
        self._desk.jobs.run("", lambda _: _examples(), self._choose_example, lane=QUICK)

    def _choose_example(self, found: tuple[tuple[str, Path], ...]) -> None:
        if not isValid(self):
            return
        acts = tuple((title, lambda path=path: self._make_from(path)) for title, path in found)
        if len(acts) == 1:
            acts[0][1]()
        else:
            words = "You get a copy. Change it as you like."
            question(self._desk.look, self._over, "New from an example", words, *acts)

    def _make(self, title: str, *, empty: bool) -> None:
        studio = self._desk.studio
        self._desk.jobs.run("", lambda _: planning.create(studio, title, empty=empty), self._made, lane=QUICK)

    def _make_from(self, path: Path) -> None:
        studio = self._desk.studio

        def work(progress: Progress) -> tuple[str, int]:
            return session_from_example(studio, path, progress)

        def done(result: tuple[str, int]) -> None:
            name, items = result
            if items:
                self._desk.changes.library.emit()
            brought = f" {count(items, 'example item')} came into the library with it." if items else ""
            self._desk.tell(News(f"This session is a copy of the example.{brought}", "done"))
            self._made(name)

        # What had come into the library before it was stopped stays.
        stopped = self._desk.changes.library.emit
        self._desk.jobs.run("Making a session from the example", work, done, stopped=stopped)


def ask_title(desk: Desk, parent: QWidget, words: str, title: str, *acts: Take, about: str = "") -> Sheet:
    """Ask for the title of a session; each act is a button that takes it, the last the main one, which Enter presses.

    An empty title is said at the field.
    """
    look = desk.look
    sheet = Sheet(look, parent, words)
    written, message = line(title, most=LONGEST_TITLE), wrong_line(look)

    def take(act: Callable[[str], object]) -> None:
        given = " ".join(written.text().split())
        if given:
            sheet.close()
            act(given)
        else:
            mark_invalid(written, message, NEEDS_TITLE)
            written.setFocus()

    def taking(act: Callable[[str], object]) -> Callable[[], object]:
        return lambda: take(act)

    sheet.add_button("Cancel")
    made = [
        sheet.add_staying_button(name, taking(act), kind="main" if place == len(acts) - 1 else "")
        for place, (name, act) in enumerate(acts)
    ]
    written.returnPressed.connect(made[-1].click)
    written.textEdited.connect(lambda _: mark_invalid(written, message, ""))
    asked = column(look, field(look, "Title of the session", written), message, gap="xs")
    sheet.show_with(label(words, "h2"), asked, *([label(about)] if about else []))
    written.setFocus()
    written.selectAll()
    return sheet


def _examples() -> tuple[tuple[str, Path], ...]:
    """The titles and files of the example sessions."""
    return tuple((planning.read_plan(path).title, path) for path in example_sessions())
