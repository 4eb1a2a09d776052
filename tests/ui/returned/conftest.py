"""A studio whose deck left and came back changed, for tests of the comparison."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from comparing import prepared_in, started
from driving import Driver
from PySide6.QtWidgets import QApplication


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a studio, the deck of its session as it left, and the same deck changed."""
    return prepared_in(tmp_path_factory.mktemp("left"))


@pytest.fixture
def driver(prepared: Path, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Driver]:
    """The program with that studio, showing its library."""
    monkeypatch.setenv("NATP_SETTINGS", str(tmp_path / "settings.json"))
    driver = started(prepared, qapp, tmp_path)
    yield driver
    driver.end()


@pytest.fixture
def left(tmp_path: Path) -> Path:
    """The deck as it left."""
    return tmp_path / "left.pptx"


@pytest.fixture
def returned(tmp_path: Path) -> Path:
    """The deck as it came back: other words, other notes, one slide moved, one taken out, one new."""
    return tmp_path / "returned.pptx"
