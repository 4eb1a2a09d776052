"""Fields for passphrases: hidden at first, shown when a person asks for it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from natp_studio.services.reflecting import SHORTEST_PASSPHRASE
from natp_studio.ui.look.look import Look
from natp_studio.ui.pages.reflections.framing import tick_box
from natp_studio.ui.parts.fields import field, line, mark_invalid, wrong_line
from natp_studio.ui.parts.layouts import column

_MOST = 200
ADVICE = f"{SHORTEST_PASSPHRASE} characters or more. Three or four words do well. There are no other rules."
TRYING = "The passphrase is being tried. This takes a moment, so that guessing takes very long."


def secret_line() -> QLineEdit:
    """One line whose letters are hidden."""
    made = line(most=_MOST)
    made.setEchoMode(QLineEdit.EchoMode.Password)
    return made


def show_switch(*lines: QLineEdit) -> QCheckBox:
    """A box to tick: the letters of these lines are shown."""
    made = tick_box("Show what I type")

    def show(on: bool) -> None:
        for one in lines:
            one.setEchoMode(QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password)

    made.toggled.connect(show)
    return made


class NewPassphrase(QWidget):
    """A passphrase, typed twice. `submit` is called by Enter in the second field.

    The letters of `also_shown` are shown and hidden with its own.
    """

    def __init__(
        self, look: Look, submit: Callable[[], object], name: str = "Passphrase", also_shown: QLineEdit | None = None
    ) -> None:
        super().__init__()
        self.first, self.second = secret_line(), secret_line()
        self._wrong = wrong_line(look)
        self.switch = show_switch(*filter(None, (also_shown, self.first, self.second)))
        self.first.returnPressed.connect(self.second.setFocus)
        self.second.returnPressed.connect(submit)
        self.setLayout(
            column(
                look,
                field(look, name, self.first, ADVICE),
                field(look, f"{name}, once more", self.second),
                self._wrong,
                self.switch,
                gap="m",
            )
        )

    @property
    def fields(self) -> tuple[QLineEdit, QLineEdit]:
        """Both fields, from above; `switch` below them shows their letters."""
        return self.first, self.second

    def words(self) -> str:
        """The passphrase, or "" after saying what is wrong with it."""
        first, second = self.first.text(), self.second.text()
        mark_invalid(self.first, self._wrong, "")
        if len(first.strip()) < SHORTEST_PASSPHRASE:
            missing = SHORTEST_PASSPHRASE - len(first.strip())
            self._refuse(self.first, f"This is too short: {missing} more, at least. Try three or four words.")
        elif first.strip() != second.strip():
            self._refuse(self.second, "The two are not alike. Write the same passphrase twice.")
        else:
            return first
        return ""

    def clear(self) -> None:
        """Nothing is typed, and nothing is shown or said."""
        self.first.clear()
        self.second.clear()
        self.switch.setChecked(False)
        for one in (self.first, self.second):
            mark_invalid(one, self._wrong, "")

    def _refuse(self, at: QLineEdit, words: str) -> None:
        other = self.second if at is self.first else self.first
        mark_invalid(other, self._wrong, "")
        mark_invalid(at, self._wrong, words)
        at.setFocus()
        at.selectAll()
