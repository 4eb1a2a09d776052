"""Writing: one form, emptied after each reflection, so that several in a row are quick."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QBoxLayout, QWidget

from natp_studio.domain.identifying import identifying
from natp_studio.domain.problems import Problem
from natp_studio.domain.reflections import LONGEST_ANSWER, Delivery
from natp_studio.domain.sessions import Session
from natp_studio.services.reflecting import Entry
from natp_studio.ui.announcing import announce
from natp_studio.ui.desk import Desk
from natp_studio.ui.draft_keeper import keeper_of
from natp_studio.ui.jobs import QUICK
from natp_studio.ui.look.measures import TYPE, Room
from natp_studio.ui.news import News
from natp_studio.ui.open_log import Form, Step
from natp_studio.ui.pages.reflections.beside import Beside
from natp_studio.ui.pages.reflections.delivery_box import DeliveryBox
from natp_studio.ui.pages.reflections.framing import focus_on, telling, tick_box
from natp_studio.ui.pages.reflections.saying import day
from natp_studio.ui.parts.boxes import card, note
from natp_studio.ui.parts.buttons import button
from natp_studio.ui.parts.fields import Area, field
from natp_studio.ui.parts.layouts import column, holder, row, scrolled
from natp_studio.ui.parts.words import label

_REST_MS = 400
_MOST_HINTS = 4
_WIDTH, _SIDE = 820, 320
_CAME_BACK = "These words were not logged yet."
_CORRECTING = (
    "You correct a reflection. The log keeps the old words until you log these. “Empty the form” leaves it as it was."
)


class WriteView(QWidget):
    """The delivery, and the form. What is typed is handed to whoever keeps the draft with every letter.

    `ended` says that participants wrote and the trainers have the laptop back.
    """

    ended = Signal()

    def __init__(self, desk: Desk, room: Room) -> None:
        super().__init__()
        self._desk = desk
        self._open_log = desk.open_log
        self._keeper = keeper_of(desk)
        self.delivery = DeliveryBox(desk)
        self.delivery.chosen.connect(self._delivery_chosen)
        self._form = self._made_form()
        self._side = Beside(desk)
        self._side.ended.connect(self.ended)
        form = holder(column(desk.look, self.delivery, self._form, None, gap="l"))
        form.setMaximumWidth(desk.look.px(_WIDTH))
        self._halves: QBoxLayout = row(desk.look, (form, 50), (self._side, 10), None, gap="xl", margins=(24, 8, 24, 20))
        self.setLayout(column(desk.look, scrolled(self._halves), gap="none"))
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._show_hints)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.log)
        self._open_log.drafted.connect(self._drafted)
        self._open_log.refused.connect(self._show_state)
        self._show_draft()
        self._show_state()
        self._show_hints()
        self.set_room(room)

    def fill(self, held: Sequence[tuple[Delivery, int]], sessions: Sequence[Session]) -> None:
        """What there is to choose from."""
        self.delivery.fill(held, sessions)

    def set_room(self, room: Room) -> None:
        """Where there is little room, what happens to the words stands below the form."""
        narrow = room is Room.NARROW
        self._halves.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        look, pad = self._desk.look, 12 if narrow else 24
        self._title.setVisible(not narrow)
        self._halves.setContentsMargins(look.px(pad), look.px(4 if narrow else 8), look.px(pad), look.px(pad))
        for area, lines in ((self._noticed, 2 if narrow else 4), (self._change, 2 if narrow else 3)):
            area.setFixedHeight(look.px(round(lines * TYPE["body"] * 1.4) + 24))
        inner = self._form.layout()
        if inner is not None:
            inner.setContentsMargins(*(look.px(pad),) * 4)
        self._side.setMaximumWidth(look.px(_WIDTH if narrow else _SIDE))
        self._side.setMinimumWidth(look.px(0 if narrow else _SIDE - 60))

    def start(self) -> None:
        """Put the keyboard where the next thing is to be done."""
        if self._open_log.typed.delivery is not None:
            focus_on(self._noticed)
        else:
            self.delivery.start()

    def log(self) -> None:
        """Log what is written, and empty the form when it is on disk."""
        desk, open_log = self._desk, self._open_log
        form, delivery = open_log.typed.form, open_log.typed.delivery
        if open_log.is_logging or delivery is None:
            return
        if not form.has_words:
            self._say("Write what was noticed, or the small change, or both.")
            self._noticed.setFocus()
            return
        entry = Entry(form.noticed, form.change, form.may_quote)
        keeper, corrects = self._keeper, form.corrects
        keeper.begin()
        self._show_state()

        def done(step: Step) -> None:
            # The page may be another one by now: the log in the window is the same.
            open_log.was_logged(step)
            word = "Corrected" if step.went else "Logged"
            desk.tell(News(f"{word} for {delivery.session_title}, {day(delivery)}. The form is empty again.", "done"))
            desk.saved()
            desk.changes.reflections.emit()

        def failed(problem: Problem) -> None:
            open_log.was_refused()
            desk.problem(problem)

        desk.jobs.run("", lambda _: keeper.log(delivery, entry, corrects), done, lane=QUICK, failed=failed)

    def _made_form(self) -> QWidget:
        look = self._desk.look
        hint = "For example: the lights, the waiting, how we asked"
        self._noticed = Area(look, lines=4, hint=hint, most=LONGEST_ANSWER)
        self._change = Area(look, lines=3, hint="One small thing is enough", most=LONGEST_ANSWER)
        self._quote = tick_box("These words may be quoted, without a name", "Tick it only when the person said so.")
        self._log = button(look, "Lo&g it", "check", kind="main", act=self.log, tip="Log it (Ctrl+Enter)")
        self._empty = button(look, "Empty the form", "x", kind="quiet", act=self._clear)
        self._keys = label("Ctrl+Enter logs it and starts the next one.", "small")
        self._title = label("A reflection", "h2")
        self._back = note(look, "info", "info", "", _CAME_BACK)
        self._correcting = note(look, "info", "pencil-line", "", _CORRECTING)
        self._full = label("", "small")
        self._full.hide()
        self._hint_words = label("")
        self._hints = telling(look, "warn", "user-round", "Could this tell who somebody is?", self._hint_words)
        for area in (self._noticed, self._change):
            area.textChanged.connect(self._changed)
        self._quote.toggled.connect(self._changed)
        return card(
            look,
            self._title,
            label("Please write no names here: not your own, not anybody’s. Any field can stay empty.", "body"),
            self._back,
            self._correcting,
            field(look, "What did you notice?", self._noticed),
            field(look, "What small change will you try?", self._change),
            self._full,
            self._hints,
            self._quote,
            row(look, self._log, self._empty, None),
            self._keys,
            gap="m",
            pad=24,
        )

    def _changed(self, _: object = None) -> None:
        log, form = self._open_log, self._open_log.typed.form
        form.noticed, form.change = self._noticed.words, self._change.words
        form.may_quote = self._quote.isChecked()
        full = max(len(form.noticed), len(form.change)) >= LONGEST_ANSWER
        self._say(f"The field is full. {LONGEST_ANSWER:,} characters are the most." if full else "")
        self._empty.setEnabled(form.has_words or bool(form.corrects))
        log.came_back = log.came_back and form.has_words
        self._back.setVisible(log.came_back)
        self._correcting.setVisible(bool(form.corrects))
        self._keeper.typed()
        self._rest.start()

    def _say(self, words: str) -> None:
        if words and words != self._full.text():
            announce(self, words)
        self._full.setText(words)
        self._full.setVisible(bool(words))

    def _show_hints(self) -> None:
        form = self._open_log.typed.form
        found = [*identifying(form.noticed), *identifying(form.change)]
        shown = [str(hint) for hint in found[:_MOST_HINTS]]
        if len(found) > _MOST_HINTS:
            shown.append("And there is more.")
        self._hints.setVisible(bool(shown))
        words = "\n".join((*shown, "You can leave it out, or log it as it is.")) if shown else ""
        if words and words != self._hint_words.text():
            announce(self, words)
        self._hint_words.setText(words)

    def _clear(self) -> None:
        log, gone = self._open_log, self._open_log.typed.form
        if log.is_logging:
            # These words are on their way into the log; the form is emptied when they are there.
            return

        def put_back() -> None:
            if log.is_open and not log.typed.form.has_words:
                log.typed.form = gone
                log.drafted.emit()

        log.typed.form = Form()
        self._show_draft()
        self._noticed.setFocus()
        # While people write one after the other, nobody brings back the words of somebody else.
        acts = () if log.is_going_round else (("Put the words back", put_back),)
        words = (
            "The form is empty. The log is as it was." if gone.corrects else "The form is empty. Nothing was logged."
        )
        self._desk.tell(News(words, "info", acts, can_act=lambda: log.is_open and not log.typed.form.has_words))

    def _drafted(self) -> None:
        had_focus = self._form.isAncestorOf(self._desk_focus())
        self.delivery.show_chosen()
        self._show_draft()
        self._show_state()
        if had_focus:
            self._noticed.setFocus()

    def _desk_focus(self) -> QWidget:
        return self.window().focusWidget() or self

    def _show_draft(self) -> None:
        form, came_back = self._open_log.typed.form, self._open_log.came_back
        noticed, change, quote = form.noticed, form.change, form.may_quote
        for area, words in ((self._noticed, noticed), (self._change, change)):
            area.setPlainText(words)
            area.moveCursor(QTextCursor.MoveOperation.End)
        self._quote.setChecked(quote)
        self._open_log.came_back = came_back
        self._changed()

    def _show_state(self) -> None:
        """While it is being logged nothing can be typed, and the keyboard stays where it is."""
        busy = self._open_log.is_logging
        for area in (self._noticed, self._change):
            area.setReadOnly(busy)
        if busy and self._quote.hasFocus():
            # What is switched off loses the keyboard to whatever stands next in the window.
            self._change.setFocus()
        self._quote.setEnabled(not busy)
        self._form.setVisible(self._open_log.typed.delivery is not None)
        self._side.trainers.setVisible(self._open_log.typed.delivery is not None)

    def _delivery_chosen(self) -> None:
        self._keeper.typed()
        self._show_state()
        self.start()
