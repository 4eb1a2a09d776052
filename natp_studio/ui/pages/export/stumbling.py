"""The card “What people may stumble over”: fields for what only a person can say, the rest folded. Never a gate."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import groupby, pairwise

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from natp_studio.domain.auditing import Ask
from natp_studio.domain.wording import count
from natp_studio.services.auditing import ItemFinding
from natp_studio.ui.announcing import announce
from natp_studio.ui.desk import Desk
from natp_studio.ui.items.pictures import Pictures
from natp_studio.ui.pages.export.folding import Fold, Lines, free_words
from natp_studio.ui.pages.export.stumble_rows import ItemRow, Keep
from natp_studio.ui.parts.boxes import card
from natp_studio.ui.parts.buttons import button
from natp_studio.ui.parts.in_sight import bring_into_sight
from natp_studio.ui.parts.layouts import column, fill, holder, row
from natp_studio.ui.parts.words import label, picture

_ITEMS_IN_ONE_GO = 3
_ITEMS_AT_ONCE, _MOST_LINES = 10, 100
_LOOKING = "The slides are being looked at."
_NOTHING = "Nothing was found. Only people who use the deck can say how it is."
_DECORATION = (
    "Tick “Only decoration” where a picture tells nothing. Screen readers pass over it then. "
    "Writing alt text takes the tick away."
)
_NO_GATE = "Nothing here keeps you from exporting."


class Stumbles(QWidget):
    """Shows findings. `keep(finding, words, decoration)` is called with what a person typed or ticked.

    `grown` comes when rows were added that took their time, so that Tab can be led through them.
    """

    grown = Signal()

    def __init__(self, desk: Desk, keep: Keep) -> None:
        super().__init__()
        look = self._look = desk.look
        self._keep = keep
        self._pictures = Pictures(desk, self)
        self._asked: list[tuple[ItemFinding, ...]] = []
        self._rows: list[ItemRow] = []
        self._most = _ITEMS_AT_ONCE
        self._wanted = ""
        self._held: list[str] = []
        self._told: tuple[ItemFinding, ...] = ()
        self._mended: tuple[ItemFinding, ...] = ()
        self._summary = free_words(_LOOKING)
        self._decoration = free_words(_DECORATION, "small")
        self._inner = QVBoxLayout()
        fill(look, self._inner, gap="m")
        self._more = button(look, "Show more", "chevron-down", kind="small", act=self._show_more)
        self._told_fold = Fold(look, "To change", lambda: self._lines(self._told, "wrench", mend=True))
        self._mended_fold = Fold(look, "Mended", lambda: self._lines(self._mended, "check", mend=False))
        self._no_gate = free_words(_NO_GATE, "small")
        self.setAccessibleName("What people may stumble over")
        self.setLayout(
            column(
                look,
                card(
                    look,
                    label("What people may stumble over", "h2"),
                    column(look, self._summary, self._decoration, gap="xs"),
                    self._inner,
                    row(look, self._more, None),
                    self._told_fold,
                    self._mended_fold,
                    self._no_gate,
                    gap="m",
                    pad=20,
                ),
            )
        )
        self._arrange()

    @property
    def stops(self) -> list[QWidget]:
        """What Tab stops at, in the order in which it stands."""
        answers = [one for made in self._rows for one in made.stops]
        return [*answers, self._more, *self._told_fold.stops, *self._mended_fold.stops]

    def show_findings(self, found: Sequence[ItemFinding], *, mends: bool) -> None:
        """Show these; `mends` says whether the export mends what it can. Rows of the same items stay where they are."""
        mended: list[ItemFinding] = []
        left: list[ItemFinding] = []
        for one in found:
            (mended if one.finding.mended and mends and not one.is_said else left).append(one)
        asked = [one for one in left if one.finding.ask is not Ask.NOTHING]
        groups = [tuple(group) for _, group in groupby(asked, lambda one: one.item.id)]
        told = tuple(one for one in left if one.finding.ask is Ask.NOTHING)
        for fold, before, after in (
            (self._told_fold, self._told, told),
            (self._mended_fold, self._mended, tuple(mended)),
        ):
            if [one.finding for one in before] != [one.finding for one in after]:
                fold.forget()
        self._told, self._mended = told, tuple(mended)
        if [_keys(group) for group in groups] != [_keys(group) for group in self._asked]:
            self._asked = groups
            self._renew()
        else:
            self._asked = groups
            for made, group in zip(self._rows, groups, strict=False):
                made.show_findings(group)
        self._arrange()
        self._summary.setText(self._words(asked, told, mended))

    def say(self, words: str) -> None:
        """Say why there are no findings."""
        self._summary.setText(words)

    def focus_later(self, name: str) -> None:
        """Give the field or box of this name the keyboard once it is there, if nothing else has it by then."""
        self._wanted = name

    def keep_all(self) -> None:
        """Keep what was typed and not kept yet."""
        for made in self._rows:
            made.keep()

    def set_tab_order(self) -> None:
        """Tab goes through it as it stands."""
        for before, after in pairwise(self.stops):
            QWidget.setTabOrder(before, after)

    def _renew(self) -> None:
        had = [one.accessibleName() for made in self._rows for one in made.stops if one.hasFocus()]
        if not had and self._wanted and self.window().focusWidget() is None:
            had = [self._wanted]
        self._wanted = ""
        for made in self._rows:
            self._inner.removeWidget(made)
            made.hide()
            made.deleteLater()
        self._rows = []
        self._held = had
        self._add_rows(_ITEMS_IN_ONE_GO)

    def _add_rows(self, many: int) -> None:
        """Add so many of the rows that are to be shown, and the others soon: the window answers in between."""
        for group in self._asked[len(self._rows) : min(self._most, len(self._rows) + many)]:
            made = ItemRow(self._look, group, self._pictures, self._keep, self._go_on)
            made.set_first(first=not self._rows)
            self._rows.append(made)
            self._inner.addWidget(made)
            # A layout would show it only later, and no field in it could have the focus until then.
            made.show()
            for one in made.stops:
                if one.accessibleName() in self._held:
                    self._held = []
                    one.setFocus()
        self.set_tab_order()
        if len(self._rows) < min(self._most, len(self._asked)):
            QTimer.singleShot(0, self, self._add_others)

    def _add_others(self) -> None:
        if len(self._rows) < min(self._most, len(self._asked)):
            self._add_rows(_ITEMS_IN_ONE_GO)
            self._arrange()
            self.grown.emit()

    def _show_more(self) -> None:
        self._add_rows(self._most)
        self._held = []
        before = len(self._rows)
        self._most += _ITEMS_AT_ONCE
        self._add_rows(_ITEMS_AT_ONCE)
        self._arrange()
        self._focus(self._rows[before].fields[0])

    def _go_on(self, field: QLineEdit) -> None:
        """From a field to the next one."""
        for made in self._rows:
            if field in made.fields:
                made.keep()
        # Keeping may have drawn the rows anew.
        fields = [one for made in self._rows for one in made.fields]
        place = fields.index(field) + 1 if field in fields else len(fields)
        if place < len(fields):
            self._focus(fields[place])
        elif len(self._asked) > len(self._rows):
            self._show_more()
        else:
            announce(self, "This was the last one.")

    def _focus(self, field: QLineEdit) -> None:
        """Give a field the focus and bring it into sight, once what was made has its place."""
        field.setFocus()

        def show() -> None:
            if not isValid(field):
                return
            # First the item's picture, as far as there is room, then surely the field.
            for made in self._rows:
                if field in made.fields:
                    bring_into_sight(made)
            bring_into_sight(field)

        QTimer.singleShot(0, show)

    def _arrange(self) -> None:
        self._decoration.setVisible(any(one.finding.may_decorate for group in self._asked for one in group))
        hidden = max(0, len(self._asked) - self._most)
        self._more.setVisible(hidden > 0)
        self._more.setText(f"Show {count(min(hidden, _ITEMS_AT_ONCE), 'more', 'more')}")
        self._more.setAccessibleName(f"Show more that is asked: {hidden:,} are not shown")
        self._told_fold.setVisible(bool(self._told))
        self._told_fold.say(f"{count(len(self._told), 'thing')} to change in the files")
        self._mended_fold.setVisible(bool(self._mended))
        are = "is" if len(self._mended) == 1 else "are"
        self._mended_fold.say(f"{count(len(self._mended), 'thing')} {are} mended by the export")
        self._no_gate.setVisible(bool(self._asked or self._told))

    @staticmethod
    def _words(asked: Sequence[ItemFinding], told: Sequence[ItemFinding], mended: Sequence[ItemFinding]) -> str:
        if asked:
            written, decorating = sum(bool(one.typed) for one in asked), sum(one.decoration for one in asked)
            done = f"{written:,} {'is' if written == 1 else 'are'}" if written else "None is"
            only = f" {decorating:,} only {'decorates' if decorating == 1 else 'decorate'}." if decorating else ""
            return f"{count(len(asked), 'thing')} only a person can say. {done} written.{only}"
        if told:
            return "There is nothing to write here."
        return "What was found is mended by the export." if mended else _NOTHING

    def _lines(self, found: Sequence[ItemFinding], icon: str, *, mend: bool) -> QWidget:
        makes: list[Callable[[], QWidget]] = [partial(self._line, one, icon, mend=mend) for one in found[:_MOST_LINES]]
        if len(found) > _MOST_LINES:
            rest = f"{len(found) - _MOST_LINES:,} more. “natp-studio audit” lists all of a deck."
            makes.append(partial(free_words, rest, "small"))
        return Lines(self._look, makes, "to change in the files" if mend else "mended by the export")

    def _line(self, one: ItemFinding, icon: str, *, mend: bool) -> QWidget:
        look = self._look
        words = [free_words(one.finding.what), free_words(f"{one.block_title}: {one.item.title}", "small")]
        if mend:
            words.append(free_words(f"{one.finding.why} {one.finding.mend}", "small"))
        mark = column(look, 3, picture(look, icon, "warn_edge" if mend else "done_edge", 16), None)
        return holder(row(look, mark, (column(look, *words, gap="hair"), 1)))


def _keys(group: Sequence[ItemFinding]) -> list[tuple[str, str, str, str]]:
    return [(one.item.id, one.item.title, one.finding.shape, one.finding.what) for one in group]
