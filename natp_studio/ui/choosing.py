"""Asking for files, folders and places to save, without stopping the window meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QTreeView, QWidget

Mode = QFileDialog.FileMode
# In letters and lines, for where the system has no dialog of its own; and the pixels around it.
_WIDE, _HIGH, _BESIDE = 104, 26, 40
_COLUMNS = (28, 11, 12, 18)


def choose_files(parent: QWidget, title: str, kinds: str, done: Callable[[tuple[Path, ...]], object]) -> QFileDialog:
    """Ask for files; `kinds` is as in Qt: "Decks (*.pptx);;All files (*)"."""
    dialog = _dialog(parent, title, Mode.ExistingFiles)
    dialog.setNameFilter(kinds)
    return _open(dialog, done)


def choose_folder(parent: QWidget, title: str, done: Callable[[Path], object]) -> QFileDialog:
    """Ask for a folder."""
    dialog = _dialog(parent, title, Mode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _open(dialog, lambda paths: done(paths[0]))


def choose_place(
    parent: QWidget, title: str, suggested: Path, kinds: str, done: Callable[[Path], object]
) -> QFileDialog:
    """Ask where to save, with a name suggested. The dialog asks before an older file is replaced."""
    dialog = _dialog(parent, title, Mode.AnyFile)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(kinds)
    dialog.setDefaultSuffix(suggested.suffix.lstrip("."))
    dialog.setDirectory(str(suggested.parent))
    dialog.selectFile(suggested.name)
    return _open(dialog, lambda paths: done(paths[0]))


def _dialog(parent: QWidget, title: str, mode: Mode) -> QFileDialog:
    dialog = QFileDialog(parent.window(), title)
    dialog.setFileMode(mode)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    window, letter = parent.window(), parent.window().fontMetrics()
    wide, high = _WIDE * letter.averageCharWidth(), _HIGH * letter.height()
    dialog.resize(min(wide, window.width() - _BESIDE), min(high, window.height() - _BESIDE))
    return dialog


def _open(dialog: QFileDialog, done: Callable[[tuple[Path, ...]], object]) -> QFileDialog:
    dialog.filesSelected.connect(lambda names: done(tuple(Path(name) for name in names)))
    dialog.open()
    if (table := dialog.findChild(QTreeView)) is not None:
        for place, letters in enumerate(_COLUMNS):
            table.header().resizeSection(place, letters * table.fontMetrics().averageCharWidth())
    return dialog
