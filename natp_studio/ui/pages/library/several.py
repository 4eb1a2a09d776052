"""A field for several words, such as settings: written with commas, or picked one after the other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from natp_studio.ui.look.look import Look
from natp_studio.ui.pages.library.limits import limit_of
from natp_studio.ui.parts.fields import choice, joined, line, words_of
from natp_studio.ui.parts.layouts import column, row
from natp_studio.ui.parts.words import label


class Several(QWidget):
    """`words` are what stands there; `offered` can be picked and are then added at the end."""

    def __init__(self, look: Look, name: str, one: str, words: Sequence[str], offered: Sequence[str]) -> None:
        super().__init__()
        self.line = line(joined(words), "Words with commas between", most=1_000)
        self.line.setAccessibleName(name)
        self.line.setCursorPosition(0)
        self._pick = choice([(f"Add {one}", ""), *((each, each) for each in offered)], name=f"Add {one} to {name}")
        self._pick.setSizeAdjustPolicy(self._pick.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._pick.setMinimumContentsLength(14)
        self._pick.activated.connect(lambda _: self._add())
        self.setLayout(
            column(look, label(name, "label"), row(look, (self.line, 1), self._pick), limit_of(self.line), gap="xs")
        )

    @property
    def words(self) -> tuple[str, ...]:
        """What stands there, each once."""
        return words_of(self.line.text())

    def _add(self) -> None:
        if picked := self._pick.currentData():
            self.line.setText(joined(tuple(dict.fromkeys((*self.words, str(picked))))))
        self._pick.setCurrentIndex(0)
