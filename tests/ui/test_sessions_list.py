"""The list of all sessions: open, make, copy, rename, put away and bring back, by keys and by buttons."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from driving import Driver
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListView, QPushButton, QWidget

from natp_studio.domain.sessions import Audience
from natp_studio.services import planning
from natp_studio.services.planning import SessionRow
from natp_studio.ui.pages.session.sessions_list import SessionsList
from natp_studio.ui.pages.session.sessions_model import sessions_model, trouble

SPOKEN = Qt.ItemDataRole.AccessibleTextRole


class Listing:
    """The list in a window of its own, with the desk of the real program."""

    def __init__(self, driver: Driver) -> None:
        self.driver, self.studio = driver, driver.desk.studio
        self.chosen: list[str] = []
        self.list = SessionsList(driver.desk)
        self.list.setStyleSheet(driver.window.styleSheet())
        self.list.chosen.connect(self.chosen.append)
        self.list.resize(1000, 700)

    def show(self) -> QListView:
        self.list.show()
        self.list.activateWindow()
        self.list.setFocus()
        self.renew()
        return self.view

    def renew(self) -> None:
        read = self.list._asked
        self.list.renew()
        self.driver.until(lambda: self.list._asked > read and not self.driver.desk.jobs._running, "the list")
        self.driver.settle()

    @property
    def view(self) -> QListView:
        return self.list.findChild(QListView)

    @property
    def titles(self) -> list[str]:
        model = self.view.model()
        return [model.index(place, 0).data() for place in range(model.rowCount())]

    def press(self, name: str, within: QWidget | None = None) -> None:
        self.driver.named(QPushButton, name, within or self.list).click()
        self.driver.until(lambda: not self.driver.desk.jobs._running, name)
        self.driver.settle()

    def news(self, name: str) -> None:
        self.press(name, self.driver.window.news)

    @property
    def sheet(self) -> Any:
        return QApplication.activeModalWidget()


@pytest.fixture
def listing(driver: Driver) -> Iterator[Listing]:
    made = Listing(driver)
    yield made
    made.list.close()
    made.list.deleteLater()


def test_a_row_says_title_date_length_audience_and_when_it_was_saved(listing: Listing) -> None:
    audience = Audience(("Inpatient mental health",), ("Nurses",))
    planning.create(listing.studio, "A calmer ward", audience=audience)
    view = listing.show()
    spoken = view.currentIndex().data(SPOKEN)
    assert spoken.startswith("A calmer ward. No date yet, 45 minutes, 7 blocks, Inpatient mental health, Nurses.")
    assert "Last saved today at" in spoken
    assert view.hasFocus()
    listing.driver.key(Qt.Key.Key_Return)
    assert listing.chosen == ["A calmer ward"]


def test_with_no_sessions_there_is_one_main_thing_to_do_and_it_has_the_keyboard(listing: Listing) -> None:
    listing.show()
    focus = listing.driver.app.focusWidget()
    assert focus.accessibleName() == "New session"
    assert any("Start a new one" in one.text() for one in listing.list.findChildren(QLabel) if one.isVisible())
    listing.driver.key(Qt.Key.Key_Space)
    written = listing.driver.named(QLineEdit, "Title of the session", listing.sheet)
    listing.driver.key(Qt.Key.Key_Return)
    assert "few words" in written.accessibleDescription()
    listing.driver.type("Quiet rooms")
    listing.driver.key(Qt.Key.Key_Return)
    listing.driver.until(lambda: listing.chosen)
    assert listing.studio.sessions.read("Quiet rooms").minutes == 45


def test_a_session_can_be_started_with_no_blocks(listing: Listing) -> None:
    planning.create(listing.studio, "One")
    listing.show()
    listing.press("New session")
    listing.driver.type("Two")
    listing.press("Start empty", listing.sheet)
    assert listing.studio.sessions.read("Two").blocks == ()
    assert listing.chosen == ["Two"]


def test_a_session_from_an_example_brings_the_items_it_needs(listing: Listing) -> None:
    listing.show()
    listing.press("New from an example")
    listing.driver.until(lambda: listing.chosen, "the example")
    session = listing.studio.sessions.read(listing.chosen[0])
    assert planning.items_of(listing.studio, session).keys() == set(session.item_ids())
    assert "example items" in listing.driver.window.news.words


def test_archiving_is_undone_by_the_news_and_by_restore(listing: Listing) -> None:
    for title in ("A", "B"):
        planning.create(listing.studio, title)
    view = listing.show()
    view.setCurrentIndex(view.model().index(1, 0))
    listing.press("Archive")
    assert (listing.titles, listing.studio.sessions.archived_names()) == (["A"], ("B",))
    listing.news("Undo")
    assert listing.titles == ["A", "B"]
    assert view.currentIndex().data() == "B"
    listing.press("Archive")
    listing.press("Show archived sessions")
    assert listing.titles == ["B"]
    listing.press("Restore")
    assert listing.studio.sessions.archived_names() == ()
    listing.press("Show sessions")
    assert listing.titles == ["A", "B"]


def test_renaming_and_copying_change_the_files_and_can_be_taken_back(listing: Listing) -> None:
    name = planning.create(listing.studio, "Draft")
    listing.show()
    listing.press("Rename")
    listing.driver.type("A calmer ward")
    listing.press("Rename", listing.sheet)
    assert listing.studio.sessions.read(name).title == "A calmer ward"
    assert listing.titles == ["A calmer ward"]
    listing.news("Undo")
    assert listing.studio.sessions.read(name).title == "Draft"
    listing.press("Duplicate")
    assert listing.titles == ["Draft", "Draft, copy"]
    assert listing.view.currentIndex().data() == "Draft, copy"
    listing.news("Archive the copy")
    assert listing.titles == ["Draft"]


def test_renaming_another_session_leaves_the_current_one_current(listing: Listing) -> None:
    planning.create(listing.studio, "A")
    planning.create(listing.studio, "B")
    listing.driver.desk.sessions.open("B")
    listing.show()
    listing.press("Rename")
    listing.driver.type("C")
    listing.press("Rename", listing.sheet)
    assert listing.driver.desk.sessions.current.name == "B"


def test_a_damaged_file_stays_a_row_that_says_what_to_do(listing: Listing) -> None:
    planning.create(listing.studio, "Sound")
    listing.studio.sessions.path("Broken").write_text("{")
    view = listing.show()
    assert listing.titles == ["Broken", "Sound"]
    view.setCurrentIndex(view.model().index(0, 0))
    spoken = view.currentIndex().data(SPOKEN)
    assert "cannot be read" in spoken
    assert "Put back an earlier copy of the file, or archive it." in spoken
    assert not listing.driver.named(QPushButton, "Open", listing.list).isEnabled()
    listing.driver.key(Qt.Key.Key_Return)
    assert listing.chosen == []
    listing.press("Archive")
    assert listing.titles == ["Sound"]


def test_advice_for_a_file_of_a_newer_version_is_kept() -> None:
    row = SessionRow("x", problem="It is newer.", advice="Install the newer version.")
    assert trouble(row) == "It is newer. Install the newer version."


def test_five_hundred_sessions_are_shown_and_searched_without_holding_up_the_window(listing: Listing) -> None:
    text = planning.as_text(planning.read_plan(listing.studio.sessions.path(planning.create(listing.studio, "S 0"))))
    for number in range(1, 500):
        listing.studio.sessions.path(f"S {number}").write_text(text.replace("S 0", f"S {number}"))
    listing.show()
    assert len(listing.titles) == 500
    begun = time.perf_counter()
    listing.list.start_search()
    listing.driver.type("499")
    assert time.perf_counter() - begun < 0.5
    assert listing.titles == ["S 499"]
    listing.driver.key(Qt.Key.Key_Down)
    listing.driver.key(Qt.Key.Key_Return)
    assert listing.chosen == ["S 499"]
    listing.list.start_search()
    listing.driver.type("9")
    assert "No title has these words" in [one.text() for one in listing.list.findChildren(QLabel) if one.isVisible()]
    listing.driver.key(Qt.Key.Key_Escape)
    assert len(listing.titles) == 500


def test_tab_reaches_every_control_in_reading_order_and_each_is_large_enough(listing: Listing) -> None:
    planning.create(listing.studio, "A")
    listing.show()
    listing.list.start_search()
    names = []
    for _ in range(9):
        focus = listing.driver.app.focusWidget()
        names.append(focus.accessibleName())
        assert min(focus.width(), focus.height()) >= 24
        QTest.keyClick(focus, Qt.Key.Key_Tab)
        listing.driver.settle()
    assert names == [
        "Find a session", "New session", "New from an example", "Show archived sessions", "Sessions", "Open",
        "Duplicate", "Rename", "Archive",
    ]  # fmt: skip


def test_the_buttons_stand_right_below_the_last_session_and_in_sight_below_many(listing: Listing) -> None:
    def gap() -> int:
        place = button.mapTo(listing.list, QPoint(0, 0)).y()
        return place - view.mapTo(listing.list, QPoint(0, view.height())).y()

    planning.create(listing.studio, "A")
    view = listing.show()
    button = listing.driver.named(QPushButton, "Open", listing.list)
    card = view.visualRect(view.model().index(0, 0)).height()
    assert (0 <= gap() <= 24, view.height() <= card + 8) == (True, True)
    planning.create(listing.studio, "B")
    listing.renew()
    assert (0 <= gap() <= 24, view.height() == 2 * card) == (True, True)
    for number in range(20):
        planning.create(listing.studio, f"S {number}")
    listing.renew()
    assert 0 <= gap() <= 24
    assert view.height() < view.verticalScrollBar().maximum() + view.height() == 22 * card
    assert button.mapTo(listing.list, QPoint(0, button.height())).y() <= listing.list.height()


def test_nothing_is_cut_at_200_per_cent_in_a_narrow_window(listing: Listing) -> None:
    planning.create(listing.studio, "A very long title " * 15)
    driver = listing.driver
    driver.running.prefer(replace(driver.desk.preferences, text_size=200))
    driver.rest()
    small = Listing(driver)
    small.list.resize(960, 520)
    small.show()
    for made in small.list.findChildren(QPushButton):
        if made.isVisible():
            place = made.mapTo(small.list, QPoint(made.width(), made.height()))
            assert made.width() >= made.sizeHint().width(), made.text()
            assert (place.x() <= 960, place.y() <= 520) == (True, True), made.text()
    small.list.close()
    small.list.deleteLater()


def test_the_model_of_sessions_is_sound(qtmodeltester: Any) -> None:
    model = sessions_model()
    qtmodeltester.check(model)
    model.show_rows([SessionRow("a", "A"), SessionRow("b", problem="No.")])
    qtmodeltester.check(model)
