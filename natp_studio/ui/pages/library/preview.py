"""All of the chosen item, beside the list: picture, title, what can be done, words, facts, and where it is used."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from natp_studio.domain.items import Item, ItemKind
from natp_studio.domain.wording import count
from natp_studio.services.catalogue import Relatives, Use
from natp_studio.ui.desk import Desk
from natp_studio.ui.items.pictures import Pictures
from natp_studio.ui.items.words import KINDS, breakable
from natp_studio.ui.jobs import QUICK, Job
from natp_studio.ui.pages.library.facts import facts, to_know
from natp_studio.ui.pages.library.item_picture import ItemPicture
from natp_studio.ui.parts.boxes import Chip, box, clear, note
from natp_studio.ui.parts.buttons import button
from natp_studio.ui.parts.layouts import Thing, column, fill, holder, row, scrolled
from natp_studio.ui.parts.words import label

_SHORT, _LOW = 420, 110
_USES_SHOWN = 6
_TITLES_SHOWN = 8


class Preview(QWidget):
    """Shows one item, or how many are chosen. `act` is what a person wants done: "large", "edit", "tags", "put away".

    `see(session, block)` asks for the place in a session where the item stands.
    """

    act = Signal(str)
    see = Signal(str, str)

    def __init__(self, desk: Desk, pictures: Pictures) -> None:
        super().__init__()
        look = self._look = desk.look
        self._desk, self._pictures = desk, pictures
        self._shown: tuple[object, ...] = ()
        self._job: Job | None = None
        self._request = 0
        self._uses_at: QVBoxLayout | None = None
        self._relatives_at: QVBoxLayout | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(150)
        self._later.timeout.connect(self._look_for_uses)
        self._item: Item | None = None
        self._picture = ItemPicture(look, pictures)
        self._top = QVBoxLayout()
        self._inner = QVBoxLayout()
        self._words = QVBoxLayout()
        self._acts = {
            name: button(look, words, icon, kind="small", act=partial(self.act.emit, name))
            for name, words, icon in (
                ("large", "Show large", "eye"),
                ("edit", "Change details", "pencil-line"),
                ("tags", "Change tags", "tag"),
                ("put away", "Archive", "archive"),
            )
        }
        acts = column(
            look,
            row(look, self._acts["large"], self._acts["edit"], None),
            row(look, self._acts["tags"], self._acts["put away"], None),
        )
        self._frame = box(
            "card",
            column(look, self._picture, self._top, acts, self._inner, self._words, gap="m", margins=(16, 16, 16, 16)),
        )
        self._area = scrolled(column(look, self._frame, None, gap="none", margins=(0, 6, 4, 16)))
        # It has no field to go to: the arrow keys scroll it.
        self._area.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._area.setAccessibleName("What is known of the item")
        self._layout = column(look, self._area, gap="none")
        self.setLayout(self._layout)
        self.setAccessibleName("Preview")
        self.show_items((), 0)

    def show_items(self, items: Sequence[Item], chosen: int, *, gone: bool = False) -> None:
        """Show one item, or what is known of several: `items` are the first of the `chosen`."""
        asked = (tuple(items), chosen, gone)
        if asked == self._shown:
            return
        same = bool(self._item and items and chosen == 1 and items[0].id == self._item.id)
        self._shown = asked
        self._item = items[0] if chosen == 1 and items else None
        self._uses_at = self._relatives_at = None
        for place in (self._top, self._inner, self._words):
            clear(place)
        # An idea looks like its words, which stand below.
        self._picture.setVisible(self._item is not None and self._item.kind is not ItemKind.IDEA)
        self._picture.show_item(self._item)
        if self._item is not None:
            fill(self._look, self._top, label(breakable(self._item.title), "h3"))
            fill(self._look, self._inner, *self._told(self._item, gone=gone), gap="m")
            fill(self._look, self._words, *self._said(self._item), gap="m")
            self._later.start()
        elif chosen:
            more = [f"and {chosen - _TITLES_SHOWN:,} more"] if chosen > _TITLES_SHOWN else []
            titles = [
                label(breakable(words), "quiet") for words in [*(item.title for item in items[:_TITLES_SHOWN]), *more]
            ]
            fill(self._look, self._top, label(f"{count(chosen, 'item')} chosen", "h3"))
            fill(self._look, self._inner, *titles, gap="s")
        else:
            words = "Choose an item to see more of it. Arrow keys move, Enter adds it to your session."
            fill(self._look, self._inner, label("Nothing is chosen", "h3"), label(words, "quiet"), gap="m")
        self._name_acts(items, chosen)
        if not same:
            self._area.verticalScrollBar().setValue(0)

    def set_narrow(self, *, narrow: bool) -> None:
        """Where there is little room the picture leaves some for the words."""
        self._layout.setContentsMargins(self._look.px(6) if narrow else 0, 0, 0, 0)
        self._picture.set_tallest(self._look.px(_LOW) if narrow else 10_000)

    def forget_uses(self) -> None:
        """A session changed: look again for where the item is used."""
        if self._item is not None:
            self._later.start()

    def _name_acts(self, items: Sequence[Item], chosen: int) -> None:
        archived = bool(items) and items[0].archived
        for name, made in self._acts.items():
            made.setVisible(chosen == 1 or (chosen > 1 and name in ("tags", "put away")))
        self._acts["tags"].setText("Change tags")
        self._acts["put away"].setText("Restore" if archived else "Archive")
        icon = "archive-restore" if archived else "archive"
        self._acts["put away"].setIcon(self._look.icon(icon, "text_2", 16, 5))
        if chosen == 1 and items:
            is_idea = items[0].kind is ItemKind.IDEA
            self._acts["edit"].setText("Change this idea" if is_idea else "Change details")
        for name, made in self._acts.items():
            link = " of" if name == "tags" else ""
            made.setAccessibleName(f"{made.text()}{link} {count(chosen, 'item')}" if chosen > 1 else made.text())

    def _told(self, item: Item, *, gone: bool) -> list[Thing]:
        look, kind = self._look, KINDS[item.kind]
        chips: list[Thing] = [Chip(look, kind.word, kind.icon, kind.tint)]
        if item.example:
            chips.append(Chip(look, "Example content", "info", "info"))
        things: list[Thing] = [holder(row(look, *chips, None))]
        self._relatives_at = column(look, gap="s")
        relatives = holder(self._relatives_at)
        relatives.hide()
        things.append(relatives)
        things += [
            note(look, word.state, word.icon, word.title, breakable(word.words)) for word in to_know(item, gone=gone)
        ]
        if item.kind is ItemKind.IDEA and item.text.strip():
            things.append(label(breakable(_shortened(item.text))))
        things.append(holder(column(look, *(self._fact(name, words) for name, words in facts(item)), gap="xs")))
        self._uses_at = column(look, gap="xs")
        things.append(holder(self._uses_at))
        return things

    def _said(self, item: Item) -> list[Thing]:
        """What it says itself, and what a speaker may say to it."""
        text = item.text.strip().removeprefix(item.title).strip()
        pairs = (("Words on it", "" if item.kind is ItemKind.IDEA else text), ("Notes for the speaker", item.notes))
        return [
            holder(column(self._look, label(name, "label"), label(breakable(_shortened(words))), gap="hair"))
            for name, words in pairs
            if words.strip()
        ]

    def _fact(self, name: str, words: str) -> QWidget:
        look = self._look
        tag = label(name, "label")
        tag.setFixedWidth(look.px(84))
        return holder(row(look, column(look, tag, None), (label(breakable(words[:600])), 1), gap="s"))

    def _look_for_uses(self) -> None:
        item = self._item
        if item is None:
            return
        if self._job is not None:
            self._job.cancel()
        self._request += 1
        request = self._request

        catalogue = self._desk.catalogue

        def done(found: tuple[tuple[Use, ...], Relatives]) -> None:
            if isValid(self) and request == self._request and self._item is not None and self._item.id == item.id:
                uses, relatives = found
                self._show_uses(uses)
                self._show_relatives(relatives)
                self._order_late()

        self._job = self._desk.jobs.run(
            "", lambda _: (catalogue.uses(item.id), catalogue.relatives(item)), done, lane=QUICK
        )

    def _order_late(self) -> None:
        """Let Tab come to what was found last where it stands, and not after everything else of the window."""
        late = [self._acts["put away"]]
        for place in (self._relatives_at, self._uses_at):
            stands_in = place.parentWidget() if place is not None else None
            late += stands_in.findChildren(QPushButton) if stands_in is not None else []
        for before, after in pairwise(late):
            QWidget.setTabOrder(before, after)

    def _show_relatives(self, relatives: Relatives) -> None:
        """Which item this one is a newer version of, and whether there is a newer one, each with a way there."""
        look, place = self._look, self._relatives_at
        if place is None:
            return
        clear(place)
        for name, one in (("There is a newer version", relatives.latest), ("A new version of", relatives.before)):
            if one is None:
                continue
            newer = one is relatives.latest
            see = button(
                look, "Show the newer one" if newer else "Show the older one", "eye", kind="small",
                act=partial(self._desk.go, "library", item=one.id),
                name=f"Show the {'newer' if newer else 'older'} version",
            )  # fmt: skip
            words = label(breakable(f"{name}." if newer else f"{name} “{one.title}”."))
            place.addWidget(box("info", column(look, words, row(look, see, None), margins=(12, 8, 12, 10))))
        if (stands_in := place.parentWidget()) is not None:
            # Empty, it would be a gap.
            stands_in.setVisible(place.count() > 0)

    def _show_uses(self, uses: Sequence[Use]) -> None:
        look, place = self._look, self._uses_at
        if place is None:
            return
        clear(place)
        if not uses:
            fill(look, place, self._fact("Used in", "No session yet"), gap="xs")
            return
        made: list[QPushButton] = []
        for use in uses[:_USES_SHOWN]:
            words = use.title if len(use.title) <= 34 else f"{use.title[:32].rstrip()}…"
            made.append(
                button(
                    look, words.replace("&", "&&"), "calendar-clock", kind="small",
                    act=partial(self.see.emit, use.session, use.block),
                    name=f"Open {use.title}, block {use.block_title}", tip=f"{use.title}, block {use.block_title}",
                )
            )  # fmt: skip
        more: list[Thing] = []
        if len(uses) > _USES_SHOWN:
            more = [label(f"and {count(len(uses) - _USES_SHOWN, 'more', 'more')}", "small")]
        told: list[Thing] = [holder(row(look, each, None)) for each in made]
        fill(look, place, label("Used in", "label"), *told, *more, gap="xs")


def _shortened(words: str) -> str:
    words = words.strip()
    if len(words) <= _SHORT:
        return words
    return f"{words[:_SHORT].rsplit(' ', 1)[0].rstrip()} …"
