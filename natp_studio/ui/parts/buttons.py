"""Buttons: the one main action of a page, ordinary ones, quiet ones, filters, and bare ones with an icon alone."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from natp_studio.ui.look.look import Look
from natp_studio.ui.look.measures import ICON


def button(
    look: Look,
    words: str,
    icon: str = "",
    *,
    kind: str = "",
    act: Callable[[], object] | None = None,
    name: str = "",
    tip: str = "",
) -> QPushButton:
    """A button that says what it does. `kind` is "main", "quiet", "small", "filter", "nav", "bare" or ordinary.

    `name` is what a screen reader says where the words alone do not; a bare button has only that. `&` before a letter
    makes it the button's key with Alt.
    """
    made = _Button(words if kind != "bare" else "")
    set_kind(look, made, kind, icon)
    plain = words.replace("&&", "\0").replace("&", "").replace("\0", "&")
    made.setAccessibleName(name or plain)
    made.setToolTip(tip or (name or plain if kind == "bare" else ""))
    # Space and Enter press it, and it never becomes the default of a dialog by itself.
    made.setAutoDefault(False)
    if act is not None:
        # Qt hands over whether the button is checked; most acts do not care.
        made.clicked.connect(lambda _checked=False: act())
    policy = QSizePolicy.Policy.Preferred if kind == "nav" else QSizePolicy.Policy.Minimum
    made.setSizePolicy(policy, QSizePolicy.Policy.Fixed)
    return made


def set_kind(look: Look, made: QPushButton, kind: str, icon: str = "") -> None:
    """Make a button one of another kind, with its icon in the colour of that."""
    made.setProperty("kind", kind)
    if made.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        made.style().unpolish(made)
        made.style().polish(made)
    if icon:
        set_icon(look, made, icon)


def set_icon(look: Look, made: QPushButton, icon: str) -> None:
    """Give a button another icon; "" takes it away, where there is room for the words alone."""
    kind = made.property("kind")
    size = ICON["small"] if kind == "small" else ICON["normal"]
    gap = 5 if made.text() else 0
    made.setIcon(look.icon(icon, "on_accent" if kind == "main" else "text_2", size, gap) if icon else QIcon())
    made.setIconSize(QSize(look.px(size) + look.px(gap), look.px(size)))


def switch(
    look: Look, words: str, icon: str = "", *, on: bool = False, kind: str = "filter", name: str = ""
) -> QPushButton:
    """A button that stays pressed: a filter, or one of several views."""
    made = button(look, words, icon, kind=kind, name=name)
    made.setCheckable(True)
    made.setChecked(on)
    return made


class _Button(QPushButton):
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it as Space does. A key that is held presses once: what opens then has the focus."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)
