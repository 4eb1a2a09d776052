"""The frame around every page: first start, rail, head and the line for messages."""

from __future__ import annotations

from driving import Driver
from PySide6.QtWidgets import QPushButton


def test_the_first_start_offers_the_examples_and_the_second_does_not(driver: Driver) -> None:
    assert driver.window.current == "start"
    driver.named(QPushButton, "Start empty").click()
    driver.settle()
    assert driver.window.current != "start"
    driver.end()
    driver.start()
    assert driver.window.current != "start"
