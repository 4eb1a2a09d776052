"""What can be done with the chosen items: add, look at large, change, tag, archive. The page and its menus ask here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from natp_studio.domain.items import Item, ItemKind
from natp_studio.domain.wording import count, listed
from natp_studio.services.catalogue import IdeaWords
from natp_studio.ui.desk import Desk
from natp_studio.ui.dialogs import question
from natp_studio.ui.items.model import ItemModel
from natp_studio.ui.items.pictures import Pictures
from natp_studio.ui.items.view import ItemView
from natp_studio.ui.jobs import QUICK
from natp_studio.ui.news import News
from natp_studio.ui.pages.library.adding import add_to_session
from natp_studio.ui.pages.library.edits import MOST_EDITED, LibraryEdits, many
from natp_studio.ui.pages.library.forms import ItemForm, Offered, TagForm, words_about
from natp_studio.ui.pages.library.large import LargePreview

_NEW = ""


class LibraryActs(QObject):
    """`do` is told what: "add", "large", "edit", "tags" or "put away", which archives or restores.

    `drafts` holds words that were written and not kept, by the id of the item, "" for a new idea; `offered` is what can
    be picked in forms.
    """

    def __init__(self, desk: Desk, page: QWidget, view: ItemView, model: ItemModel, pictures: Pictures) -> None:
        super().__init__(page)
        self._desk, self._page, self._view, self._model, self._pictures = desk, page, view, model, pictures
        self.edits = LibraryEdits(desk, self)
        self.offered = Offered()
        self.drafts: dict[str, IdeaWords] = {}

    def do(self, what: str) -> None:
        """Do this with what is chosen; with nothing chosen, nothing."""
        does: dict[str, Callable[[], object]] = {
            "add": lambda: self._with_chosen(lambda items: add_to_session(self._desk, self._page, items)),
            "large": self._show_large,
            "edit": self._edit,
            "tags": lambda: self._with_chosen(self._tag),
            "put away": lambda: self._with_chosen(self._put_away),
        }
        does[what]()

    def new_idea(self) -> None:
        """Write an idea. One that was begun before and not added is there again."""
        words = IdeaWords("", contributor=self._desk.preferences.who)
        ItemForm(
            self._desk.look, self._page.window(), "New idea", words, self.offered, self._add_idea,
            kind=ItemKind.IDEA, submit="Add the idea", draft=self.drafts.get(_NEW),
            left=lambda words: self._keep_draft(_NEW, words, "New idea"),
            thrown=lambda words: self._tell_thrown(_NEW, words, self.new_idea),
        )  # fmt: skip

    def may_close(self) -> bool:
        """True where no form has words that were kept for later; else ask about them, for they are not saved."""
        if not self.drafts:
            return True
        titles = listed(f"“{words.title.strip()[:60] or 'Without a title'}”" for words in self.drafts.values())
        question(
            self._desk.look,
            self._page.window(),
            "Something you typed is not saved",
            f"{titles}: when the window closes, these words are gone.",
            ("Close without it", self._close_without),
            ("Go back to it", self._go_back),
        )
        return False

    def _close_without(self) -> None:
        self.drafts.clear()
        self._page.window().close()

    def _go_back(self) -> None:
        key = next(iter(self.drafts), _NEW)
        item = self._desk.catalogue.item(key) if key != _NEW else None
        if item is not None:
            self._change(item)
        else:
            self.new_idea()

    def _keep_draft(self, key: str, words: IdeaWords | None, button: str, of: str = "") -> None:
        self.drafts.pop(key, None)
        if words is not None:
            self.drafts[key] = words
            self._desk.tell(News(f"What you typed is kept for later, and not saved. “{button}”{of} shows it again."))

    def _tell_thrown(self, key: str, words: IdeaWords, form: Callable[[], object]) -> None:
        def back() -> None:
            if isValid(self):
                self.drafts[key] = words
                form()

        self._desk.tell(
            News(
                "What you typed was thrown away. Nothing else changed.",
                "info",
                (("Bring it back", back),),
                can_act=lambda: isValid(self) and key not in self.drafts,
            )
        )

    def _add_idea(self, words: IdeaWords) -> None:
        self.drafts.pop(_NEW, None)
        desk = self._desk

        def added(idea: Item) -> None:
            see = ("Show it", lambda: desk.go("library", item=idea.id))
            desk.tell(News(f"Your idea “{idea.title[:60]}” is in the library.", "done", (see,)))

        self.edits.make(lambda: desk.catalogue.add_idea(words), added)

    def _edit(self) -> None:
        item = self._view.wanted_item
        if item is not None:
            self._change(item)

    def _change(self, item: Item) -> None:
        is_idea, catalogue = item.kind is ItemKind.IDEA, self._desk.catalogue
        change = catalogue.change_idea if is_idea else catalogue.change_details
        title = "Change this idea" if is_idea else "Change details"

        def keep(words: IdeaWords) -> None:
            self.drafts.pop(item.id, None)
            self.edits.make(lambda: change(item, words))

        ItemForm(
            self._desk.look, self._page.window(), title, words_about(item), self.offered, keep,
            kind=item.kind, submit="Save the changes", draft=self.drafts.get(item.id),
            left=lambda words: self._keep_draft(item.id, words, title, f" of “{item.title[:40]}”"),
            thrown=lambda words: self._tell_thrown(item.id, words, lambda: self._change(item)),
        )  # fmt: skip

    def _tag(self, items: tuple[Item, ...]) -> None:
        catalogue, number = self._desk.catalogue, len(items)

        def keep(add: tuple[str, ...], remove: tuple[str, ...]) -> None:
            self.edits.make(
                lambda: catalogue.tag(items, add, remove),
                lambda _: self.edits.tell(f"The tags of {count(number, 'item')} were changed."),
                many=many(f"Changing tags of {count(number, 'item')}", number),
            )

        TagForm(self._desk.look, self._page.window(), items, self.offered, keep)

    def _put_away(self, items: tuple[Item, ...]) -> None:
        back, number = items[0].archived, count(len(items), "item")
        change = self._desk.catalogue.restore if back else self._desk.catalogue.archive
        words = f"{number} {'was' if len(items) == 1 else 'were'} {'restored' if back else 'archived'}."
        doing = f"{'Restoring' if back else 'Archiving'} {number}"
        self.edits.make(lambda: change(items), lambda _: self.edits.tell(words), many=many(doing, len(items)))

    def _show_large(self) -> None:
        item = self._view.wanted_item
        if item is not None:
            # From here on the arrow keys go to its neighbours.
            if item is not self._view.current_item:
                self._view.choose(self._view.wanted_row)
            LargePreview(self._desk.look, self._page.window(), self._pictures, item, self._step)

    def _step(self, places: int) -> Item | None:
        if not isValid(self):
            return None
        row = self._view.currentIndex().row() + places
        if not 0 <= row < self._model.rowCount():
            return None
        self._view.choose(row)
        return self._view.current_item

    def _with_chosen(self, act: Callable[[tuple[Item, ...]], Any]) -> None:
        """Do something with all chosen items; of very many ask for fewer."""
        number = self._view.chosen_count
        if number > MOST_EDITED:
            self._desk.tell(News(f"Choose at most {MOST_EDITED:,} items at once. {number:,} are chosen.", "info"))
            return
        if number <= 1:
            item = self._view.wanted_item
            if item is not None:
                act((item,))
            return
        numbers, catalogue = self._view.chosen_numbers(), self._desk.catalogue

        def ready(items: tuple[Item, ...]) -> None:
            if isValid(self) and items:
                act(items)

        self._desk.jobs.run("", lambda _: catalogue.at(numbers), ready, lane=QUICK)
