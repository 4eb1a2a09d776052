"""Pattern fills as small pictures of 8 by 8 dots (ECMA-376 20.1.10.51)."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QBrush, QImage, QTransform

from natp_studio.domain.scenes import PatternFill
from natp_studio.pictures.colours import qcolour

# Eight rows of eight dots, as two hexadecimal digits a row; set dots are in the foreground colour.
_DOTS: Mapping[str, str] = {
    "pct5": "8000000008000000", "pct10": "8000080080000800", "pct20": "8800220088002200", "pct25": "8822882288228822",
    "pct30": "aa44aa11aa44aa11", "pct40": "aa55aa51aa55aa15", "pct50": "aa55aa55aa55aa55", "pct60": "ee55bb55ee55bb55",
    "pct70": "77dd77dd77dd77dd", "pct75": "77ffddff77ffddff", "pct80": "f7ff7ffff7ff7fff", "pct90": "fffffff7ffffff7f",
    "horz": "ff000000ff000000", "ltHorz": "ff000000ff000000", "narHorz": "ff00ff00ff00ff00",
    "dkHorz": "ffff0000ffff0000", "dashHorz": "f00000000f000000",
    "vert": "8888888888888888", "ltVert": "8888888888888888", "narVert": "aaaaaaaaaaaaaaaa",
    "dkVert": "cccccccccccccccc", "dashVert": "8080808008080808",
    "cross": "ff808080ff808080", "smGrid": "ff888888ff888888", "lgGrid": "ff80808080808080",
    "dotGrid": "aa00800080008000",
    "ltDnDiag": "8844221188442211", "ltUpDiag": "1122448811224488", "dnDiag": "8844221188442211",
    "upDiag": "1122448811224488", "dkDnDiag": "cc663399cc663399", "dkUpDiag": "3366cc993366cc99",
    "wdDnDiag": "c1e070381c0e0783", "wdUpDiag": "c183070e1c3870e0", "dashDnDiag": "0000884422110000",
    "dashUpDiag": "0000112244880000", "diagCross": "8142241818244281", "smCheck": "9966996699669966",
    "lgCheck": "f0f0f0f00f0f0f0f", "smConfetti": "8008400220018010", "lgConfetti": "b13003031bd8c00c",
    "horzBrick": "ff808080ff080808", "diagBrick": "0102041824428100", "plaid": "aa55aa55f0f0f0f0",
    "sphere": "778f8f7777f8f877", "trellis": "ff66ff99ff66ff99", "weave": "8854224588145122",
    "wave": "00182542c0182542", "zigZag": "8142241881422418", "shingle": "0384483060800101",
    "divot": "0010081000010800", "dotDmnd": "8000220008002200", "openDmnd": "8244281028448201",
    "solidDmnd": "10387cfe7c381000",
}  # fmt: skip
_DOT_POINTS = 0.75
_SMALLEST_DOT_PIXELS = 0.5


def pattern_brush(fill: PatternFill, pixels_per_point: float) -> QBrush:
    """A brush for a pattern. Where its dots are smaller than pixels it is the colour that they blend into."""
    dots = bytes.fromhex(_DOTS.get(fill.preset, _DOTS["pct50"]))
    if pixels_per_point * _DOT_POINTS < _SMALLEST_DOT_PIXELS:
        covered = sum(row.bit_count() for row in dots) / 64
        return QBrush(qcolour(fill.background.mixed(fill.foreground, covered)))
    tile = QImage(8, 8, QImage.Format.Format_ARGB32)
    fore, back = qcolour(fill.foreground), qcolour(fill.background)
    for y, row in enumerate(dots):
        for x in range(8):
            tile.setPixelColor(x, y, fore if row & (0x80 >> x) else back)
    brush = QBrush(tile)
    brush.setTransform(QTransform.fromScale(_DOT_POINTS, _DOT_POINTS))
    return brush
