"""Files and folders that are dropped on the page, and where they would land while they are dragged over it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from natp_studio.ui.look.look import Look
from natp_studio.ui.look.measures import CARD_CORNER
from natp_studio.ui.parts.layouts import column, row
from natp_studio.ui.parts.words import label


class DropPlace(QWidget):
    """Lies over all of a page while files are dragged over it. Nothing else moves; `dropped` gets the files."""

    def __init__(self, look: Look, page: QWidget, dropped: Callable[[tuple[Path, ...]], object]) -> None:
        super().__init__(page)
        self._look, self._page, self._dropped = look, page, dropped
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        words = label("Drop files or a folder here to import them", "h2", wrap=False)
        self.setLayout(column(look, None, row(look, None, words, None), None))
        self.hide()
        page.setAcceptDrops(True)
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Files and folders can be dropped on the page; items of the library itself can not."""
        kind = event.type()
        if kind == QEvent.Type.Resize:
            self.setGeometry(self._page.rect())
        elif isinstance(event, QDragEnterEvent):
            if _paths(event.mimeData()):
                event.acceptProposedAction()
                self.setGeometry(self._page.rect())
                self.raise_()
                self.show()
        elif kind == QEvent.Type.DragLeave:
            self.hide()
        elif isinstance(event, QDropEvent) and kind == QEvent.Type.Drop:
            self.hide()
            if paths := _paths(event.mimeData()):
                event.acceptProposedAction()
                self._dropped(paths)
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paper with a line of the accent around it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("canvas"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(self._look.colour("accent_tint"))
        painter.setPen(QPen(self._look.colour("accent"), 3))
        out = self._look.px(8)
        painter.drawRoundedRect(self.rect().adjusted(out, out, -out, -out), CARD_CORNER, CARD_CORNER)


def _paths(data: QMimeData) -> tuple[Path, ...]:
    """Files and folders in what is dragged; none where it carries something else."""
    return tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()) if data.hasUrls() else ()
