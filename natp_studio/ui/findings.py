"""What would help a session, as a list with buttons that show the place or mend it in one step. Never a gate."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from natp_studio.domain.checks import Finding
from natp_studio.domain.mending import MENDS
from natp_studio.domain.wording import count
from natp_studio.ui.desk import Desk
from natp_studio.ui.look.look import Look
from natp_studio.ui.parts.boxes import rule
from natp_studio.ui.parts.buttons import button
from natp_studio.ui.parts.layouts import Thing, column, fill, holder, row
from natp_studio.ui.parts.words import label, picture

NOTHING = "Nothing to mend. It is ready as it is."
_ICONS = {
    "pair": "users-round",
    "equal-partners": "users-round",
    "unnamed": "users-round",
    "nothing-to-show": "library",
    "lived-experience": "message-circle-heart",
    "lived-experience-open": "message-circle-heart",
    "reflect": "pencil-line",
    "pause": "coffee",
    "no-time": "clock",
    "no-lead": "user-round",
    "no-captions": "captions",
    "no-alt-text": "image",
    "content-note": "message-square-text",
    "item-missing": "file-text",
    "archived": "archive",
}
_DETAILS = "Session details"
_AT_ONCE, _SHOWN_LETTERS = 20, 80


class FindingList(QWidget):
    """Findings one below the other; `beside` puts the buttons at the right where there is the width for it.

    `wanted(block id, item id)` asks to show the place, `details` the details of the session, `mend(Finding)` to mend it
    in one step. After a change the focus stays at the same place of the list.
    """

    wanted = Signal(str, str)
    details = Signal()
    mend = Signal(object)

    def __init__(self, desk: Desk, *, beside: bool = False) -> None:
        super().__init__()
        self._look = desk.look
        self._beside = beside
        self._findings: tuple[Finding, ...] = ()
        self._rows: list[_FindingRow] = []
        self._most = _AT_ONCE
        self._nothing = holder(
            row(self._look, picture(self._look, "circle-check", "done_edge"), (label(NOTHING), 1), gap="m")
        )
        self._nothing.setAccessibleName(NOTHING)
        self._more = button(self._look, "Show more", "chevron-down", kind="small", act=self._show_more)
        self._inner = QVBoxLayout()
        fill(self._look, self._inner, gap="m")
        self.setAccessibleName("What would help")
        self.setLayout(column(self._look, self._nothing, self._inner, row(self._look, self._more, None), gap="m"))
        self._more.hide()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is shown, all of it."""
        return self._findings

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show these; rows that were there before stay the same widgets."""
        if tuple(findings) == self._findings:
            return
        self._findings = tuple(findings)
        place, words = self._focused()
        self._arrange()
        if place is not None:
            self._focus(place, words)

    def _arrange(self) -> None:
        left = list(self._rows)
        rows = []
        for finding in self._findings[: self._most]:
            known = next((one for one in left if one.finding == finding), None)
            if known is not None:
                left.remove(known)
            rows.append(known or self._made(finding))
        for gone in left:
            self._inner.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for place, one in enumerate(rows):
            if self._inner.indexOf(one) != place:
                self._inner.removeWidget(one)
                self._inner.insertWidget(place, one)
            one.set_first(first=place == 0)
        self._rows = rows
        self._set_tab_order()
        self._nothing.setVisible(not rows)
        hidden = len(self._findings) - len(rows)
        self._more.setVisible(hidden > 0)
        self._more.setText(f"Show {count(min(hidden, _AT_ONCE), 'more', 'more')}")
        self._more.setAccessibleName(f"Show more of what would help: {hidden:,} are not shown")

    def _made(self, finding: Finding) -> _FindingRow:
        acts = (self.wanted.emit, self.details.emit, self.mend.emit)
        return _FindingRow(self._look, finding, *acts, beside=self._beside)

    def _set_tab_order(self) -> None:
        buttons = [one for made in self._rows for one in made.buttons]
        for before, after in pairwise(buttons):
            QWidget.setTabOrder(before, after)

    def _show_more(self) -> None:
        before = len(self._rows)
        self._most += _AT_ONCE
        self._arrange()
        self._focus(before, "")

    def _focused(self) -> tuple[int | None, str]:
        for place, one in enumerate(self._rows):
            for made in one.buttons:
                if made.hasFocus():
                    return place, made.text()
        return None, ""

    def _focus(self, place: int, words: str) -> None:
        """Put the focus into the row at this place, or the nearest one that has buttons."""
        order = sorted(range(len(self._rows)), key=lambda at: (abs(at - place), at))
        for at in order:
            buttons = self._rows[at].buttons
            if buttons:
                same = [made for made in buttons if made.text() == words]
                (same or buttons)[0].setFocus()
                return
        self._nothing.setFocus()


class _FindingRow(QWidget):
    """One finding: why it would help, where, what to do, and the buttons."""

    def __init__(
        self,
        look: Look,
        finding: Finding,
        show: Callable[[str, str], object],
        details: Callable[[], object],
        mend: Callable[[Finding], object],
        *,
        beside: bool,
    ) -> None:
        super().__init__()
        self.finding = finding
        self.buttons: list[QPushButton] = []
        where = _short(finding.where)
        place = f"{where}. {finding.why}"
        if finding.block:
            self.buttons.append(
                button(look, "Show", kind="small", act=lambda: show(finding.block, finding.item), name=f"Show: {place}")
            )
        if finding.is_in_details:
            self.buttons.append(button(look, _DETAILS, kind="small", act=details, name=f"{_DETAILS}: {place}"))
        if words := MENDS.get(finding.rule):
            self.buttons.append(button(look, words, kind="small", act=lambda: mend(finding), name=f"{words}: {place}"))
        self._rule = rule()
        mark = column(look, picture(look, _ICONS.get(finding.rule, "wrench"), "warn_edge"), None)
        said = (label(finding.why, "strong"), label(where, "small"), label(finding.mend, "small"))
        for one in said:
            # An endless word in a title must not push the buttons out of sight.
            one.setMinimumWidth(1)
        told: list[Thing] = [*said]
        if beside:
            buttons = column(look, row(look, *self.buttons), None)
            inner = row(look, mark, (column(look, *told, gap="hair"), 1), buttons, gap="m")
        else:
            if self.buttons:
                told += [4, row(look, *self.buttons, None)]
            inner = row(look, mark, (column(look, *told, gap="hair"), 1))
        self.setLayout(column(look, self._rule, inner, gap="m"))

    def set_first(self, *, first: bool) -> None:
        """The first one has no line above it."""
        self._rule.setHidden(first)


def _short(title: str) -> str:
    """So much of a title that it is known again."""
    return title if len(title) <= _SHOWN_LETTERS else f"{title[: _SHOWN_LETTERS - 1].rstrip()}…"
