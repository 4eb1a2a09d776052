"""All sessions of the studio: open one, make one, copy, rename, put away and bring back."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget
from shiboken6 import isValid

from natp_studio.domain.wording import count
from natp_studio.services import planning
from natp_studio.services.planning import SessionRow
from natp_studio.ui.desk import Desk
from natp_studio.ui.jobs import QUICK
from natp_studio.ui.news import News
from natp_studio.ui.pages.session.sessions_edits import SessionsEdits, Standing
from natp_studio.ui.pages.session.sessions_making import SessionsMaking, ask_title
from natp_studio.ui.pages.session.sessions_model import SessionsDelegate, sessions_model, shown_title
from natp_studio.ui.parts.boxes import clear, empty
from natp_studio.ui.parts.buttons import button, set_icon, switch
from natp_studio.ui.parts.fields import search_line
from natp_studio.ui.parts.layouts import column, holder, row
from natp_studio.ui.parts.menus import hang, menu
from natp_studio.ui.parts.rows import CardList, RowRole
from natp_studio.ui.parts.words import label

_WIDTH, _IN_ONE_LINE_FROM, _WITH_ICONS_FROM = 900, 700, 400


class SessionsList(QWidget):
    """Shown while no session is open. `chosen` gives the name of a session to open.

    `edited` says that something else can be undone now.
    """

    chosen = Signal(str)
    edited = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, look = desk, desk.look
        self._rows: tuple[SessionRow, ...] = ()
        self._wanted = ""
        self._asked = 0
        self._shape: tuple[bool, bool] | None = None
        self._read = False
        self._edits = SessionsEdits(desk, self._edited)
        self._making = SessionsMaking(desk, self, self._has_made)
        self._new = button(look, "New session", "plus", act=self._making.new)
        self._example = button(look, "New from an example", "book-open", act=self._making.new_from_example)
        self._either = button(look, "New", "plus", name="New session, or from an example")
        hang(
            self._either,
            menu(
                look, self._either, "New",
                ("New session", "plus", self._making.new),
                ("New from an example", "book-open", self._making.new_from_example),
            ),
        )  # fmt: skip
        self._archived = switch(look, "Archived", "archive", name="Show archived sessions")
        self._archived.clicked.connect(lambda _: self.renew())
        self._search = search_line(look, "Find a session", "Find by title")
        self._search.textChanged.connect(lambda _: self._show())
        self._search.installEventFilter(self)
        self._count = label("", "small")
        self._view = CardList("Sessions", is_short=True)
        self._model = sessions_model(self._view)
        self._view.setModel(self._model)
        self._view.setItemDelegate(SessionsDelegate(look, self._view))
        self._view.entered.connect(self._open)
        self._view.selectionModel().currentChanged.connect(lambda *_: self._renew_buttons())
        self._open_button = button(look, "Open", "arrow-right", kind="small", act=self._open)
        self._duplicate = button(look, "Duplicate", "copy", kind="small", act=self._copy)
        self._rename = button(look, "Rename", "pencil-line", kind="small", act=self._ask_title)
        self._archive = button(look, "Archive", "archive", kind="small", act=self._put_away)
        self._restore = button(look, "Restore", "archive-restore", kind="small", act=self._bring_back)
        self._build()
        desk.changes.session.connect(self._session_changed)

    @property
    def edits(self) -> SessionsEdits:
        """What was done here, to be undone."""
        return self._edits

    def take_up(self, edits: SessionsEdits) -> None:
        """Go on with the edits of the list as it was before everything was drawn anew."""
        self._edits = edits
        edits.desk, edits.shown = self._desk, self._edited

    def renew(self) -> None:
        """Read the sessions again."""
        self._asked += 1
        asked, studio, archived = self._asked, self._desk.studio, self._archived.isChecked()
        read = planning.archived_overview if archived else planning.overview

        def answered(rows: tuple[SessionRow, ...]) -> None:
            if isValid(self) and asked == self._asked:
                self._rows, self._read = rows, True
                self._show()

        self._desk.jobs.run("", lambda _: read(studio), answered, lane=QUICK)

    def start_search(self) -> None:
        """Put the focus into the search."""
        if self._top.isVisible():
            self._search.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the search, an arrow down goes to the list, and Escape shows all again."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Down and self._model.rowCount():
                self._view.setFocus()
                return True
            if event.key() == Qt.Key.Key_Escape and self._search.text():
                self._search.clear()
                return True
        return False

    def _session_changed(self, _name: str) -> None:
        if isValid(self) and self.isVisible():
            self.renew()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little width, what makes a new session is one button; with less, words have no icons."""
        super().resizeEvent(event)
        self._arrange()

    def _build(self) -> None:
        look = self._desk.look
        above = row(look, (self._search, 1), self._either, self._new, self._example, self._archived)
        acts = row(look, *self._act_buttons, None, gap="xs")
        self._top = holder(column(look, above, self._count, gap="s"))
        self._listing = holder(column(look, self._view, acts, None, gap="m"))
        self._nothing = column(look)
        self._none = holder(self._nothing)
        inner = holder(column(look, self._top, (self._listing, 1), (self._none, 1), gap="m"))
        inner.setMaximumWidth(look.px(_WIDTH))
        self._around = row(look, (inner, 1))
        self.setLayout(self._around)
        self._top.hide()
        self._listing.hide()
        self._arrange()

    @property
    def _icons(self) -> dict[QPushButton, str]:
        """What stands in a line that may be too short for them."""
        return {
            self._either: "plus", self._archived: "archive", self._open_button: "arrow-right", self._duplicate: "copy",
            self._rename: "pencil-line", self._archive: "archive", self._restore: "archive-restore",
        }  # fmt: skip

    @property
    def _act_buttons(self) -> tuple[QPushButton, ...]:
        return self._open_button, self._duplicate, self._rename, self._archive, self._restore

    def _arrange(self) -> None:
        look, room = self._desk.look, self.width() * 100 // self._desk.look.text_size
        wide, has_icons = room >= _IN_ONE_LINE_FROM, room >= _WITH_ICONS_FROM
        if (wide, has_icons) == self._shape:
            return
        self._shape = (wide, has_icons)
        side, top = (24, 16) if wide else (12, 8) if has_icons else (6, 8)
        self._around.setContentsMargins(look.px(side), look.px(top), look.px(side), look.px(top))
        for made in (self._count, self._new, self._example):
            made.setHidden(not wide)
        self._either.setHidden(wide)
        for made, icon in self._icons.items():
            set_icon(look, made, icon if has_icons else "")

    def _show(self) -> None:
        if not self._read:
            return
        archived, words = self._archived.isChecked(), self._search.text().casefold().split()
        rows = [one for one in self._rows if all(word in _found_by(one) for word in words)]
        current, focus = self._wanted or self._current_name, self.window().focusWidget()
        is_lost = focus in (None, self, self._view) or self._none.isAncestorOf(focus)
        place = max(0, self._view.currentIndex().row())
        self._model.show_rows(rows)
        found = self._model.place(current)
        if found >= 0:
            self._wanted = ""
        if rows:
            self._view.setCurrentIndex(self._model.index(found if found >= 0 else min(place, len(rows) - 1)))
        kind = "archived session" if archived else "session"
        self._count.setText(
            f"No {kind}s"
            if not self._rows
            else count(len(self._rows), kind)
            if len(rows) == len(self._rows)
            else f"{len(rows):,} of {count(len(self._rows), kind)}"
        )
        for made in (self._open_button, self._duplicate, self._rename, self._archive):
            made.setHidden(archived)
        self._restore.setHidden(not archived)
        first = not self._rows and not archived
        self._top.setHidden(first)
        self._listing.setHidden(not rows)
        # Tab would lead to the list while it is hidden.
        self.setFocusProxy(self._view if rows else None)  # type: ignore[arg-type]
        self._show_nothing(rows, archived=archived)
        self._renew_buttons()
        if is_lost and self.isVisible():
            self._take_focus()

    def _show_nothing(self, rows: list[SessionRow], *, archived: bool) -> None:
        look = self._desk.look
        clear(self._nothing)
        self._none.setHidden(bool(rows))
        if rows:
            return
        if not self._rows and not archived:
            start = button(look, "New session", "plus", kind="main", act=self._making.new)
            example = button(look, "New from an example", "book-open", act=self._making.new_from_example)
            put_away = button(look, "Show archived", "archive", act=self._archived.click)
            made = empty(
                look,
                "calendar-clock",
                "No session yet",
                "A session is what you plan: blocks of time, with items in them. Start a new one, or copy an example.",
                start,
                example,
                *((put_away,) if self._desk.studio.sessions.archived_names() else ()),
            )
        elif not self._rows:
            back = button(look, "Show sessions", "list", act=self._archived.click)
            made = empty(look, "archive", "Nothing is archived", "What you archive is kept here.", back)
        else:
            again = button(look, "Show all", "list", act=self._search.clear)
            made = empty(look, "search", "No title has these words", "Try fewer or other words.", again)
        self._nothing.addWidget(made)
        # At once, so that the keyboard can go to a button of it.
        made.show()

    def _take_focus(self) -> None:
        """Put the keyboard into the list, or to what there is to do while it is empty."""
        acts = (made for made in self._none.findChildren(QPushButton) if not made.isHidden())
        first = self._view if self._model.rowCount() else next(acts, None)
        if first is not None:
            # The ring is the list's own as soon as it has rows: whoever draws it hears of that by the focus.
            first.clearFocus()
            first.setFocus()

    @property
    def _current(self) -> SessionRow | None:
        found: SessionRow | None = self._view.currentIndex().data(RowRole)
        return found

    @property
    def _current_name(self) -> str:
        return self._current.name if self._current is not None else ""

    def _renew_buttons(self) -> None:
        current = self._current
        sound = current is not None and not current.problem
        for made in self._act_buttons:
            can = current is not None if made in (self._archive, self._restore) else sound
            if not can and made.hasFocus():
                self._view.setFocus()
            made.setEnabled(can)
            made.setAccessibleDescription(shown_title(current) if current is not None else "")
            made.setToolTip("" if can or current is None else "This session cannot be read.")

    def _open(self) -> None:
        current = self._current
        if current is None:
            return
        if self._archived.isChecked():
            self._bring_back()
        elif not current.problem:
            self.chosen.emit(current.name)

    def _copy(self) -> None:
        studio, name, title = self._desk.studio, self._current_name, shown_title(self._current or SessionRow(""))

        def copying() -> Standing:
            made = planning.duplicate(studio, name)
            return Standing(made, studio.sessions.read(made).title)

        def copied(copy: Standing) -> None:
            put_away = ("Archive the copy", lambda: self.edits.archive(copy))
            self._desk.tell(News(f"“{title}” has a copy now.", "done", (put_away,)))
            self._desk.changes.session.emit(copy.name)
            self._edited(copy.name)

        self._desk.jobs.run("", lambda _: copying(), copied, lane=QUICK)

    def _ask_title(self) -> None:
        current = self._current
        if current is not None and not current.problem:
            rename = ("Rename", lambda title: self.edits.rename(_standing(current), title))
            ask_title(self._desk, self, "Rename session", current.title, rename)

    def _put_away(self) -> None:
        if (current := self._current) is not None:
            self.edits.archive(_standing(current))

    def _bring_back(self) -> None:
        if (current := self._current) is not None:
            see = ("Open it", lambda: self.chosen.emit(current.name))
            self.edits.restore(replace(_standing(current), is_archived=True), see)

    def _edited(self, name: str) -> None:
        """An edit was made, undone, or made again; the list may have been drawn anew meanwhile."""
        if isValid(self):
            self._wanted = name
            self.renew()
            self.edited.emit()

    def _has_made(self, name: str) -> None:
        self._desk.saved()
        self._desk.changes.session.emit(name)
        if isValid(self):
            self._wanted = name
            self.chosen.emit(name)


def _found_by(one: SessionRow) -> str:
    return f"{one.title} {one.name}".casefold()


def _standing(one: SessionRow) -> Standing:
    return Standing(one.name, shown_title(one) if one.problem else one.title)
