"""The settings page, made from the declared preferences: what is chosen takes effect at once."""

from __future__ import annotations

from dataclasses import Field, fields, replace
from typing import Any

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPushButton, QWidget
from shiboken6 import isValid

from natp_studio.domain.items import Item
from natp_studio.domain.wording import count, listed
from natp_studio.services.example_items import ExampleItems, example_items
from natp_studio.services.examples import take_examples_out
from natp_studio.services.preferences import Preferences
from natp_studio.ui.choosing import choose_folder
from natp_studio.ui.desk import Desk
from natp_studio.ui.dialogs import question
from natp_studio.ui.jobs import QUICK
from natp_studio.ui.look.measures import Room
from natp_studio.ui.news import News
from natp_studio.ui.pages.library.bringing_in import add_example_library
from natp_studio.ui.pages.page import Head, Page
from natp_studio.ui.pages.settings.passphrase import PassphraseCard
from natp_studio.ui.parts.boxes import card
from natp_studio.ui.parts.buttons import button
from natp_studio.ui.parts.fields import choice, choose, field, line
from natp_studio.ui.parts.layouts import Thing, acts, column, holder, row, scrolled
from natp_studio.ui.parts.words import label

_WIDTH = 720
_MOST_NAMED = 3
_CARDS = (
    ("This laptop", ("who",)),
    ("How it looks", ("theme", "text_size", "density")),
    ("Session", ("table_view",)),
    ("Reflections", ("lock_minutes",)),
)


class SettingsPage(Page):
    """Every preference with its description, where the studio is, and the passphrase."""

    def __init__(self, desk: Desk, room: Room) -> None:
        super().__init__(desk, room)
        declared = {one.name: one for one in fields(Preferences)}
        self._inputs: dict[str, QWidget] = {}
        look = desk.look
        cards: list[Thing] = [
            card(look, label(title, "h3"), *(self._row(declared[name]) for name in names), gap="m")
            for title, names in _CARDS
        ]
        cards += [self._studio_card(), self._examples_card()]
        self._passphrase = PassphraseCard(desk)
        cards.append(self._passphrase)
        inner = holder(column(look, *cards, None, gap="l"))
        inner.setMaximumWidth(look.px(_WIDTH))
        self._around = row(look, (inner, 8), None)
        self._area = scrolled(self._around)
        self._inner = inner
        self.setLayout(column(look, self._area, gap="none"))
        self.set_room(room)

    def head(self) -> Head:
        """Nothing to do here but choose."""
        return Head("Settings", "What you choose takes effect at once")

    def open(self, **wanted: Any) -> None:
        """Show what is chosen now; go on with the setting that was chosen last, after everything was drawn anew."""
        for name, made in self._inputs.items():
            _show_value(made, getattr(self.desk.preferences, name))
        self._passphrase.look_again()
        chosen = self._inputs.get(wanted.get("setting", ""))
        if chosen is not None:
            chosen.setFocus()
        if "scroll" in wanted:
            # Only when everything has found its place is there so much to scroll.
            QTimer.singleShot(0, self, lambda: self._area.verticalScrollBar().setValue(self._placed(wanted["scroll"])))

    def remembered(self) -> dict[str, Any]:
        """Which setting has the keyboard."""
        bar = self._area.verticalScrollBar()
        return {
            "setting": next((name for name, made in self._inputs.items() if made.hasFocus()), ""),
            "scroll": bar.value() / max(1, self._inner.height()),
        }

    def set_room(self, room: Room) -> None:
        """Less air at the sides where there is little room: the buttons have long words."""
        super().set_room(room)
        side, above = self.desk.look.px(4 if room is Room.NARROW else 24), self.desk.look.px(20)
        self._around.setContentsMargins(side, above, side, above)

    def _placed(self, share: float) -> int:
        """Where to scroll to, so that the same is seen; the setting that has the keyboard wins."""
        place = round(share * self._inner.height())
        held = next((made for made in self._inputs.values() if made.hasFocus()), None)
        if held is None:
            return place
        top = held.mapTo(self._inner, QPoint(0, 0)).y()
        tall = self._area.viewport().height()
        return place if place < top < place + tall - held.height() else max(0, top - tall // 3)

    def _row(self, declared: Field[Any]) -> Thing:
        about, words = declared.metadata["about"], declared.metadata["words"]
        value = getattr(self.desk.preferences, declared.name)
        choices = declared.metadata["choices"]
        if choices:
            combo = choice(choices, value)
            combo.activated.connect(lambda _: self._prefer(declared.name, combo.currentData()))
            self._inputs[declared.name] = combo
            return field(self.desk.look, words, combo, about, narrow=True)
        if isinstance(value, bool):
            box = QCheckBox(words)
            box.setChecked(value)
            box.setAccessibleDescription(about)
            box.clicked.connect(lambda on: self._prefer(declared.name, on))
            self._inputs[declared.name] = box
            return column(self.desk.look, box, label(about, "small"), gap="xs")
        edit = line(value, most=80)
        edit.editingFinished.connect(lambda: self._prefer(declared.name, edit.text().strip()))
        self._inputs[declared.name] = edit
        return field(self.desk.look, words, edit, about)

    def _prefer(self, name: str, value: Any) -> None:
        if getattr(self.desk.preferences, name) != value:
            self.desk.prefer(replace(self.desk.preferences, **{name: value}))
            self.desk.saved()

    def _studio_card(self) -> Thing:
        look, folder = self.desk.look, self.desk.studio.folder.root
        place = line(str(folder))
        place.setReadOnly(True)
        return card(
            look,
            label("Your studio", "h3"),
            field(
                look, "Folder of your studio", place, "One folder holds everything. Copy it, and it opens elsewhere."
            ),
            acts(
                look,
                button(look, "Open another studio", "folder-open", act=self._choose),
                button(look, "Use the usual place", act=lambda: self.desk.use_studio(None)),
            ),
            gap="m",
        )

    def _choose(self) -> None:
        choose_folder(self, "Choose the folder of a studio", self.desk.use_studio)

    def _examples_card(self) -> Thing:
        look = self.desk.look
        self._remove: QPushButton = button(look, "Remove the example items", "archive", act=self._ask_to_remove)
        return card(
            look,
            label("Example content", "h3"),
            label(
                "Slides, a film and ideas, each marked as an example. You can bring them in and remove them.", "quiet"
            ),
            label(
                "Removing takes out what the examples brought. Your own items stay, also those that you made of them.",
                "quiet",
            ),
            acts(
                look,
                button(look, "Bring in the examples", "download", act=lambda: add_example_library(self.desk)),
                self._remove,
            ),
            gap="m",
        )

    def _ask_to_remove(self) -> None:
        self.desk.jobs.run("", lambda _: example_items(self.desk.studio), self._ask_about, lane=QUICK)

    def _ask_about(self, found: ExampleItems) -> None:
        """Say what goes, what stays and which sessions will miss something, before anything is taken out."""
        if not isValid(self):
            return
        own = f"{count(len(found.own), 'item')} of your own with example content"
        if not found.brought:
            stay = f" {own} {'stays' if len(found.own) == 1 else 'stay'}." if found.own else ""
            self.desk.tell(News(f"None of the example items are in your library.{stay}", "info"))
            return
        words = [f"{count(len(found.brought), 'item')} will leave your library, with what you changed about them."]
        if found.own:
            words.append(f"{own} {'stays' if len(found.own) == 1 else 'stay'}, marked as before.")
        if found.sessions:
            named = [f"“{title}”" for title in found.sessions[:_MOST_NAMED]]
            more = len(found.sessions) - len(named)
            titles = listed([*named, f"{more} more"] if more else named)
            is_one = len(found.sessions) == 1
            words.append(
                f"{count(len(found.sessions), 'session')} {'uses' if is_one else 'use'} some of them, "
                f"and will say that they are missing: {titles}."
            )
        words.append("You can bring the examples in again at any time.")
        question(
            self.desk.look,
            self,
            "Remove the example items?",
            " ".join(words),
            ("Keep them", lambda: None),
            ("Remove the example items", self._remove_examples),
        )

    def _remove_examples(self) -> None:
        self.desk.jobs.run("", lambda _: take_examples_out(self.desk.studio), self._removed, lane=QUICK)

    def _removed(self, gone: tuple[Item, ...]) -> None:
        self.desk.catalogue.forget_items(gone)
        self.desk.changes.library.emit()
        self.desk.tell(News(f"{count(len(gone), 'example item')} left the library.", "done"))


def _show_value(made: QWidget, value: Any) -> None:
    """Show what is chosen in a field; pages have some of the choices too."""
    if isinstance(made, QComboBox):
        choose(made, value)
    elif isinstance(made, QCheckBox):
        made.setChecked(value)
    elif isinstance(made, QLineEdit):
        made.setText(value)
