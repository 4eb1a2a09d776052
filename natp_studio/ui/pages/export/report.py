"""The panel that shows how far an export is, and afterwards what became of each file, until the next export."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from natp_studio.domain.wording import clock, count, listed, long_date, size
from natp_studio.services.exporting_several import ExportReport, FileReport
from natp_studio.ui.look.look import Look
from natp_studio.ui.look.measures import Room
from natp_studio.ui.pages.export.folding import Fold, free_words
from natp_studio.ui.pages.export.naming import FileName
from natp_studio.ui.pages.export.report_lines import grouped
from natp_studio.ui.pages.export.run import ExportRun
from natp_studio.ui.parts.boxes import card, clear, rule
from natp_studio.ui.parts.buttons import button
from natp_studio.ui.parts.layouts import Thing, column, fill, holder, row
from natp_studio.ui.parts.words import OneLine, label, picture


class ReportPanel(QWidget):
    """Shows an export. `open_wanted(path)`, `folder_wanted(path)`, `again_wanted` and `save_wanted` are its buttons."""

    open_wanted = Signal(object)
    folder_wanted = Signal(object)
    again_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, look: Look, run: ExportRun, room: Room) -> None:
        super().__init__()
        self._look = look
        self._run = run
        self._room = room
        self._shown: object = None
        self._bar: QProgressBar | None = None
        self._now: QLabel | None = None
        self._stop: QPushButton | None = None
        self._inner = QVBoxLayout()
        fill(look, self._inner, gap="l")
        self.setLayout(self._inner)
        self.setAccessibleName("Report")
        run.changed.connect(self.renew)
        self.renew()

    @property
    def has_something(self) -> bool:
        """True while an export runs, and once there is a report."""
        return self._run.running or self._run.report is not None

    @property
    def has_focus(self) -> bool:
        """True while the keyboard is in here."""
        return any(made.hasFocus() for made in self.findChildren(QPushButton))

    def set_room(self, room: Room) -> None:
        """Where there is less room the buttons of a file stand below its name."""
        if room is not self._room:
            self._room = room
            self._shown = None
            self.renew()

    def renew(self) -> None:
        """Show the export as it is now."""
        run = self._run
        wanted = "running" if run.running else run.report
        if wanted is not self._shown:
            self._shown = wanted
            had_focus = self.has_focus
            self._bar = self._now = self._stop = None
            clear(self._inner)
            if run.running:
                self._put(self._progress())
            elif run.report is not None:
                self._put(self._report(run.report))
            if had_focus:
                self.start_here()
        if self._bar is not None and self._now is not None and self._stop is not None:
            self._bar.setMaximum(max(1, run.total))
            self._bar.setValue(run.done)
            self._now.setText("Stopping. This takes a moment." if run.stopping else run.now)
            # It stays a button that can be pressed: one that is switched off would lose the focus.
            self._stop.setText("Stopping" if run.stopping else "Stop")

    def _put(self, made: QWidget) -> None:
        self._inner.addWidget(made)
        # A layout would show it only later, and nothing in it could have the focus until then.
        made.show()

    def start_here(self) -> None:
        """Put the focus on the first button of what was made, not of what is folded away below it."""
        folds = self.findChildren(Fold)
        buttons = [
            made
            for made in self.findChildren(QPushButton)
            if made.isVisibleTo(self) and made.isEnabled() and not any(fold.isAncestorOf(made) for fold in folds)
        ]
        if buttons:
            buttons[0].setFocus()

    def _progress(self) -> QWidget:
        look = self._look
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("How far it is")
        self._now = free_words("", "body")
        self._stop = button(look, "Stop", "x", act=self._run.stop, name="Stop making files")
        return card(
            look,
            label(self._run.title, "h2"),
            self._now,
            self._bar,
            row(look, self._stop, None),
            label("You can go on with other things meanwhile. Older files stay until the new ones are whole.", "small"),
            gap="m",
            pad=20,
        )

    def _report(self, report: ExportReport) -> QWidget:
        look = self._look
        when = f"{long_date(report.ended.date())}, {clock(report.ended)}"
        things: list[Thing] = [
            column(look, label(heading(report), "h2"), OneLine(f"“{report.title}”. {when}", "small"), gap="hair")
        ]
        for place, one in enumerate(report.files):
            things += [rule()] if place else []
            things.append(self._file(one))
        missing = [*report.failed, *report.not_begun]
        last: list[Thing] = []
        if missing:
            words = "Try again" if report.failed else "Make the others"
            names = listed(one.format.title for one in missing)
            last.append(button(look, words, "arrow-right", act=self.again_wanted.emit, name=f"{words}: {names}"))
        last.append(button(look, "Save the report", "download", act=self.save_wanted.emit))
        return card(look, *things, rule(), row(look, *last, None), gap="m", pad=20)

    def _file(self, one: FileReport) -> QWidget:
        look, path = self._look, one.path
        told: list[Thing] = [label(one.format.title, "strong"), FileName(path.name)]
        buttons: list[QPushButton] = []
        groups: list[Thing] = []
        if one.made is not None:
            mark = ("circle-check", "done_edge")
            buttons = [self._act("Open", "eye", path), self._act("Open folder", "folder-open", path)]
            told.append(free_words(f"{one.made.holds}. {size(one.made.octets)}", "small"))
            # The last line of what was carried says what the file holds; the others are about single things.
            told += [free_words(f"In it: {held.what}.", "small") for held in one.made.carried[-1:]]
            groups = grouped(look, (*one.made.report, *one.made.carried[:-1]), path.name)
        elif one.problem is not None:
            mark = ("circle-alert", "error_edge")
            told += [free_words(f"Not made. {one.problem.what}"), free_words(one.problem.advice, "small")]
        else:
            mark = ("circle-alert", "text_2")
            told.append(free_words("Not made. You stopped before it was whole."))
        icons = column(look, 2, picture(look, *mark), None)
        if self._room is Room.WIDE:
            acts = column(look, row(look, *buttons), None)
            inner = row(look, icons, (column(look, *told, *groups, gap="hair"), 1), acts, gap="m")
        else:
            below: list[Thing] = [4, row(look, *buttons, None)] if buttons else []
            inner = row(look, icons, (column(look, *told, *below, *groups, gap="hair"), 1), gap="m")
        made = holder(inner)
        made.setAccessibleName(f"{one.format.title}, {path.name}")
        return made

    def _act(self, words: str, icon: str, path: Path) -> QPushButton:
        wanted = self.open_wanted if words == "Open" else self.folder_wanted
        return button(
            self._look, words, icon, kind="small", act=lambda: wanted.emit(path), name=f"{words}: {path.name}"
        )


def heading(report: ExportReport) -> str:
    """How an export went, in a few words."""
    made, files = len(report.made), len(report.files)
    if made == files:
        return count(made, "file was made", "files were made")
    if not made:
        return "No file was made"
    return f"{made:,} of {count(files, 'file')} {'was' if made == 1 else 'were'} made"
