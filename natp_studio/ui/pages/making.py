"""Makes the pages by their names. Importing this imports all of them, and with them the services."""

from __future__ import annotations

from collections.abc import Mapping

from natp_studio.ui.desk import Desk
from natp_studio.ui.look.measures import Room
from natp_studio.ui.pages.export.page import ExportPage
from natp_studio.ui.pages.help.page import HelpPage
from natp_studio.ui.pages.library.page import LibraryPage
from natp_studio.ui.pages.page import Page
from natp_studio.ui.pages.reflections.page import ReflectionsPage
from natp_studio.ui.pages.session.page import SessionPage
from natp_studio.ui.pages.settings.page import SettingsPage
from natp_studio.ui.pages.start.page import StartPage

_PAGES: Mapping[str, type[Page]] = {
    "start": StartPage,
    "library": LibraryPage,
    "session": SessionPage,
    "export": ExportPage,
    "reflections": ReflectionsPage,
    "settings": SettingsPage,
    "help": HelpPage,
}


def make_page(name: str, desk: Desk, room: Room) -> Page:
    """The page of this name, new."""
    return _PAGES[name](desk, room)
