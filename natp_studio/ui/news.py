"""The one line for messages, at the bottom of every page: it stays until it is dismissed or replaced."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QProgressBar, QPushButton, QSizePolicy, QWidget

from natp_studio.ui.announcing import announce
from natp_studio.ui.dialogs import Sheet
from natp_studio.ui.look.look import Look
from natp_studio.ui.look.measures import Room
from natp_studio.ui.parts.buttons import button
from natp_studio.ui.parts.layouts import Thing, fill, row
from natp_studio.ui.parts.words import OneLine, label, picture

_ICONS = {
    "info": ("info", "info_edge"),
    "done": ("circle-check", "done_edge"),
    "warn": ("wrench", "warn_edge"),
    "error": ("circle-alert", "error_edge"),
    "busy": ("clock", "text_2"),
}


@dataclass(frozen=True)
class News:
    """A message: its state ("info", "done", "warn", "error"), words, and buttons as (words, what they do).

    `can_act` tells whether its buttons still do anything; when they do not they go.
    """

    words: str
    state: str = "info"
    acts: Sequence[tuple[str, Callable[[], object]]] = field(default=())
    can_go: bool = True
    can_act: Callable[[], bool] = field(default=lambda: True)


class NewsLine(QWidget):
    """Shows the last message, or how far the work is.

    A message that is too long for the line has a button that shows the whole of it.
    """

    def __init__(self, look: Look, room: Room) -> None:
        super().__init__()
        self._look = look
        self._quiet = News("Nothing is waiting for you.", "done", can_go=False)
        self._shown: QWidget | None = None
        self._message: News | None = None
        self._bar: QProgressBar | None = None
        self._stop: Callable[[], object] = lambda: None
        self._line: OneLine | None = None
        self._whole: QPushButton | None = None
        self.setObjectName("news")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Messages")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        side, above = (24, 4) if room is not Room.NARROW else (12, 2)
        self._layout = row(look, margins=(side, above, side, above))
        self.setLayout(self._layout)
        self.setMinimumHeight(look.px(46 if room is not Room.NARROW else 40))
        self._show(self._quiet)

    @property
    def words(self) -> str:
        """What stands there now."""
        return self._line.text() if self._line is not None else ""

    @property
    def message(self) -> News | None:
        """The message that was not dismissed yet, also while work is shown instead of it."""
        return self._message

    @property
    def resting(self) -> str:
        """What stands there while there is neither a message nor work."""
        return self._quiet.words

    def put_back(self, news: News) -> None:
        """Show a message again that was told before. Said to nobody."""
        self._keep(news)

    def look_again(self) -> None:
        """Take the buttons of the message away where they can do nothing any more."""
        held = self._message
        if held is not None and held.acts and not held.can_act():
            self._message = replace(held, acts=())
            if self._bar is None:
                self._show(self._message)

    def tell(self, news: News) -> None:
        """Show a message and say it to a screen reader. While work is shown it waits for the end of that."""
        self._keep(news)
        announce(self, news.words, urgent=news.state == "error")

    def _keep(self, news: News) -> None:
        self._message = news
        if self._bar is None:
            self._show(news)

    def tell_done(self, words: str) -> None:
        """Show that something is done."""
        self.tell(News(words, "done"))

    def rest(self, words: str, *, say: bool = True) -> None:
        """What stands there when there is no message: the last save. Said once, so at most once a minute."""
        if say and words != self._quiet.words:
            announce(self, words)
        self._quiet = News(words, "done", can_go=False)
        if self._message is None and self._bar is None:
            self._show(self._quiet)

    def busy(self, words: str, done: int, total: int, stop: Callable[[], object]) -> None:
        """Show how far the work is, with a button that stops it. The beginning is announced, steps are not.

        Where it is other work than before, the button stops that.
        """
        self._stop = stop
        if self._bar is None:
            self._bar = QProgressBar()
            self._bar.setTextVisible(False)
            self._bar.setAccessibleName("Progress")
            self._bar.setFixedWidth(self._look.px(160))
            self._show(News(words, "busy", (("Stop", self._stop_work),), can_go=False), self._bar)
            announce(self, words)
        self._bar.setMaximum(max(1, total))
        self._bar.setValue(done)
        if self._line is not None and self._line.text() != words:
            self._line.setText(words)

    def _stop_work(self) -> None:
        self._stop()

    def idle(self) -> None:
        """The work has ended: back to the message, or to the last save."""
        if self._bar is not None:
            self._bar = None
            self._show(self._message or self._quiet)

    def dismiss(self) -> None:
        """Take the message away."""
        self._message = None
        self._show(self._quiet)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """With less room a message may no longer fit."""
        super().resizeEvent(event)
        self._offer_later()

    def _offer_later(self) -> None:
        """Once everything has its width."""
        QTimer.singleShot(0, self, self._offer_whole)

    def _offer_whole(self) -> None:
        """Show the button for the whole message where some of it is cut off."""
        line, whole = self._line, self._whole
        if line is None or whole is None or self._shown is None:
            return
        held = self._shown.layout()
        gap = held.spacing() if held is not None else 0
        room = line.width() + (0 if whole.isHidden() else whole.width() + gap)
        whole.setHidden(line.fontMetrics().horizontalAdvance(line.text()) <= room)

    def _read_whole(self, news: News) -> None:
        sheet = Sheet(self._look, self, "Message")
        for words, act in news.acts:
            sheet.add_button(words, act)
        sheet.add_button("Close", kind="main")
        sheet.show_with(label("Message", "h2"), label(news.words))

    def _show(self, news: News, bar: QProgressBar | None = None) -> None:
        icon, colour = _ICONS[news.state]
        self._line = OneLine(news.words)
        # Words for work change all the time; what is quiet is short.
        self._whole = (
            button(
                self._look, "Read all", kind="small", act=lambda: self._read_whole(news), name="Read the whole message"
            )
            if bar is None and news is not self._quiet
            else None
        )
        acts = [button(self._look, words, kind="small", act=act) for words, act in news.acts]
        if news.can_go:
            acts.append(button(self._look, "Dismiss", "x", kind="small", act=self.dismiss, name="Dismiss this message"))
        inner = QWidget()
        things: list[Thing] = [
            picture(self._look, icon, colour),
            (self._line, 1),
            *([self._whole] if self._whole is not None else []),
            *([bar] if bar is not None else []),
            *acts,
        ]
        inner.setLayout(fill(self._look, row(self._look), *things))
        if self._shown is not None:
            self._shown.hide()
            self._layout.removeWidget(self._shown)
            self._shown.deleteLater()
        self._shown = inner
        self._layout.addWidget(inner)
        if self._whole is not None:
            self._whole.hide()
            self._offer_later()
