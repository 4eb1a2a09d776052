"""Bringing what has the keyboard into sight, wherever it stands on a page that scrolls."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractItemView, QScrollArea, QWidget

# Pixels kept free above and below, so that a label and the next control are seen too.
_AIR = 40


def bring_into_sight(widget: QWidget) -> None:
    """Scroll everything that a widget stands in until all of it is seen; of a list, its current row.

    Of what is taller than its area nothing is done while some of it is seen; else its top is shown.
    """
    wanted = widget.rect()
    if isinstance(widget, QAbstractItemView) and widget.currentIndex().isValid():
        wanted = widget.visualRect(widget.currentIndex()).translated(widget.viewport().pos())
    above = widget.parentWidget()
    while above is not None:
        inner = above.widget() if isinstance(above, QScrollArea) else None
        if isinstance(above, QScrollArea) and inner is not None and inner.isAncestorOf(widget):
            _show(above, QRect(widget.mapTo(inner, wanted.topLeft()), wanted.size()), inner)
        above = above.parentWidget()


def _show(area: QScrollArea, wanted: QRect, inner: QWidget) -> None:
    view = area.viewport()
    seen = QRect(inner.mapFrom(view, QPoint(0, 0)), view.size())
    if wanted.height() > view.height() and seen.intersects(wanted):
        return
    air = max(0, min(_AIR, (view.height() - wanted.height()) // 2))
    # Not `ensureWidgetVisible`, which is content when it sees a text's caret.
    for y in (wanted.bottom(), wanted.top()):
        area.ensureVisible(seen.center().x(), y, 0, air)
