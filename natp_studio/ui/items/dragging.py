"""Items and blocks that are dragged: what a drag carries inside the window, and how it is read again."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QMimeData

ITEMS = "application/x-natp-items"
BLOCK = "application/x-natp-block"


def items_data(ids: Iterable[str]) -> QMimeData:
    """What a drag of items carries: their ids."""
    data = QMimeData()
    data.setData(ITEMS, "\n".join(ids).encode())
    return data


def items_in(data: QMimeData) -> tuple[str, ...]:
    """The ids of the items in a drag; none where it carries something else."""
    return tuple(bytes(data.data(ITEMS).data()).decode().split("\n")) if data.hasFormat(ITEMS) else ()


def block_data(block_id: str) -> QMimeData:
    """What a drag of a block carries: its id."""
    data = QMimeData()
    data.setData(BLOCK, block_id.encode())
    return data


def block_in(data: QMimeData) -> str:
    """The id of the block in a drag; "" where it carries something else."""
    return bytes(data.data(BLOCK).data()).decode() if data.hasFormat(BLOCK) else ""
