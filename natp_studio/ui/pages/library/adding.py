"""Adding items to a session from the library: to the open one, else to one that a person chooses or makes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from natp_studio.domain.items import Item
from natp_studio.domain.problems import Problem
from natp_studio.domain.wording import count, long_date
from natp_studio.services.planning import SessionRow, add_items, create, overview
from natp_studio.ui.desk import Desk
from natp_studio.ui.dialogs import Sheet
from natp_studio.ui.items.words import breakable
from natp_studio.ui.jobs import QUICK
from natp_studio.ui.news import News
from natp_studio.ui.parts.fields import choice, field, line, mark_invalid, wrong_line
from natp_studio.ui.parts.layouts import Thing, column
from natp_studio.ui.parts.words import label, parts

MOST_ADDED = 200
_NEW = ""


def add_to_session(desk: Desk, parent: QWidget, items: Sequence[Item]) -> None:
    """Add items to the session that is open; where none is, ask which."""
    if not items:
        return
    if desk.sessions.current is not None:
        _add(desk, desk.sessions.current.name, items)
        return
    window = parent.window()

    def ask(rows: tuple[SessionRow, ...]) -> None:
        SessionChoice(desk, window, items, rows)

    desk.jobs.run("", lambda _: overview(desk.studio), ask, lane=QUICK)


class SessionChoice(Sheet):
    """Which session items go to: one that there is, or a new one."""

    def __init__(self, desk: Desk, parent: QWidget, items: Sequence[Item], rows: Sequence[SessionRow]) -> None:
        super().__init__(desk.look, parent, "Add to a session")
        look = desk.look
        self._desk, self._items = desk, tuple(items)
        known = [row for row in rows if not row.problem]
        options: list[tuple[str, str]] = [
            (parts(row.title, long_date(row.date) if row.date else ""), row.name) for row in known
        ]
        self._which = choice([*options, ("A new session", _NEW)])
        self._which.setSizeAdjustPolicy(self._which.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._which.activated.connect(lambda _: self._show_new())
        self._title = line("", "What will it be called?", most=200)
        self._new = QWidget()
        self._wrong = wrong_line(look)
        self._title.textEdited.connect(lambda _: mark_invalid(self._title, self._wrong, ""))
        self._new.setLayout(column(look, field(look, "Title of the new session", self._title), self._wrong, gap="xs"))
        what = f"“{breakable(_short(items[0].title))}”" if len(items) == 1 else count(len(items), "item")
        things: list[Thing] = [label(f"Add {what}", "h2")]
        if options:
            things.append(field(look, "To this session", self._which))
        else:
            things.append(label("There is no session yet. Give a new one a title.", "lead"))
        self.add_button("Close")
        self.add_staying_button("Add to session", self.submit, kind="main")
        self._show_new()
        self.show_with(*things, self._new)
        (self._which if options else self._title).setFocus()

    def submit(self) -> None:
        """Open or make the session, and add."""
        name = self._which.currentData()
        title = self._title.text().strip()
        if name == _NEW and not title:
            mark_invalid(self._title, self._wrong, "Write a title for the new session first.")
            self._title.setFocus()
            return
        self.close()
        try:
            _add(self._desk, name or create(self._desk.studio, title), self._items)
        except Problem as problem:
            self._desk.problem(problem)

    def _show_new(self) -> None:
        self._new.setHidden(self._which.currentData() != _NEW)


def _add(desk: Desk, name: str, items: Sequence[Item]) -> None:
    try:
        opened = desk.sessions.open(name)
        block = add_items(opened, items[:MOST_ADDED])
    except Problem as problem:
        desk.problem(problem)
        return
    desk.saved()
    desk.changes.session.emit(name)
    number = min(len(items), MOST_ADDED)
    what = f"“{_short(items[0].title)}” is" if number == 1 else f"{count(number, 'item')} are"
    words = f"{what} now in “{_short(opened.session.title)}”, block “{_short(block.title)}”."
    if len(items) > MOST_ADDED:
        words += f" At most {MOST_ADDED} are added at once."
    see = ("See it in the session", lambda: desk.go("session", session=name, block=block.id))
    desk.tell(News(words, "done", (see,)))


def _short(words: str) -> str:
    return words if len(words) <= 60 else f"{words[:57].rstrip()}…"
