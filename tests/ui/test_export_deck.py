"""The page “Export” and its deck: choices that reach the file, its size beforehand, and its report afterwards."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path

import inspecting
import pytest
from building import deck
from deck_exports import CREDIT, Plan, film, make, planner, rooms, shown_octets, texts, words
from driving import Driver
from pptx import Presentation
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QPushButton,
)

from natp_studio.services.preferences import load_preferences
from natp_studio.services.reporting import report_text


@pytest.fixture
def plan(driver: Driver, tmp_path: Path) -> Plan:
    """Brings files into a session and shows it on the page."""
    return planner(driver, tmp_path)


def test_a_credit_line_and_a_shape_chosen_here_are_in_the_file_and_remembered(
    driver: Driver, plan: Plan, tmp_path: Path
) -> None:
    name = plan(deck(tmp_path / "a.pptx", ["Wait"]))
    assert driver.named(QCheckBox, "Mend what is safe").isChecked()
    path = make(driver)
    assert CREDIT not in texts(path)
    driver.named(QCheckBox, "Credit line on slides").click()
    choice = driver.named(QComboBox, "Shape of the slides")
    choice.setCurrentText("Older screens, 4:3")
    choice.activated.emit(choice.currentIndex())
    driver.rest()
    made = Presentation(str(make(driver)))
    assert (made.slide_width, made.slide_height) == (12_192_000, 9_144_000)
    assert texts(path).count(CREDIT) == 1
    kept, _ = load_preferences()
    session = driver.desk.sessions.open(name).session
    assert (kept.deck_credit_lines, kept.shape_of(session.id)) == (True, "4:3")
    driver.named(QCheckBox, "Deck").click()
    driver.settle()
    assert "The deck" not in words(driver.page).splitlines()


def test_nothing_is_mended_where_that_is_switched_off(driver: Driver, plan: Plan, tmp_path: Path) -> None:
    plan(deck(tmp_path / "a.pptx", ["Wait"]))
    name = "1 thing is mended by the export"
    driver.named(QPushButton, name).click()
    driver.settle()
    assert "without a language" in words(driver.page)
    make(driver)
    driver.named(QPushButton, "Mended: 1: A calmer ward - Deck.pptx").click()
    driver.settle()
    assert "The language was mended" in words(driver.page)
    driver.named(QCheckBox, "Mend what is safe").click()
    driver.rest()
    driver.named(QPushButton, "1 thing to change in the files").click()
    driver.settle()
    assert "Set Proofing Language" in words(driver.page)
    make(driver)
    assert "mended" not in words(driver.page).lower()


def test_the_size_shown_is_that_of_the_file_with_large_pictures_and_without(
    driver: Driver, plan: Plan, tmp_path: Path
) -> None:
    plan(deck(tmp_path / "a.pptx", ["Wait"]))
    assert abs(shown_octets(driver) / make(driver).stat().st_size - 1) < 0.02
    boxes = [box.text() for box in driver.page.findChildren(QCheckBox) if box.isVisible()]
    assert not {"Smaller pictures", "Films as MP4"} & set(boxes)
    plan(rooms(tmp_path / "large.pptx", pixels=1200))
    before = make(driver).stat().st_size
    assert abs(shown_octets(driver) / before - 1) < 0.02
    assert "2 pictures have more pixels than a screen shows. Smaller saves about" in words(driver.page)
    driver.named(QCheckBox, "Smaller pictures").click()
    driver.rest()
    after = make(driver).stat().st_size
    assert after < before / 2
    assert abs(shown_octets(driver) / after - 1) < 0.02
    assert driver.named(QCheckBox, "Smaller pictures").isChecked(), "the choice stays although no picture is large now"
    assert driver.named(QPushButton, "Made smaller: 1: A calmer ward - Deck.pptx")


def test_films_that_may_not_play_are_named_and_become_mp4(driver: Driver, plan: Plan, tmp_path: Path) -> None:
    plan(film(tmp_path / "A walk.webm"))
    assert "PowerPoint may not play “A walk”." in words(driver.page)
    driver.named(QCheckBox, "Films as MP4").click()
    driver.rest()
    assert "before films become MP4" in words(driver.page)
    path = make(driver)
    with zipfile.ZipFile(path) as package:
        assert [Path(name).suffix for name in package.namelist() if "/media/" in name and "webm" in name] == []
        assert any(name.endswith(".mp4") for name in package.namelist())
    assert driver.named(QPushButton, "Converted: 1: A calmer ward - Deck.pptx")
    assert "before films" not in words(driver.page)
    assert abs(shown_octets(driver) / path.stat().st_size - 1) < 0.02


def test_a_long_report_is_folded_and_saved_as_the_command_line_writes_it(
    driver: Driver, plan: Plan, tmp_path: Path
) -> None:
    source = deck(tmp_path / "a.pptx", [f"Slide {number}" for number in range(30)])
    presentation = Presentation(str(source))
    for number, slide in enumerate(presentation.slides):
        # No two slides have as many pieces of text, so there is something else to be said of each.
        slide.placeholders[1].text = "\n".join(["One line"] * (number + 1))
    presentation.save(str(source))
    plan(source)
    path = make(driver)
    assert "was mended" not in words(driver.page)
    assert "In it: " in words(driver.page)
    driver.press_on("Mended: 30: A calmer ward - Deck.pptx")
    assert words(driver.page).count("was mended") == 8
    driver.press_on("Show 22 more lines: A calmer ward - Deck.pptx")
    driver.settle()
    assert words(driver.page).count("was mended") == 30
    driver.named(QPushButton, "Save the report").click()
    dialog = driver.window.findChild(QFileDialog)
    dialog.filesSelected.emit([str(tmp_path / "report.txt")])
    dialog.close()
    driver.rest()
    made = driver.page._run.report.files[0].made
    expected = report_text(path.name, made.octets, (*made.report, *made.carried))
    assert expected.strip() in (tmp_path / "report.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(("width", "height", "text_size"), [(1440, 900, 100), (1280, 720, 100), (1280, 720, 200)])
def test_everything_is_named_reached_and_whole(
    driver: Driver, plan: Plan, tmp_path: Path, width: int, height: int, text_size: int
) -> None:
    long = rooms(tmp_path / "rooms.pptx", slides=2)
    plan(long, deck(tmp_path / ("x" * 120 + ".pptx"), ["A title that goes on and on, " * 6 + "x" * 90]))
    driver.window.resize(width, height)
    driver.desk.prefer(replace(driver.desk.preferences, text_size=text_size))
    driver.rest()
    make(driver)
    checks = (
        inspecting.nameless,
        inspecting.small_targets,
        inspecting.same_mnemonics,
        inspecting.clipped,
        inspecting.overlapping,
        inspecting.beside_tab,
    )
    for panel in ("What to make", "What would help", "Report") if text_size == 200 else ("",):
        if panel:
            driver.named(QPushButton, panel).click()
        driver.rest()
        assert [line for check in checks for line in check(driver.window)] == []


def test_hidden_slides_are_shown_unless_somebody_keeps_them_hidden(driver: Driver, plan: Plan, tmp_path: Path) -> None:
    name = "Keep hidden slides hidden"
    path = deck(tmp_path / "a.pptx", ["Wait", "Backup"])
    presentation = Presentation(str(path))
    presentation.slides[1]._element.set("show", "0")
    presentation.save(str(path))
    plan(path)
    assert "1 slide is hidden in its deck. It will be shown." in words(driver.page)
    assert not _hidden_in(make(driver))
    driver.named(QCheckBox, name).click()
    driver.rest()
    assert "1 slide is hidden in its deck. A show will pass over it." in words(driver.page)
    assert _hidden_in(make(driver)) == ["Backup"]


def _hidden_in(path: Path) -> list[str]:
    slides = [slide for slide in Presentation(str(path)).slides if slide._element.get("show") == "0"]
    return [slide.shapes.title.text for slide in slides]
