"""The open log: three views at the same place, each over the same deliveries."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget
from shiboken6 import isValid

from natp_studio.domain.problems import Problem
from natp_studio.domain.reflections import Delivery, Reflection
from natp_studio.domain.sessions import Session
from natp_studio.services.reflecting import deliveries, sessions_given
from natp_studio.ui.desk import Desk
from natp_studio.ui.jobs import QUICK
from natp_studio.ui.look.measures import Room
from natp_studio.ui.open_log import Form
from natp_studio.ui.pages.reflections.exporting import ExportView
from natp_studio.ui.pages.reflections.listing import AllView
from natp_studio.ui.pages.reflections.writing import WriteView
from natp_studio.ui.parts.buttons import switch
from natp_studio.ui.parts.layouts import column, row

_VIEWS = (("write", "&Write", "pencil-line"), ("all", "&All", "list"), ("export", "Ex&port", "upload"))


class OpenedLog(QWidget):
    """Write, All and Export. A view is made when it is first gone to; `ended` as of `WriteView`."""

    ended = Signal()

    def __init__(self, desk: Desk, room: Room) -> None:
        super().__init__()
        look = desk.look
        self._desk, self._room = desk, room
        self._shown = desk.open_log.typed.shown
        self._held: Sequence[tuple[Delivery, int]] | None = None
        self._sessions: Sequence[Session] = ()
        self._views: dict[str, WriteView | AllView | ExportView] = {}
        self._stack = QStackedWidget()
        self._switches: dict[str, QPushButton] = {}
        for name, words, icon in _VIEWS:
            made = switch(look, words, icon, name=f"{words.replace('&', '')} reflections")
            made.setEnabled(name == "write" or not desk.open_log.is_going_round)
            made.clicked.connect(lambda _checked=False, name=name: self.show_view(name))
            self._switches[name] = made
        self.setLayout(
            column(
                look,
                row(look, *self._switches.values(), None, margins=(24, 14, 24, 6)),
                (self._stack, 1),
                gap="none",
            )
        )
        desk.changes.reflections.connect(self._load)
        desk.changes.session.connect(self._load)
        self.show_view(self._shown.view)
        self._load()

    @property
    def view(self) -> str:
        """Which of the three is shown."""
        return self._shown.view

    def show_view(self, name: str) -> None:
        """Show one of the three and put the keyboard into it."""
        if name not in self._switches or self._desk.open_log.is_going_round:
            name = _VIEWS[0][0]
        self._shown.view = name
        view = self._views.get(name)
        if view is None:
            view = self._views[name] = self._made(name)
            self._stack.addWidget(view)
            self._fill(view)
        for one, made in self._switches.items():
            made.setChecked(one == name)
        self._stack.setCurrentWidget(view)
        view.start()

    def start(self) -> None:
        """Put the keyboard where the next thing is to be done."""
        self._views[self.view].start()

    def set_room(self, room: Room) -> None:
        """There is more or less room."""
        self._room = room
        for view in self._views.values():
            view.set_room(room)

    def _made(self, name: str) -> WriteView | AllView | ExportView:
        if name == "write":
            writing = WriteView(self._desk, self._room)
            writing.ended.connect(self.ended)
            return writing
        if name == "export":
            return ExportView(self._desk, self._room)
        listing = AllView(self._desk, self._room)
        listing.write_wanted.connect(lambda: self.show_view("write"))
        listing.correct_wanted.connect(self._correct)
        return listing

    def _correct(self, logged: tuple[Delivery, Reflection]) -> None:
        """Bring a logged reflection into the form; it is replaced when it is logged again."""
        delivery, reflection = logged
        log = self._desk.open_log
        log.typed.form = Form(reflection.noticed, reflection.change, reflection.may_quote, reflection.id)
        log.typed.delivery = delivery
        log.came_back = False
        log.drafted.emit()
        self.show_view("write")

    def _fill(self, view: WriteView | AllView | ExportView) -> None:
        if self._held is None:
            return
        if isinstance(view, WriteView):
            view.fill(self._held, self._sessions)
        else:
            view.fill(self._held)

    def _load(self, _: object = None) -> None:
        desk = self._desk

        def done(loaded: tuple[tuple[tuple[Delivery, int], ...], tuple[Session, ...]]) -> None:
            if isValid(self):
                is_first = self._held is None
                self._held, self._sessions = loaded
                for view in self._views.values():
                    self._fill(view)
                if is_first and self.isVisible():
                    self.start()

        def failed(problem: Problem) -> None:
            if isValid(self) and desk.open_log.is_open:
                desk.problem(problem)

        desk.jobs.run(
            "", lambda _: (deliveries(desk.studio), sessions_given(desk.studio)), done, lane=QUICK, failed=failed
        )
