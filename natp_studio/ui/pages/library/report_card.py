"""The last import's report in the page: one line above the items until a person closes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QScrollArea, QVBoxLayout, QWidget

from natp_studio.ui.look.look import Look
from natp_studio.ui.pages.library.report import headline, left_outs, report_list, report_sheet
from natp_studio.ui.parts.boxes import box, clear
from natp_studio.ui.parts.buttons import button, switch
from natp_studio.ui.parts.layouts import Thing, column, row, scrolled
from natp_studio.ui.parts.words import label, picture

if TYPE_CHECKING:
    from natp_studio.services.catalogue import Catalogue
    from natp_studio.services.importing import ImportReport

# The list grows to what it holds, up to so much of the window; some items stay in sight below it.
_SHARE = 0.4
_MOST_LOOKED_AT = 60


class ReportPlace(QWidget):
    """Where the report stands, and nothing while there is none. `closed` says that a person has read it.

    `show_items` asks for the items that came in, by their ids.
    """

    closed = Signal()
    show_items = Signal(tuple)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.report: ImportReport | None = None
        self._is_undone = self._short = False
        self._list: QScrollArea | None = None
        self._rows: QWidget | None = None
        self._opener: QPushButton | None = None
        self._layout = QVBoxLayout()
        self._layout.setContentsMargins(look.px(6), 0, look.px(6), 0)
        self.setLayout(self._layout)
        self.hide()

    def show_report(self, report: ImportReport | None, *, short: bool) -> None:
        """Show this one, as one line; `short` is where there is too little room to open it within the page."""
        if report is not self.report:
            self._is_undone = False
        self.report, self._short = report, short
        self._list = self._rows = self._opener = None
        clear(self._layout)
        if report is not None:
            self._layout.addWidget(self._card(report, short=short))
        self.setVisible(report is not None)

    def look_again(self, catalogue: Catalogue) -> None:
        """What came in may have been put into the archive by undo, and brought back by redo."""
        if self.report is None:
            return
        # Where nothing new came in, undo of an earlier import may have put away what was here already.
        told_of = self.report.arrived or self.report.items
        items = [catalogue.item(item.id) for item in told_of[:_MOST_LOOKED_AT]]
        undone = bool(items) and all(item is None or item.archived for item in items)
        if undone is not self._is_undone:
            self._is_undone = undone
            self.show_report(self.report, short=self._short)

    def close_report(self) -> None:
        """A person has read it."""
        self.show_report(None, short=True)
        self.closed.emit()

    def fold(self) -> None:
        """Leave the room to the items again: somebody looks for some."""
        if self._opener is not None and self._opener.isChecked():
            self._opener.click()

    def _card(self, report: ImportReport, *, short: bool) -> QWidget:
        look, missed = self._look, left_outs(report)
        mark = picture(look, "info" if missed else "circle-check", "text_2")
        close = button(look, "Close", "x", kind="small", act=self.close_report, name="Close this report")
        which = "What came in" if report.arrived else "What was here already"
        told = f"{which} is in the archive now." if self._is_undone else headline(report)
        words = label(told, "strong")
        acts: list[Thing] = []
        ids = tuple(item.id for item in report.items)
        if ids and not self._is_undone:
            acts.append(button(look, "Show them", "eye", kind="small", act=lambda: self.show_items.emit(ids)))
        if missed and short:
            acts.append(
                button(look, "What was left out", kind="small", act=lambda: report_sheet(look, self.window(), report))
            )
        elif missed:
            self._opener = switch(look, "What was left out", "chevron-down", kind="small")
            self._opener.toggled.connect(self._unfold)
            acts.append(self._opener)
        if short:
            things: list[Thing] = [row(look, mark, (words, 1), close, gap="m")]
            things += [row(look, *acts, None)] if acts else []
        else:
            things = [row(look, mark, (words, 1), *acts, close, gap="m")]
        if self._opener is not None:
            self._rows = report_list(look, report)
            self._list = scrolled(column(look, self._rows, None, gap="none"))
            self._list.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._list.setAccessibleName("What was left out")
            self._list.hide()
            things.append(self._list)
        made = box("card", column(look, *things, margins=(16, 6, 12, 6)))
        made.setAccessibleName("What the import did")
        made.setAccessibleDescription(told)
        return made

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrower lines need more height."""
        super().resizeEvent(event)
        self._grow()

    def _grow(self) -> None:
        """Be as tall as what is told, where there is room for it."""
        layout = self._rows.layout() if self._rows is not None else None
        if self._list is None or layout is None or self._list.isHidden():
            return
        for made in self._list.findChildren(QWidget):
            made.ensurePolished()
        layout.activate()
        wide = self.width() - self._look.px(2 * 6 + 16 + 12) - 2
        needed = layout.totalHeightForWidth(wide) + self._look.px(4)
        self._list.setFixedHeight(min(needed, round(self.window().height() * _SHARE)))

    def _unfold(self, on: bool) -> None:
        if self._list is not None and self._opener is not None:
            self._list.setVisible(on)
            self._grow()
            icon = "chevron-up" if on else "chevron-down"
            self._opener.setIcon(self._look.icon(icon, "text_2", 16, 5))
