"""One item that people may stumble over: its picture, and a field for each thing that only a person can say."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QLineEdit, QSizePolicy, QWidget

from natp_studio.services.auditing import ItemFinding
from natp_studio.ui.items.pictures import Pictures
from natp_studio.ui.items.words import breakable
from natp_studio.ui.look.look import Look
from natp_studio.ui.pages.export.asked_words import (
    NOTHING_TO_SAY,
    field_name,
    hint,
    marks,
    numbers,
    powerpoint_name,
    shown,
    thing,
    told,
    why,
)
from natp_studio.ui.pages.export.folding import free_words
from natp_studio.ui.pages.export.large_slide import LargeSlide
from natp_studio.ui.pages.export.marked_picture import MarkedPicture
from natp_studio.ui.parts.boxes import rule
from natp_studio.ui.parts.buttons import button
from natp_studio.ui.parts.fields import line
from natp_studio.ui.parts.layouts import Thing, column, fill, row
from natp_studio.ui.parts.words import OneLine, label, picture

_WIDE, _HIGH = 208, 208
_BESIDE_FROM = 500
_LONGEST = 1000
_DECORATES = "Only decoration"

Keep = Callable[[ItemFinding, str, bool], object]


class _Asked(QWidget):
    """One thing that is asked: why it matters, the field, and a box for what only decorates. `number` is its mark.

    `keep` is called with the words and the box when the field is left, on Enter, and with each press on the box. Words
    and the tick exclude each other: whichever comes last takes the other away.
    """

    def __init__(
        self,
        look: Look,
        one: ItemFinding,
        number: int,
        keep: Keep,
        on: Callable[[QLineEdit], object],
        *,
        says_why: bool,
    ) -> None:
        super().__init__()
        self._one = one
        self._number = number
        self._keep = keep
        words = field_name(one, number)
        self.field = line(one.typed, hint(one), most=_LONGEST)
        self.field.setAccessibleName(f"{words}: {one.item.title}")
        self.field.setToolTip(powerpoint_name(one))
        self.field.setMinimumWidth(1)
        self.field.textEdited.connect(self._typed)
        self.field.editingFinished.connect(self.keep)
        self.field.returnPressed.connect(lambda: on(self.field))
        self.box: QCheckBox | None = None
        if one.finding.may_decorate:
            of = f", {thing(one, number)}" if one.item.slide is not None else ""
            self.box = QCheckBox(_DECORATES)
            self.box.setAccessibleName(f"{_DECORATES}{of}: {one.item.title}")
            self.box.setAccessibleDescription("Screen readers pass over it then. The alt text is taken away.")
            self.box.setChecked(one.decoration)
            self.box.clicked.connect(self._ticked)
        above = OneLine(words, "label")
        above.setBuddy(self.field)
        self._tick = picture(look, "check", "done_edge", 16)
        self._kept = label("Kept", "small", wrap=False)
        for made in (self._tick, self._kept):
            # Its place is kept, so that nothing moves when words are.
            policy = made.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            made.setSizePolicy(policy)
        self._told, self._why = free_words(""), free_words("", "small")
        self._shown = free_words(breakable(shown(one)), "small")
        self._shown.setHidden(not shown(one))
        if not says_why:
            self._why.hide()
        said = row(look, (above, 1), self._tick, self._kept, gap="xs")
        answers: Thing = self.field
        if self.box is not None:
            answers = column(look, self.field, row(look, self.box, None), gap="xs")
        self.setLayout(column(look, self._told, self._shown, self._why, 2, said, answers, gap="xs"))
        self._say()

    @property
    def stops(self) -> list[QWidget]:
        """What Tab stops at."""
        return [self.field, *((self.box,) if self.box is not None else ())]

    def keep(self) -> None:
        """Keep what stands here, if it is something else than before."""
        if (self._words, self._decorates) != (self._one.typed, self._one.decoration):
            self._keep(self._one, self._words, self._decorates)

    def show_finding(self, one: ItemFinding) -> None:
        """Show what is kept now. Words that are being typed stay."""
        is_typing = self.field.hasFocus() and self._words != self._one.typed
        self._one = one
        if not is_typing:
            if self._words != one.typed:
                self.field.setText(one.typed)
            if self.box is not None:
                self.box.setChecked(one.decoration)
        self._say()

    @property
    def _words(self) -> str:
        return " ".join(self.field.text().split())

    @property
    def _decorates(self) -> bool:
        return self.box is not None and self.box.isChecked()

    def _typed(self) -> None:
        if self.box is not None and self._words:
            self.box.setChecked(False)
            self._hint()

    def _ticked(self, on: bool) -> None:
        if on and self.box is not None:
            if self._words != self._one.typed:
                # Words that are not kept yet are kept first, so that undo brings them back.
                self._keep(self._one, self._words, False)
            self.field.clear()
            self.box.setChecked(True)
        self.keep()

    def _hint(self) -> None:
        self.field.setPlaceholderText(NOTHING_TO_SAY if self._decorates else hint(self._one))

    def _say(self) -> None:
        self._hint()
        self._told.setText(breakable(told(self._one, self._number)))
        self._why.setText(why(self._one))
        called = powerpoint_name(self._one)
        about = (self._told.text(), shown(self._one), self._why.text(), called, "Enter keeps it and goes on.")
        self.field.setAccessibleDescription(" ".join(filter(None, about)))
        self._tick.setVisible(self._one.is_said)
        self._kept.setVisible(self._one.is_said)


class ItemRow(QWidget):
    """An item with all that is asked about it. `on(field)` is called for Enter, after it was kept."""

    def __init__(
        self,
        look: Look,
        asked: Sequence[ItemFinding],
        pictures: Pictures,
        keep: Keep,
        on: Callable[[QLineEdit], object],
    ) -> None:
        super().__init__()
        item = asked[0].item
        self._look, self._pictures, self._findings = look, pictures, tuple(asked)
        # What is the same for several things of a slide is said once.
        reasons = [why(one) for one in asked]
        self._asked = [
            _Asked(look, one, number, keep, on, says_why=reasons[place] not in reasons[:place])
            for place, (one, number) in enumerate(zip(asked, numbers(asked), strict=True))
        ]
        self._rule = rule()
        title = free_words(breakable(item.title), "strong")
        where = f"{item.source}, slide {item.slide}" if item.slide is not None else item.source
        things: list[Thing] = [
            title,
            free_words(breakable(f"{asked[0].block_title}: {where}") if where else "", "small"),
        ]
        for one in self._asked:
            things += [8, one]
        size = QSize(look.px(_WIDE), look.px(_HIGH))
        self._picture = MarkedPicture(look, item, pictures, marks(asked), size)
        self._picture.setCursor(Qt.CursorShape.PointingHandCursor)
        self._picture.setToolTip("Show it large")
        self._picture.pressed.connect(self._show_large)
        self._large = button(
            look, "Show large", "eye", kind="small", act=self._show_large, name=f"Show large: {item.title}"
        )
        shown = column(look, self._picture, row(look, self._large, None), None)
        words = column(look, *things, None, gap="hair")
        self._inner = fill(look, QBoxLayout(QBoxLayout.Direction.LeftToRight), shown, (words, 1), gap="l")
        self.setLayout(column(look, self._rule, self._inner, gap="m"))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    @property
    def fields(self) -> list[QLineEdit]:
        """The fields, from above."""
        return [one.field for one in self._asked]

    @property
    def stops(self) -> list[QWidget]:
        """What Tab stops at, from above."""
        return [self._large, *(stop for one in self._asked for stop in one.stops)]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The words stand beside the picture where they have room."""
        super().resizeEvent(event)
        beside = self.width() >= self._look.px(_BESIDE_FROM)
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._inner.direction() is not direction:
            self._inner.setDirection(direction)

    def show_findings(self, asked: Sequence[ItemFinding]) -> None:
        """Show what is kept now."""
        self._findings = tuple(asked)
        for made, one in zip(self._asked, asked, strict=True):
            made.show_finding(one)

    def keep(self) -> None:
        """Keep what was typed and not kept yet."""
        for one in self._asked:
            one.keep()

    def set_first(self, *, first: bool) -> None:
        """The first one has no line above it."""
        self._rule.setHidden(first)

    def _show_large(self) -> None:
        self.keep()
        LargeSlide(self._look, self, self._pictures, self._findings)
