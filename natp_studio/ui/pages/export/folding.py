"""Words that never push anything out of sight, and what can be folded away behind one line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from natp_studio.domain.wording import count
from natp_studio.ui.look.look import Look
from natp_studio.ui.look.measures import ICON
from natp_studio.ui.parts.buttons import button
from natp_studio.ui.parts.layouts import column, fill, holder, row
from natp_studio.ui.parts.words import label

# Each line takes the window some two milliseconds.
_AT_ONCE, _MORE = 8, 25


def free_words(words: str, role: str = "body") -> QLabel:
    """Words that never make a panel wider than the window, even where one of them is endless."""
    made = label(words, role)
    policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    made.setSizePolicy(policy)
    return made


class Lines(QWidget):
    """Lines one below the other, the first few at once and more when they are asked for: all would take too long.

    `makes` make them; `name` is said by a screen reader after the words of the button for more.
    """

    def __init__(self, look: Look, makes: Sequence[Callable[[], QWidget]], name: str) -> None:
        super().__init__()
        self._look, self._left, self._name = look, makes, name
        self._inner = QVBoxLayout()
        fill(look, self._inner, gap="s")
        self._more = button(look, "", "chevron-down", kind="small", act=self._show_more)
        self.setLayout(column(look, self._inner, row(look, self._more, None)))
        self._add(_AT_ONCE)

    def _add(self, many: int) -> None:
        # Put in together: each one alone would have the whole page measured anew.
        made = holder(column(self._look, *(make() for make in self._left[:many])))
        self._inner.addWidget(made)
        made.show()
        self._left = self._left[many:]
        words = f"Show {count(min(len(self._left), _MORE), 'more line', 'more lines')}"
        self._more.setText(words)
        self._more.setAccessibleName(f"{words}: {self._name}")
        if not self._left and self._more.hasFocus():
            self.focusPreviousChild()
        self._more.setHidden(not self._left)

    def _show_more(self) -> None:
        self._add(_MORE)


class Fold(QWidget):
    """One line with a button that opens what is below it. `make` gives that when it is opened the first time.

    `of` is said by a screen reader after the words, where several folds of one page have the same ones.
    """

    def __init__(
        self, look: Look, words: str, make: Callable[[], QWidget], *, of: str = "", is_open: bool = False
    ) -> None:
        super().__init__()
        self._look = look
        self._make = make
        self._inside: QWidget | None = None
        name = f"{words}: {of}" if of else words
        self.button = button(look, words, "chevron-right", kind="small", act=self.turn, name=name)
        self._column = QVBoxLayout()
        fill(look, self._column, row(look, self.button, None), gap="s")
        self.setLayout(self._column)
        self._say()
        if is_open:
            self.turn()

    @property
    def is_open(self) -> bool:
        """True while what is below is shown."""
        return self._inside is not None and not self._inside.isHidden()

    @property
    def stops(self) -> list[QWidget]:
        """What Tab stops at, in the order in which it stands."""
        inside = self._inside.findChildren(QPushButton) if self._inside is not None else []
        return [self.button, *inside]

    def say(self, words: str) -> None:
        """Put other words on the line."""
        self.button.setText(words)
        self.button.setAccessibleName(words)

    def turn(self) -> None:
        """Open it, or fold it away."""
        if self._inside is None:
            self._inside = self._make()
            self._column.addWidget(self._inside)
            self._inside.show()
            # It is made last, and stands right below the line.
            for before, after in pairwise(self.stops):
                QWidget.setTabOrder(before, after)
        else:
            self._inside.setHidden(self.is_open)
        self._say()

    def forget(self) -> None:
        """What is below is another by now: fold it away, and make it anew when it is opened."""
        if self._inside is not None:
            self._column.removeWidget(self._inside)
            self._inside.hide()
            self._inside.deleteLater()
            self._inside = None
            self._say()

    def _say(self) -> None:
        self.button.setIcon(
            self._look.icon("chevron-down" if self.is_open else "chevron-right", "text_2", ICON["small"], 5)
        )
        size = self._look.px(ICON["small"])
        self.button.setIconSize(QSize(size + self._look.px(5), size))
        self.button.setAccessibleDescription("Open" if self.is_open else "Folded away")
