"""One item that people may stumble over: its picture, and a field for each thing that only a person can say."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget
from shiboken6 import isValid

from natp_studio.domain.auditing import Ask
from natp_studio.domain.items import Item
from natp_studio.services.auditing import ItemFinding
from natp_studio.ui.items.pictures import Pictures
from natp_studio.ui.look.look import Look
from natp_studio.ui.look.measures import CONTROL_CORNER
from natp_studio.ui.pages.export.folding import free_words
from natp_studio.ui.parts.boxes import rule
from natp_studio.ui.parts.fields import line
from natp_studio.ui.parts.layouts import LARGE_TEXT, Thing, column, row
from natp_studio.ui.parts.words import OneLine, label, picture

_WIDE, _HIGH = 144, 90
_LONGEST = 1000
_LABELS = {Ask.ALT_TEXT: "Alt text", Ask.TITLE: "Title"}
_HINTS = {Ask.ALT_TEXT: "Say in a sentence what it shows", Ask.TITLE: "Say in a few words what the slide is about"}


class ItemPicture(QWidget):
    """A small picture of an item. It only accompanies words: a screen reader passes over it."""

    def __init__(self, look: Look, item: Item, pictures: Pictures) -> None:
        super().__init__()
        self._look = look
        self._item = item
        self._pictures = pictures
        self._shown: QPixmap | None = None
        self.setFixedSize(QSize(look.px(_WIDE), look.px(_HIGH)))
        pictures.ready.connect(self._ready)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture, whole; until it is there, or where there is none, the paper that it lies on."""
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        half = 0.5
        paper = QPainterPath()
        paper.addRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), CONTROL_CORNER, CONTROL_CORNER)
        painter.fillPath(paper, look.colour("sunken"))
        asked = self._pictures.ask(self._item, round(self.width() * self.devicePixelRatioF()), self._is_seen)
        if asked is not None:
            size = QSize(asked.size()).scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            place = QRectF((self.width() - size.width()) / 2, (self.height() - size.height()) / 2, *size.toTuple())
            painter.setClipPath(paper)
            painter.drawPixmap(place, asked, QRectF(asked.rect()))
            painter.setClipping(False)
        else:
            side = look.px(28)
            icon = look.pixmap("file-text" if self._pictures.is_gone(self._item) else "image", "text_2", 28)
            painter.drawPixmap((self.width() - side) // 2, (self.height() - side) // 2, side, side, icon)
        painter.setPen(look.colour("line"))
        painter.drawPath(paper)

    def _is_seen(self) -> bool:
        return isValid(self) and not self.visibleRegion().isEmpty()

    def _ready(self, item_id: str) -> None:
        if item_id == self._item.id:
            self.update()


class _Asked(QWidget):
    """One thing that is asked: why it matters, and the field. `keep` is called when the field is left or on Enter."""

    def __init__(
        self,
        look: Look,
        one: ItemFinding,
        keep: Callable[[ItemFinding, str], object],
        on: Callable[[QLineEdit], object],
        *,
        says_why: bool,
    ) -> None:
        super().__init__()
        self._one = one
        self._keep = keep
        ask = one.finding.ask
        words = _LABELS[ask]
        if ask is Ask.ALT_TEXT and one.item.slide is not None:
            words = f"{words} of {one.finding.where}"
        self.field = line(one.typed, _HINTS[ask], most=_LONGEST)
        self.field.setAccessibleName(f"{words}: {one.item.title}")
        self.field.setAccessibleDescription(f"{one.finding.what} {one.finding.why} Enter keeps it and goes on.")
        self.field.setMinimumWidth(1)
        self.field.editingFinished.connect(self.keep)
        self.field.returnPressed.connect(lambda: on(self.field))
        above = OneLine(words, "label")
        above.setBuddy(self.field)
        self._tick = picture(look, "check", "done_edge", 16)
        self._kept = label("Kept", "small", wrap=False)
        for made in (self._tick, self._kept):
            # Its place is kept, so that nothing moves when words are.
            policy = made.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            made.setSizePolicy(policy)
        why: tuple[Thing, ...] = (free_words(one.finding.what), free_words(one.finding.why, "small"), 4)
        said = row(look, (above, 1), self._tick, self._kept, gap="xs")
        self.setLayout(column(look, *(why if says_why else ()), said, self.field, gap="xs"))
        self._say()

    def keep(self) -> None:
        """Keep what stands in the field, if it is something else than before."""
        words = " ".join(self.field.text().split())
        if words != self._one.typed:
            self._keep(self._one, words)

    def show_finding(self, one: ItemFinding) -> None:
        """Show what is kept now. Words that are being typed stay."""
        is_typing = self.field.hasFocus() and " ".join(self.field.text().split()) != self._one.typed
        self._one = one
        if not is_typing and " ".join(self.field.text().split()) != one.typed:
            self.field.setText(one.typed)
        self._say()

    def _say(self) -> None:
        self._tick.setVisible(bool(self._one.typed))
        self._kept.setVisible(bool(self._one.typed))


class ItemRow(QWidget):
    """An item with all that is asked about it. `on(field)` is called for Enter, after it was kept."""

    def __init__(
        self,
        look: Look,
        asked: Sequence[ItemFinding],
        pictures: Pictures,
        keep: Callable[[ItemFinding, str], object],
        on: Callable[[QLineEdit], object],
    ) -> None:
        super().__init__()
        item = asked[0].item
        # What is the same for several pictures of a slide is said once.
        said = [one.finding.what for one in asked]
        self._asked = [
            _Asked(look, one, keep, on, says_why=place == 0 or said[place] != said[place - 1])
            for place, one in enumerate(asked)
        ]
        self._rule = rule()
        title = free_words(item.title, "strong")
        where = f"{item.source}, slide {item.slide}" if item.slide is not None else item.source
        things: list[Thing] = [title, free_words(f"{asked[0].block_title}: {where}" if where else "", "small")]
        for one in self._asked:
            things += [8, one]
        shown, told = ItemPicture(look, item, pictures), column(look, *things, gap="hair")
        beside = look.text_size < LARGE_TEXT
        inner = row(look, column(look, shown, None), (told, 1), gap="l") if beside else column(look, shown, told)
        self.setLayout(column(look, self._rule, inner, gap="m"))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    @property
    def fields(self) -> list[QLineEdit]:
        """The fields, from above."""
        return [one.field for one in self._asked]

    def show_findings(self, asked: Sequence[ItemFinding]) -> None:
        """Show what is kept now."""
        for made, one in zip(self._asked, asked, strict=True):
            made.show_finding(one)

    def keep(self) -> None:
        """Keep what was typed and not kept yet."""
        for one in self._asked:
            one.keep()

    def set_first(self, *, first: bool) -> None:
        """The first one has no line above it."""
        self._rule.setHidden(first)
