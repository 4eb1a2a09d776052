"""Where the parts of a session stand: all at once where there is room, in turns where there is less."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QWidget

from natp_studio.ui.look.look import Look
from natp_studio.ui.look.measures import Room
from natp_studio.ui.pages.session.library_strip import LibraryStrip
from natp_studio.ui.pages.session.ribbon import Ribbon
from natp_studio.ui.parts.buttons import set_icon, switch
from natp_studio.ui.parts.fields import choice, choose
from natp_studio.ui.parts.layouts import holder, row

ORDER, BLOCK, HELP, LIBRARY = "order", "block", "help", "library"
_WORDS = {ORDER: "Order", BLOCK: "Block", HELP: "Help", LIBRARY: "Items"}
_ICONS = {ORDER: "list", BLOCK: "panel-right", HELP: "wrench", LIBRARY: "library"}
_HELP_WIDTH, _BLOCK_WIDTH, _NO_LIMIT = 288, 400, 16_777_215
_TIGHT, _SHORT, _ORDER_WIDTH = 800, 360, 380


class Panels(QWidget):
    """Ribbon, running order, block, what would help, and library; the same widgets in other places as room changes."""

    def __init__(
        self,
        look: Look,
        *,
        ribbon: Ribbon,
        order: QWidget,
        block: QWidget,
        help_: QWidget,
        strip: LibraryStrip,
        more: QWidget,
    ) -> None:
        super().__init__()
        self._look = look
        self._room = Room.WIDE
        self._panel = ORDER
        self._is_table = self._is_empty = self._is_tight = self._is_short = False
        self._ribbon, self._strip = ribbon, strip
        self._parts: dict[str, QWidget] = {ORDER: order, BLOCK: block, HELP: help_, LIBRARY: strip}
        self._group = QButtonGroup(self)
        self._switches = {
            name: switch(look, words, _ICONS[name], on=name == ORDER, name=f"Show {words.lower()}")
            for name, words in _WORDS.items()
        }
        for name, made in self._switches.items():
            self._group.addButton(made)
            made.clicked.connect(lambda _checked=False, name=name: self.show_panel(name))
        # The same choice where there is no room for all of them beside each other.
        self._choice = choice((), name="Show")
        self._choice.activated.connect(lambda _: self.show_panel(self._choice.currentData()))
        self._more = more
        self.turns = holder(row(look, *self._switches.values(), self._choice, None, more))
        self._grid = QGridLayout()
        self.setLayout(self._grid)
        # In reading order for Tab, wherever the grid puts them.
        for widget in (self.turns, ribbon, order, block, strip, help_):
            widget.setParent(self)
        self.set_room(Room.WIDE)

    @property
    def panel(self) -> str:
        """Which panel was chosen last, for where they take turns."""
        return self._panel

    def set_room(self, room: Room) -> None:
        """Stand where there is room. The widgets stay the same, so nothing in them is lost."""
        self._room = room
        self._strip.set_room(room)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where two columns would be too narrow, they take turns; where that is too much, it is one field."""
        super().resizeEvent(event)
        is_tight, is_short = (self.width() < self._look.px(least) for least in (_TIGHT, _SHORT))
        if (is_tight, is_short) != (self._is_tight, self._is_short):
            self._is_tight, self._is_short = is_tight, is_short
            self._arrange()

    def set_order(self, *, is_table: bool, is_empty: bool) -> None:
        """A table needs more width than a timeline; without blocks there is none to show in detail."""
        if (is_table, is_empty) != (self._is_table, self._is_empty):
            self._is_table, self._is_empty = is_table, is_empty
            self._arrange()

    def _arrange(self) -> None:
        grid, look, room = self._grid, self._look, self._room
        narrow, wide = room is Room.NARROW, room is Room.WIDE
        side, above, below = (6 if self._is_short else 12, 8, 6) if narrow else (24, 16, 10)
        grid.setContentsMargins(look.px(side), look.px(above), look.px(side), look.px(below))
        grid.setHorizontalSpacing(look.px(20))
        grid.setVerticalSpacing(look.px(8 if narrow else 12))
        for widget in (self.turns, self._ribbon, *self._parts.values()):
            grid.removeWidget(widget)
        for widget, place in self._places().items():
            grid.addWidget(widget, *place)
        for at, stretch in enumerate((1, 0, 0) if narrow else (1, 1, 0)):
            grid.setColumnStretch(at, stretch)
        grid.setRowStretch(3, 1)
        right = (BLOCK, HELP) if self._takes_turns(BLOCK) else (HELP,)
        width = look.px(_BLOCK_WIDTH if len(right) > 1 else _HELP_WIDTH)
        for name in (BLOCK, HELP):
            is_right = wide and name in right
            self._parts[name].setMinimumWidth(width if is_right else 0)
            self._parts[name].setMaximumWidth(width if is_right else _NO_LIMIT)
        self._parts[ORDER].setMinimumWidth(0 if narrow else look.px(_ORDER_WIDTH))
        for name, made in self._switches.items():
            set_icon(look, made, "" if narrow else _ICONS[name])
        self._show_parts()

    def _places(self) -> dict[QWidget, tuple[int, int, int, int]]:
        """Row, column, and how many rows and columns each part takes."""
        order, block, help_, strip = (self._parts[name] for name in (ORDER, BLOCK, HELP, LIBRARY))
        main = {self._ribbon: (1, 0, 1, 2), strip: (4, 0, 1, 2)}
        match self._room:
            case Room.NARROW:
                return {self.turns: (2, 0, 1, 1), **dict.fromkeys(self._parts.values(), (3, 0, 1, 1))}
            case Room.WIDE if self._is_empty:
                return {**main, order: (2, 0, 2, 2), block: (2, 0, 2, 2), help_: (1, 2, 4, 1)}
            case Room.WIDE if self._is_table:
                return {
                    **main,
                    order: (2, 0, 2, 2),
                    self.turns: (1, 2, 1, 1),
                    **dict.fromkeys((block, help_), (2, 2, 3, 1)),
                }
            case Room.WIDE:
                return {**main, order: (2, 0, 2, 1), block: (2, 1, 2, 1), help_: (1, 2, 4, 1)}
            case _ if self._is_single:
                return {**main, self.turns: (2, 0, 1, 2), **dict.fromkeys((order, block, help_), (3, 0, 1, 2))}
            case _:
                return {
                    **main, order: (2, 0, 2, 1), self.turns: (2, 1, 1, 1), **dict.fromkeys((block, help_), (3, 1, 1, 1))
                }  # fmt: skip

    @property
    def _is_single(self) -> bool:
        """Whether the running order needs all of the middle room for itself."""
        return self._is_table or self._is_empty or self._is_tight

    def _takes_turns(self, name: str) -> bool:
        """Whether a part is seen only while it is chosen."""
        match self._room:
            case Room.NARROW:
                return True
            case Room.WIDE:
                return self._is_table and not self._is_empty and name in (BLOCK, HELP)
            case _:
                return name in (BLOCK, HELP) or (name == ORDER and self._is_single)

    def show_panel(self, name: str) -> None:
        """Show a panel where they take turns; elsewhere it is seen anyway."""
        self._panel = name
        self._show_parts()

    def focus_shown(self) -> None:
        """Put the keyboard on the switch of the panel that is shown."""
        shown = next(made for made in self._switches.values() if made.isChecked())
        (self._choice if self._is_short else shown).setFocus()

    def is_other_switch(self, widget: QWidget) -> bool:
        """Whether this is the switch of a panel that is not shown."""
        return any(widget is made and not made.isChecked() for made in self._switches.values())

    def say_help(self, findings: int) -> None:
        """How many things would help."""
        words = f"Help ({findings})" if findings else "Help"
        if words != self._switches[HELP].text():
            self._switches[HELP].setText(words)
            self._switches[HELP].setAccessibleName(f"Show what would help: {findings}")
            self._show_parts()

    def _show_parts(self) -> None:
        panel = self._panel
        if not self._takes_turns(panel):
            # What is seen anyway has no turn: the first that has one is shown.
            panel = next((name for name in _WORDS if self._takes_turns(name)), panel)
        if self._is_empty and panel == BLOCK:
            panel = ORDER
        self._switches[panel].setChecked(True)
        self.turns.setVisible(any(map(self._takes_turns, _WORDS)))
        self._ribbon.setVisible(self._room is not Room.NARROW and not self._is_empty)
        self._more.setVisible(self._room is Room.NARROW)
        self._choice.clear()
        self._choice.setVisible(self._is_short)
        for name, part in self._parts.items():
            is_there = not (self._is_empty and name == BLOCK)
            takes_turns = self._takes_turns(name) and is_there
            self._switches[name].setVisible(takes_turns and not self._is_short)
            if takes_turns:
                self._choice.addItem(self._switches[name].text(), name)
            part.setVisible(is_there and (name == panel or not self._takes_turns(name)))
        choose(self._choice, panel)
