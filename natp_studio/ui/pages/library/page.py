"""The library: everything that can be put into a session, found as a person types, and what is known of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton
from shiboken6 import isValid

from natp_studio.domain.items import Item
from natp_studio.ui.desk import Desk
from natp_studio.ui.items.model import ItemModel
from natp_studio.ui.items.pictures import Pictures
from natp_studio.ui.items.search import ItemSearch
from natp_studio.ui.items.view import ItemView, Shape
from natp_studio.ui.jobs import QUICK
from natp_studio.ui.look.measures import Room
from natp_studio.ui.pages.library.acts import LibraryActs
from natp_studio.ui.pages.library.around import Around, look_around
from natp_studio.ui.pages.library.bringing_in import bring_in, ways_in
from natp_studio.ui.pages.library.dropping import DropPlace
from natp_studio.ui.pages.library.forms import Offered
from natp_studio.ui.pages.library.menus import item_menu
from natp_studio.ui.pages.library.preview import Preview
from natp_studio.ui.pages.library.report_card import ReportPlace
from natp_studio.ui.pages.library.returned_place import Places
from natp_studio.ui.pages.library.returned_waiting import WaitingDeck
from natp_studio.ui.pages.library.states import Blank, empty_library, nothing_found
from natp_studio.ui.pages.library.tools import Tools
from natp_studio.ui.pages.library.wanted import Wanted
from natp_studio.ui.pages.page import Head, Page
from natp_studio.ui.parts.buttons import button
from natp_studio.ui.parts.layouts import column, holder, row
from natp_studio.ui.parts.menus import hang, menu, show_entry

if TYPE_CHECKING:
    from natp_studio.services.importing import ImportReport

_PREVIEW_WIDTH = 372
_PREVIEW_AFTER_MS = 40
_TIGHT = 420


class LibraryPage(Page):
    """Search, filters and count above; items at the left, and what is known of the chosen one at the right."""

    def __init__(self, desk: Desk, room: Room) -> None:
        super().__init__(desk, room)
        look = desk.look
        self._total = 0
        self._complete = False
        self._stale = True
        self._looked_for = ""
        self._pictures = Pictures(desk, self)
        self._model = ItemModel(desk.catalogue.at, self, self._pictures.is_gone, self._pictures.is_older)
        self._view = ItemView(look, self._model, self._pictures, self._shape_now(), "Items")
        self._finding = ItemSearch(desk, self._model, self)
        self._more = button(look, "More actions", "plus")
        self._tools = Tools(look, room, self._more, as_list=desk.preferences.library_list)
        self._preview = Preview(desk, self._pictures)
        self._acts = LibraryActs(desk, self, self._view, self._model, self._pictures)
        self._main = button(look, "Add to session", "plus", kind="main", act=lambda: self._acts.do("add"))
        self._idea = button(look, "New idea", "lightbulb", act=self._acts.new_idea)
        self._import = button(look, "Import", "download")
        self._bringing = bringing = ways_in(desk, self, self._reported)
        hang(self._import, menu(look, self._import, "Import", *bringing))
        hang(
            self._more,
            menu(
                look, self._more, "More actions", *bringing, None,
                ("New idea", "lightbulb", self._acts.new_idea),
                ("Show what can be done with the item", "list", self._open_menu),
            ),
        )  # fmt: skip
        self._drop = DropPlace(look, self, lambda paths: bring_in(desk, self, paths, self._reported))
        self._reports = ReportPlace(look)
        self._reports.closed.connect(self._view.setFocus)
        self._reports.show_items.connect(self._find_items)
        self._waiting = WaitingDeck(look)
        self._waiting.closed.connect(self._view.setFocus)
        self._preview_place = holder(column(look, self._preview, gap="none"))
        self._split = holder(row(look, (self._view, 1), self._preview_place, gap="l"))
        self._blank = Blank()
        above = (self._waiting, self._tools, self._reports)
        self._column = column(look, *above, (self._split, 1), (self._blank, 1), gap="s")
        self._places = Places(desk, room, holder(self._column), self._pictures, self._acts.edits)
        self.setLayout(column(look, self._places, gap="none"))
        self._preview_soon = QTimer(self)
        self._preview_soon.setSingleShot(True)
        self._preview_soon.setInterval(_PREVIEW_AFTER_MS)
        self._preview_soon.timeout.connect(self._show_chosen)
        self._connect()
        self._arrange()

    def head(self) -> Head:
        """Import, a new idea, and the main action. A deck that came back has a head of its own."""
        if (returned := self._places.returned) is not None:
            return returned.head()
        actions: tuple[QPushButton, ...] = () if self.room is Room.NARROW else (self._import, self._idea)
        return Head("Library", "Slides, videos and adaptation ideas on this laptop", actions, self._main)

    @property
    def undo_name(self) -> str:
        """The last edit of the library, or the last choice about a deck that came back."""
        return self._places.edits.undo_name

    @property
    def redo_name(self) -> str:
        """The last one that was undone."""
        return self._places.edits.redo_name

    def undo(self) -> None:
        """Take the last edit back."""
        self._places.edits.undo()

    def redo(self) -> None:
        """Make the last undone edit again."""
        self._places.edits.redo()

    def open(self, **wanted: Any) -> None:
        """Show what was asked for: an item by its id (`item`), several (`items`), a deck that came back (`returned`).

        With nothing asked for, everything is as it was left (`remembered`).
        """
        if "asked" in wanted:
            self._take_up(wanted)
        elif item_id := wanted.get("item", ""):
            self._find_item(item_id)
        elif items := wanted.get("items", ()):
            # They came in another way; what an import did before is an old story.
            self._reports.show_report(None, short=True)
            self._find_items(items)
        if path := wanted.get("returned"):
            self._places.show_deck(path, wanted.get("others", ()))
        if self._stale:
            self._stale = False
            self._finding.search(self._tools.wanted.words, **self._tools.wanted.filters)
            self._look_around()

    def open_again(self) -> None:
        """Back to the items from a deck that came back. What was chosen of it is kept for later."""
        self._places.show_library()
        self.open()

    def start_search(self) -> None:
        """The keyboard goes into the search."""
        self._places.show_library()
        if self.room is Room.NARROW and self._tools.shows_preview:
            self._tools.show_view(preview=False)
        self._tools.search.setFocus()
        self._tools.search.selectAll()

    def set_room(self, room: Room) -> None:
        """Panels beside each other, or one at a time."""
        super().set_room(room)
        self._tools.set_room(room)
        self._places.set_room(room)
        self._reports.show_report(self._reports.report, short=room is Room.NARROW)
        self._tell_waiting()
        self._arrange()
        self.head_changed.emit()

    def remembered(self) -> dict[str, Any]:
        """What is asked for, chosen, and shown."""
        item = self._view.wanted_item
        return {
            "asked": self._tools.wanted,
            "chosen": item.id if item is not None else "",
            "preview": self._tools.shows_preview,
            "report": self._reports.report,
            "drafts": self._acts.drafts,
            "compared": self._places.remembered(),
            "focus": "items" if self._view.hasFocus() else "search" if self._tools.search.hasFocus() else "",
        }

    @property
    def has_unsaved(self) -> bool:
        """Words of a form that were kept for later."""
        return bool(self._acts.drafts)

    def may_close(self) -> bool:
        """Ask about such words."""
        return self._acts.may_close()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The head needs a short word where it is very narrow."""
        super().resizeEvent(event)
        tight = self.room is Room.NARROW and self.width() < self.desk.look.px(_TIGHT)
        self._main.setText("Add" if tight else "Add to session")

    def _connect(self) -> None:
        desk, view, tools = self.desk, self._view, self._tools
        tools.changed.connect(self._ask)
        tools.changed.connect(self._reports.fold)
        tools.down.connect(self._to_items)
        tools.view_changed.connect(self._arrange)
        tools.panel_changed.connect(self._arrange)
        tools.listed.connect(self._show_as_list)
        self._finding.shown.connect(self._first_shown)
        self._finding.found.connect(self._all_found)
        view.chosen_changed.connect(self._preview_soon.start)
        view.entered.connect(lambda: self._acts.do("add"))
        view.spaced.connect(lambda: self._acts.do("large"))
        view.menu_wanted.connect(self._show_menu)
        self._pictures.ready.connect(self._picture_came)
        self._preview.act.connect(self._acts.do)
        self._preview.see.connect(lambda session, block: desk.go("session", session=session, block=block))
        self._acts.edits.changed.connect(self.head_changed)
        self._places.turned.connect(self.head_changed)
        self._places.turned.connect(self._tell_waiting)
        self._waiting.wanted.connect(self._places.go_on)
        self._places.back.connect(view.setFocus)
        self._places.as_it_is.connect(self._import_as_it_is)
        desk.changes.library.connect(self._library_changed)
        desk.changes.session.connect(self._preview.forget_uses)

    def _shape_now(self) -> Shape:
        is_list = self.room is Room.NARROW or self.desk.preferences.library_list
        return Shape.LIST if is_list else Shape.GRID

    def _arrange(self) -> None:
        """Show the panels that there is room for."""
        narrow = self.room is Room.NARROW
        if self._view.shape is not self._shape_now():
            self._view.set_shape(self._shape_now())
        panel = narrow and self._tools.is_panel_open
        blank = not self._model.rowCount() and self._complete
        preview = self._tools.shows_preview
        self._view.setVisible(not (narrow and preview))
        self._preview_place.setVisible(preview or not narrow)
        width = self.desk.look.px(_PREVIEW_WIDTH)
        self._preview_place.setMinimumWidth(0 if narrow else width)
        self._preview_place.setMaximumWidth(16_777_215 if narrow else width)
        self._preview.set_narrow(narrow=narrow)
        # Of an empty library there is nothing to search; only what can be brought in is at its place there.
        self._tools.setVisible(narrow or not blank or self._tools.wanted.narrows)
        self._split.setVisible(not blank and not panel)
        self._blank.setVisible(blank and not panel)
        self._column.setStretchFactor(self._tools, 1 if panel else 0)
        side, top = (6, 10) if narrow else (18, 16)
        look = self.desk.look
        self._column.setContentsMargins(look.px(side), look.px(top), look.px(side), 0)

    def _ask(self) -> None:
        wanted = self._tools.wanted
        self._finding.search(wanted.words, **wanted.filters)

    def _first_shown(self) -> None:
        self._complete = False
        self._tell_count()
        self._all_arranged()

    def _all_found(self, _: int) -> None:
        self._complete = True
        self._tell_count()
        self._all_arranged()
        if self._looked_for:
            self._view.choose_item(self._looked_for)
            self._looked_for = ""

    def _all_arranged(self) -> None:
        rows = self._model.rowCount()
        if rows and not self._view.currentIndex().isValid():
            self._view.choose(0)
        if self._complete and not rows:
            self._show_blank()
        self._arrange()
        self._preview_soon.start()

    def _show_blank(self) -> None:
        look, wanted = self.desk.look, self._tools.wanted
        if wanted.narrows:
            made = nothing_found(
                look, wanted, self._tools.clear, lambda: self._tools.ask(Wanted(wanted.words, archived=True))
            )
        else:
            files, folder, _, examples = (act for _, _, act in self._bringing)
            made = empty_library(look, files, folder, examples)
        self._blank.say(made)

    def _tell_count(self) -> None:
        self._tools.tell_count(self._model.rowCount(), self._total, complete=self._complete)

    def _look_around(self) -> None:
        """Ask, behind the first items, how many there are and what there is to filter by."""
        catalogue = self.desk.catalogue

        def done(found: Around) -> None:
            if not isValid(self):
                return
            self._total, settings, professions = found.total, found.settings, found.professions
            self._acts.offered = Offered(tuple(tag for tag, _ in found.facets.tags), settings, professions)
            self._tools.offer(found.facets, settings, professions)
            for each in (self._import, self._more):
                show_entry(each.menu(), "Add the examples", shown=not found.has_examples)
            self._tell_count()

        self.desk.jobs.run("", lambda _: look_around(catalogue), done, lane=QUICK)

    def _library_changed(self) -> None:
        self._pictures.forget_missing()
        self._reports.look_again(self.desk.catalogue)
        if not self.isVisible():
            self._stale = True
            return
        self._finding.again()
        self._look_around()

    def _picture_came(self, item_id: str) -> None:
        item = self._view.wanted_item
        if item is not None and item.id == item_id and self._pictures.is_gone(item):
            self._preview_soon.start()

    def _show_chosen(self) -> None:
        chosen, item = self._view.chosen_count, self._view.wanted_item
        items: tuple[Item, ...] = ()
        if chosen > 1:
            items = self._model.items(self._view.chosen_rows()[:10])
        elif item is not None:
            items, chosen = (item,), 1
        self._preview.show_items(items, chosen, gone=bool(items) and self._pictures.is_gone(items[0]))
        self._main.setEnabled(bool(items))
        self._main.setToolTip("" if items else "Choose an item first")

    def _to_items(self) -> None:
        if self.room is Room.NARROW and self._tools.is_panel_open:
            self._tools.close_panel()
        if self._model.rowCount():
            if not self._view.currentIndex().isValid():
                self._view.choose(0)
            self._view.setFocus()

    def _show_as_list(self, on: bool) -> None:
        self.desk.prefer(replace(self.desk.preferences, library_list=on))
        self._view.set_shape(self._shape_now())

    def _show_menu(self, place: QPoint) -> None:
        view = self._view
        items = self._model.items((view.chosen_rows() or [view.wanted_row])[:10])
        if items:
            made = item_menu(self.desk.look, self, items, max(1, view.chosen_count), self._acts.do)
            made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            made.popup(place)

    def _open_menu(self) -> None:
        self._show_menu(self._more.mapToGlobal(QPoint(0, self._more.height())))

    def _import_as_it_is(self, deck: Path) -> None:
        self._places.show_library()
        self._waiting.take_away(deck.name)
        bring_in(self.desk, self, (deck,), self._reported, as_they_are=True)

    def _reported(self, report: ImportReport) -> None:
        if isValid(self):
            self._reports.show_report(report, short=self.room is Room.NARROW)
            if self._tools.wanted.ids:
                # What came in before must not hide what came in now.
                self._tools.ask(Wanted())
            self.head_changed.emit()

    def _tell_waiting(self) -> None:
        self._waiting.show_deck(self._places.waiting, short=self.room is Room.NARROW)

    def _find_item(self, item_id: str) -> None:
        item = self.desk.catalogue.item(item_id)
        self._places.show_library()
        if item is not None:
            self._looked_for, self._stale = item_id, False
            self._tools.ask(Wanted(item.title, archived=item.archived))
            self._look_around()

    def _find_items(self, ids: tuple[str, ...]) -> None:
        """Show these and no others, until a person clears that."""
        self._places.show_library()
        self._stale = False
        self._tools.ask(Wanted(ids=ids))
        self._look_around()

    def _take_up(self, left: dict[str, Any]) -> None:
        """Go on as everything was left."""
        self._looked_for = left["chosen"]
        self._acts.drafts = left["drafts"]
        self._places.take_up(left["compared"])
        self._tell_waiting()
        self._reports.show_report(left["report"], short=self.room is Room.NARROW)
        self._tools.show_view(preview=left["preview"])
        self._stale = False
        self._tools.ask(left["asked"])
        self._look_around()
        if left["focus"]:
            (self._view if left["focus"] == "items" else self._tools.search).setFocus()
