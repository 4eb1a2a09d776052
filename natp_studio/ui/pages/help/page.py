"""Help: the user guide as it stands in the documentation, with its headings beside or above it."""

from __future__ import annotations

import re
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, QTimer, QUrl
from PySide6.QtGui import (
    QDesktopServices,
    QFontMetrics,
    QPainter,
    QTextBlockFormat,
    QTextCursor,
    QTextFormat,
    QTextOption,
)
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTextBrowser,
    QWidget,
)

from natp_studio.services.shipped import shipped
from natp_studio.ui.desk import Desk
from natp_studio.ui.look.look import Look
from natp_studio.ui.look.measures import CONTROL_CORNER, Room
from natp_studio.ui.pages.page import Head, Page
from natp_studio.ui.parts.fields import choice
from natp_studio.ui.parts.layouts import column, row
from natp_studio.ui.parts.painting import AROUND, lines_of, paint_box, paint_ring, paint_words

_WIDTH = 760
_AIR, _LINE_PER_CENT = 10, 120
# Of a heading in the list: air above and below, and at its sides.
_PAD, _PAD_SIDE, _MOST_LINES = 3, 8, 3
# Which heading of the guide tells about a page.
_ABOUT = {
    "library": "Bring things in",
    "session": "Plan a session",
    "export": "Take it along",
    "reflections": "Log what participants said",
    "settings": "Settings",
}


class HelpPage(Page):
    """The guide. F1 opens it at what the page before is about."""

    def __init__(self, desk: Desk, room: Room) -> None:
        super().__init__(desk, room)
        text = shipped("docs/guide.md").read_text(encoding="utf-8")
        # Pictures are for the documentation's readers; here the window itself is beside the words.
        text = re.sub(r"^!\[[^\]]*\]\([^)]*\)\n", "", text, flags=re.MULTILINE)
        self._guide = QTextBrowser()
        self._guide.setAccessibleName("User guide")
        self._guide.setOpenLinks(False)
        self._guide.anchorClicked.connect(self._follow)
        self._guide.document().setDefaultStyleSheet(f"a {{ color: {desk.look.hex('accent')}; }}")
        self._guide.setMarkdown(text)
        self._guide.setTabChangesFocus(True)
        self._guide.setFrameShape(QFrame.Shape.NoFrame)
        # Commands are long: they go on in the next line rather than out of sight.
        self._guide.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._guide.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._guide.setMaximumWidth(desk.look.px(_WIDTH))
        self._space()
        self._headings = QListWidget()
        self._headings.setAccessibleName("Headings of the guide")
        self._headings.setFixedWidth(desk.look.px(260))
        self._headings.setItemDelegate(_HeadingDelegate(desk.look, self._headings))
        self._headings.setMouseTracking(True)
        self._headings.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        words = re.findall(r"^## (.+)$", text, flags=re.MULTILINE)
        self._headings.addItems(words)
        self._headings.currentTextChanged.connect(self._show)
        self._chapter = choice([(one, one) for one in words], name="Chapter of the guide")
        self._chapter.activated.connect(self._headings.setCurrentRow)
        self._headings.currentRowChanged.connect(self._chapter.setCurrentIndex)
        reading = column(desk.look, self._chapter, (self._guide, 1), gap="m")
        self.setLayout(row(desk.look, self._headings, (reading, 4), (QWidget(), 0), gap="l", margins=(24, 20, 24, 12)))
        self.set_room(room)

    def head(self) -> Head:
        """Nothing to do here but read."""
        return Head("Help", "The user guide")

    def open(self, **wanted: Any) -> None:
        """Show what the page that was left is about."""
        about = _ABOUT.get(wanted.get("about", ""), wanted.get("heading", ""))
        found = self._headings.findItems(about, Qt.MatchFlag.MatchExactly) if about else []
        self._headings.setCurrentItem(found[0] if found else self._headings.item(0))
        (self._chapter if self.room is Room.NARROW else self._headings).setFocus()
        # Where a heading stands is known only once the page has its size.
        QTimer.singleShot(0, self, lambda: self._show(self._heading))

    def remembered(self) -> dict[str, Any]:
        """The heading that is read."""
        return {"heading": self._heading}

    def set_room(self, room: Room) -> None:
        """Where there is little room the headings are one field above the guide."""
        super().set_room(room)
        is_narrow = room is Room.NARROW
        if (old := self._headings if is_narrow else self._chapter).hasFocus():
            (self._chapter if is_narrow else self._headings).setFocus()
        old.hide()
        (self._chapter if is_narrow else self._headings).show()

    @property
    def _heading(self) -> str:
        item = self._headings.currentItem()
        return item.text() if item is not None else ""

    def _space(self) -> None:
        """Lines one and a half high, and air between paragraphs: the guide is read, not skimmed."""
        block = self._guide.document().begin()
        while block.isValid():
            form, after = block.blockFormat(), block.next()
            if _is_command(form):
                form.setNonBreakableLines(False)
                if not _is_command(after.blockFormat()):
                    form.setBottomMargin(self.desk.look.px(_AIR))
            else:
                form.setLineHeight(_LINE_PER_CENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
                form.setBottomMargin(self.desk.look.px(4 if block.textList() else _AIR))
            if form.headingLevel():
                form.setTopMargin(self.desk.look.px(24 if form.headingLevel() < 3 else 12))
            QTextCursor(block).setBlockFormat(form)
            block = after

    def _show(self, heading: str) -> None:
        document = self._guide.document()
        start = 0
        while not (found := document.find(heading, start)).isNull():
            if found.block().blockFormat().headingLevel() == 2 and found.block().text() == heading:
                self._guide.setTextCursor(QTextCursor(found.block()))
                bar = self._guide.verticalScrollBar()
                bar.setValue(bar.value() + self._guide.cursorRect().top())
                return
            start = found.position()

    def _follow(self, link: QUrl) -> None:
        if link.hasFragment() and not link.scheme():
            words = link.fragment().replace("-", " ")
            found = self._headings.findItems(words, Qt.MatchFlag.MatchFixedString)
            if found:
                self._headings.setCurrentItem(found[0])
        # Only a person's click opens anything, and the system decides with what.
        elif link.scheme() in ("http", "https", "mailto"):
            QDesktopServices.openUrl(link)


class _HeadingDelegate(QStyledItemDelegate):
    """Paints a heading in the words it needs, and the ring around the one that has the keyboard."""

    def __init__(self, look: Look, view: QListWidget) -> None:
        super().__init__(view)
        self._look = look
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As many lines as the heading takes in the width of the list, with air for the ring."""
        look = self._look
        metrics = QFontMetrics(look.font("body"))
        wide = self._view.viewport().width()
        room = wide - 2 * (AROUND + look.px(_PAD_SIDE))
        lines = lines_of(str(index.data()), metrics, room, _MOST_LINES)
        return QSize(wide, len(lines) * metrics.height() + 2 * (AROUND + look.px(_PAD)))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The paper of the one that is read, the words, and the ring."""
        look, state = self._look, option.state
        place = QRect(option.rect).adjusted(AROUND, AROUND, -AROUND, -AROUND)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_read = bool(state & QStyle.StateFlag.State_Selected)
        if is_read:
            paint_box(look, painter, place, "accent_tint", "accent", corner=CONTROL_CORNER)
        elif state & QStyle.StateFlag.State_MouseOver:
            paint_box(look, painter, place, "hover", "control_line", corner=CONTROL_CORNER)
        inner = place.adjusted(look.px(_PAD_SIDE), look.px(_PAD), -look.px(_PAD_SIDE), -look.px(_PAD))
        colour = "accent_ink" if is_read else "text"
        paint_words(look, painter, inner, str(index.data()), "body", colour, lines=_MOST_LINES)
        if state & QStyle.StateFlag.State_HasFocus:
            paint_ring(look, painter, place, CONTROL_CORNER)
        painter.restore()


def _is_command(form: QTextBlockFormat) -> bool:
    return bool(form.property(QTextFormat.Property.BlockCodeFence)) or form.nonBreakableLines()
