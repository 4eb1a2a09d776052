"""Drags with a real pointer on a virtual screen, in a process of its own; prints what came of it.

Qt follows a drag in a loop of its own, so the pointer is moved by another process meanwhile.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

from driving import Driver
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget

from natp_studio.ui.items.view import ItemView
from natp_studio.ui.pages.session.timeline import Timeline

_LEFT_OF_TIMELINE = 120


def main() -> None:
    app = QApplication(["NATP Studio"])
    driver = Driver(app, Path(sys.argv[1]))
    driver.with_examples()
    driver.window.move(0, 0)
    name = driver.desk.studio.sessions.names()[0]
    driver.window.go("session", session=name)
    driver.rest()
    opened = driver.desk.sessions.open(name)
    timeline = driver.named(Timeline, "Running order")
    strip = driver.page.findChild(ItemView)
    before = opened.session

    second = timeline.visualRect(timeline.model().index(1)).center()
    drag(driver, strip.viewport(), strip.visualRect(strip.model().index(1)).center(), timeline.viewport(), second)
    driver.until(lambda: opened.session != before, "the item to arrive")
    more = len(opened.session.blocks[1].items) - len(before.blocks[1].items)
    print("item in second block:", "yes" if more == 1 else "no")

    planned = opened.session
    third = QPoint(_LEFT_OF_TIMELINE, timeline.visualRect(timeline.model().index(2)).top() + 3)
    first = timeline.visualRect(timeline.model().index(0)).center()
    drag(driver, timeline.viewport(), first, timeline.viewport(), third)
    driver.until(lambda: opened.session != planned, "the block to move")
    print("first block moved down:", "yes" if opened.session.blocks[1].id == planned.blocks[0].id else "no")
    driver.end()


def drag(driver: Driver, source: QWidget, start: QPoint, target: QWidget, end: QPoint) -> None:
    """Press at `start`, move there in steps as a hand does, and let go at `end`."""
    here, there = source.mapToGlobal(start), target.mapToGlobal(end)
    steps = [here + (there - here) * part / 8 for part in range(9)]
    moves = " ".join(f"mousemove {step.x()} {step.y()} sleep 0.1" for step in steps[1:])
    words = f"mousemove {here.x()} {here.y()} sleep 0.2 mousedown 1 sleep 0.2 {moves} sleep 0.2 mouseup 1"
    with subprocess.Popen(["xdotool", *words.split()]) as hand:
        while hand.poll() is None:
            driver.app.processEvents()
            time.sleep(0.01)
    driver.settle()


if __name__ == "__main__":
    main()
