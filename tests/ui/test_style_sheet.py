"""What the style sheet says beyond colours: that nothing moves, and that small icons grow with the text."""

from __future__ import annotations

from dataclasses import replace

from driving import Driver
from PySide6.QtWidgets import QComboBox, QLineEdit, QMenu, QProgressBar, QScrollBar, QStyle, QWidget


def test_nothing_is_animated(driver: Driver) -> None:
    hint = QStyle.StyleHint.SH_Widget_Animation_Duration
    for one in (QProgressBar(driver.window), QScrollBar(driver.window), QMenu(driver.window), driver.window):
        assert one.style().styleHint(hint, None, one) == 0, one


def test_icons_of_menus_and_choices_grow_with_the_text(driver: Driver) -> None:
    def sizes() -> list[int]:
        metric = QStyle.PixelMetric.PM_SmallIconSize
        shown: tuple[QWidget, ...] = (QMenu(driver.window), QComboBox(driver.window))
        return [one.style().pixelMetric(metric, None, one) for one in shown]

    assert sizes() == [18, 18]
    driver.running.prefer(replace(driver.running.preferences, text_size=200))
    driver.settle()
    assert sizes() == [36, 36]


def test_the_glass_of_a_search_stands_before_its_words_at_every_size(driver: Driver) -> None:
    driver.with_examples()
    for text_size in (100, 200):
        driver.running.prefer(replace(driver.running.preferences, text_size=text_size))
        driver.rest()
        field = driver.named(QLineEdit, "Search the library")
        field.setText("ward")
        caret, glass = field.cursorRect(), driver.running.look.px(18)
        field.setText("")
        empty = field.cursorRect()
        assert caret.x() > empty.x() > glass
