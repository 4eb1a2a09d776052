"""Bringing files into the library from its page: chosen, dropped, and some of them bad."""

from __future__ import annotations

from pathlib import Path

from building import deck, picture
from driving import Driver
from librarian import dialog, press, rest, said, shown, titles, with_ideas
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton, QScrollArea

from natp_studio.ui.items.dragging import items_in
from natp_studio.ui.pages.library.bringing_in import bring_in
from natp_studio.ui.pages.library.report import headline, report_sheet


def folder_with_three_bad(path: Path) -> Path:
    """Seven good files, and three that cannot be read."""
    path.mkdir()
    deck(path / "ward.pptx", ["Light", "Sound"])
    for number in range(5):
        picture(path / f"room {number}.png", colour=f"#1e5b{number}6")
    (path / "ideas.csv").write_text("title,text\nDim one light,Start small\n", encoding="utf-8")
    (path / "broken.pptx").write_bytes(b"PK\x03\x04 and no more")
    (path / "empty.mp4").write_bytes(b"")
    (path / "letter.docx").write_text("Not for a library", encoding="utf-8")
    return path


def drop(driver: Driver, data: QMimeData) -> bool:
    """Drag something over the page and let it fall; whether the page takes it."""
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(300, 300), copy, data, left, none)
    QApplication.sendEvent(driver.page, enter)
    if not enter.isAccepted():
        return False
    QApplication.sendEvent(driver.page, QDropEvent(QPointF(300, 300), copy, data, left, none))
    driver.settle()
    return True


def test_a_folder_that_is_dropped_comes_in_and_the_bad_files_are_named(driver: Driver, tmp_path: Path) -> None:
    shown(driver, 0)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder_with_three_bad(tmp_path / "course")))])
    assert drop(driver, data)
    driver.until(lambda: len(titles(driver)) == 8)
    assert driver.window.news.words == "7 of 10 files came in: 8 new items."
    rest(driver)
    assert "broken.pptx" not in said(driver)
    press(driver, "What was left out", driver.page)
    report = said(driver)
    for name in ("broken.pptx", "empty.mp4", "letter.docx"):
        assert name in report
    assert "Import decks (.pptx), videos, sounds, pictures, or ideas (.csv, .json)." in report
    press(driver, "See what was left out")
    assert "letter.docx" in said(driver, dialog(driver))
    press(driver, "Close", dialog(driver))
    press(driver, "Close this report")
    assert "letter.docx" not in said(driver)


def test_the_same_files_again_make_nothing_twice_and_the_words_say_so(driver: Driver, tmp_path: Path) -> None:
    shown(driver, 0)
    path = deck(tmp_path / "ward.pptx", ["Light", "Sound"])
    for words in ("1 file came in: 2 new items.", "1 file came in: 2 items were here already."):
        bring_in(driver.desk, driver.page, [path], lambda _: None)
        driver.until(lambda words=words: driver.window.news.words == words, words)
    assert titles(driver) == ["Light", "Sound"]


def test_undo_of_the_first_import_is_told_by_the_report_of_the_second(driver: Driver, tmp_path: Path) -> None:
    shown(driver, 0)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(deck(tmp_path / "ward.pptx", ["Light", "Sound"])))])
    for words in ("1 file came in: 2 new items.", "1 file came in: 2 items were here already."):
        assert drop(driver, data)
        driver.until(lambda words=words: driver.window.news.words == words, words)
    rest(driver)
    assert "2 items were here already" in said(driver, driver.page)
    driver.window.undo()
    driver.until(lambda: not titles(driver), "undo")
    rest(driver)
    now = said(driver, driver.page)
    assert "What was here already is in the archive now." in now
    assert "2 items were here already" not in now


def test_what_is_no_file_cannot_be_dropped(driver: Driver) -> None:
    shown(driver, 0)
    data = QMimeData()
    data.setText("Some words")
    assert not drop(driver, data)
    data.setUrls([QUrl("https://example.org/ward.pptx")])
    assert not drop(driver, data)


def test_files_are_chosen_in_a_dialog_that_does_not_stop_the_window(driver: Driver, tmp_path: Path) -> None:
    shown(driver, 0)
    path = picture(tmp_path / "room.png")
    press(driver, "Import files now")
    chooser = dialog(driver)
    assert isinstance(chooser, QFileDialog)
    chooser.filesSelected.emit([str(path)])
    chooser.close()
    driver.until(lambda: titles(driver) == ["Room"])


def test_an_import_can_be_stopped_and_what_came_in_stays(driver: Driver, tmp_path: Path) -> None:
    shown(driver, 0)
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(40):
        picture(folder / f"room {number}.png", colour=f"#1e{number + 10:02d}66")
    told = []
    bring_in(driver.desk, driver.page, [folder], told.append)
    driver.until(driver.desk.catalogue.numbers)
    press(driver, "Stop")
    driver.until(lambda: told)
    assert told[0].stopped
    assert headline(told[0]).startswith("Stopped.")
    driver.until(lambda: len(titles(driver)) == len(told[0].items) > 0)


def test_a_report_of_many_lines_scrolls_and_fits_the_window(driver: Driver, tmp_path: Path) -> None:
    shown(driver, 0)
    folder = tmp_path / "letters"
    folder.mkdir()
    for number in range(30):
        (folder / f"letter {number}.docx").write_text(f"Letter {number}", encoding="utf-8")
    told = []
    bring_in(driver.desk, driver.page, [folder], told.append)
    driver.until(lambda: told)
    sheet = report_sheet(driver.desk.look, driver.window, told[0])
    driver.settle()
    assert sheet.height() <= driver.window.height()
    assert sum("letter " in each.text() for each in sheet.findChildren(QLabel)) == 30
    assert driver.named(QPushButton, "Close", sheet).hasFocus()
    sheet.close()


def test_items_are_dragged_out_by_their_ids(driver: Driver, tmp_path: Path) -> None:
    bring = deck(tmp_path / "ward.pptx", ["Light", "Sound"])
    view = shown(driver, 0)
    bring_in(driver.desk, driver.page, [bring], lambda _: None)
    driver.until(lambda: len(titles(driver)) == 2)
    view.selectAll()
    ids = items_in(view.model().mimeData([view.model().index(row) for row in view.chosen_rows()]))
    assert [driver.desk.catalogue.item(each).title for each in ids] == ["Light", "Sound"]


def test_what_came_in_is_shown_alone_and_a_search_folds_the_report(driver: Driver, tmp_path: Path) -> None:
    view = with_ideas(driver)
    bring_in(driver.desk, driver.page, [folder_with_three_bad(tmp_path / "course")], driver.page._reported)
    driver.until(lambda: len(titles(driver)) == 12)
    rest(driver)
    place = driver.page._reports
    line = place.height()
    assert line < driver.desk.look.px(70)
    press(driver, "What was left out", driver.page)
    assert place.height() > 2 * line
    driver.key(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    driver.type("dim")
    driver.until(lambda: place.height() == line)
    press(driver, "Show them", driver.page)
    driver.until(lambda: len(titles(driver)) == 8)
    assert "Offer writing" not in titles(driver)
    driver.until(lambda: "8 of 12 items · What just came in" in said(driver))
    press(driver, "Clear search and filters")
    driver.until(lambda: view.model().rowCount() == 12)


def test_what_came_in_before_does_not_hide_what_comes_in_now(driver: Driver, tmp_path: Path) -> None:
    with_ideas(driver)
    bring_in(driver.desk, driver.page, [picture(tmp_path / "room.png")], driver.page._reported)
    driver.until(lambda: "Room" in titles(driver))
    press(driver, "Show them", driver.page)
    driver.until(lambda: titles(driver) == ["Room"])
    bring_in(driver.desk, driver.page, [picture(tmp_path / "door.png", colour="#446688")], driver.page._reported)
    driver.until(lambda: {"Room", "Door", "Offer writing"} <= set(titles(driver)))
    # What came in another way is shown without the old report above it.
    door = driver.page._model.item(titles(driver).index("Door"))
    driver.desk.go("library", items=(door.id,))
    driver.until(lambda: titles(driver) == ["Door"])
    assert not driver.page._reports.isVisible()


def test_what_was_left_out_is_seen_whole_where_there_is_room_and_scrolls_where_there_is_not(
    driver: Driver, tmp_path: Path
) -> None:
    with_ideas(driver)
    driver.window.resize(1440, 900)
    bring_in(driver.desk, driver.page, [folder_with_three_bad(tmp_path / "course")], driver.page._reported)
    driver.until(lambda: len(titles(driver)) == 12)
    rest(driver)
    press(driver, "What was left out", driver.page)
    told = driver.named(QScrollArea, "What was left out")
    assert told.verticalScrollBar().maximum() == 0, "all three files are seen at once"
    driver.window.resize(1440, 560)
    driver.settle()
    press(driver, "What was left out", driver.page)
    told = driver.named(QScrollArea, "What was left out")
    assert told.verticalScrollBar().maximum() > 0
    assert told.height() < 0.45 * driver.window.height()


def test_what_came_in_while_another_page_was_open_is_one_press_away(driver: Driver, tmp_path: Path) -> None:
    with_ideas(driver)
    library = driver.page
    driver.window.go("help")
    bring_in(driver.desk, library, [picture(tmp_path / "room.png")], lambda _: None)
    driver.until(lambda: driver.window.news.words == "1 file came in: 1 new item.")
    driver.settle()
    press(driver, "Show them")
    driver.until(lambda: driver.window.current == "library" and titles(driver) == ["Room"])


def test_the_examples_are_offered_only_while_they_are_not_in(driver: Driver) -> None:
    with_ideas(driver)
    menu = driver.named(QPushButton, "Import").menu()
    offered = lambda: [action.text() for action in menu.actions() if action.isVisible()]  # noqa: E731
    assert "Add the examples" in offered()
    driver.with_examples()
    driver.until(lambda: "Add the examples" not in offered())


def test_of_a_hundred_dropped_files_the_three_bad_ones_are_named(driver: Driver, tmp_path: Path) -> None:
    shown(driver, 0)
    folder = folder_with_three_bad(tmp_path / "course")
    for number in range(90):
        picture(folder / f"corridor {number}.png", colour=f"#{number:02x}5b76")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in sorted(folder.iterdir())])
    assert len(data.urls()) == 100
    assert drop(driver, data)
    driver.until(lambda: len(titles(driver)) == 98)
    rest(driver)
    assert driver.window.news.words == "97 of 100 files came in: 98 new items."
    press(driver, "What was left out", driver.page)
    assert all(name in said(driver) for name in ("broken.pptx", "empty.mp4", "letter.docx"))
