"""The same evening with the mouse: files dropped on the library, items dragged into the session, blocks moved."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from building import deck
from driving import Driver
from PySide6.QtCore import QMimeData, QPoint, QUrl
from PySide6.QtWidgets import QApplication, QPushButton

from natp_studio.services.planning import create
from natp_studio.ui.items.dragging import block_data
from natp_studio.ui.items.view import ItemView
from natp_studio.ui.pages.session.timeline import Timeline

_LEFT_OF_TIMELINE = 120
_LONGEST_SECONDS = 120


@pytest.fixture
def trainer(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Driver]:
    """The program with an empty studio."""
    monkeypatch.setenv("NATP_SETTINGS", str(tmp_path / "settings.json"))
    driver = Driver(qapp, tmp_path)
    driver.named(QPushButton, "Start empty").click()
    driver.front()
    yield driver
    driver.end()


def test_files_dropped_then_items_and_blocks_dragged_make_a_session(trainer: Driver, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    deck(stick / "senses.pptx", ["Light", "Sound", "Smell"])
    (stick / "broken.pptx").write_bytes(b"PK\x03\x04 no deck")
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(stick))])
    assert trainer.drop_on(trainer.page, files, QPoint(300, 300))
    trainer.until(lambda: trainer.page.findChild(ItemView).model().rowCount() == 3, "three slides")
    trainer.rest()

    name = create(trainer.desk.studio, "A calmer ward")
    trainer.window.go("session", session=name)
    trainer.rest()
    opened = trainer.desk.sessions.open(name)
    before = opened.session
    timeline = trainer.named(Timeline, "Running order")
    strip = trainer.page.findChild(ItemView)
    trainer.until(lambda: strip.model().rowCount() == 3, "the strip")
    carried = strip.model().mimeData([strip.model().index(1)])
    assert trainer.drop_on(timeline.viewport(), carried, timeline.visualRect(timeline.model().index(1)).center())
    assert [ref.title for ref in opened.session.blocks[1].items] == ["Sound"]

    carried = strip.model().mimeData([strip.model().index(0)])
    above = timeline.visualRect(timeline.model().index(3)).top()
    assert trainer.drop_on(timeline.viewport(), carried, QPoint(_LEFT_OF_TIMELINE, above + 3))
    assert opened.session.blocks[3].title == "Light"

    moved = opened.session.blocks[3].id
    assert trainer.drop_on(timeline.viewport(), block_data(moved), QPoint(_LEFT_OF_TIMELINE, 2))
    assert opened.session.blocks[0].id == moved

    for _ in range(3):
        trainer.window.undo()
    assert opened.session.blocks == before.blocks


def _blocks(folder: Path) -> str:
    """What the program in the other process says of the first blocks after the drags."""
    script = Path(__file__).with_name("real_drag.py")
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "xcb",
        "NATP_SETTINGS": str(folder / "settings.json"),
        "PYTHONPATH": os.pathsep.join((str(script.parents[1]), str(script.parents[2]))),
    }
    with subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-screen", "0", "1600x1000x24", "-nolisten", "tcp"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as server:
        assert server.stdout is not None
        environment["DISPLAY"] = f":{server.stdout.readline().strip()}"
        try:
            done = subprocess.run(
                [sys.executable, str(script), str(folder)],
                env=environment,
                capture_output=True,
                text=True,
                timeout=_LONGEST_SECONDS,
            )
        finally:
            server.terminate()
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.full
@pytest.mark.skipif(
    not (shutil.which("Xvfb") and shutil.which("xdotool")), reason="a real drag needs Xvfb and xdotool, which CI has"
)
def test_a_real_pointer_drags_an_item_into_a_block_and_a_block_to_another_place(tmp_path: Path) -> None:
    assert _blocks(tmp_path).splitlines() == ["item in second block: yes", "first block moved down: yes"]
