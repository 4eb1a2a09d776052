"""Long titles at the top of the window: two lines, whole words, and the whole title for whoever asks."""

from __future__ import annotations

from dataclasses import replace

import pytest
from driving import Driver

from natp_studio.services.planning import create
from natp_studio.ui.head import Title

LONG = "Autism-informed care on an acute mental health ward for nurses, doctors and everybody who works at night"


def title(driver: Driver) -> Title:
    found: Title = driver.window.findChild(Title)
    return found


@pytest.mark.parametrize("text_size", [100, 200])
@pytest.mark.parametrize("page", ["session", "export"])
def test_a_long_title_takes_two_lines_and_no_word_is_cut(driver: Driver, text_size: int, page: str) -> None:
    name, short = create(driver.desk.studio, LONG), create(driver.desk.studio, "Ward")
    driver.window.only(None)
    driver.window.resize(1280, 720)
    driver.desk.prefer(replace(driver.desk.preferences, text_size=text_size))
    driver.window.go(page, session=short)
    driver.rest()
    high = driver.window._head.height()
    assert title(driver).lines == ["Ward"]
    driver.window.go(page, session=name)
    driver.rest()
    lines = title(driver).lines
    assert len(lines) == 2
    shown = " ".join(lines)
    assert len(shown) > 35
    assert set(shown.removesuffix("…").split()) <= set(LONG.replace(",", "").split()) | set(LONG.split()), "whole words"
    assert shown == LONG or shown.endswith("…")
    assert (title(driver).toolTip(), title(driver).accessibleName()) == (LONG, LONG)
    metrics = title(driver).fontMetrics()
    assert all(metrics.horizontalAdvance(line) <= title(driver).width() for line in lines)
    assert title(driver).height() >= 2 * metrics.height()
    assert driver.window._head.height() == high, "the page below stays where it is"


def test_an_endless_word_is_cut_and_takes_no_more_than_two_lines(driver: Driver) -> None:
    name = create(driver.desk.studio, "a" * 290)
    driver.window.only(None)
    driver.window.go("session", session=name)
    driver.rest()
    lines = title(driver).lines
    assert len(lines) == 2
    assert lines[1].endswith("…")
    driver.window.resize(1900, 800)
    driver.settle()
    assert all(
        title(driver).fontMetrics().horizontalAdvance(line) <= title(driver).width() for line in title(driver).lines
    )
