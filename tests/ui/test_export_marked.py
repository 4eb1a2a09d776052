"""Which thing on a slide is meant by a question on the page “Export”: outlined, shown large, named, and told apart."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from building import picture
from deck_exports import FIELD, Plan, field, planner, rooms, words
from driving import Driver
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from natp_studio.ui.pages.export.large_slide import LargeSlide
from natp_studio.ui.pages.export.marked_picture import MarkedPicture


@pytest.fixture
def plan(driver: Driver, tmp_path: Path) -> Plan:
    """Brings files into a session and shows it on the page."""
    return planner(driver, tmp_path)


def pictures(driver: Driver) -> list[MarkedPicture]:
    return [one for one in driver.page.findChildren(MarkedPicture) if one.isVisible()]


def outlined(driver: Driver, shown: MarkedPicture, x: float, y: float) -> bool:
    """Whether the line of an outline runs through this place, in shares of the slide, give or take its width."""
    image, line = shown.grab().toImage(), driver.desk.look.colour("accent")
    left, top = round(x * image.width()), round(y * image.height())
    around = [(left + dx, top + dy) for dx in range(-5, 6) for dy in range(-5, 6)]
    return any(image.valid(*place) and _close(image, place, line) for place in around)


def _close(image: QImage, place: tuple[int, int], colour: QColor) -> bool:
    seen = image.pixelColor(*place)
    pairs = zip(seen.getRgb()[:3], colour.getRgb()[:3], strict=True)  # type: ignore[index]
    return all(abs(one - other) < 12 for one, other in pairs)


def large(driver: Driver) -> LargeSlide:
    driver.until(lambda: isinstance(driver.app.activeModalWidget(), LargeSlide), "the slide, large")
    driver.rest()
    found = driver.app.activeModalWidget()
    assert isinstance(found, LargeSlide)
    return found


def test_the_thing_that_is_meant_is_outlined_where_it_stands_on_the_slide(
    driver: Driver, plan: Plan, tmp_path: Path
) -> None:
    plan(rooms(tmp_path / "rooms.pptx"))
    (shown,) = pictures(driver)
    assert shown.width() >= driver.desk.look.px(200)
    assert round(shown.width() / shown.height(), 1) == 1.3, "no strips beside a slide of 4:3"
    driver.until(lambda: outlined(driver, shown, 0.2, 2 / 7.5), "the picture of the slide")
    # Two pictures of 2 inches, 1 and 4 inches from the left and 2 from above, on a slide of 10 by 7.5.
    for left in (1, 4):
        assert outlined(driver, shown, (left + 1) / 10, 2 / 7.5), "above"
        assert outlined(driver, shown, (left + 1) / 10, 4 / 7.5), "below"
        assert outlined(driver, shown, (left + 2) / 10, 3 / 7.5), "at the right"
    assert not outlined(driver, shown, 0.5, 0.8)
    assert not outlined(driver, shown, 0.2, 3 / 7.5), "what is meant stays seen"


def test_the_slide_is_shown_large_by_keys_and_by_a_click_with_the_same_outlines(
    driver: Driver, plan: Plan, tmp_path: Path
) -> None:
    plan(rooms(tmp_path / "rooms.pptx"))
    driver.press_on("Show large: Room 1")
    sheet = large(driver)
    (shown,) = sheet.findChildren(MarkedPicture)
    assert shown.width() > 2 * pictures(driver)[0].width()
    driver.until(lambda: outlined(driver, shown, 0.2, 2 / 7.5))
    assert "Picture 1 has no alt text. Picture 2 has no alt text." in words(sheet)
    driver.key(Qt.Key.Key_Space)
    driver.until(lambda: driver.app.activeModalWidget() is None)
    driver.front()
    assert driver.app.focusWidget() is driver.named(QPushButton, "Show large: Room 1")
    QTest.mouseClick(pictures(driver)[0], Qt.MouseButton.LeftButton)
    large(driver)
    driver.key(Qt.Key.Key_Escape)
    driver.until(lambda: driver.app.activeModalWidget() is None)


def test_what_is_said_above_a_field_changes_with_what_was_written(driver: Driver, plan: Plan, tmp_path: Path) -> None:
    plan(rooms(tmp_path / "rooms.pptx"), picture(tmp_path / "leaf.png"))
    assert "Picture 1 has no alt text." in words(driver.page)
    driver.tab_to(FIELD.format(1, "Room 1"))
    driver.type("A lamp")
    driver.key(Qt.Key.Key_Return)
    driver.rest()
    said = words(driver.page)
    assert "Picture 1 has the alt text that you wrote." in said
    assert "Picture 1 has no alt text." not in said
    assert "Picture 2 has no alt text." in said
    driver.tab_to("Only decoration: Leaf")
    driver.key(Qt.Key.Key_Space)
    driver.rest()
    assert "This picture only decorates." in words(driver.page)
    assert "This picture has no alt text." not in words(driver.page)
    driver.window.undo()
    driver.window.undo()
    driver.rest()
    assert "Picture 1 has no alt text." in words(driver.page)
    assert field(driver, 1, "Room 1").text() == ""


def test_sounds_and_films_are_asked_about_in_words_of_their_own(driver: Driver, plan: Plan, tmp_path: Path) -> None:
    presentation = Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[5])
    slide.shapes.title.text = "Rain"
    for place, kind in enumerate(("audio/wav", "video/mp4")):
        file = tmp_path / f"rain.{kind[-3:]}"
        file.write_bytes(b"not a real one")
        shape = slide.shapes.add_movie(str(file), Inches(1 + 4 * place), Inches(3), Inches(2), Inches(2), None, kind)
        names = shape._element.nvPicPr
        names.cNvPr.attrib.pop("descr", None)
        if kind == "audio/wav":
            film = next(node for node in names.nvPr if node.tag.endswith("}videoFile"))
            film.tag = film.tag.replace("videoFile", "audioFile")
    presentation.save(str(tmp_path / "rain.pptx"))
    plan(tmp_path / "rain.pptx")
    told = words(driver.page)
    assert "Sound 1 has no alt text." in told
    assert "Video 2 has no alt text." in told
    assert "Whoever cannot see it is told nothing about it." not in told
    hints = {
        name: driver.named(QLineEdit, f"Alt text of {name}: Rain").placeholderText() for name in ("sound 1", "video 2")
    }
    assert hints == {
        "sound 1": "Say in a sentence what is heard",
        "video 2": "Say in a sentence what is seen and heard",
    }
    labels = [one.text() for one in driver.page.findChildren(QLabel) if one.buddy() is not None and one.isVisible()]
    assert {"Alt text of sound 1", "Alt text of video 2"} <= set(labels)


def _sounds(path: Path) -> Path:
    """A slide with a picture and a chart that nobody described."""
    rooms(path, pictures=1)
    presentation = Presentation(str(path))
    data = CategoryChartData()
    data.categories = ["Ward", "Home"]
    for name in ("Day", "Night"):
        data.add_series(name, (1, 2))
    place = (Inches(4), Inches(2), Inches(4), Inches(3))
    shapes = presentation.slides[0].shapes
    made = shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *place, data).chart
    made.chart_title.text_frame.text = "Noise"
    presentation.save(str(path))
    return path


def test_a_chart_is_told_in_words_beside_its_field_because_it_is_not_drawn(
    driver: Driver, plan: Plan, tmp_path: Path
) -> None:
    plan(_sounds(tmp_path / "sounds.pptx"))
    said = "Charts are not drawn here. In the file: Column chart: Noise. It shows Day and Night, for Ward and Home."
    assert words(driver.page).count(said) == 1
    assert said in driver.named(QLineEdit, "Alt text of chart 2: Room 1").accessibleDescription()
    driver.press_on("Show large: Room 1")
    assert said in words(large(driver))


def test_at_the_largest_text_the_words_stand_with_the_large_slide(driver: Driver, plan: Plan, tmp_path: Path) -> None:
    plan(_sounds(tmp_path / "sounds.pptx"))
    driver.window.resize(1280, 720)
    driver.running.prefer(replace(driver.running.preferences, text_size=200))
    driver.rest()
    driver.page.open(shown="help")
    driver.rest()
    driver.press_on("Show large: Room 1")
    sheet = large(driver)
    assert "Picture 1 has no alt text." in words(sheet)
    assert sheet.height() <= driver.window.height()
    (shown,) = sheet.findChildren(MarkedPicture)
    assert shown.height() >= driver.desk.look.px(120)
    close = driver.named(QPushButton, "Close", sheet)
    assert sheet.rect().contains(close.geometry())
