"""Opening a file or a folder with the program that the laptop has for it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from natp_studio.domain.problems import Problem


def open_file(path: Path) -> None:
    """Open a file. Raises Problem where it is gone, or where no program opens it."""
    if not path.is_file():
        raise Problem("This file is no longer there.", str(path), "Look in its folder, or make it again.")
    _open(path, "No program on this laptop opens this file.", "Open the folder, and choose a program there.")


def open_folder(path: Path) -> None:
    """Open a folder; of a file, the folder it is in. Raises Problem where it is gone, or where nothing shows it."""
    folder = path if path.is_dir() else path.parent
    if not folder.is_dir():
        raise Problem("This folder is no longer there.", str(folder), "Choose another folder, and make it again.")
    _open(
        folder, "No program on this laptop shows this folder.", "Look for it with the program that you use for files."
    )


def _open(path: Path, what: str, advice: str) -> None:
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        raise Problem(what, str(path), advice)
