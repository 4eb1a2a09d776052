"""Choosing the delivery that reflections belong to: one from before, or a new one of a session on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from natp_studio.domain.reflections import Delivery
from natp_studio.domain.sessions import Audience, Session
from natp_studio.domain.wording import count, long_date
from natp_studio.services.reflecting import delivery_date, delivery_of
from natp_studio.ui.desk import Desk
from natp_studio.ui.pages.reflections.framing import focus_on
from natp_studio.ui.pages.reflections.saying import day, delivery_line, heard_by, short
from natp_studio.ui.parts.boxes import card, note
from natp_studio.ui.parts.buttons import button
from natp_studio.ui.parts.fields import choice, choose, field, joined, line, mark_invalid, words_of, wrong_line
from natp_studio.ui.parts.layouts import column, holder, row
from natp_studio.ui.parts.words import OneLine, label, parts, picture

_NEW = ""


class DeliveryBox(QWidget):
    """One line with the chosen delivery, or the fields to choose it. `chosen` comes when there is another one."""

    chosen = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._typed = desk.open_log.typed
        self._held: dict[str, tuple[Delivery, int]] = {}
        self._sessions: dict[str, Session] = {}
        self._parts = (self._line_part(), self._choosing_part(), self._empty_part())
        self.setLayout(column(desk.look, *self._parts, gap="none"))
        for part in self._parts:
            part.hide()

    def fill(self, held: Sequence[tuple[Delivery, int]], sessions: Sequence[Session]) -> None:
        """What there is to choose from: deliveries with their counts, the newest first, and sessions."""
        self._held = {delivery.id: (delivery, many) for delivery, many in held}
        self._sessions = {session.id: session for session in sessions}
        self._earlier.clear()
        if sessions:
            self._earlier.addItem("A new delivery", _NEW)
        for delivery, many in held:
            words = f"{day(delivery)}, {short(delivery.session_title)}: {count(many, 'reflection')}"
            self._earlier.addItem(words, delivery.id)
        self._session.clear()
        for session in sessions:
            self._session.addItem(short(session.title, 60), session.id)
        current = self._desk.sessions.current
        choose(self._session, self._typed.new.session or (current.session.id if current is not None else ""))
        choose(self._earlier, self._typed.new.earlier)
        self._show_session()
        self._show_earlier()
        self.show_chosen()

    def choose_another(self) -> None:
        """Show the fields, with the delivery as it was chosen."""
        chosen, self._typed.delivery = self._typed.delivery, None
        if chosen is not None:
            choose(self._earlier, chosen.id)
            self._take_earlier()
        self.show_chosen()
        self.chosen.emit()
        self.start()

    def start(self) -> None:
        """Put the keyboard where the delivery is chosen."""
        for made in (self._session_button, self._earlier):
            if made.isVisible():
                focus_on(made)

    def _line_part(self) -> QWidget:
        look = self._desk.look
        self._line = OneLine("", "strong")
        self._many = label("", "quiet", wrap=False)
        self._later = label("This day has not come yet. That is fine; “Another delivery” changes it.", "small")
        self._another = button(
            look, "Another delivery", kind="small", act=self.choose_another, name="Choose another delivery"
        )
        if self._desk.open_log.is_going_round:
            self._another.hide()
        return card(
            look,
            row(
                look,
                picture(look, "calendar-clock", "accent"),
                (self._line, 1),
                self._many,
                self._another,
                gap="m",
            ),
            self._later,
            pad=12,
        )

    def _choosing_part(self) -> QWidget:
        look = self._desk.look
        self._earlier: QComboBox = choice((), name="Delivery")
        self._session: QComboBox = choice((), name="Session")
        self._date = line(most=60)
        self._wrong = wrong_line(look)
        self._place = line(most=120)
        self._settings = line(most=300)
        self._professions = line(most=300)
        for combo in (self._earlier, self._session):
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(16)
        self._earlier.activated.connect(lambda _: self._take_earlier())
        self._session.activated.connect(lambda _: self._take_session())
        for name, edit in self._edits():
            edit.textEdited.connect(lambda words, name=name: setattr(self._typed.new, name, words))
            edit.returnPressed.connect(self._use)
        self._new = holder(
            column(
                look,
                field(look, "Session", self._session),
                row(
                    look,
                    (column(look, field(look, "Day", self._date), self._wrong, None, gap="xs"), 1),
                    (column(look, field(look, "Place", self._place), None), 1),
                    gap="m",
                ),
                row(
                    look,
                    (field(look, "Settings of those who came", self._settings), 1),
                    (field(look, "Their professions", self._professions), 1),
                    gap="m",
                ),
                label("Several are separated by commas. Nobody is named.", "small"),
                gap="m",
            )
        )
        self._known = label("", "quiet")
        return card(
            look,
            label("Which delivery is it?", "h3"),
            label("A delivery is one time that a session is given: on a day, in a place.", "quiet"),
            field(look, "Delivery", self._earlier),
            self._new,
            self._known,
            row(look, button(look, "Use this delivery", "check", kind="main", act=self._use), None),
            gap="m",
            pad=20,
        )

    def _empty_part(self) -> QWidget:
        look = self._desk.look
        self._session_button = button(look, "Go to Session", "calendar-clock", act=lambda: self._desk.go("session"))
        return note(
            look, "info", "info", "There is no session yet",
            "A reflection belongs to a session that was given. Plan one first.", self._session_button,
        )  # fmt: skip

    def _edits(self) -> tuple[tuple[str, QLineEdit], ...]:
        return (
            ("date", self._date),
            ("place", self._place),
            ("settings", self._settings),
            ("professions", self._professions),
        )

    def _take_session(self) -> None:
        """Another session was chosen: its day, place and audience take the place of what was typed."""
        new = self._typed.new
        new.session = self._session.currentData() or ""
        new.date = new.place = new.settings = new.professions = None
        self._show_session()

    def _show_session(self) -> None:
        session, new = self._sessions.get(self._session.currentData() or ""), self._typed.new
        if session is None:
            return
        given = session.date or _today()
        planned = {
            "date": _day_of(given),
            "place": session.place,
            "settings": joined(session.audience.settings),
            "professions": joined(session.audience.professions),
        }
        for name, edit in self._edits():
            typed: str | None = getattr(new, name)
            edit.setText(planned[name] if typed is None else typed)
            edit.setCursorPosition(0)
        mark_invalid(self._date, self._wrong, "")

    def _take_earlier(self) -> None:
        self._typed.new.earlier = self._earlier.currentData() or _NEW
        self._show_earlier()

    def _show_earlier(self) -> None:
        known = self._held.get(self._earlier.currentData() or "")
        self._new.setVisible(known is None)
        self._known.setVisible(known is not None)
        if known is not None:
            delivery, many = known
            self._known.setText(
                parts(delivery_line(delivery), heard_by(delivery), f"{count(many, 'reflection')} so far")
            )

    def _use(self) -> None:
        known = self._held.get(self._earlier.currentData() or "")
        delivery = known[0] if known is not None else self._new_delivery()
        if delivery is None:
            return
        # The same session, day and place are one delivery: what is known of it stays.
        self._typed.delivery = self._held[delivery.id][0] if delivery.id in self._held else delivery
        self.show_chosen()
        self.chosen.emit()

    def _new_delivery(self) -> Delivery | None:
        session = self._sessions.get(self._session.currentData() or "")
        given = delivery_date(self._date.text(), _today())
        if given is None:
            mark_invalid(self._date, self._wrong, f"Write a day such as {_day_of(_today())}.")
            self._date.setFocus()
            return None
        mark_invalid(self._date, self._wrong, "")
        if session is None:
            return None
        audience = Audience(words_of(self._settings.text()), words_of(self._professions.text()))
        return delivery_of(session, given, self._place.text().strip(), audience)

    def show_chosen(self) -> None:
        """Show the delivery that is chosen, or the fields to choose one."""
        delivery = self._typed.delivery
        if delivery is not None:
            _, many = self._held.get(delivery.id, (delivery, 0))
            self._line.setText(parts(delivery_line(delivery), heard_by(delivery)))
            self._many.setText(f"{many:,} logged" if many else "None logged yet")
            self._later.setVisible(delivery.date > _today())
        nothing = not self._sessions and not self._held
        shown = 0 if delivery is not None else 2 if nothing else 1
        for place, part in enumerate(self._parts):
            part.setVisible(place == shown)


def _day_of(date: dt.date) -> str:
    return long_date(date).split(" ", 1)[1]


def _today() -> dt.date:
    return dt.datetime.now().astimezone().date()
