"""The window that every page stands in: rail, head and news, which never move."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QEvent, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QColor, QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QLayout, QMainWindow, QStackedWidget, QWidget

from natp_studio.ui.look.measures import Room

if TYPE_CHECKING:
    from natp_studio.ui.head import HeadBar
    from natp_studio.ui.look.look import Look
    from natp_studio.ui.news import News, NewsLine
    from natp_studio.ui.pages.page import Page
    from natp_studio.ui.parts.focus_ring import FocusRing
    from natp_studio.ui.rail import Rail

    MakePage = Callable[[str, Room], Page]

_SIZE = (1440, 900)
_LEAST = (900, 560)


@dataclass(frozen=True)
class _Step:
    """An undo or redo that is being done, and the message that was shown before it."""

    page: Page
    name: str
    message: News | None
    is_undo: bool

    @property
    def is_done(self) -> bool:
        """Whether the page offers to reverse it."""
        return self.name == (self.page.redo_name if self.is_undo else self.page.undo_name)

    @property
    def is_still_to_do(self) -> bool:
        """Whether the page still offers to do it; while it is doing it, it offers nothing."""
        return self.name == (self.page.undo_name if self.is_undo else self.page.redo_name)

    @property
    def words(self) -> str:
        """What is said once it is done."""
        return f"{'Undone' if self.is_undo else 'Done again'}: {self.name}."


@dataclass(frozen=True)
class _Plain:
    """Something that is shown and is no page, under a title and a line below it."""

    make: Callable[[], QWidget]
    title: str
    below: str


class Window(QMainWindow):
    """One window. Pages are made when they are first gone to. It owns no behaviour.

    It is empty paper until `build` furnishes it: so it is painted before the furniture is even imported, and then says
    `painted`. `closing` is asked before it closes and may keep it open.
    """

    painted = Signal()
    room: Room
    _rail: Rail
    _head: HeadBar
    _stack: QStackedWidget
    _news: NewsLine

    def __init__(self, paper: QColor) -> None:
        super().__init__()
        self._paper = paper
        self._make_page: MakePage | None = None
        self._pages: dict[str, Page] = {}
        self._plain: _Plain | None = None
        self._current = ""
        self._remembered: dict[str, dict[str, Any]] = {}
        self._only: tuple[str, ...] | None = None
        self._welcome = ""
        self._going: _Step | None = None
        self._is_acting = False
        self.closing: Callable[[], bool] = lambda: True
        self.setWindowTitle("NATP Studio")
        self.setMinimumSize(*_LEAST)
        self.resize(*_SIZE)
        self._ring: FocusRing | None = None
        self._is_painted = False
        self._is_built = False

    def build(self, look: Look) -> None:
        """Furnish the window with rail, head and news, all in this look."""
        self._look = look
        self._build()
        self._add_keys()
        self._is_built = True

    @property
    def current(self) -> str:
        """The name of the page that is shown; "" while none is."""
        return self._current

    @property
    def page(self) -> Page | None:
        """The page that is shown."""
        return self._pages.get(self._current)

    @property
    def news(self) -> NewsLine:
        """The line for messages."""
        return self._news

    def show_widget(self, make: Callable[[], QWidget], title: str, below: str = "") -> None:
        """Show something that is no page yet: waiting, or a Problem that keeps the studio shut.

        It is made anew in other colours or sizes.
        """
        while self._stack.count():
            if (old := self._stack.widget(0)) is not None:
                self._stack.removeWidget(old)
                old.deleteLater()
        self._put_plain(_Plain(make, title, below))

    def use_pages(self, make_page: MakePage | None) -> None:
        """From now on pages are made so, with None not at all; those made before are gone."""
        self._make_page, self._plain = make_page, None
        self._remembered.clear()
        self._drop_pages()
        self._rail.show_page("")

    def go(self, name: str, **wanted: Any) -> None:
        """Show a page, and in it what is wanted; nothing where the page that is shown is the only one open."""
        if self._make_page is None or (self._only == (self._current,) != (name,)):
            self._rail.show_page(self._current)
            return
        if self._welcome and self._only is not None and name == "library":
            name = self._welcome
        page = self._pages.get(name)
        if page is None:
            page = self._pages[name] = self._make_page(name, self.room)
            page.head_changed.connect(lambda page=page: self._head_changed(page))
            self._stack.addWidget(page)
            _lay_out_anew(page)
            wanted = {**self._remembered.pop(name, {}), **wanted}
        changed = name != self._current
        self._current = name
        self._stack.setCurrentWidget(page)
        self._open_rail()
        self._rail.show_page(name)
        if changed or wanted:
            page.open(**wanted)
        else:
            page.open_again()
        self._head.show_page(page)
        self._news.look_again()
        if self._ring is not None:
            self._ring.place()

    @property
    def unsaved(self) -> str:
        """The name of a page that holds words which are not saved; "" for none. The shown one comes first."""
        for name in (self._current, *self._pages):
            if name in self._pages and self._pages[name].has_unsaved:
                return name
        return next((name for name, kept in self._remembered.items() if kept.get("drafts")), "")

    def tell(self, news: News) -> None:
        """Show a message in the line at the bottom."""
        self._news.tell(news)

    def undo(self) -> None:
        """Undo on the page that is shown."""
        if (page := self.page) is not None and (name := page.undo_name):
            self._step(_Step(page, name, self._news.message, is_undo=True), page.undo)

    def redo(self) -> None:
        """Redo on the page that is shown."""
        if (page := self.page) is not None and (name := page.redo_name):
            self._step(_Step(page, name, self._news.message, is_undo=False), page.redo)

    def only(self, pages: tuple[str, ...] | None, welcome: str = "") -> None:
        """Which pages can be gone to by the rail and by keys; None for all. One alone is not left at all.

        With a page `welcome` the first place of the rail leads back to that from the others, until all are open.
        """
        self._only, self._welcome = pages, welcome
        self._open_rail()

    def renew(self, dress: Callable[[], object]) -> None:
        """Draw everything anew, in other colours or sizes; each page is told what it showed when it is gone to.

        `dress` gives the program its new style once the old pages are gone: they would be styled anew with the rest.
        """
        self._close_sheets()
        self._remembered |= {name: page.remembered() for name, page in self._pages.items()}
        current = self._current
        resting, message = self._news.resting, self._news.message
        old = tuple(self._pages.values())
        self._drop_pages()
        for page in old:
            # At once: what is only marked for deletion is styled anew too, which takes seconds for a long page.
            QCoreApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete)
        dress()
        self._build()
        if self._make_page is None and self._plain is not None:
            self._put_plain(self._plain)
        self._news.rest(resting, say=False)
        if message is not None:
            # Its buttons belonged to a page that is gone.
            self._news.put_back(replace(message, acts=()))
        if current and self._make_page is not None:
            self.go(current)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Empty paper at first; say so once."""
        if not self._is_built:
            painter = QPainter(self)
            painter.fillRect(self.rect(), self._paper)
            painter.end()
        else:
            super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            # Only after the paper is on the screen, not before.
            QTimer.singleShot(0, self.painted.emit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell everybody when there is more or less room than before."""
        super().resizeEvent(event)
        if self._is_built and (room := self._room_now()) is not self.room:
            self.room = room
            self._rail.set_room(room)
            self._head.set_room(room)
            for page in self._pages.values():
                page.set_room(room)
                _lay_out_anew(page)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close when nothing speaks against it."""
        if self.closing():
            event.accept()
        else:
            event.ignore()

    def _add_keys(self) -> None:
        from natp_studio.ui.rail import PLACES

        keys: list[tuple[str, Callable[[], object]]] = [
            ("Ctrl+Z", self.undo),
            ("Ctrl+Shift+Z", self.redo),
            ("Ctrl+Y", self.redo),
            ("Ctrl+F", self._start_search),
            ("F1", lambda: self._go_by_key("help", about=self._current)),
        ]
        for place, (page, _, _) in enumerate(PLACES, start=1):
            keys.append((f"Ctrl+{place}", partial(self._go_by_key, page)))
        for key, act in keys:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(act)

    def _build(self) -> None:
        from natp_studio.ui.head import HeadBar
        from natp_studio.ui.news import NewsLine
        from natp_studio.ui.parts.focus_ring import FocusRing
        from natp_studio.ui.parts.layouts import column, holder, row
        from natp_studio.ui.rail import Rail

        self.room = self._room_now()
        self._rail = Rail(self._look, self.room, self.go)
        self._open_rail()
        self._head = HeadBar(self._look, self.room, self.undo, self.redo)
        self._stack = QStackedWidget()
        self._news = NewsLine(self._look, self.room)
        right = column(self._look, self._head, (self._stack, 1), self._news, gap="none")
        old = self.takeCentralWidget()
        self.setCentralWidget(holder(row(self._look, self._rail, (right, 1), gap="none"), "page"))
        if old is not None:
            old.deleteLater()
        if self._ring is not None:
            self._ring.setParent(None)
            self._ring.deleteLater()
        self._ring = FocusRing(self._look, self)

    def _open_rail(self) -> None:
        back = ("library",) if self._welcome and self._current != self._welcome else ()
        self._rail.set_open(None if self._only is None else (*self._only, *back))

    def _close_sheets(self) -> None:
        """What a sheet would do is done by its page, which goes: it closes first, and the page keeps what is typed."""
        from natp_studio.ui.dialogs import Sheet

        for sheet in self.findChildren(Sheet):
            if not sheet.outlives_pages:
                sheet.close()

    def _drop_pages(self) -> None:
        for name, page in self._pages.items():
            if name == self._current:
                self._head.forget(page)
            self._stack.removeWidget(page)
            page.deleteLater()
        self._pages.clear()
        self._current = ""

    def _put_plain(self, plain: _Plain) -> None:
        self._plain = plain
        self._stack.addWidget(plain.make())
        self._head.show_words(plain.title, plain.below)

    def _head_changed(self, page: Page) -> None:
        if page is self.page:
            self._head.show_page(page)
            self._say_step()

    def _step(self, step: _Step, act: Callable[[], None]) -> None:
        self._going, self._is_acting = step, True
        try:
            act()
        finally:
            self._is_acting = False
        self._head.show_page(step.page)
        self._say_step()

    def _say_step(self) -> None:
        """Say an undo or redo once it is done, in place of a message from before it; one that was refused never is."""
        step = self._going
        if step is not None:
            if step.page is not self.page or step.page.says_undo or self._news.message is not step.message:
                self._going = None
            elif step.is_done:
                self._going = None
                self._news.tell_done(step.words)
            elif step.is_still_to_do and not self._is_acting:
                # It was refused. Before it, words that were being typed may have become the edit to undo.
                self._going = None
        if self._going is None:
            self._news.look_again()

    def _go_by_key(self, page: str, **wanted: Any) -> None:
        if self._rail.is_open(page):
            self.go(page, **wanted)

    def _start_search(self) -> None:
        if (page := self.page) is not None:
            page.start_search()

    def _room_now(self) -> Room:
        return Room.of(self.width(), self.height(), self._look.text_size)


def _lay_out_anew(page: QWidget) -> None:
    """Lay everything in a page out in the sizes of the window's style, also what is hidden until later.

    A layout that was asked before the page came into the window keeps the sizes without style, and what is hidden does
    not tell it that they are others.
    """
    for made in page.findChildren(QWidget):
        made.ensurePolished()
    for layout in page.findChildren(QLayout):
        layout.invalidate()
