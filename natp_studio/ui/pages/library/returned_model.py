"""The slides of a deck that came back as rows: where each stands, what happened to it, and what is kept of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from natp_studio.domain.round_trips import Fate, Keep, SlideChange
from natp_studio.ui.items.painting import broken, paint_box, paint_icon, paint_words
from natp_studio.ui.look.look import Look
from natp_studio.ui.look.measures import CARD_CORNER, CHOSEN_LINE, FOCUS_LINE, ICON
from natp_studio.ui.pages.library.returned_words import happened, icon_of, kept_as, place_of, spoken
from natp_studio.ui.parts.words import parts

Index = QModelIndex | QPersistentModelIndex
ChangeRole = Qt.ItemDataRole.UserRole
KeptRole = Qt.ItemDataRole.UserRole + 1
_ROOT = QModelIndex()
_PAD, _GAP, _ICON_ROOM = 10, 12, 30


class SlidesModel(QAbstractListModel):
    """What became of each slide; `ChangeRole` of a row is its `SlideChange`, `KeptRole` what is kept of it in words."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._changes: tuple[SlideChange, ...] = ()
        self._choices: Mapping[int, Keep] = {}

    def show_changes(self, changes: Sequence[SlideChange], choices: Mapping[int, Keep]) -> None:
        """Show these."""
        self.beginResetModel()
        self._changes, self._choices = tuple(changes), choices
        self.endResetModel()

    def choose(self, choices: Mapping[int, Keep]) -> None:
        """The same slides, with something else kept of them."""
        self._choices = choices
        if self._changes:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._changes) - 1, 0))

    def change(self, row: int) -> SlideChange | None:
        """What stands in a row."""
        return self._changes[row] if 0 <= row < len(self._changes) else None

    def row_of(self, change: SlideChange | None) -> int:
        """The row of a slide; -1 where it is not shown."""
        return self._changes.index(change) if change is not None and change in self._changes else -1

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many slides."""
        return 0 if parent.isValid() else len(self._changes)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The change, the title, or all of it in words."""
        change = self.change(index.row()) if index.isValid() else None
        if change is None:
            return None
        if role == ChangeRole:
            return change
        if role == KeptRole:
            return kept_as(change, self._choices)
        if role == Qt.ItemDataRole.DisplayRole:
            return change.title
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return spoken(change, self._choices)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every slide can be chosen."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


class SlidesView(QListView):
    """The list of slides. `opened` is Enter or a double click; `chosen` that another slide is the current one."""

    opened = Signal()
    chosen = Signal()

    def __init__(self, look: Look, model: SlidesModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(_SlideDelegate(look, self))
        self.setAccessibleName("Slides of the deck")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.doubleClicked.connect(lambda _: self.opened.emit())

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell whoever shows the slide."""
        super().currentChanged(current, previous)
        self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other widths need other heights."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()


class _SlideDelegate(QStyledItemDelegate):
    """A card: icon, where it stands and what happened, title in two lines, and what is kept."""

    def __init__(self, look: Look, view: QListView) -> None:
        super().__init__(view)
        self._look, self._view = look, view
        self._small = QFontMetrics(look.font("small"))
        self._title = QFontMetrics(look.font("body", 600))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as its words."""
        look, change = self._look, index.data(ChangeRole)
        room = self._view.viewport().width() - look.px(_GAP) - 2 * look.px(_PAD) - look.px(_ICON_ROOM)
        titles = len(broken(change.title, self._title, max(room, look.px(80)), 2))
        lines = len(self._above(change, room)) + bool(index.data(KeptRole))
        high = titles * self._title.height() + lines * self._small.height() + look.px(4)
        return QSize(look.px(200), high + 2 * look.px(_PAD) + look.px(_GAP))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Card, icon, words, ring."""
        look, change, state = self._look, index.data(ChangeRole), QStyle.StateFlag
        half, pad = look.px(_GAP) // 2, look.px(_PAD)
        card = QRect(option.rect).adjusted(half, half, -half, -half)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & state.State_Selected)
        if chosen:
            paint_box(look, painter, card, "accent_tint", "accent", CHOSEN_LINE, CARD_CORNER)
        else:
            over = bool(option.state & state.State_MouseOver)
            paint_box(
                look, painter, card, "hover" if over else "surface", "control_line" if over else "line",
                corner=CARD_CORNER,
            )  # fmt: skip
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
        if kept := index.data(KeptRole):
            paint_words(look, painter, line, kept, "small", ink if chosen else "text_2")
        if option.state & state.State_HasFocus:
            out = FOCUS_LINE + 2
            paint_box(
                look, painter, card.adjusted(-out, -out, out, out), "", "focus", FOCUS_LINE, CARD_CORNER + out - 1
            )
        painter.restore()

    def _above(self, change: SlideChange, room: int) -> list[str]:
        """Where it stands and what happened: in one line, else below each other so that nothing is left out."""
        one = parts(place_of(change), *happened(change))
        metrics = QFontMetrics(self._look.font("small", 600))
        return [one] if metrics.horizontalAdvance(one) <= room else [place_of(change), *happened(change)]
