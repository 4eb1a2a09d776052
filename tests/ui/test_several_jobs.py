"""Two pieces of long work: the line at the bottom tells of the one that is done now, and Stop stops that one."""

from __future__ import annotations

import threading
import time

from driving import Driver
from PySide6.QtWidgets import QLabel, QPushButton

from natp_studio.domain.progress import Progress


def _until_stopped(progress: Progress) -> None:
    for _ in range(4_000):
        progress.check()
        time.sleep(0.005)


def _stop(driver: Driver) -> None:
    driver.named(QPushButton, "Stop", driver.window.news).click()


def test_stop_stops_the_work_that_comes_after_another(driver: Driver) -> None:
    go_on, stopped = threading.Event(), list[str]()
    driver.desk.jobs.run("Importing 3 files", lambda _: go_on.wait(20), lambda _: None)
    driver.desk.jobs.run(
        "Comparing Ward.pptx", _until_stopped, lambda _: None, stopped=lambda: stopped.append("the second")
    )
    driver.settle()
    assert driver.window.news.words == "Importing 3 files", "the other one waits"
    go_on.set()
    driver.until(lambda: driver.window.news.words == "Comparing Ward.pptx")
    _stop(driver)
    driver.until(lambda: stopped == ["the second"])
    driver.rest()
    assert not driver.window.news.findChildren(QPushButton, "Stop")


def test_stop_leaves_the_work_that_waits(driver: Driver) -> None:
    done: list[str] = []
    driver.desk.jobs.run("Importing 3 files", _until_stopped, lambda _: None, stopped=lambda: done.append("stopped"))
    driver.desk.jobs.run("Comparing Ward.pptx", lambda _: None, lambda _: done.append("compared"))
    driver.settle()
    _stop(driver)
    driver.rest()
    assert done == ["stopped", "compared"]


def test_closing_says_what_else_would_not_be_done(driver: Driver) -> None:
    go_on = threading.Event()
    driver.desk.jobs.run("Importing 3 files", lambda _: go_on.wait(20), lambda _: None)
    driver.desk.jobs.run("Making 2 files", lambda _: None, lambda _: None)
    driver.settle()
    driver.window.close()
    driver.settle()
    asked = driver.app.activeModalWidget()
    told = "\n".join(one.text() for one in asked.findChildren(QLabel))
    assert "Importing 3 files. If you stop it, what is already in stays." in told
    assert "Making 2 files has not begun, and will not be done." in told
    driver.named(QPushButton, "Let it finish", asked).click()
    go_on.set()
    driver.rest()
