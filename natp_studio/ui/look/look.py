"""Theme, text size and density in one place: colours, fonts, icons and sizes for whoever draws or lays out."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from PySide6.QtCore import QByteArray, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from natp_studio.services.shipped import shipped
from natp_studio.ui.look.measures import FAMILY, ICON, ICON_STROKE, TYPE, Density

SYSTEM = "system"
_RATIOS = (1.0, 2.0)


class Look(QObject):
    """What everything looks like now. `changed` says that whatever was drawn or laid out by it is to be made anew."""

    changed = Signal()

    def __init__(self, theme: str = SYSTEM, text_size: int = 100, density: Density = Density.COMFORTABLE) -> None:
        super().__init__()
        self._chosen = theme
        self.text_size = text_size
        self.density = density
        self._pixmaps: dict[tuple[str, str, int, float], QPixmap] = {}
        self._icons: dict[tuple[str, str, int, int], QIcon] = {}
        self._data: dict[str, Any] = json.loads((shipped("assets/themes") / "themes.json").read_text(encoding="utf-8"))
        self._colours: dict[str, str] = self._data["themes"][self.theme]
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_changed)

    @property
    def theme(self) -> str:
        """The theme that is shown: the chosen one, or what the system asks for."""
        if self._chosen != SYSTEM:
            return self._chosen
        dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return "dark" if dark else "light"

    def choose(self, theme: str, text_size: int, density: Density) -> None:
        """Take another theme ("system" follows the platform), text size in per cent, and density."""
        if (theme, text_size, density) == (self._chosen, self.text_size, self.density):
            return
        self._chosen, self.text_size, self.density = theme, text_size, density
        self._renew()

    def hex(self, name: str) -> str:
        """A colour by its name, "#RRGGBB"; of a kind of block with its part: "lived-experience_tint"."""
        return self._colours[name]

    def colour(self, name: str) -> QColor:
        """A colour by its name."""
        return QColor(self._colours[name])

    def px(self, size: float) -> int:
        """A size that was drawn for 100 % text, now."""
        return round(size * self.text_size / 100)

    @property
    def control(self) -> int:
        """The height of a button or field."""
        return self.px(self.density.control)

    def kind_icon(self, kind: str) -> str:
        """The icon of a kind of block."""
        icon: str = self._data["kinds"][kind]["icon"]
        return icon

    def kind_edge(self, kind: str) -> str:
        """The shape of the edge of a kind of block."""
        edge: str = self._data["kinds"][kind]["edge"]
        return edge

    def font(self, role: str = "body", weight: int = 400) -> QFont:
        """A font by its role ("h1", "body", "small" …)."""
        font = QFont(FAMILY)
        font.setPixelSize(self.px(TYPE[role]))
        font.setWeight(QFont.Weight(weight))
        return font

    def pixmap(self, name: str, colour: str = "text", size: int = ICON["normal"], ratio: float = 2.0) -> QPixmap:
        """An icon in a colour of the theme, `size` pixels at 100 %; sharp on a screen of this pixel ratio."""
        key = (name, self._colours[colour], self.px(size), ratio)
        known = self._pixmaps.get(key)
        if known is None:
            known = self._pixmaps[key] = _drawn(*key)
        return known

    def icon(self, name: str, colour: str = "text_2", size: int = ICON["normal"], gap: int = 0) -> QIcon:
        """The same for a button; `gap` is air at its right, since a style sheet cannot set it."""
        key = (name, colour, self.px(size), self.px(gap))
        known = self._icons.get(key)
        if known is None:
            known = self._icons[key] = self._icon(name, colour, size, gap)
        return known

    def palette(self) -> QPalette:
        """What the platform's own painting uses."""
        palette, role = QPalette(), QPalette.ColorRole
        for place, name in (
            (role.Window, "canvas"), (role.WindowText, "text"), (role.Base, "surface"), (role.AlternateBase, "sunken"),
            (role.Text, "text"), (role.Button, "surface"), (role.ButtonText, "text"), (role.Highlight, "accent_tint"),
            (role.HighlightedText, "accent_ink"), (role.PlaceholderText, "text_2"), (role.ToolTipBase, "surface"),
            (role.ToolTipText, "text"), (role.Link, "accent"), (role.LinkVisited, "accent"), (role.Accent, "accent"),
            (role.Mid, "line"), (role.Dark, "control_line"),
        ):  # fmt: skip
            palette.setColor(place, self.colour(name))
        for place in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, place, self.colour("text_off"))
        return palette

    def _icon(self, name: str, colour: str, size: int, gap: int) -> QIcon:
        made = QIcon()
        for ratio in _RATIOS:
            for mode, used in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, "text_off")):
                made.addPixmap(_widened(self.pixmap(name, used, size, ratio), self.px(gap)), mode)
        return made

    def _system_changed(self) -> None:
        if self._chosen == SYSTEM:
            self._renew()

    def _renew(self) -> None:
        self._colours = self._data["themes"][self.theme]
        self._pixmaps.clear()
        self._icons.clear()
        self.changed.emit()


def register_typeface() -> None:
    """Make the app's typeface usable: a bare machine has hardly any."""
    for file in sorted(shipped("assets/fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))


@cache
def _source(name: str) -> str:
    return (shipped("assets/icons") / f"{name}.svg").read_text(encoding="utf-8")


def _drawn(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    svg = _source(name).replace("currentColor", colour).replace('stroke-width="2"', f'stroke-width="{ICON_STROKE}"')
    side = round(size * ratio)
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, side, side))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def _widened(pixmap: QPixmap, gap: int) -> QPixmap:
    if not gap:
        return pixmap
    ratio = pixmap.devicePixelRatio()
    wide = QPixmap(pixmap.width() + round(gap * ratio), pixmap.height())
    wide.fill(Qt.GlobalColor.transparent)
    wide.setDevicePixelRatio(ratio)
    painter = QPainter(wide)
    painter.drawPixmap(0, 0, pixmap)
    painter.end()
    return wide
