"""The last import's report in the page: it stays above the items until a person closes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from natp_studio.ui.look.look import Look
from natp_studio.ui.pages.library.report import headline, left_outs, report_list, report_sheet
from natp_studio.ui.parts.boxes import box, clear
from natp_studio.ui.parts.buttons import button
from natp_studio.ui.parts.layouts import Thing, column, row, scrolled
from natp_studio.ui.parts.words import label, picture

if TYPE_CHECKING:
    from natp_studio.services.importing import ImportReport

_TALLEST = 210


class ReportPlace(QWidget):
    """Where the report stands, and nothing while there is none. `closed` says that a person has read it."""

    closed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.report: ImportReport | None = None
        self._layout = QVBoxLayout()
        self._layout.setContentsMargins(look.px(6), 0, look.px(6), 0)
        self.setLayout(self._layout)
        self.hide()

    def show_report(self, report: ImportReport | None, *, short: bool) -> None:
        """Show this one; `short` is the first line, with a button for the rest."""
        self.report = report
        clear(self._layout)
        if report is not None:
            self._layout.addWidget(self._card(report, short=short))
        self.setVisible(report is not None)

    def close_report(self) -> None:
        """A person has read it."""
        self.show_report(None, short=True)
        self.closed.emit()

    def _card(self, report: ImportReport, *, short: bool) -> QWidget:
        look, missed = self._look, left_outs(report)
        mark = picture(look, "info" if missed else "circle-check", "text_2")
        close = button(look, "Close", "x", kind="small", act=self.close_report, name="Close this report")
        words = label(headline(report), "strong")
        things: list[Thing] = [row(look, mark, (words, 1), close, gap="m")]
        if missed and short:
            see = button(
                look, "See what was left out", kind="small", act=lambda: report_sheet(look, self.window(), report)
            )
            things.append(row(look, see, None))
        elif missed:
            rows = report_list(look, report)
            area = scrolled(column(look, rows, None, gap="none"))
            area.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            area.setAccessibleName("What was left out")
            area.setFixedHeight(min(look.px(_TALLEST), rows.sizeHint().height() + look.px(12)))
            things.append(area)
        made = box("card", column(look, *things, margins=(16, 10, 12, 10)))
        made.setAccessibleName("What the import did")
        made.setAccessibleDescription(headline(report))
        return made
