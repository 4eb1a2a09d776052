"""What a session is about, who it is for, who leads it, and when: a sheet over the page."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QGridLayout, QLabel, QWidget
from shiboken6 import isValid

from natp_studio.domain.sessions import Trainer, TrainerRole
from natp_studio.domain.timing import ends
from natp_studio.domain.vocabulary import PROFESSIONS, SETTINGS
from natp_studio.domain.wording import clock, count
from natp_studio.ui.desk import Desk
from natp_studio.ui.dialogs import Sheet
from natp_studio.ui.news import News
from natp_studio.ui.pages.session import details_meanings as meanings
from natp_studio.ui.pages.session.details_fields import Meaning, TypedField
from natp_studio.ui.pages.session.editing import Editing
from natp_studio.ui.parts.boxes import box, note
from natp_studio.ui.parts.fields import choice, choose, field
from natp_studio.ui.parts.layouts import Thing, column, holder, row
from natp_studio.ui.parts.words import label

LONGEST_TITLE, LONGEST_WORDS, LONGEST_NAME = 300, 5_000, 120
_WIDTH = 720
_BESIDE_FROM, _TWO_COLUMNS_FROM = 480, 680
_ROLES = tuple((role.value.capitalize(), role) for role in TrainerRole)
_SIDES = ("One trainer", "The other trainer")


def open_session_sheet(desk: Desk, editing: Editing, parent: QWidget) -> Sheet:
    """Open the sheet. What is written is saved as it is written; what cannot be saved yet is there again next time."""
    sheet = Sheet(desk.look, parent, "About this session")
    # Everything is saved as it is written: Enter in a line only ends the writing of it.
    sheet.enter_submits = False
    sheet.setFixedWidth(min(desk.look.px(_WIDTH), max(360, parent.window().width() - 40)))
    form = SessionForm(desk, editing, sheet.width())
    opened = editing.opened

    def again() -> None:
        if isValid(parent) and editing.opened is opened:
            open_session_sheet(desk, editing, parent)

    def still_waits() -> bool:
        return isValid(parent) and editing.opened is opened and any(key[0] == "session" for key in editing.drafts)

    def closed() -> None:
        editing.settle()
        if waiting := form.waiting:
            words = f"Not saved yet: {waiting}. Your words are kept."
            desk.tell(News(words, "warn", (("Write it again", again),), can_act=still_waits))

    sheet.finished.connect(closed)
    sheet.add_button("Close", kind="main")
    sheet.show_with(label("About this session", "h2"), form)
    form.begin()
    return sheet


class SessionForm(QWidget):
    """The fields of the sheet, `width` pixels wide."""

    def __init__(self, desk: Desk, editing: Editing, width: int) -> None:
        super().__init__()
        self._look, self._editing = desk.look, editing
        room = width * 100 // desk.look.text_size
        self._beside, self._in_two_columns = room >= _BESIDE_FROM, room >= _TWO_COLUMNS_FROM
        self._fields: list[TypedField] = []
        self._roles: dict[str, QComboBox] = {}
        self._boxes: dict[tuple[str, str], QCheckBox] = {}
        look = desk.look
        self._title = self._typed("title", "Title", meanings.session_title(), LONGEST_TITLE)
        purpose = self._typed(
            "purpose",
            "Purpose",
            meanings.session_words("Write purpose", "purpose"),
            LONGEST_WORDS,
            lines=3,
            about="What people should be able to do or see differently afterwards.",
        )
        self._date = self._typed(
            "date",
            "Date",
            meanings.session_date(_today),
            60,
            hint="for example 14 October 2027",
            about="Empty while not known.",
        )
        self._start = self._typed("start", "Starts at", meanings.session_start(), 20, hint="for example 13:30")
        self._ends = label("", "small")
        place = self._typed("place", "Place", meanings.session_words("Write place", "place"), LONGEST_TITLE)
        start = column(look, self._start.box, self._ends, gap="xs")
        when = self._side_by_side(self._date.box, start)
        self.setLayout(
            column(
                look,
                self._title.box,
                purpose.box,
                self._part("When and where"),
                when,
                place.box,
                self._part("The two trainers"),
                self._side_by_side(*(self._trainer(side, one) for side, one in zip(_SIDES, self._pair, strict=True))),
                note(
                    look,
                    "info",
                    "info",
                    "",
                    "Others may get this plan, so it does not say what helps each of you. Agree on that together.",
                ),
                self._part("Who it is for"),
                *self._audience("settings", "Settings", "Other settings", SETTINGS),
                *self._audience("professions", "Professions", "Other professions", PROFESSIONS),
                None,
                gap="m",
            )
        )
        editing.changed.connect(self.renew)
        self.renew()

    @property
    def waiting(self) -> str:
        """What was written and cannot be saved, in words; "" for nothing."""
        held = [one for one in self._fields if self._editing.draft(one.key) is not None]
        return ", ".join(f"{one.widget.accessibleName().lower()} “{one.words[:40]}”" for one in held)

    def begin(self) -> None:
        """Put the focus where there is something to mend, else into the first field."""
        wrong = [one for one in self._fields if self._editing.draft(one.key) is not None]
        (wrong or [self._title])[0].widget.setFocus()

    def renew(self) -> None:
        """Show the session as it is now."""
        session = self._editing.session
        for one in self._fields:
            one.renew()
        for trainer in session.trainers:
            choose(self._roles[trainer.id], trainer.role)
        for (part, word), made in self._boxes.items():
            made.setChecked(word in getattr(session.audience, part))
        self._ends.setText(f"{count(session.minutes, 'minute')}, ends at {clock(ends(session))}.")

    @property
    def _pair(self) -> tuple[Trainer, Trainer]:
        return self._editing.session.trainers

    def _typed(self, name: str, words: str, meaning: Meaning, most: int, **more: object) -> TypedField:
        made = TypedField(self._look, self._editing, words, most=most, **more)  # type: ignore[arg-type]
        made.bind(("session", name), meaning)
        self._fields.append(made)
        return made

    def _part(self, words: str) -> Thing:
        return column(self._look, 4, label(words, "h3"), gap="none")

    def _side_by_side(self, *things: Thing) -> Thing:
        if not self._beside:
            return column(self._look, *things, gap="m")
        # Equal shares, so that no side is larger than the other.
        return row(self._look, *((holder(column(self._look, one, None)), 1) for one in things), gap="m")

    def _trainer(self, side: str, trainer: Trainer) -> QFrame:
        look = self._look
        name = self._typed(
            f"name {trainer.id}", "Name", meanings.trainer_name(trainer.id), LONGEST_NAME, about="Empty until known."
        )
        name.widget.setAccessibleName(f"{side}: name")
        role = choice(_ROLES, trainer.role)
        role.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        role.setMinimumContentsLength(8)
        role.activated.connect(lambda _: self._choose_role(trainer.id))
        self._roles[trainer.id] = role
        chosen = field(look, "Role", role)
        role.setAccessibleName(f"{side}: role")
        role.setAccessibleDescription("The other trainer takes the other role, so you stay a pair.")
        return box("card", column(look, name.box, chosen, None, gap="m", margins=(14, 12, 14, 14)))

    def _audience(self, part: str, words: str, other: str, known: tuple[str, ...]) -> list[Thing]:
        look = self._look
        grid = QGridLayout()
        grid.setHorizontalSpacing(look.px(16))
        grid.setVerticalSpacing(look.px(2))
        columns = 2 if self._in_two_columns else 1
        for place, word in enumerate(known):
            made = QCheckBox(word)
            made.setAccessibleName(f"{words}: {word}")
            made.clicked.connect(lambda on, word=word: self._tick(part, word, on))
            self._boxes[part, word] = made
            grid.addWidget(made, place // columns, place % columns)
        for at in range(columns):
            grid.setColumnStretch(at, 1)
        own = self._typed(
            f"own {part}", other, meanings.own_audience(part), LONGEST_TITLE, about="Separate them with commas."
        )
        heading: QLabel = label(words, "label")
        return [column(look, heading, grid, gap="xs"), own.box]

    def _tick(self, part: str, word: str, on: bool) -> None:
        name = f"{'Add' if on else 'Take out'} {word}"
        self._editing.edit(name, meanings.with_audience(part, word, on=on))
        self.renew()

    def _choose_role(self, trainer_id: str) -> None:
        role = TrainerRole(self._roles[trainer_id].currentData())
        self._editing.edit("Change roles", meanings.with_role(trainer_id, role))
        self.renew()


def _today() -> dt.date:
    return dt.datetime.now().astimezone().date()
