"""Looking at a window as a keyboard, a screen reader, a finger and tired eyes would; each finds what is wrong."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QScrollBar,
    QWidget,
)

LEAST_TARGET = 24
# What is taller than this may be cut by the edge of what scrolls.
_TALL = 200
_REST_MS, _STILL_MS = 100, 500
LEAST_TEXT_CONTRAST, LEAST_CONTROL_CONTRAST = 4.5, 3.0
# Where a line may break: at a space, or where nothing is seen and a long word may be parted.
_BREAKS = re.compile("[\\s\u200b]+")
_CONTROLS = (QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox, QAbstractItemView)


def told(widget: QWidget) -> str:
    """What a widget is, for a message."""
    words = widget.accessibleName() or getattr(widget, "text", lambda: "")() or widget.objectName()
    return f"{type(widget).__name__} “{words[:60]}” {widget.width()}×{widget.height()}"


def shown(window: QWidget) -> list[QWidget]:
    """Every widget of a window that is shown, wherever it was scrolled to."""
    return [one for one in window.findChildren(QWidget) if one.isVisible() and one.window() is window]


def reachable(window: QWidget) -> list[QWidget]:
    """What Tab should stop at."""
    return [
        one
        for one in shown(window)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isEnabled() and one.focusProxy() is None
    ]


def nameless(window: QWidget) -> list[str]:
    """What can have the focus and says nothing to a screen reader; also rows of lists that say nothing."""
    found = []
    for one in reachable(window):
        face = QAccessible.queryAccessibleInterface(one)
        if face is None or not face.text(QAccessible.Text.Name).strip():
            found.append(told(one))
        elif isinstance(one, QAbstractItemView) and one.model() is not None:
            found += [
                f"row {row} of {told(one)}"
                for row in range(min(3, one.model().rowCount()))
                if not (
                    one.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
                    or one.model().index(row, 0).data(Qt.ItemDataRole.DisplayRole)
                )
            ]
    return found


def small_targets(window: QWidget) -> list[str]:
    """What can be pressed and is smaller than a finger needs."""
    return [
        told(one)
        for one in reachable(window)
        if isinstance(one, _CONTROLS) and min(one.width(), one.height()) < LEAST_TARGET
    ]


def same_mnemonics(window: QWidget) -> list[str]:
    """Letters that lead to more than one place."""
    found: dict[str, list[str]] = {}
    for one in shown(window):
        if isinstance(one, QAbstractButton) or (isinstance(one, QLabel) and one.buddy() is not None):
            key = QKeySequence.mnemonic(one.text())
            if not key.isEmpty():
                found.setdefault(key.toString(), []).append(told(one))
    return [f"{key}: {places}" for key, places in found.items() if len(places) > 1]


def beside_tab(window: QWidget, most: int = 400) -> list[str]:
    """What Tab does not reach, going round once; a trap shows as everything behind it."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    wanted = reachable(window)
    met: set[int] = set()
    first = window.focusWidget()
    for _ in range(most):
        focused = window.focusWidget()
        if focused is not None:
            if id(focused) in met and focused is first:
                break
            met.add(id(focused))
        if not window.focusNextPrevChild(True):
            break
        first = first or window.focusWidget()
    # Of radio buttons that belong together Tab stops at one; arrows go to the others.
    return [told(one) for one in wanted if id(one) not in met and not _follows_another(one)]


def unseen(window: QWidget, most: int = 400) -> list[str]:
    """What Tab leads to without its being in sight, going round once."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    met: dict[int, str] = {}
    # Only the active window's focus is the program's, and only that is followed.
    window.activateWindow()
    QTest.qWait(_REST_MS)
    if not window.isActiveWindow():
        others = [told(one) for one in app.topLevelWidgets() if one.isVisible() and one is not window]
        return [f"the window is not active; {app.activeWindow()} is, of {others}"]
    for _ in range(most):
        if not window.focusNextPrevChild(True):
            break
        app.processEvents()
        app.processEvents()
        focused = window.focusWidget()
        if focused is None or id(focused) in met:
            break
        seen = focused.visibleRegion().boundingRect()
        is_whole = seen.contains(focused.rect()) or isinstance(focused, QAbstractItemView) or focused.height() > _TALL
        met[id(focused)] = "" if is_whole and not seen.isEmpty() else f"{told(focused)}: {seen} of {focused.rect()}"
    return [words for words in met.values() if words]


def _follows_another(one: QWidget) -> bool:
    return isinstance(one, QAbstractButton) and one.isCheckable() and one.autoExclusive() and not one.isChecked()


def clipped(window: QWidget) -> list[str]:
    """Words that do not fit where they stand, and what stands outside of what holds it."""
    found = []
    for one in shown(window):
        if isinstance(one, QLabel) and one.text() and one.pixmap().isNull():
            found += _clipped_label(one)
        elif isinstance(one, QPushButton) and one.text() and one.width() < one.minimumSizeHint().width():
            found.append(f"{told(one)} needs {one.minimumSizeHint().width()}")
        elif isinstance(one, QScrollArea) and one.widget() is not None:
            hidden = one.widget().minimumSizeHint().width() - one.viewport().width()
            if hidden > 0 and one.horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff:
                found.append(f"{told(one)} hides {hidden} of what is in it at its right")
        parent = one.parentWidget()
        if (
            parent is not None
            and isinstance(one, (QLabel, *_CONTROLS))
            and not _is_scrolled_in(parent)
            and not parent.rect().adjusted(-1, -1, 1, 1).contains(one.geometry())
        ):
            found.append(f"{told(one)} stands outside of {told(parent)}")
    return found


def _clipped_label(one: QLabel) -> Iterator[str]:
    if type(one).paintEvent is not QLabel.paintEvent:
        # It shortens its words itself and has all of them in its tooltip.
        return
    inner = one.contentsRect()
    if one.wordWrap():
        need = one.heightForWidth(one.width())
        if need > one.height() + 2:
            yield f"{told(one)} needs a height of {need}"
        words = one.fontMetrics()
        widest = max((words.horizontalAdvance(word) for word in _BREAKS.split(one.text())), default=0)
        if widest > inner.width() + 2:
            yield f"{told(one)} has a word {widest} wide"
    elif one.sizeHint().width() > one.width() + 2 or one.sizeHint().height() > one.height() + 2:
        yield f"{told(one)} needs {one.sizeHint().width()}×{one.sizeHint().height()}"


def _is_scrolled_in(widget: QWidget) -> bool:
    holder = widget.parentWidget()
    return isinstance(holder, QAbstractScrollArea) and holder.viewport() is widget


def overlapping(window: QWidget) -> list[str]:
    """Controls and words that stand on top of each other."""
    leaves = [
        one
        for one in shown(window)
        if isinstance(one, (QLabel, *_CONTROLS))
        and not _is_part_of_a_control(one)
        and not one.visibleRegion().isEmpty()
    ]
    places = [(one, _place(one, window)) for one in leaves]
    found = []
    for (one, here), (other, there) in combinations(places, 2):
        if one.isAncestorOf(other) or other.isAncestorOf(one):
            continue
        both = here.intersected(there)
        if both.width() > 2 and both.height() > 2:
            found.append(f"{told(one)} and {told(other)} overlap by {both.width()}×{both.height()}")
    return found


def _place(one: QWidget, window: QWidget) -> QRect:
    seen = one.visibleRegion().boundingRect()
    return QRect(one.mapTo(window, seen.topLeft()), seen.size())


def _is_part_of_a_control(one: QWidget) -> bool:
    parent = one.parentWidget()
    while parent is not None and not parent.isWindow():
        if isinstance(parent, (*_CONTROLS, QScrollBar)):
            return True
        parent = parent.parentWidget()
    return False


def faint(window: QWidget) -> list[str]:
    """Words on the screen with less contrast to what is behind them than 4.5 : 1, as they are really painted."""
    picture = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    ratio = picture.devicePixelRatio()
    found = []
    for one in shown(window):
        if not isinstance(one, (QLabel, QPushButton)) or not one.text() or not one.isEnabled():
            continue
        if one.isWindow() or one.visibleRegion().isEmpty() or (isinstance(one, QLabel) and not one.pixmap().isNull()):
            continue
        place = _place(one, window)
        contrast = _contrast_in(picture, QRect(place.topLeft() * ratio, place.size() * ratio))
        if contrast < LEAST_TEXT_CONTRAST:
            found.append(f"{told(one)} has {contrast:.1f} : 1")
    return found


def _contrast_in(picture: QImage, place: QRect) -> float:
    place = place.intersected(picture.rect())
    colours: Counter[int] = Counter()
    for y in range(place.top(), place.bottom() + 1):
        for x in range(place.left(), place.right() + 1):
            colours[picture.pixel(x, y)] += 1
    if len(colours) < 2:
        return 21.0
    behind = luminance(QColor(colours.most_common(1)[0][0]))
    # A stroke is at its full colour in some of its pixels only, so the strongest of all counts.
    return max(_ratio(luminance(QColor(colour)), behind) for colour in colours)


def luminance(colour: QColor) -> float:
    """Relative luminance as WCAG 2.2 defines it."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())


def contrast(one: QColor, other: QColor) -> float:
    """Contrast ratio as WCAG 2.2 defines it, from 1 to 21."""
    return _ratio(luminance(one), luminance(other))


def _ratio(one: float, other: float) -> float:
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


def moving(window: QWidget) -> bool:
    """True when a window that came to rest looks different half a second later, though nobody touched it."""
    QTest.qWait(_REST_MS)
    before = window.grab().toImage()
    QTest.qWait(_STILL_MS)
    return before != window.grab().toImage()


def reading_order(window: QWidget) -> list[str]:
    """Where Tab goes back up in one column of things: the next stop stands higher than the one before it."""
    found: list[str] = []
    start = window.focusWidget()
    before = start
    for _ in range(200):
        if not window.focusNextPrevChild(True):
            break
        now = window.focusWidget()
        if now is None or now is start:
            break
        if before is not None and before.parentWidget() is now.parentWidget():
            here, there = before.mapTo(window, QPoint(0, 0)), now.mapTo(window, QPoint(0, 0))
            if there.y() + now.height() <= here.y() and there.x() <= here.x():
                found.append(f"{told(now)} comes after {told(before)}")
        before = now
    return found
