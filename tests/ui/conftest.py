"""The running program in a studio of its own, for tests of the window."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from driving import Driver
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication


@pytest.fixture(scope="session", autouse=True)
def _old_objects_rest() -> None:
    """Each window is collected after its test; what was there before any window need not be looked at each time."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _no_button_stays_down(qapp: QApplication) -> Iterator[None]:
    """A double click of `QTest` never lets go, and a window with the mouse down does not follow the keyboard."""
    yield
    assert qapp.mouseButtons() == Qt.MouseButton.NoButton


@pytest.fixture
def driver(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Driver]:
    """The program, started for the first time, with nothing in its studio."""
    monkeypatch.setenv("NATP_SETTINGS", str(tmp_path / "settings.json"))
    driver = Driver(qapp, tmp_path)
    yield driver
    driver.end()
