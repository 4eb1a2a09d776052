"""The page “Export”: what to make from a session, what would help before, how far it is, and what was made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget
from shiboken6 import isValid

from natp_studio.domain.checks import Finding
from natp_studio.domain.problems import Problem
from natp_studio.domain.wording import count, long_date
from natp_studio.services.deck_plans import DeckWishes
from natp_studio.services.exporting_several import ExportReport, Outlook, outlook
from natp_studio.services.planning import OpenSession, SessionRow, mend, overview, what_would_help
from natp_studio.ui.choosing import choose_folder
from natp_studio.ui.desk import Desk
from natp_studio.ui.dialogs import problem_dialog
from natp_studio.ui.findings import FindingList
from natp_studio.ui.jobs import QUICK
from natp_studio.ui.look.measures import Room
from natp_studio.ui.news import News
from natp_studio.ui.opening import open_file, open_folder
from natp_studio.ui.pages.export.columns import REPORT, Columns
from natp_studio.ui.pages.export.deck_part import DeckPart, TypedWords
from natp_studio.ui.pages.export.no_session import NoSession
from natp_studio.ui.pages.export.report import ReportPanel
from natp_studio.ui.pages.export.run import ExportRun, ExportRuns, failure_of
from natp_studio.ui.pages.export.saving import ask_where_to_save
from natp_studio.ui.pages.export.what_to_make import USUAL, WhatToMake
from natp_studio.ui.pages.page import Head, Page
from natp_studio.ui.parts.buttons import button
from natp_studio.ui.parts.layouts import column
from natp_studio.ui.parts.words import parts


class ExportPage(Page):
    """Makes files of the session that is open, and shows the report of its last export until the next one."""

    def __init__(self, desk: Desk, room: Room) -> None:
        super().__init__(desk, room)
        self._rows: tuple[SessionRow, ...] = ()
        self._outlook: Outlook | None = None
        self._findings: FindingList | None = None
        self._help: tuple[Finding, ...] = ()
        self._asked = 0
        self._why_not = ""
        self._seen = ""
        self._main = button(desk.look, "&Make files", "package-check", kind="main", act=self._begin)
        self._none = NoSession(desk)
        self._none.session_chosen.connect(self._take)
        self._make = WhatToMake(desk)
        self._make.tick(USUAL)
        self._make.chosen_changed.connect(self._choice_changed)
        self._make.session_chosen.connect(self._take)
        self._make.folder_wanted.connect(self._choose_folder)
        self._make.folder_typed.connect(lambda words: self._use_folder(Path(words).expanduser()))
        self._deck = DeckPart(desk, lambda: self._opened.session if self._opened is not None else None, self)
        self._deck.changed.connect(self._deck_changed)
        self._columns = Columns(desk.look, room, self._make, self._deck.card, self._deck.stumbles)
        self._renew_findings()
        self._runs = ExportRuns(desk)
        self._use_run(self._runs.of(None))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._none)
        self._stack.addWidget(self._columns)
        self.setLayout(column(desk.look, (self._stack, 1), gap="none"))
        desk.changes.session.connect(self._changed_elsewhere)
        desk.changes.library.connect(self._changed_elsewhere)
        desk.changes.reflections.connect(self._changed_elsewhere)
        self._columns.arrange()

    def head(self) -> Head:
        """The session's title, and the button that makes the files."""
        opened = self._opened
        if opened is None:
            return Head("Export", "Make files from a session")
        session = opened.session
        date = long_date(session.date) if session.date else ""
        long = f"{count(session.minutes, 'minute')} in {count(len(session.blocks), 'block')}"
        below = self._why_not or parts(self._shape_words, "Export the session", date, long)
        return Head(session.title, below, (), self._main)

    @property
    def undo_name(self) -> str:
        """The words typed here last, or the last edit of the session, made here or on its own page."""
        return self._deck.undo_name or (self._opened.undo_name if self._opened is not None else "")

    @property
    def redo_name(self) -> str:
        """What was last undone."""
        return self._deck.redo_name or (self._opened.redo_name if self._opened is not None else "")

    def undo(self) -> None:
        """Take the last edit back."""
        if not self._deck.undo():
            self._edit(lambda opened: opened.undo())

    def redo(self) -> None:
        """Make the edit again that was last undone."""
        if not self._deck.redo():
            self._edit(lambda opened: opened.redo())

    def open(self, **wanted: Any) -> None:
        """Show the session that is open, or the one called `session`; the rest is what was remembered."""
        if isinstance(runs := wanted.get("runs"), ExportRuns):
            self._runs = runs
        if isinstance(typed := wanted.get("typed"), TypedWords):
            self._deck.typed = typed
        if "ticked" in wanted:
            self._make.tick(wanted["ticked"])
        self._show_run()
        self._columns.shown = wanted.get("shown", self._columns.shown)
        if name := wanted.get("session"):
            self._take(name)
        self._columns.arrange()
        self._look_again()
        self._look_for_sessions()
        if focus := wanted.get("focus"):
            self._deck.stumbles.focus_later(focus)
            for made in self.findChildren(QWidget):
                if made.accessibleName() == focus and made.focusPolicy() is not Qt.FocusPolicy.NoFocus:
                    made.setFocus()

    def remembered(self) -> dict[str, Any]:
        """The exports that run or their reports, what is ticked, which panel is shown, and what has the keyboard."""
        self._deck.stumbles.keep_all()
        focused = self.window().focusWidget()
        name = focused.accessibleName() if focused is not None and self.isAncestorOf(focused) else ""
        held = {"runs": self._runs, "ticked": self._make.ticked, "shown": self._columns.shown}
        return {**held, "focus": name, "typed": self._deck.typed}

    def may_close(self) -> bool:
        """Always: what is being typed is kept first."""
        self._deck.stumbles.keep_all()
        return True

    def set_room(self, room: Room) -> None:
        """Beside each other where there is room, else one panel at a time."""
        was_wide = self.room is Room.WIDE
        super().set_room(room)
        if (room is Room.WIDE) is not was_wide:
            self._renew_findings()
        self._report.set_room(room)
        self._columns.set_room(room)

    @property
    def _opened(self) -> OpenSession | None:
        return self.desk.sessions.current

    @property
    def _folder(self) -> Path:
        return self.desk.preferences.exports_folder()

    @property
    def _wishes(self) -> DeckWishes:
        return self._deck.card.wishes

    @property
    def _shape_words(self) -> str:
        return self._deck.card.shape_words if self._wants_deck else ""

    @property
    def _wants_deck(self) -> bool:
        return "deck" in self._make.ticked

    def _renew_findings(self) -> None:
        """A list of its own for each room: its buttons stand beside the words only where it is wide."""
        shown = self._findings.findings if self._findings is not None else None
        self._findings = FindingList(self.desk, beside=self.room is Room.WIDE)
        self._findings.wanted.connect(self._show_block)
        self._findings.details.connect(self._show_details)
        self._findings.mend.connect(self._mend)
        self._columns.put_findings(self._findings)
        if shown is not None:
            self._findings.show_findings(shown)

    def _use_run(self, run: ExportRun, before: ExportRun | None = None) -> None:
        """Show this export, and no longer the one `before` it, which goes on by itself."""
        if before is not None:
            before.watcher = None
            before.changed.disconnect(self._run_changed)
            before.ended.disconnect(self._run_ended)
        self._run = run
        self._was_running = run.running
        self._run.watcher = self
        self._run.changed.connect(self._run_changed)
        self._run.ended.connect(self._run_ended)
        self._report = ReportPanel(self.desk.look, run, self.room)
        self._report.open_wanted.connect(lambda path: self._try(lambda: open_file(path)))
        self._report.folder_wanted.connect(lambda path: self._try(lambda: open_folder(path)))
        self._report.again_wanted.connect(self._try_again)
        self._report.save_wanted.connect(lambda: ask_where_to_save(self.desk, self, run.report))
        self._columns.put_report(self._report)

    def _show_run(self) -> None:
        """Show the export of the session that is open, and that of no other one."""
        run = self._runs.of(self._opened)
        if run is not self._run:
            had_focus = self._report.has_focus
            self._use_run(run, self._run)
            self._columns.arrange()
            if had_focus:
                self._make.sessions.setFocus()

    def _show_main(self) -> None:
        number = len(self._make.chosen)
        words = f"Make {count(number, 'file')}" if number else "Make files"
        if self._run.running:
            words = self._run.title
        self._main.setText(words.replace("Make", "&Make", 1))
        self._main.setAccessibleName(words)
        self._why_not = "" if number else "Choose at least one file to go on"
        if self._outlook is not None and self._outlook.folder is not None:
            self._why_not = f"{self._outlook.folder.what} Choose another folder to go on"
        if self._run.running:
            self._why_not = "Your files are being made"
        self._main.setEnabled(not self._why_not)
        told = self._why_not or self._shape_words
        self._main.setToolTip(told)
        self._main.setAccessibleDescription(told)
        self.head_changed.emit()

    def _look_again(self) -> None:
        """Show the session as it is now, and look in the background at what its files will be and would need."""
        opened = self._opened
        self._show_run()
        self._stack.setCurrentIndex(0 if opened is None else 1)
        self._make.show_folder(self._folder)
        if opened is None:
            self._show_main()
            return
        if opened.name != self._seen:
            self._seen = opened.name
            self._columns.to_top()
        self._make.show_session(opened.session)
        self._deck.look_again(wanted=self._wants_deck)
        self._make.say_of_deck(self._deck.card.shape_words)
        self._show_main()
        self._asked += 1
        asked, studio, session, folder = self._asked, self.desk.studio, opened.session, self._folder

        def seen(found: tuple[Outlook, tuple[Finding, ...]]) -> None:
            if isValid(self) and asked == self._asked:
                self._outlook, self._help = found
                self._make.show_outlook(self._outlook)
                self._show_help()
                self._columns.set_tab_order(self._main)
                self._show_main()

        self._background(lambda: (outlook(studio, session, folder), what_would_help(studio, session)), seen)

    def _show_help(self) -> None:
        # What can be typed below stands there, and not twice.
        shown = [one for one in self._help if one.rule != "no-alt-text" or not self._wants_deck]
        if self._findings is not None:
            self._findings.show_findings(shown)
        self._columns.arrange()

    def _look_for_sessions(self) -> None:
        self._background(lambda: overview(self.desk.studio), self._show_rows)

    def _show_rows(self, rows: tuple[SessionRow, ...]) -> None:
        if not isValid(self):
            return
        self._rows = rows
        self._none.show_sessions(rows)
        readable = [one.name for one in rows if not one.problem]
        if self._opened is None and len(readable) == 1:
            self._take(readable[0])
        self._make.show_sessions(rows, self._opened.name if self._opened is not None else "")

    def _take(self, name: str) -> None:
        if not name:
            self.desk.tell(News("This session cannot be read, so it stays as it is.", "warn"))
        else:
            self._try(lambda: self.desk.sessions.open(name))
        self._make.show_sessions(self._rows, self._opened.name if self._opened is not None else "")
        self._look_again()

    def _choice_changed(self) -> None:
        self._make.show_whether_any()
        self._deck.look_again(wanted=self._wants_deck)
        self._show_help()
        self._show_main()

    def _use_folder(self, folder: Path) -> None:
        self.desk.prefer(replace(self.desk.preferences, export_folder=str(folder)))
        self._look_again()

    def _choose_folder(self, then: Callable[[], None] | None = None) -> None:
        def chosen(folder: Path) -> None:
            self._use_folder(folder)
            if then is not None:
                then()

        choose_folder(self, "Choose the folder for your files", chosen)

    def _begin(self) -> None:
        # A key of the keyboard presses the button while a field still has the focus.
        self._make.take_folder()
        self._deck.stumbles.keep_all()
        opened = self._opened
        if opened is not None and not self._run.running:
            self._go(lambda: self._run.begin(opened.name, self._make.chosen, self._folder, self._wishes))

    def _try_again(self) -> None:
        self._go(lambda: self._run.try_again(self._folder, self._wishes))

    def _go(self, begin: Callable[[], None]) -> None:
        self._try(begin)
        if self._run.running:
            self._columns.show_panel(REPORT)
            self._report.start_here()

    def _show_block(self, block: str, item: str) -> None:
        if self._opened is not None:
            self.desk.go("session", session=self._opened.name, block=block, item=item)

    def _show_details(self) -> None:
        if self._opened is not None:
            self.desk.go("session", session=self._opened.name, sheet=True)

    def _mend(self, finding: Finding) -> None:
        self._edit(lambda opened: mend(self.desk.studio, opened, finding))

    def _edit(self, edit: Callable[[OpenSession], object]) -> None:
        opened = self._opened
        if opened is None:
            return
        try:
            edit(opened)
        except Problem as problem:
            self.desk.problem(problem)
            return
        self.desk.saved()
        self.desk.changes.session.emit(opened.name)

    def _try(self, act: Callable[[], object]) -> None:
        try:
            act()
        except Problem as problem:
            self.desk.problem(problem)

    def _background(self, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        self.desk.jobs.run("", lambda _: work(), done, lane=QUICK)

    def _changed_elsewhere(self, name: str = "") -> None:
        # A page that nobody sees looks again when it is gone to.
        if self.isVisible() and self._opened is not None and name in ("", self._opened.name):
            self._look_again()
            if name:
                # Only this one is another than before; reading all the others again would take long.
                title = self._opened.session.title
                self._show_rows(tuple(replace(one, title=title) if one.name == name else one for one in self._rows))

    def _deck_changed(self) -> None:
        self._make.say_of_deck(self._deck.card.shape_words)
        self._columns.set_tab_order(self._main)
        self._show_main()

    def _run_changed(self) -> None:
        if self._run.running is not self._was_running:
            self._was_running = self._run.running
            self._columns.arrange()
            self._columns.set_tab_order(self._main)
            self._show_main()

    def _run_ended(self) -> None:
        if not self.isVisible():
            return
        self._look_again()
        if self._report.has_focus:
            self._columns.show_panel(REPORT)
        report = self._run.report
        if report is not None and report.failed:
            self._tell_of_failure(report)

    def _tell_of_failure(self, report: ExportReport) -> None:
        problem_dialog(
            self.desk.look,
            self.window(),
            failure_of(report),
            "Your session is safe. Older files are as they were.",
            ("Choose another folder", lambda: self._choose_folder(self._try_again)),
            ("Try again", self._try_again),
        )
