"""One item over the window: its picture as large as there is room, and all its words in a size to read."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QKeyEvent, QKeySequence, QShortcut, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QTextEdit, QWidget
from shiboken6 import isValid

from natp_studio.domain.items import Item, ItemKind
from natp_studio.ui.announcing import announce
from natp_studio.ui.dialogs import Sheet
from natp_studio.ui.items.pictures import Pictures
from natp_studio.ui.items.words import KINDS, length, source_line
from natp_studio.ui.look.look import Look
from natp_studio.ui.look.measures import SPACE
from natp_studio.ui.pages.library.item_picture import ItemPicture
from natp_studio.ui.parts.layouts import column, fill, holder
from natp_studio.ui.parts.words import OneLine, parts

_WIDEST, _WORDS_BESIDE, _PAGE = 1180, 380, 760
_BESIDE_FROM = 620
_LONGEST = 40_000


class LargePreview(Sheet):
    """Escape or Space closes it; Left and Right, or its buttons, lead to the items before and after.

    `step` gives the item so many places further in the list, which becomes the chosen one; None at an end. The window
    keeps its size from item to item, so that nothing moves under the pointer.
    """

    def __init__(
        self, look: Look, parent: QWidget, pictures: Pictures, item: Item, step: Callable[[int], Item | None]
    ) -> None:
        super().__init__(look, parent, item.title)
        window = parent.window()
        self.setFixedWidth(max(480, min(window.width() - 60, look.px(_WIDEST))))
        self._step = step
        self._wide = self.width() - look.px(56)
        # Title, line below, buttons and what is between them take the rest.
        self._high = max(120, min(self._room().height() - look.px(170) - look.control, self._wide * 9 // 16))
        self._title = OneLine(item.title, "h2")
        self._below = OneLine("", "quiet")
        self._picture = ItemPicture(look, pictures)
        self._words = _Words(look)
        beside = self._wide >= _BESIDE_FROM
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._pair = QBoxLayout(direction)
        fill(look, self._pair, self._picture, self._words, None, gap="l")
        for made in (self._picture, self._words):
            self._pair.setAlignment(made, Qt.AlignmentFlag.AlignTop)
        body = holder(self._pair)
        body.setFixedHeight(self._high)
        back = self.add_staying_button("Previous", lambda: self.move_by(-1), "chevron-left", kind="")
        on = self.add_staying_button("Next", lambda: self.move_by(1), "chevron-right", kind="")
        back.setAccessibleName("Previous item")
        on.setAccessibleName("Next item")
        self.add_button("Close", kind="main")
        # Also from a button or from the words, where these keys would go to the next button or do nothing.
        for key, places in ((Qt.Key.Key_Left, -1), (Qt.Key.Key_Right, 1)):
            QShortcut(QKeySequence(key), self).activated.connect(lambda places=places: self.move_by(places))
        self._show(item)
        self.show_with(column(look, self._title, self._below, gap="hair"), body)

    def move_by(self, places: int) -> None:
        """Show another item."""
        item = self._step(places) if isValid(self.parentWidget()) else None
        if item is not None:
            self._show(item)
            announce(self, item.title)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space closes it unless a button has the keyboard, which it would press."""
        if event.key() == Qt.Key.Key_PageDown:
            self.move_by(1)
        elif event.key() == Qt.Key.Key_PageUp:
            self.move_by(-1)
        elif event.key() == Qt.Key.Key_Space:
            self.close()
        else:
            super().keyPressEvent(event)

    def _show(self, item: Item) -> None:
        self.setWindowTitle(item.title)
        self.setAccessibleDescription(item.title)
        self._title.setText(item.title)
        self._below.setText(parts(KINDS[item.kind].word, length(item), source_line(item), item.credit_line))
        told = _told(item)
        is_page = item.kind is ItemKind.IDEA or (item.kind is ItemKind.SOUND and bool(told))
        self._picture.setVisible(not is_page)
        if not told and self._words.hasFocus():
            self._buttons[-1].setFocus()
        self._words.setVisible(bool(told))
        look, gap = self._look, self._look.px(SPACE["l"])
        beside = self._pair.direction() is QBoxLayout.Direction.LeftToRight
        wide, high = self._wide, self._high
        if told and not is_page:
            wide = wide - gap - min(look.px(_WORDS_BESIDE), round(wide * 0.42)) if beside else wide
            high = high if beside else round(high * 0.55)
        high = min(high, wide * 9 // 16)
        self._picture.setFixedSize(high * 16 // 9, high)
        self._picture.show_item(item)
        if is_page:
            self._words.tell(told, min(self._wide, look.px(_PAGE)), self._high)
        elif told and beside:
            self._words.tell(told, self._wide - gap - self._picture.width(), self._high)
        elif told:
            self._words.tell(told, self._wide, self._high - gap - high)


class _Words(QTextEdit):
    """Words to read, as tall as they need; what is more than there is room for scrolls."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._size = QSize()
        self.setProperty("role", "lead")
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName("Words and notes")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def tell(self, told: list[tuple[str, str]], width: int, tallest: int) -> None:
        """Show pairs of a heading, or "", and words, in a box of this width and at most so high."""
        self.clear()
        cursor, room = QTextCursor(self.document()), _LONGEST
        bold, plain, apart, close = QTextCharFormat(), QTextCharFormat(), QTextBlockFormat(), QTextBlockFormat()
        bold.setFontWeight(QFont.Weight.DemiBold)
        apart.setTopMargin(self._look.px(SPACE["l"]))
        for place, (heading, words) in enumerate(told):
            first = apart if place else close
            if place:
                cursor.insertBlock(first)
            if heading:
                cursor.insertText(heading, bold)
                cursor.insertBlock(close)
            cursor.insertText(words[:room], plain)
            room = max(0, room - len(words))
        self.moveCursor(QTextCursor.MoveOperation.Start)
        frame = 2 * (self._look.control // 2)
        page = self.document().clone(self)
        # The first words are told before the window gives this its style.
        page.setDefaultFont(self._look.font("lead"))
        page.setTextWidth(width - 2 * self._look.px(10) - 20)
        needed = round(page.size().height()) + frame
        page.deleteLater()
        self._size = QSize(width, min(tallest, needed))
        self.setMaximumSize(self._size)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As wide as was said, as high as the words."""
        return self._size


def _told(item: Item) -> list[tuple[str, str]]:
    """All words of an item: what a person should know first, then its own, then those of its speaker."""
    words = item.text.strip() if item.kind is ItemKind.IDEA else item.text.strip().removeprefix(item.title).strip()
    shows = " ".join(item.alt_texts) if item.kind is ItemKind.PICTURE else ""
    pairs = [
        ("Content note", item.content_note.strip()),
        ("", words),
        ("What it shows", shows.strip()),
        ("Notes for the speaker", item.notes.strip()),
        ("Facts from", item.cites.strip() if item.kind is ItemKind.IDEA else ""),
    ]
    told = [(name, words) for name, words in pairs if words]
    if not told and item.kind is ItemKind.IDEA:
        return [("", "Nothing more is written about this idea.")]
    return [
        ("Words on it" if not name and len(told) > 1 and item.kind is not ItemKind.IDEA else name, words)
        for name, words in told
    ]
