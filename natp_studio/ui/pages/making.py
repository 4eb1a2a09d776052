"""Makes the pages by their names. A page's module is imported when it is first gone to: the window is there sooner."""

from __future__ import annotations

from importlib import import_module

from natp_studio.ui.desk import Desk
from natp_studio.ui.look.measures import Room
from natp_studio.ui.pages.page import Page

PAGES = ("start", "library", "session", "export", "reflections", "settings", "help")


def make_page(name: str, desk: Desk, room: Room) -> Page:
    """The page of this name, new: the class `LibraryPage` of `pages/library/page.py` for "library"."""
    page = getattr(page_module(name), f"{name.capitalize()}Page")(desk, room)
    assert isinstance(page, Page), "every page is one"
    return page


def page_module(name: str) -> object:
    """The module of a page, imported if it was not yet."""
    assert name in PAGES, "the pages are known"
    return import_module(f"natp_studio.ui.pages.{name}.page")
