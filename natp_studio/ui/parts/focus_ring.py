"""One ring for the whole window, drawn above whatever has the keyboard.

Style sheets take the platform's own focus rectangle away, and a border on focus would move the layout. This does
neither, and looks the same on every control. What the keyboard goes to is brought into sight.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import QAbstractItemView, QApplication, QScrollArea, QTableView, QWidget
from shiboken6 import isValid

from natp_studio.ui.look.look import Look
from natp_studio.ui.look.measures import CONTROL_CORNER, FOCUS_GAP, FOCUS_LINE
from natp_studio.ui.parts.in_sight import bring_into_sight

_MOVES = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide)


class FocusRing(QWidget):
    """The ring of one window. Lists draw it around their current item themselves."""

    def __init__(self, look: Look, window: QWidget) -> None:
        super().__init__(window)
        self._look = look
        self._target: QWidget | None = None
        self._areas: list[QScrollArea] = []
        self._watched: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        app = QApplication.instance()
        assert isinstance(app, QApplication), "a window has an application"
        app.focusChanged.connect(self._follow)
        self.hide()

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        window = self.parentWidget()
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
        ours = new is not None and window is not None and new is not window and window.isAncestorOf(new)
        self._target = new if ours and not _draws_its_own(new) else None
        # Whatever the target stands in may move or scroll, and the target with it.
        self._watched = []
        above: QWidget | None = self._target
        while above is not None and above is not window:
            above.installEventFilter(self)
            self._watched.append(above)
            above = above.parentWidget()
        self._areas = [one for one in self._watched if isinstance(one, QScrollArea)]
        self.place()
        # What the mouse is pressed on is seen, and must not move away below it.
        if ours and QApplication.mouseButtons() == Qt.MouseButton.NoButton:
            QTimer.singleShot(0, self, lambda: self._show(new))

    @staticmethod
    def _show(focused: QWidget | None) -> None:
        """Scroll to what has the keyboard, once everything has found its place."""
        if focused is not None and isValid(focused) and focused.hasFocus():
            bring_into_sight(focused)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go where the target goes, and whatever it stands in."""
        if event.type() in _MOVES:
            self.place()
        return False

    def place(self) -> None:
        """Stand around the target, two pixels away from it; what is scrolled out of sight has no ring."""
        target, window = self._target, self.parentWidget()
        if target is None or window is None or not window.isAncestorOf(target) or not target.isVisible():
            self.hide()
            return
        out = FOCUS_LINE + FOCUS_GAP
        corner = target.mapTo(window, QPoint(0, 0))
        place = QRect(corner, target.size()).adjusted(-out, -out, out, out)
        seen = QRect(place)
        for area in self._areas:
            view = area.viewport()
            seen &= QRect(view.mapTo(window, QPoint(0, 0)), view.size()).adjusted(-out, -out, out, out)
        if seen.isEmpty():
            self.hide()
            return
        self.setGeometry(place)
        if seen == place:
            self.clearMask()
        else:
            self.setMask(QRegion(seen.translated(-place.topLeft())))
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A rounded line in the colour of focus."""
        if _draws_its_own(self._target):
            # A list that was empty when the keyboard came to it has a current item by now.
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.colour("focus"), FOCUS_LINE))
        half, corner = FOCUS_LINE / 2, CONTROL_CORNER + FOCUS_LINE
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), corner, corner)


def _draws_its_own(widget: QWidget | None) -> bool:
    """A list draws the ring around its current item; a table has it around all of it."""
    if not isinstance(widget, QAbstractItemView) or isinstance(widget, QTableView):
        return False
    return widget.currentIndex().isValid()
