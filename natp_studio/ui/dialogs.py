"""Dialogs: a Problem that needs to be read, a question, a mistake of ours. Calm, and never a bare OK."""

from __future__ import annotations

import traceback
from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QVBoxLayout, QWidget

from natp_studio import __version__
from natp_studio.domain.problems import Problem
from natp_studio.ui.announcing import announce
from natp_studio.ui.look.look import Look
from natp_studio.ui.look.measures import ICON
from natp_studio.ui.parts.boxes import note
from natp_studio.ui.parts.buttons import button
from natp_studio.ui.parts.focus_ring import FocusRing
from natp_studio.ui.parts.layouts import Thing, column, fill, holder, row, scrolled
from natp_studio.ui.parts.words import label, picture

Act = tuple[str, Callable[[], object]]
_WIDTH, _AIR = 620, 20
_SIDE, _ABOVE, _BELOW = 28, 26, 22
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Sheet(QDialog):
    """A dialog over a window. Escape closes it; `show_with` puts things in, `add_button` says what each button does.

    It lies wholly within its window and the screen; what is taller scrolls below its heading. Enter in a line presses
    the main button where `enter_submits`.
    """

    enter_submits = True
    # Whether it asks nothing of the page below it, which may be made anew in other colours.
    outlives_pages = False

    def __init__(self, look: Look, parent: QWidget, title: str) -> None:
        super().__init__(parent)
        self._look, self._over = look, parent.window()
        self._buttons: list[QPushButton] = []
        self._scrolls = False
        self.setWindowTitle(title)
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(min(look.px(_WIDTH), max(360, self._over.width() - 40)))
        self.ring = FocusRing(look, self)

    def add_button(
        self, words: str, act: Callable[[], object] | None = None, *, kind: str = "", icon: str = ""
    ) -> None:
        """A button at the bottom that closes the dialog, and then does something."""

        def pressed() -> None:
            self.close()
            if act is not None:
                act()

        self._buttons.append(button(self._look, words, icon, kind=kind, act=pressed))

    def add_staying_button(
        self, words: str, act: Callable[[], object], icon: str = "", *, kind: str = "quiet"
    ) -> QPushButton:
        """A button at the bottom that leaves the dialog open."""
        made = button(self._look, words, icon, kind=kind, act=act)
        self._buttons.append(made)
        return made

    def show_with(self, *things: Thing, below: QWidget | None = None) -> None:
        """Put things above the buttons, open, and give the last button the focus.

        What is `below` stands right above the buttons and is in sight also while the rest scrolls.
        """
        look = self._look
        layout = QVBoxLayout(self)
        heading, *others = things
        middle = column(look, *others, gap="l")
        body = holder(middle)
        last = [below] if below is not None else []
        fill(look, layout, heading, (body, 1), *last, 4, row(look, None, *self._buttons), gap="l",
             margins=(_SIDE, _ABOVE, _SIDE, _BELOW))  # fmt: skip
        if not others:
            body.hide()
        room = self._room()
        wanted = self._wanted_height()
        if others and wanted > room.height():
            layout.removeWidget(body)
            area = scrolled(row(look, (body, 1), margins=(6, 6, 10, 6)))
            layout.insertWidget(1, area, 1)
            if all(widget.focusPolicy() is Qt.FocusPolicy.NoFocus for widget in body.findChildren(QWidget)):
                # Nothing in it that the keyboard would go to, and so scroll to.
                area.setFocusPolicy(Qt.FocusPolicy.TabFocus)
                area.setAccessibleName("Scrolls with the arrow keys")
            wanted, self._scrolls = room.height(), True
        self._lie_within(room, wanted)
        self.open()
        self._buttons[-1].setFocus()

    def event(self, event: QEvent) -> bool:
        """Be as tall as it has to be now, where something in it was hidden or shown, or says something else."""
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible() and not self._scrolls:
            room, wanted = self._room(), self._wanted_height()
            if min(wanted, room.height()) != self.height():
                self._lie_within(room, wanted)
        return handled

    def _lie_within(self, room: QRect, wanted: int) -> None:
        self.setFixedHeight(min(wanted, room.height()))
        self.move(_within(room, self.rect()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a line that has no use for it presses the main button, where there is one."""
        field = self.focusWidget()
        if event.key() in _ENTER and isinstance(field, QLineEdit):
            mains = [made for made in self._buttons if made.property("kind") == "main" and made.isEnabled()]
            is_free = field.receivers("2returnPressed()") == 0 and not field.isReadOnly()
            if self.enter_submits and is_free and len(mains) == 1 and self.isVisible():
                mains[0].click()
            return
        super().keyPressEvent(event)

    def _wanted_height(self) -> int:
        """How tall it has to be for all that is in it, in the letters that it is drawn with."""
        for widget in (self, *self.findChildren(QWidget)):
            widget.ensurePolished()
        layout = self.layout()
        if layout is None:
            return 0
        layout.activate()
        if layout.hasHeightForWidth():
            # What it would rather be is narrower than it is, and so has more lines.
            return layout.totalHeightForWidth(self.width())
        return layout.totalSizeHint().height()

    def _room(self) -> QRect:
        """Where it may lie: in its window, as far as that is on the screen."""
        window = self._over
        room = QRect(window.mapToGlobal(QPoint(0, 0)), window.size())
        on_screen = room & window.screen().availableGeometry()
        # A window that was dragged nearly off the screen has no room to give.
        if on_screen.height() > room.height() // 2:
            room = on_screen
        air = min(_AIR, room.height() // 10)
        return room.adjusted(air, air, -air, -air)


def _within(room: QRect, sheet: QRect) -> QPoint:
    """Where a sheet is in the middle."""
    place = QRect(QPoint(0, 0), sheet.size())
    place.moveCenter(room.center())
    return QPoint(max(room.left(), place.left()), max(room.top(), place.top()))


def problem_dialog(look: Look, parent: QWidget, problem: Problem, safe: str = "", *acts: Act) -> Sheet:
    """Show a Problem: what happened, what is safe, where, what to do. The last act is the main one."""
    mark = column(look, picture(look, "circle-alert", "error_edge", ICON["large"]), None)
    things: list[Thing] = [row(look, mark, (label(problem.what, "h2"), 1), gap="m")]
    if safe:
        things.append(note(look, "done", "shield-check", "", safe))
    things += where_and_what(look, problem)
    sheet = Sheet(look, parent, "Something needs you")
    sheet.outlives_pages = not acts
    sheet.setAccessibleDescription(str(problem))
    told = "\n".join(filter(None, (problem.what, problem.where, problem.advice)))
    sheet.add_staying_button("Copy these words", lambda: QGuiApplication.clipboard().setText(told), "copy")
    sheet.add_button("Close")
    for place, (words, act) in enumerate(acts):
        sheet.add_button(words, act, kind="main" if place == len(acts) - 1 else "")
    sheet.show_with(*things)
    announce(sheet, problem.what, urgent=True)
    return sheet


def where_and_what(look: Look, problem: Problem) -> list[Thing]:
    """Where a Problem is and what to do about it, a line each, as far as that is known."""
    things: list[Thing] = []
    for name, words in (("Where", problem.where), ("What to do", problem.advice)):
        if words:
            tag = label(name, "label", wrap=False)
            tag.setFixedWidth(look.px(92))
            things.append(row(look, column(look, tag, None), (label(words), 1), gap="m"))
    return things


def question(look: Look, parent: QWidget, title: str, words: str, *acts: Act) -> Sheet:
    """Ask something. Each answer is a button that says what it does, the last the main one; Escape is none of them."""
    sheet = Sheet(look, parent, title)
    sheet.setAccessibleDescription(words)
    for place, (name, act) in enumerate(acts):
        sheet.add_button(name, act, kind="main" if place == len(acts) - 1 else "")
    sheet.show_with(label(title, "h2"), label(words, "lead"))
    return sheet


def bug_dialog(look: Look, parent: QWidget, error: BaseException) -> Sheet:
    """Tell of a mistake of ours: where it happened in the code, without a word of what anybody wrote."""
    frames = "".join(traceback.format_tb(error.__traceback__)) + type(error).__qualname__
    told = f"NATP Studio {__version__}\n{frames}"
    sheet = Sheet(look, parent, "A mistake of ours")
    sheet.outlives_pages = True
    sheet.add_staying_button("Copy what we need to know", lambda: QGuiApplication.clipboard().setText(told), "copy")
    sheet.add_button("Go on", kind="main")
    sheet.show_with(
        label("Something went wrong inside NATP Studio", "h2"),
        note(look, "done", "shield-check", "", "What you saved is as it was."),
        label("Copy what we need to know and send it to us. It holds no words of yours."),
    )
    return sheet
