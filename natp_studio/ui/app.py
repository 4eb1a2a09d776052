"""The window program: everything is made here once, and handed on by constructors.

The window is painted before anything heavy is imported; the studio is opened in the background, and the first page
comes when it is there.
"""

from __future__ import annotations

import datetime as dt
import sys
import traceback
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from natp_studio.domain.problems import Problem
from natp_studio.domain.wording import clock
from natp_studio.services.preferences import Preferences, save_preferences
from natp_studio.ui.desk import Changes, Desk
from natp_studio.ui.dialogs import Sheet, bug_dialog, problem_dialog, question
from natp_studio.ui.first_paint import FirstPaint
from natp_studio.ui.jobs import LONG, PICTURES, QUICK, Job, Jobs
from natp_studio.ui.look.look import Look, register_typeface
from natp_studio.ui.look.measures import Density, Room
from natp_studio.ui.look.sheet import style_sheet
from natp_studio.ui.news import News
from natp_studio.ui.pages.page import Page
from natp_studio.ui.trouble import Trouble, Waiting

_OTHER_PAGES_AFTER_MS = 1_500
# How the names of work begin that keeps what it has done when it is stopped.
_BRINGS_IN = ("Importing", "Bringing in")


class Program:
    """The running program: window, jobs and, once it is open, the studio."""

    def __init__(
        self, app: QApplication, studio: Path | None = None, *, portable: bool = False, first: FirstPaint | None = None
    ) -> None:
        self.app = app
        self._named = studio
        self._portable = portable
        first = first or FirstPaint()
        self.preferences, self._is_first_start = first.preferences, first.is_first_start
        self.window = first.window
        self.look = Look(self.preferences.theme, self.preferences.text_size, Density(self.preferences.density))
        app.styleHints().setCursorFlashTime(0)
        register_typeface()
        app.setStyle("Fusion")
        self._dress()
        self.window.build(self.look)
        self.window.closing = self._may_close
        self.look.changed.connect(self._look_changed)
        self.jobs = Jobs()
        self.jobs.started.connect(self._job_started)
        self.jobs.progressed.connect(self._job_progressed)
        self.jobs.ended.connect(self._job_ended)
        self.jobs.problem.connect(self.show_problem)
        self.jobs.bug.connect(lambda error: bug_dialog(self.look, self.window, error))
        self.changes = Changes()
        self.desk: Desk | None = None
        self._asking: Sheet | None = None
        sys.excepthook = self._excepthook

    def start(self) -> None:
        """Show the window at once, then open the studio behind it."""
        self.window.show_widget(lambda: Waiting(self.look), "NATP Studio", "Your studio is being opened")
        self.window.show()
        QTimer.singleShot(0, self.open_studio)

    @property
    def studio_folder(self) -> Path | None:
        """The folder that was named at the start, else the one that was chosen, else None for the usual place."""
        return self._named or self.preferences.studio_folder()

    def open_studio(self) -> None:
        """Open the studio in the background; a Problem is shown with what can be done about it."""
        self.jobs.run(
            "",
            lambda _: _opened(self.studio_folder, self._portable),
            self._studio_opened,
            lane=QUICK,
            failed=self._studio_shut,
        )

    def use_studio(self, folder: Path | None) -> None:
        """Close the studio that is open, and open another one from now on; not while that would lose something."""
        if running := self.jobs.long_ones:
            advice = "Let it finish, or stop it. Then open another studio."
            self._read(Problem("Something is still being done in this studio.", running[0].name, advice))
            return
        if unsaved := "reflections" if self._would_lose() else self.window.unsaved:
            self.window.go(unsaved)
            self.window.tell(News("Finish what is not saved here. Then open another studio.", "warn"))
            return
        self._named, self._portable = None, False
        self.prefer(replace(self.preferences, studio=str(folder) if folder else ""))
        self.window.use_pages(None)
        self.window.show_widget(lambda: Waiting(self.look), "NATP Studio", "Your studio is being opened")
        # What is being read or written in the background still needs the one that was open.
        self.jobs.when_idle(self._open_other)

    def prefer(self, preferences: Preferences) -> None:
        """Keep new preferences and dress the window by them."""
        self.preferences = preferences
        if self.desk is not None:
            self.desk.preferences = preferences
        try:
            save_preferences(preferences)
        except Problem as problem:
            self.show_problem(problem)
        # Once whatever asked for it has come to its end: the page that it stands on is made anew.
        QTimer.singleShot(0, self.window, self._choose_look)

    def show_problem(self, problem: Problem) -> None:
        """Show a Problem: in the line at the bottom, and calmly in front, with what to do."""
        self.window.tell(News(problem.what, "error", (("What to do", lambda: self._read(problem)),)))
        self._read(problem)

    def close(self) -> None:
        """End the work, close the studio."""
        self.jobs.close()
        self._close_studio()

    def _open_other(self) -> None:
        if self.desk is not None and self.desk.open_log.is_open:
            # Closing the studio locks it; else its clock would go on, and lock it once more later.
            self.desk.open_log.locked()
        # What a message offers is done in the studio that it came from.
        self.window.news.dismiss()
        self._close_studio()
        self.open_studio()

    def _read(self, problem: Problem) -> None:
        problem_dialog(self.look, self.window, problem, "What you saved is as it was.")

    def _studio_opened(self, opened: tuple[Any, Any, Any, Any]) -> None:
        studio, catalogue, thumbnails, sessions = opened
        self.desk = Desk(
            look=self.look,
            jobs=self.jobs,
            changes=self.changes,
            studio=studio,
            catalogue=catalogue,
            thumbnails=thumbnails,
            sessions=sessions,
            preferences=self.preferences,
            tell=self.window.tell,
            saved=self._saved,
            problem=self.show_problem,
            go=self.window.go,
            prefer=self.prefer,
            use_studio=self.use_studio,
            only=self.window.only,
        )
        self.window.use_pages(self._page)
        if self._is_first_start:
            self._is_first_start = False
            self.window.only(("settings", "help"), welcome="start")
            self.window.go("start")
        else:
            self.window.only(None)
            self.window.go("library")
        QTimer.singleShot(_OTHER_PAGES_AFTER_MS, self.window, self._load_other_pages)

    def _load_other_pages(self) -> None:
        """Import what the other pages need while somebody looks at the first one, so that each comes at once."""
        if self.desk is not None:
            self.jobs.run("", lambda _: _all_pages(), lambda _: None, lane=PICTURES)

    def _studio_shut(self, problem: Problem) -> None:
        def trouble() -> Trouble:
            return Trouble(self.look, problem, self.open_studio, self.use_studio)

        # No page can be gone to.
        self.window.only(())
        self.window.show_widget(trouble, "Your studio could not be opened", "Nothing was changed")
        self.window.tell(News(problem.what, "error", can_go=False))

    def _page(self, name: str, room: Room) -> Page:
        from natp_studio.ui.pages.making import make_page

        assert self.desk is not None, "pages are made when the studio is open"
        return make_page(name, self.desk, room)

    def _saved(self) -> None:
        now = dt.datetime.now().astimezone()
        self.window.news.rest(f"Saved at {clock(now)}. Nothing is waiting for you.")

    def _dress(self) -> None:
        self.app.setPalette(self.look.palette())
        self.app.setFont(self.look.font())
        # Not of the application: a page in the making would be styled anew with each part that goes into it.
        self.window.setStyleSheet(style_sheet(self.look))

    def _choose_look(self) -> None:
        chosen = self.preferences
        self.look.choose(chosen.theme, chosen.text_size, Density(chosen.density))

    def _look_changed(self) -> None:
        self.window.renew(self._dress)
        self._show_work()

    def _job_started(self, job: Job) -> None:
        # One that waits for another has its turn in the line when it has its turn.
        if self.jobs.long_ones[:1] == (job,):
            self._show_work()

    def _job_progressed(self, job: Job, done: int, total: int, what: str) -> None:
        if job in self.jobs.long_ones:
            self.window.news.busy(f"{job.name}: {what}", done, total, job.cancel)

    def _show_work(self) -> None:
        if running := self.jobs.long_ones:
            self.window.news.busy(running[0].name, 0, 1, running[0].cancel)

    def _job_ended(self, job: Job) -> None:
        if self.jobs.long_ones:
            if job.lane == LONG:
                self._show_work()
        else:
            self.window.news.idle()
            if self._asking is not None and isValid(self._asking):
                # There is nothing left to ask about.
                self._asking.close()
            self._asking = None

    def _may_close(self) -> bool:
        if running := self.jobs.long_ones:
            name = running[0].name
            left = "what is already in stays" if name.startswith(_BRINGS_IN) else "what it was making is not there"
            waiting = "".join(f" {job.name} has not begun, and will not be done." for job in running[1:])
            self._asking = question(
                self.look,
                self.window,
                "Something is still being done",
                f"{name}. If you stop it, {left}.{waiting} Everything else is safe.",
                ("Stop it and close", self._stop_and_close),
                ("Let it finish", lambda: None),
            )
            return False
        if self._would_lose():
            self.window.go("reflections")
        elif unsaved := self.window.unsaved:
            self.window.go(unsaved)
        if (page := self.window.page) is not None and not page.may_close():
            return False
        self.close()
        return True

    def _would_lose(self) -> bool:
        """Whether closing the studio would lose something of the log, after keeping what can be kept."""
        if self.desk is None:
            return False
        self.desk.open_log.keep_now()
        return self.desk.open_log.would_be_lost

    def _stop_and_close(self) -> None:
        for job in self.jobs.long_ones:
            job.cancel()
        # It may still have to ask about words that could not be kept.
        self.window.close()

    def _close_studio(self) -> None:
        if self.desk is not None:
            self.desk.thumbnails.close()
            self.desk.studio.close()
            self.desk = None

    def _excepthook(self, kind: type[BaseException], error: BaseException, trace: Any) -> None:
        if sys.stderr is not None:
            # Where it happened, without the error's own words: they may hold somebody's.
            sys.stderr.write("".join(traceback.format_tb(trace)) + kind.__qualname__ + "\n")
        bug_dialog(self.look, self.window, error)


def _opened(folder: Path | None, portable: bool) -> tuple[Any, Any, Any, Any]:
    """Open a studio, in the lane: what is heavy to import is imported here, behind the painted window."""
    from natp_studio.services.catalogue import Catalogue
    from natp_studio.services.planning import OpenSessions
    from natp_studio.services.studio import Studio, portable_folder
    from natp_studio.services.thumbnails import Thumbnails
    from natp_studio.ui.pages.making import page_module

    studio = Studio(portable_folder() if portable and folder is None else folder)
    # The first page is made in the window's thread: what it needs is loaded here, where nobody waits.
    page_module("library")
    return studio, Catalogue(studio), Thumbnails(studio), OpenSessions(studio)


def _all_pages() -> None:
    from natp_studio.ui.pages.making import PAGES, page_module

    for name in PAGES:
        page_module(name)
