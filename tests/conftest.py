"""What all tests share: no screen, no network, no studio of anybody's own."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from building import CHEAP

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.pop("NATP_PASSPHRASE", None)

from PySide6.QtWidgets import QApplication

from natp_studio.services.studio import Studio

SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture(scope="session", autouse=True)
def _one_application(qapp: QApplication) -> None:
    """Qt has one application in a process; tests of pictures would make one that cannot have windows."""


@pytest.fixture(autouse=True)
def _own_places(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test touches the studio of whoever runs it."""
    monkeypatch.setenv("NATP_STUDIO", str(tmp_path_factory.mktemp("own-studio")))


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is ever fetched: a socket to anywhere fails the test that opened it."""
    connect = socket.socket.connect

    def refuse(self: socket.socket, address: object) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6):
            raise AssertionError(f"a test tried to connect to {address}")
        connect(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", refuse)


@pytest.fixture
def studio(tmp_path: Path) -> Iterator[Studio]:
    """An open, empty studio."""
    with Studio(tmp_path / "studio") as opened:
        yield opened


@pytest.fixture
def unlocked(studio: Studio) -> Studio:
    """An open studio whose log is set up and unlocked."""
    studio.set_up_log("three calm words", CHEAP)
    return studio


@pytest.fixture(scope="session")
def shared_decks() -> Path:
    """The folder of public test decks."""
    folder = SHARED / "decks"
    if not folder.is_dir():
        pytest.skip("the public test decks are not beside this checkout")
    return folder
