"""The slides of a deck that came back as rows: where each stands, what happened to it, and what is kept of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from natp_studio.domain.round_trips import Fate, Keep, SlideChange
from natp_studio.ui.look.look import Look
from natp_studio.ui.look.measures import ICON
from natp_studio.ui.pages.library.returned_words import happened, icon_of, kept_as, place_of, spoken
from natp_studio.ui.parts.painting import lines_of, paint_card, paint_icon, paint_words
from natp_studio.ui.parts.rows import CardList, Index, RowRole, RowsModel
from natp_studio.ui.parts.words import parts

_PAD, _GAP, _ICON_ROOM = 10, 12, 30


@dataclass(frozen=True, slots=True)
class SlideRow:
    """What became of a slide, and what is kept of it."""

    change: SlideChange
    keep: Keep

    @property
    def kept(self) -> str:
        """What is kept, in words; "" where there is nothing to choose."""
        return kept_as(self.change, self.keep)

    @property
    def spoken(self) -> str:
        """All of it in words."""
        return spoken(self.change, self.keep)


class SlidesView(CardList):
    """The list of slides. `chosen` says that another slide is the current one."""

    chosen = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__("Slides of the deck")
        self._slides = RowsModel[SlideRow](
            self, key=lambda row: _key_of(row.change), title=lambda row: row.change.title,
            spoken=lambda row: row.spoken, tip=lambda row: row.spoken,
        )  # fmt: skip
        self.setModel(self._slides)
        self.setItemDelegate(_SlideDelegate(look, self))

    @property
    def current(self) -> SlideChange | None:
        """The slide that the keyboard is at."""
        row: SlideRow | None = self.currentIndex().data(RowRole)
        return row.change if row is not None else None

    def show_changes(self, changes: Iterable[SlideChange], choices: Mapping[int, Keep]) -> None:
        """Show these, with what is kept of each."""
        self._slides.show_rows([SlideRow(one, choices.get(one.slide, Keep.NOTHING)) for one in changes])

    def show_choices(self, choices: Mapping[int, Keep]) -> None:
        """The same slides, with something else kept of them."""
        self.show_changes([row.change for row in self._slides.rows], choices)

    def go_to(self, change: SlideChange | None) -> None:
        """Make a slide the current one; the first where it is not shown."""
        place = self._slides.place(_key_of(change)) if change is not None else 0
        index = self._slides.index(max(0, place))
        if index == self.currentIndex():
            # It may be one of another deck.
            self.chosen.emit()
        self.setCurrentIndex(index)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell whoever shows the slide."""
        super().currentChanged(current, previous)
        self.chosen.emit()


def _key_of(change: SlideChange) -> tuple[int, int]:
    return change.slide, change.place


class _SlideDelegate(QStyledItemDelegate):
    """A card: icon, where it stands and what happened, title in two lines, and what is kept."""

    def __init__(self, look: Look, view: QListView) -> None:
        super().__init__(view)
        self._look, self._view = look, view
        self._small = QFontMetrics(look.font("small"))
        self._title = QFontMetrics(look.font("body", 600))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as its words."""
        look, row = self._look, index.data(RowRole)
        room = self._view.viewport().width() - look.px(_GAP) - 2 * look.px(_PAD) - look.px(_ICON_ROOM)
        titles = len(lines_of(row.change.title, self._title, max(room, look.px(80)), 2))
        lines = len(self._above(row.change, room)) + bool(row.kept)
        high = titles * self._title.height() + lines * self._small.height() + look.px(4)
        return QSize(look.px(200), high + 2 * look.px(_PAD) + look.px(_GAP))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Card, icon, words, ring."""
        look, row = self._look, index.data(RowRole)
        change = row.change
        half, pad = look.px(_GAP) // 2, look.px(_PAD)
        card = QRect(option.rect).adjusted(half, half, -half, -half)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = paint_card(look, painter, card, option.state)
        quiet = change.fate is Fate.SAME and not change.moved
        ink = "accent_ink" if chosen else "text"
        inner = card.adjusted(pad, pad, -pad, -pad)
        above = max(0, (self._small.height() - look.px(ICON["small"])) // 2)
        paint_icon(
            look, painter, icon_of(change), "text_2" if quiet else "accent", inner.x(), inner.y() + above, ICON["small"]
        )
        line = inner.adjusted(look.px(_ICON_ROOM), 0, 0, 0)
        for words in self._above(change, line.width()):
            line.translate(0, paint_words(look, painter, line, words, "small", "text_2" if quiet else ink, 600))
        line.translate(0, look.px(2))
        line.translate(0, paint_words(look, painter, line, change.title, "body", ink, 600, 2) + look.px(2))
        if kept := row.kept:
            paint_words(look, painter, line, kept, "small", ink if chosen else "text_2")
        painter.restore()

    def _above(self, change: SlideChange, room: int) -> list[str]:
        """Where it stands and what happened: in one line, else below each other so that nothing is left out."""
        one = parts(place_of(change), *happened(change))
        metrics = QFontMetrics(self._look.font("small", 600))
        return [one] if metrics.horizontalAdvance(one) <= room else [place_of(change), *happened(change)]
