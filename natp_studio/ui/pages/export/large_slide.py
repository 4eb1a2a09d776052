"""A slide over the window, as large as there is room, with the things outlined that a person is asked about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QAbstractSlider, QScrollArea, QWidget

from natp_studio.services.auditing import ItemFinding
from natp_studio.ui.dialogs import Sheet
from natp_studio.ui.items.pictures import Pictures
from natp_studio.ui.items.words import breakable, source_line
from natp_studio.ui.look.look import Look
from natp_studio.ui.pages.export.asked_words import marks, numbers, shown, told
from natp_studio.ui.pages.export.marked_picture import MarkedPicture
from natp_studio.ui.parts.layouts import LARGE_TEXT, column, row
from natp_studio.ui.parts.words import OneLine, label

_WIDEST, _LEAST, _MOST_TOLD = 1180, 120, 5
_HIGHEST = 10_000
_SCROLLS: Mapping[int, QAbstractSlider.SliderAction] = {
    Qt.Key.Key_Up: QAbstractSlider.SliderAction.SliderSingleStepSub,
    Qt.Key.Key_Down: QAbstractSlider.SliderAction.SliderSingleStepAdd,
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
}
# What the sheet has around the picture: left and right, above and below with the gaps, and between it and the words.
_SIDE, _AROUND, _BETWEEN = 28, 98, 18


class LargeSlide(Sheet):
    """Escape or Space closes it, and so does a click on the picture."""

    def __init__(self, look: Look, parent: QWidget, pictures: Pictures, asked: Sequence[ItemFinding]) -> None:
        item = asked[0].item
        super().__init__(look, parent, item.title)
        self.setFixedWidth(max(480, min(parent.window().width() - 60, look.px(_WIDEST))))
        said = [
            " ".join(filter(None, (told(one, number), shown(one))))
            for one, number in zip(asked, numbers(asked), strict=True)
        ]
        if len(said) > _MOST_TOLD:
            said[_MOST_TOLD:] = [f"{len(said) - _MOST_TOLD:,} more."]
        words = label(breakable(" ".join(dict.fromkeys(said))))
        title, source = OneLine(item.title, "h2"), OneLine(source_line(item), "quiet")
        wide = self.width() - look.px(2 * _SIDE)
        high = self._room().height() - look.px(_AROUND) - look.control
        # The numbers in the picture mean nothing without these.
        high -= _height(look, "body", 400, words.text(), wide - look.px(_BETWEEN)) + look.px(_BETWEEN)
        if look.text_size < LARGE_TEXT:
            high -= _height(look, "h2", 700, item.title)
            high -= _height(look, "body", 400, source.text())
        else:
            # The page says which slide it is; here the picture needs the room.
            for made in (title, source):
                made.hide()
        picture = MarkedPicture(look, item, pictures, marks(asked), QSize(wide, max(look.px(_LEAST), high)))
        picture.pressed.connect(self.close)
        self.setAccessibleDescription(" ".join(said))
        self.add_button("Close", kind="main")
        heading = column(look, title, source, gap="hair")
        self.show_with(heading, column(look, row(look, None, picture, None), words, gap="l"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space closes it, as it does in the library; where it is too long for the window these keys scroll it."""
        area = self.findChild(QScrollArea)
        if event.key() == Qt.Key.Key_Space:
            self.close()
        elif event.key() in _SCROLLS and isinstance(area, QScrollArea):
            area.verticalScrollBar().triggerAction(_SCROLLS[event.key()])
        else:
            super().keyPressEvent(event)


def _height(look: Look, role: str, weight: int, words: str, width: int = 0) -> int:
    """How high words are on one line, or in lines of this width."""
    metrics = QFontMetrics(look.font(role, weight))
    if not width:
        return metrics.height()
    return metrics.boundingRect(0, 0, width, _HIGHEST, Qt.TextFlag.TextWordWrap, words).height()
