"""A process of its own for tests: the real program, in which somebody types a reflection until it is killed."""

from __future__ import annotations

import sys
from pathlib import Path

from driving import Driver
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton
from test_reflections import ready


def main(folder: Path, words: str) -> None:
    """Set the log up in a studio in `folder`, type `words`, say "typed", and stay until killed."""
    app = QApplication([])
    driver = Driver(app, folder)
    ready(driver)
    driver.named(QPushButton, "Use this delivery").click()
    driver.settle()
    driver.named(QPlainTextEdit, "What did you notice?").setFocus()
    driver.type(words)
    print("typed", flush=True)
    app.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
