"""Beside the form: what happens to the words, and handing the laptop round so that participants write themselves."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from natp_studio.ui.desk import Desk
from natp_studio.ui.news import News
from natp_studio.ui.parts.boxes import card
from natp_studio.ui.parts.buttons import button
from natp_studio.ui.parts.layouts import column, row
from natp_studio.ui.parts.words import label, picture

_POINTS = (
    "They are kept on this laptop only, encrypted.",
    "What you type is kept the same way, before it is logged. It is never on the disk without encryption.",
    "They leave this laptop only when a trainer exports them.",
)


class Beside(QWidget):
    """Two cards. `ended` says that the trainers have the laptop back."""

    ended = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        look, log = desk.look, desk.open_log
        title = row(look, picture(look, "lock", "accent"), (label("What happens to these words", "h3"), 1))
        points = [*_POINTS, "The next person does not see them."] if log.is_going_round else _POINTS
        if log.is_going_round:
            words = "Other pages stay closed until you end it and write the passphrase."
            act = button(look, "En&d writing", "lock", act=self.ended.emit)
        else:
            words = "Hand the laptop round. People write themselves and see nothing else. Your passphrase ends it."
            act = button(look, "Hand it round", "users-round", act=self._hand_round)
        self.trainers = card(
            look,
            row(look, picture(look, "users-round", "text_2"), (label("For trainers", "h3"), 1)),
            label(words, "quiet"),
            row(look, act, None),
            gap="m",
            pad=20,
        )
        self.setLayout(
            column(
                look,
                card(look, title, *(label(words) for words in points), gap="m", pad=20),
                self.trainers,
                None,
                gap="l",
            )
        )

    def _hand_round(self) -> None:
        form = self._desk.open_log.typed.form
        if form.has_words or form.corrects:
            # Whoever gets the laptop would read them, or write over what is corrected.
            self._desk.tell(News("Log what is in the form, or empty it. Then hand it round.", "warn"))
        else:
            self._desk.open_log.go_round()
