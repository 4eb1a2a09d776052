"""A session to plan in tests: the session page with two blocks and items in one of them."""

from __future__ import annotations

from typing import Any

from driving import Driver

from natp_studio.domain.items import ItemKind
from natp_studio.domain.sessions import Block, BlockKind, ItemRef, Session, new_block, new_session
from natp_studio.services import planning
from natp_studio.services.catalogue import IdeaWords
from natp_studio.ui.pages.session.details_items import ItemsView


class Planner:
    """The session page with a session of two blocks; the first has two ideas and an item that is not there."""

    def __init__(self, driver: Driver) -> None:
        self.driver = driver
        desk = driver.desk
        ideas = [desk.catalogue.add_idea(IdeaWords(title)) for title in ("Turn off one light", "Say what comes next")]
        refs = tuple(ItemRef(one.id, one.title, one.kind) for one in ideas)
        gone = ItemRef("gone", "A film that stayed behind", ItemKind.VIDEO)
        blocks = (new_block(BlockKind.TEACH, "Senses", 10, items=(*refs, gone)), new_block(BlockKind.BREAK))
        self.name = planning.adopt(desk.studio, new_session("A calmer ward", blocks))
        self.ids = [block.id for block in self.disk.blocks]
        driver.window.only(None)
        driver.window.go("session", session=self.name)
        driver.page._show_block(self.ids[0])
        driver.until(lambda: any(row.missing for row in self.items.items.rows), "the library's answer")

    @property
    def details(self) -> Any:
        return self.driver.page._details

    @property
    def items(self) -> ItemsView:
        return self.details.findChild(ItemsView)

    @property
    def disk(self) -> Session:
        return self.driver.desk.studio.sessions.read(self.name)

    @property
    def block(self) -> Block:
        return self.disk.block(self.ids[0])

    def field(self, kind: type[Any], name: str) -> Any:
        return self.driver.named(kind, name, self.details)

    def write(self, field: Any, words: str) -> None:
        field.setFocus()
        field.selectAll()
        self.driver.type(words)

    def leave(self) -> None:
        self.items.setFocus()
        self.driver.settle()
