"""The page “Export”: what it offers, what it makes, and what it tells afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from building import CHEAP
from docx import Document
from driving import Driver
from pptx import Presentation
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QLabel, QPushButton, QScrollArea, QWidget

from natp_studio.domain.sessions import BlockKind
from natp_studio.services.planning import create, read_plan
from natp_studio.services.reflecting import Entry, add_reflections, delivery_of


@pytest.fixture
def folder(driver: Driver, tmp_path: Path) -> Path:
    """Where this laptop exports to."""
    made = tmp_path / "Exports, 14 October"
    made.mkdir()
    driver.desk.prefer(replace(driver.desk.preferences, export_folder=str(made)))
    driver.window.only(None)
    return made


@pytest.fixture
def ward(driver: Driver, folder: Path) -> str:
    """A session of one's own, shown on the page."""
    name = create(driver.desk.studio, "Ward")
    show(driver, name)
    return name


def show(driver: Driver, name: str) -> None:
    """Show a session on the page, and wait until it was looked at."""
    driver.window.go("export", session=name)
    looked_at(driver)


def looked_at(driver: Driver) -> None:
    driver.until(lambda: not driver.desk.jobs._running)
    driver.settle()


def make(driver: Driver, number: int) -> None:
    driver.named(QPushButton, f"Make {number} file{'' if number == 1 else 's'}").click()
    driver.until(lambda: not driver.page._run.running)
    looked_at(driver)


def words(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


class Handler(QObject):
    """Stands for the laptop's programs: what was asked to be opened."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[Path] = []

    @Slot(QUrl)
    def handle(self, url: QUrl) -> None:
        self.opened.append(Path(url.toLocalFile()))


@pytest.fixture
def programs() -> Iterator[Handler]:
    """The programs of the laptop."""
    made = Handler()
    QDesktopServices.setUrlHandler("file", made, "handle")
    yield made
    QDesktopServices.unsetUrlHandler("file")


def test_without_a_session_the_page_says_what_to_do(driver: Driver, folder: Path) -> None:
    driver.window.go("export")
    looked_at(driver)
    assert "There is no session yet" in words(driver.page)
    driver.named(QPushButton, "Plan a session").click()
    assert driver.window.current == "session"
    for title in ("Ward", "Clinic"):
        create(driver.desk.studio, title)
    driver.window.go("export")
    looked_at(driver)
    choice = driver.named(QComboBox, "Session")
    choice.setCurrentText("Ward")
    driver.named(QPushButton, "Export this session").click()
    driver.settle()
    assert driver.page.head().title == "Ward"


def test_the_example_session_becomes_files_that_open(driver: Driver, folder: Path, programs: Handler) -> None:
    driver.with_examples()
    driver.window.go("export")
    looked_at(driver)
    assert "Nothing to mend. It is ready as it is." in words(driver.page)
    make(driver, 3)
    title = "Small changes on our ward"
    deck = folder / f"{title} - Deck.pptx"
    assert len(Presentation(str(deck)).slides) == 25
    for kind in ("Handout", "Run sheet"):
        assert Document(str(folder / f"{title} - {kind}.docx")).paragraphs
    assert {path.suffix for path in folder.iterdir()} == {".pptx", ".docx"}
    told = words(driver.page)
    assert "3 files were made" in told
    assert "25 slides, nothing left out or changed" in told
    driver.named(QPushButton, f"Open: {deck.name}").click()
    driver.named(QPushButton, f"Open folder: {deck.name}").click()
    assert programs.opened == [deck, folder]
    deck.unlink()
    driver.named(QPushButton, f"Open: {deck.name}").click()
    assert "This file is no longer there." in driver.window.news.words
    driver.app.activeModalWidget().close()


def test_what_is_left_out_is_told_and_can_be_saved(driver: Driver, folder: Path) -> None:
    driver.with_examples()
    from natp_studio.services.examples import remove_examples

    remove_examples(driver.desk.studio)
    driver.window.go("export")
    looked_at(driver)
    make(driver, 3)
    # Of the deck and of the handout.
    assert words(driver.page).count("was left out") == 2 * 8
    driver.named(QPushButton, "Show 4 more lines: Small changes on our ward - Deck.pptx").click()
    driver.settle()
    assert words(driver.page).count("was left out") == 12 + 8
    driver.named(QPushButton, "Save the report").click()
    dialog = driver.window.findChild(QFileDialog)
    dialog.filesSelected.emit([str(folder / "Export report.txt")])
    dialog.close()
    driver.until((folder / "Export report.txt").exists)
    looked_at(driver)
    text = (folder / "Export report.txt").read_text(encoding="utf-8")
    assert text.count("it is not in this library") == 2 * 12
    assert text.index("\nLeft out\n") < text.index("it is not in this library") < text.index("\nCarried\n")
    assert "What would still help the session" in text
    assert "The report is saved" in driver.window.news.words


def test_a_file_that_is_there_already_is_said_to_be_replaced(driver: Driver, folder: Path, ward: str) -> None:
    deck = driver.named(QCheckBox, "Deck")
    assert "Ward - Deck.pptx." in deck.accessibleDescription()
    assert "replaced" not in deck.accessibleDescription()
    (folder / "Ward - Deck.pptx").write_text("older")
    show(driver, ward)
    assert "It will be replaced." in deck.accessibleDescription()
    deck.click()
    driver.settle()
    assert "replaced" not in words(driver.page)
    make(driver, 2)
    assert (folder / "Ward - Deck.pptx").read_text() == "older"
    for name in ("Handout", "Run sheet"):
        driver.named(QCheckBox, name).click()
    driver.settle()
    assert not driver.named(QPushButton, "Make files").isEnabled()
    assert driver.page.head().below == "Choose at least one file to go on"


def test_a_folder_that_will_not_do_is_said_at_once(driver: Driver, folder: Path, ward: str) -> None:
    (folder / "no folder").write_text("a file")
    driver.named(QPushButton, "Choose another folder").click()
    dialog = driver.window.findChild(QFileDialog)
    dialog.filesSelected.emit([str(folder / "no folder")])
    dialog.close()
    looked_at(driver)
    assert "This is a file, not a folder." in words(driver.page)
    assert not driver.named(QPushButton, "Make 3 files").isEnabled()
    assert "Choose another folder to go on" in driver.page.head().below
    driver.named(QPushButton, "Choose another folder").click()
    dialog = driver.window.findChildren(QFileDialog)[-1]
    dialog.filesSelected.emit([str(folder)])
    dialog.close()
    looked_at(driver)
    assert "not a folder" not in words(driver.page)
    make(driver, 3)
    assert driver.desk.preferences.export_folder == str(folder)


def test_what_would_help_is_mended_here_and_undone_here(driver: Driver, ward: str) -> None:
    opened = driver.desk.sessions.open(ward)
    lived = next(block for block in opened.session.blocks if block.kind is BlockKind.LIVED)
    opened.edit("Take out", lambda session: session.without_block(lived.id))
    driver.desk.changes.session.emit(ward)
    looked_at(driver)
    assert "No block is about lived experience." in words(driver.page)
    mend = [one for one in driver.page.findChildren(QPushButton) if one.accessibleName().startswith("Add this block")]
    mend[0].click()
    looked_at(driver)
    assert "No block is about lived experience." not in words(driver.page)
    assert any(block.kind is BlockKind.LIVED for block in driver.desk.studio.sessions.read(ward).blocks)
    assert driver.page.undo_name == "Add this block"
    driver.window.undo()
    looked_at(driver)
    assert "No block is about lived experience." in words(driver.page)
    driver.window.redo()
    looked_at(driver)
    assert "No block is about lived experience." not in words(driver.page)


def test_the_plan_and_the_reflections_leave_too_and_the_session_can_be_edited_on(
    driver: Driver, folder: Path, ward: str
) -> None:
    studio, opened = driver.desk.studio, driver.desk.sessions.open(ward)
    assert not driver.named(QCheckBox, "Reflections").isEnabled()
    assert "There are no reflections yet." in driver.named(QCheckBox, "Reflections").accessibleDescription()
    studio.set_up_log("three calm words", CHEAP)
    add_reflections(
        studio, delivery_of(opened.session), [Entry("Light", "Turn it down", may_quote=True), Entry("Never quoted", "")]
    )
    driver.desk.changes.reflections.emit()
    looked_at(driver)
    beforehand = driver.named(QCheckBox, "Reflections").accessibleDescription()
    assert "1 reflection goes into it. 1 may not be quoted and stays in the log." in beforehand
    assert "The file is not encrypted." in beforehand
    driver.named(QCheckBox, "Reflections").click()
    driver.named(QCheckBox, "Session plan").click()
    make(driver, 5)
    table = (folder / "Ward - Reflections.csv").read_text(encoding="utf-8-sig")
    assert "Turn it down" in table
    assert "Never quoted" not in table
    assert "1 reflection, not encrypted." in words(driver.page)
    opened.edit("Change the place", lambda session: session.with_details(place="Room 2"))
    assert read_plan(folder / "Ward - Session plan.session.json").place == ""
    assert studio.sessions.read(ward).place == "Room 2"
    studio.lock()
    driver.desk.changes.reflections.emit()
    looked_at(driver)
    assert "locked" in driver.named(QCheckBox, "Reflections").accessibleDescription()
    make(driver, 4)


def test_a_session_that_cannot_be_read_is_offered_with_its_trouble_and_not_taken(driver: Driver, ward: str) -> None:
    damaged = driver.desk.studio.sessions.path("Damaged")
    damaged.write_text("{")
    create(driver.desk.studio, "Ward")
    show(driver, ward)
    choice = driver.named(QComboBox, "Session")
    assert [choice.itemText(at) for at in range(choice.count())] == [
        "Damaged: This file is not a session.",
        "Ward (Ward)",
        "Ward (Ward 2)",
    ]
    choice.setFocus()
    driver.key(Qt.Key.Key_Up)
    looked_at(driver)
    assert "cannot be read" in driver.window.news.words
    assert driver.desk.sessions.current.name == ward
    assert choice.currentText() == "Ward (Ward)"
    driver.key(Qt.Key.Key_Down)
    looked_at(driver)
    assert driver.desk.sessions.current.name == "Ward 2"


def test_show_leads_to_the_block_on_the_page_of_the_session(driver: Driver, ward: str) -> None:
    opened = driver.desk.sessions.open(ward)
    block = opened.session.blocks[1]
    opened.edit("Nobody leads", lambda session: session.with_block_changed(block.id, leads=()))
    driver.desk.changes.session.emit(ward)
    looked_at(driver)
    name = f"Show: {block.title}. Nobody leads this block yet."
    driver.named(QPushButton, name).click()
    assert driver.window.current == "session"


def test_everything_is_reached_and_done_with_the_keyboard(driver: Driver, folder: Path, ward: str) -> None:
    driver.window.activateWindow()
    driver.settle()
    box = driver.named(QCheckBox, "Handout")
    tab_to(driver, box)
    driver.key(Qt.Key.Key_Space)
    assert not box.isChecked()
    reached = set()
    first = driver.app.focusWidget()
    for _ in range(80):
        driver.key(Qt.Key.Key_Tab)
        reached.add(driver.app.focusWidget())
        if driver.app.focusWidget() is first:
            break
    kinds = (QPushButton, QCheckBox, QComboBox)
    usable = [one for kind in kinds for one in driver.window.findChildren(kind) if one.isVisible() and one.isEnabled()]
    assert [one.accessibleName() for one in usable if one not in reached] == []
    assert [one for one in usable if not one.accessibleName()] == []
    tab_to(driver, driver.named(QPushButton, "Make 2 files"))
    driver.key(Qt.Key.Key_Space)
    driver.until(lambda: not driver.page._run.running)
    looked_at(driver)
    assert driver.app.focusWidget() is driver.named(QPushButton, "Open: Ward - Deck.pptx")
    assert sorted(path.name for path in folder.iterdir()) == ["Ward - Deck.pptx", "Ward - Run sheet.docx"]


def tab_to(driver: Driver, wanted: QWidget) -> None:
    for _ in range(80):
        if driver.app.focusWidget() is wanted:
            return
        driver.key(Qt.Key.Key_Tab)
    raise AssertionError(f"{wanted.accessibleName()} is not reached")


def test_at_twice_the_text_size_the_panels_take_turns_and_nothing_is_cut(driver: Driver, folder: Path) -> None:
    name = create(driver.desk.studio, "A long title that goes on and on, " * 6 + "x" * 90)
    driver.window.resize(1280, 720)
    driver.desk.prefer(replace(driver.desk.preferences, text_size=200))
    show(driver, name)
    driver.named(QCheckBox, "Handout").click()
    make(driver, 2)
    assert "2 files were made" in words(driver.page)
    for panel in ("What to make", "What would help", "Report"):
        driver.named(QPushButton, panel).click()
        driver.settle()
        area = next(one for one in driver.page.findChildren(QScrollArea) if one.isVisible())
        driver.until(lambda area=area: not cut(area), f"{panel} to have room for all words")
        assert area.widget().width() <= area.viewport().width()
    driver.named(QPushButton, "What to make").click()
    assert not driver.named(QCheckBox, "Handout").isChecked()


def cut(area: QScrollArea) -> list[str]:
    """The wrapped labels that are lower than their words."""
    labels = [one for one in area.findChildren(QLabel) if one.isVisible() and one.wordWrap()]
    return [one.text() for one in labels if one.heightForWidth(one.width()) > one.height()]


def test_a_folder_that_is_typed_is_taken_and_one_that_is_none_is_said(driver: Driver, tmp_path: Path) -> None:
    driver.with_examples()
    driver.window.go("export", session=driver.desk.studio.sessions.names()[0])
    driver.rest()
    driver.front()
    driver.tab_to("Folder")
    driver.app.focusWidget().selectAll()
    driver.type(str(tmp_path / "nowhere"))
    driver.key(Qt.Key.Key_Return)
    driver.rest()
    assert not driver.named(QPushButton, "Make 3 files").isEnabled()
    (tmp_path / "elsewhere").mkdir()
    driver.tab_to("Folder")
    driver.app.focusWidget().selectAll()
    driver.type(str(tmp_path / "elsewhere"))
    driver.key(Qt.Key.Key_Tab)
    driver.rest()
    assert driver.desk.preferences.exports_folder() == tmp_path / "elsewhere"
    assert driver.named(QPushButton, "Make 3 files").isEnabled()
