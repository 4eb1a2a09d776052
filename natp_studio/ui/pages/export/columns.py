"""How the panels of the page stand: beside each other where there is room, else one at a time behind switches."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from natp_studio.ui.findings import FindingList
from natp_studio.ui.look.look import Look
from natp_studio.ui.look.measures import Room
from natp_studio.ui.pages.export.report import ReportPanel
from natp_studio.ui.pages.export.stumbling import Stumbles
from natp_studio.ui.parts.boxes import card, clear
from natp_studio.ui.parts.buttons import switch
from natp_studio.ui.parts.layouts import column, fill, holder, row, scrolled
from natp_studio.ui.parts.words import label

MAKE, HELP, REPORT = "make", "help", "report"


class Columns(QWidget):
    """`shown` is the panel that is in front where they take turns: MAKE, HELP or REPORT."""

    def __init__(self, look: Look, room: Room, make: QWidget, deck: QWidget, stumbles: Stumbles) -> None:
        super().__init__()
        self._look = look
        self._room = room
        self._report: ReportPanel | None = None
        self._findings: FindingList | None = None
        self.shown = MAKE
        self._switches: dict[str, QPushButton] = {
            MAKE: switch(look, "What to make", "package-check"),
            HELP: switch(look, "What would help", "wrench"),
            REPORT: switch(look, "Report", "file-text"),
        }
        for name, made in self._switches.items():
            made.clicked.connect(lambda _checked=False, name=name: self.show_panel(name))
        self._bar = holder(row(look, *self._switches.values(), None, margins=(12, 10, 12, 4)))
        self._findings_place, self._report_place = QVBoxLayout(), QVBoxLayout()
        for place in (self._findings_place, self._report_place):
            fill(look, place)
        self._no_gate = label(
            "Nothing here keeps you from exporting. What stays open stands in the saved report.", "small"
        )
        self._help = card(look, label("Before you export", "h2"), self._findings_place, self._no_gate, gap="m", pad=20)
        self._report_holder = holder(self._report_place)
        self._stumbles = stumbles
        # The page decides whether there is anything to stumble over, this only whether its panel has its turn.
        self._stumbles_holder = holder(column(look, stumbles))
        self._right = holder(column(look, self._report_holder, self._help, self._stumbles_holder, None, gap="l"))
        self._left = holder(column(look, make, deck, None, gap="l"))
        for part in (self._left, self._right, self._help, self._stumbles_holder):
            # An endless word in a title is cut at the edge instead of making the page wider than the window.
            part.setMinimumWidth(1)
        self._side_by_side = row(look, (self._left, 4), (self._right, 6), gap="l")
        self._area = scrolled(self._side_by_side)
        self.setLayout(column(look, self._bar, (self._area, 1), gap="none"))

    def show_panel(self, name: str) -> None:
        """Bring a panel to the front, with its beginning in sight."""
        self.shown = name
        self.arrange()
        self.to_top()

    def to_top(self) -> None:
        """Scroll to the beginning."""
        self._area.verticalScrollBar().setValue(0)

    def set_room(self, room: Room) -> None:
        """Stand as there is room for."""
        self._room = room
        self.arrange()

    def put_report(self, report: ReportPanel) -> None:
        """Show this report instead of the one before."""
        clear(self._report_place)
        self._report = report
        self._report_place.addWidget(report)

    def put_findings(self, findings: FindingList) -> None:
        """Show this list of what would help instead of the one before."""
        clear(self._findings_place)
        self._findings = findings
        findings.setMinimumWidth(1)
        self._findings_place.addWidget(findings)

    def set_tab_order(self, first: QWidget) -> None:
        """Tab goes from `first` through the report and what would help, as they stand."""
        order: list[QWidget] = [first]
        for panel in (self._report, self._findings):
            if panel is not None:
                order += panel.findChildren(QPushButton)
        for before, after in pairwise((*order, *self._stumbles.stops)):
            QWidget.setTabOrder(before, after)

    def arrange(self) -> None:
        """Which panels are shown, and which of the switches is pressed."""
        narrow = self._room is Room.NARROW
        has_report = self._report is not None and self._report.has_something
        if self.shown == REPORT and not has_report:
            self.shown = MAKE
        self._bar.setVisible(narrow)
        for name, made in self._switches.items():
            made.setChecked(name == self.shown)
        self._switches[REPORT].setVisible(has_report)
        self._left.setVisible(not narrow or self.shown == MAKE)
        self._right.setVisible(not narrow or self.shown != MAKE)
        self._help.setVisible(not narrow or self.shown == HELP)
        self._stumbles_holder.setVisible(not narrow or self.shown == HELP)
        self._report_holder.setVisible(has_report and (not narrow or self.shown == REPORT))
        self._no_gate.setVisible(self._findings is not None and bool(self._findings.findings))
        side, above = (12, 8) if narrow else (24, 20)
        px = self._look.px
        self._side_by_side.setContentsMargins(px(side), px(above), px(side), px(20))
