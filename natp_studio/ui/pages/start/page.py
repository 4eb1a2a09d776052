"""The first start: how it should look, where the work should be, and whether to begin with the examples."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from PySide6.QtWidgets import QButtonGroup, QRadioButton

from natp_studio.domain.items import Item
from natp_studio.domain.wording import count
from natp_studio.services.examples import add_example_session, add_examples, example_sessions
from natp_studio.services.preferences import Preferences
from natp_studio.ui.choosing import choose_folder
from natp_studio.ui.desk import Desk
from natp_studio.ui.look.measures import Room
from natp_studio.ui.news import News
from natp_studio.ui.pages.page import Head, Page
from natp_studio.ui.parts.boxes import box
from natp_studio.ui.parts.buttons import button
from natp_studio.ui.parts.fields import choice, field, line
from natp_studio.ui.parts.layouts import Thing, acts, column, holder, row, scrolled
from natp_studio.ui.parts.words import label

_WIDTH = 820


class StartPage(Page):
    """Three small choices; each can be changed later."""

    def __init__(self, desk: Desk, room: Room) -> None:
        super().__init__(desk, room)
        look = desk.look
        self._themes = QButtonGroup(self)
        self._start = button(look, "Start with the examples", "arrow-right", kind="main", act=self._with_examples)
        place = line(str(desk.studio.folder.root))
        place.setReadOnly(True)
        place.setAccessibleName("Folder of your studio")
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
                    row(look, (place, 1), button(look, "Choose a folder", "folder-open", act=self._choose)),
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
        self.setLayout(column(look, scrolled(row(look, (inner, 8), None, margins=(24, 24, 24, 16))), gap="none"))

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
            field(look, "Text size", self._size),
            field(look, "Space between things", self._density),
            None,
            gap="l",
        )
        if self.room is Room.NARROW:
            return [column(look, *radios, gap="xs"), sizes]
        return [row(look, *radios, None, gap="l"), sizes]

    def _step(self, number: str, title: str, words: str, *things: Thing) -> Thing:
        look = self.desk.look
        digit = label(number, "h2", wrap=False)
        digit.setFixedWidth(look.px(20))
        told = column(look, label(title, "h3"), label(words, "quiet"), *things)
        return box("card", row(look, column(look, digit, None), (told, 1), gap="l", margins=(20, 16, 20, 16)))

    def _prefer(self, name: str, value: Any) -> None:
        self.desk.prefer(replace(self.desk.preferences, **{name: value}))

    def _choose(self) -> None:
        choose_folder(self, "Choose a folder for your work", self.desk.use_studio)

    def _with_examples(self) -> None:
        self._start.setEnabled(False)

        def work(progress: Any) -> tuple[Item, ...]:
            items = add_examples(self.desk.studio, progress)
            for path in example_sessions():
                add_example_session(self.desk.studio, path)
            return items

        self.desk.jobs.run("Bringing in the examples", work, self._begun, stopped=lambda: self._start.setEnabled(True))

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
