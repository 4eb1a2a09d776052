"""A deck that came back: its slides beside what they were, what to keep of each, and what came of that."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from natp_studio.domain.problems import Problem
from natp_studio.domain.round_trips import Keep
from natp_studio.domain.undo import Edits
from natp_studio.domain.wording import count
from natp_studio.ui.desk import Desk
from natp_studio.ui.dialogs import Act, question
from natp_studio.ui.items.pictures import Pictures
from natp_studio.ui.look.measures import Room
from natp_studio.ui.news import News
from natp_studio.ui.pages.library.bringing_in import ask_for_returned
from natp_studio.ui.pages.library.edits import LibraryEdits
from natp_studio.ui.pages.library.returned_kept import KeptPanel
from natp_studio.ui.pages.library.returned_list import SlidesView
from natp_studio.ui.pages.library.returned_pictures import DeckPictures
from natp_studio.ui.pages.library.returned_slide import SlidePanel
from natp_studio.ui.pages.library.returned_steps import KeptEdits
from natp_studio.ui.pages.library.returned_words import KEEPS, is_different, lost_words, summary, warning
from natp_studio.ui.pages.library.returned_work import (
    Choices,
    Returned,
    chosen_only,
    compare,
    keep_chosen,
    stamp_of,
)
from natp_studio.ui.pages.page import Head
from natp_studio.ui.parts.boxes import box, clear, empty, note
from natp_studio.ui.parts.buttons import button, switch
from natp_studio.ui.parts.layouts import column, fill, holder, row
from natp_studio.ui.parts.words import OneLine, label, picture

_LIST_WIDTH = 372
# What stands above the list begins where its cards do, which have room for their ring.
_RING = (6, 0, 6, 0)
_NOTE = (12, 4, 8, 4)


class ReturnedView(QWidget):
    """Compares a deck with the library, in place of the library.

    `left` says that a person goes back to the items; `as_it_is` that they want a deck imported as any other.
    `head_changed` is as of a page.
    """

    left = Signal()
    as_it_is = Signal(object)
    head_changed = Signal()

    def __init__(self, desk: Desk, room: Room, pictures: Pictures, library: LibraryEdits) -> None:
        super().__init__()
        look = desk.look
        self._desk, self._room, self._pictures, self._library = desk, room, pictures, library
        self._now: Returned | None = None
        self._path: Path | None = None
        self._others: tuple[Path, ...] = ()
        self._request = 0
        self._busy = False
        self._deck: DeckPictures | None = None
        self.main = button(look, "Keep slides", "check", kind="main", act=self.keep)
        self._back = button(look, "Back to the library", "chevron-left", act=self.left.emit)
        self._next = button(look, "Compare the next deck", "chevron-right", act=self._go_on)
        self._all = button(look, "Keep all changes", act=self._keep_all)
        self._none = button(look, "Keep none", act=lambda: self._choose("Keep none", {}))
        self._only = switch(look, "Only changes", "sliders-horizontal", name="Show only what is different")
        self._only.clicked.connect(lambda _: self._show_rows())
        self._views = QButtonGroup(self)
        self._list_view = switch(look, "Slides", "list", on=True)
        self._slide_view = switch(look, "This slide", "panel-right")
        for made in (self._list_view, self._slide_view):
            self._views.addButton(made)
            made.clicked.connect(lambda _checked=False: self._arrange())
        self._list = SlidesView(look)
        self._list.chosen.connect(self._show_slide)
        self._list.entered.connect(self._open_slide)
        self._panel = SlidePanel(look, pictures)
        self._panel.picked.connect(self._picked)
        self._told = label("", "strong")
        self._notes = QVBoxLayout()
        fill(look, self._notes, gap="s")
        self._split = holder(row(look, (self._list, 1), (self._panel, 1), gap="l"))
        self._other = QVBoxLayout()
        fill(look, self._other, gap="none")
        views = row(look, self._back, self._next, self._list_view, self._slide_view, None, margins=_RING)
        keeps = row(look, self._only, self._all, self._none, None, margins=_RING)
        self._warnings = holder(self._notes)
        told = row(look, (self._told, 1), margins=_RING)
        self._column = column(look, views, told, keeps, self._warnings, (self._split, 1), (self._other, 1), gap="s")
        self.setLayout(self._column)
        self.set_room(room)
        # Undo of what was kept depends on what was done in sessions since.
        desk.changes.session.connect(self.head_changed)

    @property
    def state(self) -> Returned | None:
        """Everything that is shown, for drawing it anew; None while nothing was compared."""
        if self._now is not None:
            self._now.only_different, self._now.shows_slide = self._only.isChecked(), self._slide_view.isChecked()
        return self._now

    def head(self) -> Head:
        """The deck's name, and the main action while there is something to keep."""
        name = self._path.name if self._path is not None else ""
        return Head("Returned deck", name, (), self.main if self._is_comparing else None)

    @property
    def undo_name(self) -> str:
        """The last choice; "" when there is none, or when it was kept."""
        return self._now.choices.undo_name if self._now is not None and self._is_comparing else ""

    @property
    def redo_name(self) -> str:
        """The last choice that was undone."""
        return self._now.choices.redo_name if self._now is not None and self._is_comparing else ""

    def undo(self) -> None:
        """Take the last choice back."""
        if self._now is not None:
            self._take(self._now.choices.undo())

    def redo(self) -> None:
        """Make it again."""
        if self._now is not None:
            self._take(self._now.choices.redo())

    @property
    def is_kept(self) -> bool:
        """True once something was kept."""
        return self._now is not None and self._now.outcome is not None

    @property
    def kept_edits(self) -> KeptEdits | None:
        """What undo takes back once something was kept; None before."""
        state = self._now
        return KeptEdits(self._desk, state.steps, self._library) if state is not None and self.is_kept else None

    @property
    def is_waiting(self) -> bool:
        """True while something can be chosen, or kept, that was not kept yet."""
        return self._is_comparing

    @property
    def others(self) -> tuple[Path, ...]:
        """The decks that come after this one."""
        return self._others

    @property
    def path(self) -> Path | None:
        """The deck that is shown, or that could not be."""
        return self._path

    def show_deck(self, path: Path, others: tuple[Path, ...] = ()) -> None:
        """Compare this deck. One that is shown already and has not changed stays with everything chosen in it."""
        if self._now is not None and self._now.path == path and not self.is_kept and self._now.stamp == stamp_of(path):
            self._show()
            return
        self._path, self._others, self._now, self._busy = path, others, None, True
        self._request += 1
        request = self._request
        self._say("presentation", "The deck is being compared", "You can stop that in the line at the bottom.")

        def mine() -> bool:
            return isValid(self) and request == self._request

        def done(state: Returned) -> None:
            if mine():
                self.take_up(state)

        def failed(problem: Problem) -> None:
            if mine():
                self._busy = False
                self._trouble(problem)

        def stopped() -> None:
            if mine():
                self._busy = False
                self._say("presentation", "Stopped", "Nothing was changed.", again=True)

        compare(self._desk, path, others, done, failed, stopped)

    def take_up(self, state: Returned) -> None:
        """Show what was compared, as it was left."""
        self._now, self._path, self._others, self._busy = state, state.path, state.others, False
        self._deck = DeckPictures(self._desk, state.path, self)
        self._only.setChecked(state.only_different)
        (self._slide_view if state.shows_slide else self._list_view).setChecked(True)
        self._show()

    def set_room(self, room: Room) -> None:
        """List and slide beside each other, or one at a time."""
        self._room = room
        side, top = (6, 8) if room is Room.NARROW else (18, 16)
        look = self._desk.look
        self._column.setContentsMargins(look.px(side), look.px(top), look.px(side), 0)
        self._arrange()
        if self._now is not None and self._is_comparing:
            self._warn(self._now)
            self._show_slide()

    def keep(self) -> None:
        """Keep what was chosen."""
        state, request = self._now, self._request
        if state is None or self._busy or not chosen_only(state.choices.now):
            return
        self._busy = True
        self._renew_main()

        def ended() -> None:
            if isValid(self) and request == self._request:
                self._busy = False
                if self.is_kept:
                    self._show()
                else:
                    self._renew_main()

        keep_chosen(self._desk, state, ended)

    @property
    def _is_comparing(self) -> bool:
        state = self._now
        return state is not None and state.is_open

    def _show(self) -> None:
        state = self._now
        if state is None:
            return
        if state.outcome is not None:
            ids = tuple(item.id for item in state.outcome.kept.items)
            edits = KeptEdits(self._desk, state.steps, self._library)
            panel = KeptPanel(
                self._desk, state.outcome, state.steps, edits, lambda: self._desk.go("library", items=ids)
            )
            self._instead(panel)
            if self.isVisible():
                panel.take_focus()
        elif not state.is_open:
            number = len(state.comparison.changes)
            words = f"All {number:,} slides are as they were when the deck was made."
            if number == 1:
                words = "Its one slide is as it was when the deck was made."
            self._say("circle-check", "Nothing was changed", words, again=True)
        else:
            clear(self._other)
            self._told.setText(summary(state.comparison))
            self._warn(state)
            self._show_rows()
            self._arrange()
            if self.isVisible():
                self._list.setFocus()
        self._renew_main()

    def _warn(self, state: Returned) -> None:
        """What a person should know of the whole deck; where there is little room, one line and the rest behind it."""
        clear(self._notes)
        title, words = warning(state.comparison, len(state.items))
        if title:
            act = ("Import it as it is", lambda: self.as_it_is.emit(state.path))
            self._notes.addWidget(self._note("info", "info", title, words, act))
        if lost := state.comparison.lost:
            self._notes.addWidget(self._note("warn", "triangle-alert", *lost_words(lost)))

    def _note(self, kind: str, icon: str, title: str, words: str, *acts: Act) -> QWidget:
        look = self._desk.look
        if self._room is not Room.NARROW:
            made = (button(look, name, "download", kind="small", act=act) for name, act in acts)
            return note(look, kind, icon, title, words, *made)
        more = button(
            look, "Read more", kind="small",
            act=lambda: question(look, self.window(), title, words, ("Close", lambda: None), *acts),
        )  # fmt: skip
        return box(
            kind, row(look, picture(look, icon, f"{kind}_ink"), (OneLine(title, "strong"), 1), more, margins=_NOTE)
        )

    def _show_rows(self) -> None:
        state = self._now
        if state is None:
            return
        current = state.current
        changes = [one for one in state.comparison.changes if is_different(one) or not self._only.isChecked()]
        self._list.show_changes(changes, state.choices.now)
        self._list.go_to(current)

    def _show_slide(self) -> None:
        state, change = self._now, self._list.current
        if state is None or change is None or self._deck is None:
            return
        state.current = change
        choice = state.choices.now.get(change.slide, Keep.NOTHING)
        self._panel.show_slide(
            change, state.items.get(change.item), choice, self._deck, stacked=self._room is Room.NARROW
        )

    def _open_slide(self) -> None:
        if self._room is Room.NARROW:
            self._slide_view.setChecked(True)
            self._arrange()
        self._panel.take_focus()

    def _picked(self, keep: Keep) -> None:
        state = self._now
        if state is not None and state.current is not None:
            self._choose(
                f"{KEEPS[keep]}, slide {state.current.slide}", {**state.choices.now, state.current.slide: keep}
            )

    def _keep_all(self) -> None:
        if self._now is not None:
            self._choose("Keep all changes", self._now.comparison.worth_keeping())

    def _choose(self, name: str, choices: Choices) -> None:
        if self._now is not None:
            self._take(self._now.choices.made(name, chosen_only(choices)))

    def _take(self, choices: Edits[Choices]) -> None:
        state = self._now
        if state is None:
            return
        state.choices = choices
        self._list.show_choices(choices.now)
        if state.current is not None:
            self._panel.show_choice(choices.now.get(state.current.slide, Keep.NOTHING))
        self._renew_main()

    def _renew_main(self) -> None:
        state = self._now
        number = len(chosen_only(state.choices.now)) if state is not None else 0
        self.main.setText(f"Keep {count(number, 'slide')}" if number else "Keep slides")
        self.main.setAccessibleName(self.main.text())
        self.main.setEnabled(bool(number) and not self._busy)
        self.main.setToolTip("" if number else "Choose something to keep first")
        self._all.setEnabled(state is not None and bool(state.comparison.worth_keeping()))
        self._none.setEnabled(bool(number))
        self.head_changed.emit()

    def _trouble(self, problem: Problem) -> None:
        name = self._path.name if self._path is not None else problem.where
        words = " ".join(filter(None, (problem.what, problem.advice, f"The file is “{name}”.")))
        self._say("circle-alert", "This deck cannot be compared", words, again=True)
        self._desk.tell(News(problem.what, "warn"))

    def _say(self, icon: str, title: str, words: str, *, again: bool = False) -> None:
        look = self._desk.look
        made: list[QPushButton] = []
        if again:
            made.append(
                button(look, "Choose another deck", "presentation", act=lambda: ask_for_returned(self._desk, self))
            )
        self._instead(empty(look, icon, title, words, *made))
        if made and self.isVisible():
            made[0].setFocus()
        self.head_changed.emit()

    def _instead(self, widget: QWidget) -> None:
        """Show something in place of the list and the slide."""
        clear(self._other)
        clear(self._notes)
        self._other.addWidget(widget)
        widget.show()
        self._arrange()

    def _go_on(self) -> None:
        self._desk.go("library", returned=self._others[0], others=self._others[1:])

    def _arrange(self) -> None:
        comparing = self._now is not None and not self._other.count()
        narrow = self._room is Room.NARROW
        on_slide = self._slide_view.isChecked()
        for made in (self._list_view, self._slide_view):
            made.setVisible(comparing and narrow)
        self._next.setVisible(bool(self._others))
        for thing in (self._only, self._all, self._none):
            thing.setVisible(comparing and not (narrow and on_slide))
        self._told.setVisible(comparing and not (narrow and (on_slide or self._notes.count())))
        self._warnings.setVisible(comparing and bool(self._notes.count()) and not (narrow and on_slide))
        self._split.setVisible(comparing)
        self._list.setVisible(not (narrow and on_slide))
        self._panel.setVisible(not narrow or on_slide)
        width = self._desk.look.px(_LIST_WIDTH)
        self._list.setMinimumWidth(0 if narrow else width)
        self._list.setMaximumWidth(16_777_215 if narrow else width)
