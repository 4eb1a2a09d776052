"""The first start: how it should look, where the work should be, and whether to begin with the examples."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QRadioButton, QVBoxLayout

from natp_studio.domain.items import Item
from natp_studio.domain.wording import count
from natp_studio.services.examples import add_example_session, add_examples, example_sessions
from natp_studio.services.preferences import Preferences
from natp_studio.ui.choosing import choose_folder
from natp_studio.ui.desk import Desk
from natp_studio.ui.look.measures import SPACE, Room
from natp_studio.ui.news import News
from natp_studio.ui.pages.page import Head, Page
from natp_studio.ui.parts.boxes import box
from natp_studio.ui.parts.buttons import button
from natp_studio.ui.parts.fields import choice, field, line
from natp_studio.ui.parts.layouts import Thing, acts, column, holder, row, scrolled
from natp_studio.ui.parts.words import label

_WIDTH, _DIGIT = 820, 20
_BRINGING = "Bringing in the examples"


class StartPage(Page):
    """Three small choices; each can be changed later."""

    def __init__(self, desk: Desk, room: Room) -> None:
        super().__init__(desk, room)
        look = desk.look
        self._themes = QButtonGroup(self)
        # Beside each other where there is room, else one below the other.
        self._turned: list[QBoxLayout] = []
        self._told: list[QVBoxLayout] = []
        self._start = button(look, "Start with the examples", "arrow-right", kind="main", act=self._with_examples)
        place = line(str(desk.studio.folder.root))
        place.setReadOnly(True)
        place.setAccessibleName("Folder of your studio")
        choose = button(look, "Choose a folder", "folder-open", act=self._choose)
        inner = holder(
            column(
                look,
                label("Welcome. Three small choices, then you can begin.", "h2"),
                label("You can change each of them later, under Settings.", "quiet"),
                self._step(
                    "1", "How should it look?", "Nothing moves and nothing makes a sound.", *self._look_choices()
                ),
                self._step(
                    "2",
                    "Where should your work be?",
                    "One folder holds everything. You can copy it to another laptop.",
                    self._turning(row(look, (place, 1), row(look, choose, None))),
                ),
                self._step(
                    "3",
                    "Do you want example content?",
                    "Slides, a film, ideas and a session, marked as examples. Settings removes them in one step.",
                    acts(look, self._start, button(look, "Start empty", act=self._empty)),
                ),
                None,
                gap="m",
            )
        )
        inner.setMaximumWidth(look.px(_WIDTH))
        self._around = row(look, (inner, 8), None)
        self.setLayout(column(look, scrolled(self._around), gap="none"))
        self.set_room(room)
        # Brought in twice, there would be two sessions.
        desk.jobs.ended.connect(self._show_whether_busy)
        self._show_whether_busy()

    def head(self) -> Head:
        """The name of the program."""
        return Head("NATP Studio", "First start. No internet is needed")

    def open(self, **wanted: Any) -> None:
        """Begin with the first choice, or go on with the one that was changed."""
        if wanted.get("size"):
            self._size.setFocus()
        else:
            checked = self._themes.checkedButton()
            if checked is not None:
                checked.setFocus()

    def remembered(self) -> dict[str, Any]:
        """Which choice was changed last."""
        return {"size": self._size.hasFocus() or self._density.hasFocus()}

    def set_room(self, room: Room) -> None:
        """Everything in one column where there is little room."""
        super().set_room(room)
        px, narrow = self.desk.look.px, room is Room.NARROW
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        for turned in self._turned:
            turned.setDirection(direction)
        for told in self._told:
            told.setContentsMargins(0 if narrow else px(_DIGIT + SPACE["l"]), 0, 0, 0)
        side = px(8 if narrow else 24)
        self._around.setContentsMargins(side, px(24), side, px(16))

    def _turning(self, made: QBoxLayout) -> QBoxLayout:
        self._turned.append(made)
        return made

    def _look_choices(self) -> list[Thing]:
        look, declared = self.desk.look, {one.name: one for one in fields(Preferences)}
        radios: list[Thing] = []
        for words, value in declared["theme"].metadata["choices"]:
            radio = QRadioButton(words)
            radio.setChecked(value == self.desk.preferences.theme)
            radio.clicked.connect(lambda _checked=False, value=value: self._prefer("theme", value))
            self._themes.addButton(radio)
            radios.append(radio)
        self._size = choice(declared["text_size"].metadata["choices"], self.desk.preferences.text_size)
        self._size.activated.connect(lambda _: self._prefer("text_size", self._size.currentData()))
        self._density = choice(declared["density"].metadata["choices"], self.desk.preferences.density)
        self._density.activated.connect(lambda _: self._prefer("density", self._density.currentData()))
        sizes = row(
            look,
            field(look, "Text size", self._size, narrow=True),
            field(look, "Space between things", self._density, narrow=True),
            None,
            gap="l",
        )
        return [self._turning(row(look, *radios, None, gap="l")), self._turning(sizes)]

    def _step(self, number: str, title: str, words: str, *things: Thing) -> Thing:
        look = self.desk.look
        digit = label(number, "h2", wrap=False)
        digit.setFixedWidth(look.px(_DIGIT))
        told = column(look, label(words, "quiet"), *things)
        self._told.append(told)
        heading = row(look, digit, (label(title, "h3"), 1), gap="l")
        return box("card", column(look, heading, told, margins=(16, 16, 16, 16)))

    def _prefer(self, name: str, value: Any) -> None:
        self.desk.prefer(replace(self.desk.preferences, **{name: value}))

    def _choose(self) -> None:
        choose_folder(self, "Choose a folder for your work", self.desk.use_studio)

    def _with_examples(self) -> None:
        def work(progress: Any) -> tuple[Item, ...]:
            items = add_examples(self.desk.studio, progress)
            for path in example_sessions():
                add_example_session(self.desk.studio, path)
            return items

        self.desk.jobs.run(_BRINGING, work, self._begun)
        self._show_whether_busy()

    def _show_whether_busy(self) -> None:
        """Examples that are being brought in are not asked for once more, also where the page was drawn anew."""
        self._start.setEnabled(all(job.name != _BRINGING for job in self.desk.jobs.long_ones))

    def _begun(self, items: tuple[Item, ...]) -> None:
        self.desk.tell(News(f"{count(len(items), 'example item')} and a session are here.", "done"))
        self._leave()

    def _empty(self) -> None:
        self._leave()

    def _leave(self) -> None:
        self.desk.prefer(self.desk.preferences)
        self.desk.changes.library.emit()
        self.desk.only(None)
        self.desk.go("library")
