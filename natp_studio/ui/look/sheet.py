"""The one style sheet, made from the look: boxes, lines and paddings. What is painted by hand asks the look itself.

A dynamic property says what a widget is: `role` of a label, `kind` of a button, `box` of a frame.
"""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from natp_studio.ui.look.look import Look
from natp_studio.ui.look.measures import CARD_CORNER, CONTROL_CORNER, FAMILY, LEAST_TARGET, TYPE

STATES = ("info", "warn", "error", "done")


def style_sheet(look: Look) -> str:
    """The style sheet of the window, and so of everything that opens from it."""
    return "\n".join((_words(look), _boxes(look), _buttons(look), _inputs(look), _views(look), _files(look)))


def _words(look: Look) -> str:
    roles = "".join(
        f"QLabel[role=\"{role}\"] {{ font-size: {look.px(TYPE[size])}px; font-weight: {weight};"
        f"{f' color: {look.hex(colour)};' if colour else ''} }}\n"
        for role, size, weight, colour in (
            ("display", "display", 700, ""), ("h1", "h1", 700, ""), ("h2", "h2", 700, ""), ("h3", "h3", 600, ""),
            ("lead", "lead", 400, ""), ("strong", "body", 600, ""), ("small", "small", 400, "text_2"),
            ("label", "label", 600, "text_2"), ("quiet", "body", 400, "text_2"),
        )
    )  # fmt: skip
    return f"""
* {{ font-family: "{FAMILY}"; font-size: {look.px(TYPE["body"])}px; outline: 0; widget-animation-duration: 0; }}
QWidget {{ color: {look.hex("text")}; }}
QLabel {{ background: transparent; }}
{roles}
QToolTip {{ background: {look.hex("surface")}; color: {look.hex("text")};
    border: 1px solid {look.hex("control_line")}; padding: {look.px(6)}px; }}
"""


def _boxes(look: Look) -> str:
    states = "".join(
        f'QFrame[box="{state}"] {{ background: {look.hex(f"{state}_tint")}; border: 0;'
        f" border-left: 4px solid {look.hex(f'{state}_edge')}; border-top-right-radius: {CONTROL_CORNER}px;"
        f" border-bottom-right-radius: {CONTROL_CORNER}px; }}\n"
        f'QFrame[box="{state}"] QLabel {{ color: {look.hex(f"{state}_ink")}; }}\n'
        for state in STATES
    )
    return f"""
QMainWindow, QDialog, #page {{ background: {look.hex("canvas")}; }}
QFrame[box="card"] {{ background: {look.hex("surface")}; border: 1px solid {look.hex("line")};
    border-radius: {CARD_CORNER}px; }}
QFrame[box="well"] {{ background: {look.hex("sunken")}; border: 0; border-radius: {CARD_CORNER}px; }}
QFrame[box="rule"] {{ background: {look.hex("line")}; border: 0; }}
#rail {{ background: {look.hex("sunken")}; border: 0; border-right: 1px solid {look.hex("line")}; }}
#head {{ background: {look.hex("canvas")}; border: 0; border-bottom: 1px solid {look.hex("line")}; }}
#news {{ background: {look.hex("surface")}; border: 0; border-top: 1px solid {look.hex("line")}; }}
{states}"""


def _buttons(look: Look) -> str:
    # A line has a height of its own in the sheet: padding and both borders are taken off the control's height.
    line = look.px(TYPE["body"] * 1.3)
    pad = max(2, (look.control - line) // 2 - 1)
    side, corner = look.px(14), CONTROL_CORNER
    # Also at the smallest text nothing is smaller than a target may be, both borders included.
    target = LEAST_TARGET - 2
    off = f"background: transparent; color: {look.hex('text_off')}; border: 1px dashed {look.hex('control_line')};"
    return f"""
QPushButton {{ background: {look.hex("surface")}; border: 1px solid {look.hex("control_line")};
    border-radius: {corner}px; padding: {pad}px {side}px; min-height: {line}px; }}
QPushButton:hover {{ background: {look.hex("hover")}; border-color: {look.hex("text_2")}; }}
QPushButton:pressed {{ background: {look.hex("sunken")}; }}
QPushButton:checked {{ background: {look.hex("accent_tint")}; color: {look.hex("accent_ink")};
    border: 2px solid {look.hex("accent")}; padding: {pad - 1}px {side - 1}px; }}
QPushButton:disabled {{ {off} }}
QPushButton[kind="main"] {{ background: {look.hex("accent")}; color: {look.hex("on_accent")};
    border-color: {look.hex("accent")}; font-weight: 600; }}
QPushButton[kind="main"]:hover {{ background: {look.hex("accent_hover")}; border-color: {look.hex("accent_hover")}; }}
QPushButton[kind="main"]:disabled {{ {off} font-weight: 600; }}
QPushButton[kind="quiet"] {{ background: transparent; border-color: transparent; padding: {pad}px {look.px(10)}px; }}
QPushButton[kind="quiet"]:hover {{ background: {look.hex("hover")}; border-color: {look.hex("control_line")}; }}
QPushButton[kind="quiet"]:disabled {{ border-color: transparent; }}
QPushButton[kind="small"] {{ padding: {look.px(3)}px {look.px(10)}px; font-size: {look.px(TYPE["small"])}px;
    min-height: {max(look.px(20), target - 2 * look.px(3))}px; }}
QPushButton[kind="bare"] {{ background: transparent; border-color: transparent; padding: {look.px(4)}px;
    min-height: {max(look.px(18), target - 2 * look.px(4))}px;
    min-width: {max(look.px(18), target - 2 * look.px(4))}px; }}
QPushButton[kind="bare"]:hover {{ background: {look.hex("hover")}; border-color: {look.hex("control_line")}; }}
QPushButton[kind="bare"]:disabled {{ border-color: transparent; }}
QPushButton[kind="nav"] {{ background: transparent; border: 1px solid transparent; text-align: left;
    padding: {look.px(9 if look.text_size < 150 else 6)}px {look.px(10)}px; }}
QPushButton[kind="nav"]:hover {{ background: {look.hex("hover")}; border-color: {look.hex("control_line")}; }}
QPushButton[kind="nav"]:checked {{ background: {look.hex("surface")}; color: {look.hex("text")};
    border: 1px solid {look.hex("line")}; border-left: 4px solid {look.hex("accent")}; border-top-left-radius: 0;
    border-bottom-left-radius: 0; padding: {look.px(9 if look.text_size < 150 else 6)}px {look.px(10)}px;
    padding-left: {look.px(10) - 3}px; font-weight: 600; }}
QPushButton[kind="filter"] {{ border-radius: {(pad + line // 2)}px; }}
QPushButton[menu="true"]::menu-indicator {{ width: 0; image: none; }}
"""


def _inputs(look: Look) -> str:
    pad = max(2, (look.control - look.px(TYPE["body"] * 1.3)) // 2 - 1)
    caret, tick = _picture(look, "chevron-down", "text_2"), _picture(look, "check", "on_accent")
    up, down = _picture(look, "chevron-up", "text_2"), caret
    fields = "QLineEdit, QTextEdit, QPlainTextEdit, QComboBox, QSpinBox, QTimeEdit, QDateEdit"
    off = ", ".join(f"{name}:disabled" for name in fields.split(", "))
    hover = ", ".join(f"{name}:hover" for name in fields.split(", "))
    return f"""
{fields} {{ background: {look.hex("surface")}; border: 1px solid {look.hex("control_line")};
    border-radius: {CONTROL_CORNER}px; padding: {pad}px {look.px(10)}px; min-height: {look.px(TYPE["body"] * 1.3)}px;
    selection-background-color: {look.hex("accent")}; selection-color: {look.hex("on_accent")}; }}
QLineEdit, QTextEdit, QPlainTextEdit {{ placeholder-text-color: {look.hex("text_2")}; }}
QTextEdit[role="lead"] {{ font-size: {look.px(TYPE["lead"])}px; }}
{off} {{ background: transparent; border-style: dashed; color: {look.hex("text_off")}; }}
{hover} {{ border-color: {look.hex("text")}; }}
*[invalid="true"] {{ border: 2px solid {look.hex("error_edge")}; }}
QComboBox::drop-down {{ border: 0; width: {look.px(28)}px; }}
QComboBox::down-arrow {{ image: url({caret}); width: {look.px(16)}px; height: {look.px(16)}px; }}
QComboBox {{ combobox-popup: 0; }}
QComboBox QAbstractItemView {{ background: {look.hex("surface")}; border: 1px solid {look.hex("control_line")};
    padding: 4px; selection-background-color: {look.hex("accent_tint")}; selection-color: {look.hex("accent_ink")}; }}
QComboBox QAbstractItemView::item {{ min-height: {look.control}px; padding: 0 {look.px(8)}px; }}
QSpinBox::up-button, QTimeEdit::up-button, QDateEdit::up-button, QSpinBox::down-button, QTimeEdit::down-button,
QDateEdit::down-button {{ border: 0; width: {look.px(26)}px; background: transparent; }}
QSpinBox::up-arrow, QTimeEdit::up-arrow, QDateEdit::up-arrow {{ image: url({up}); width: {look.px(12)}px;
    height: {look.px(12)}px; }}
QSpinBox::down-arrow, QTimeEdit::down-arrow, QDateEdit::down-arrow {{ image: url({down}); width: {look.px(12)}px;
    height: {look.px(12)}px; }}
QCheckBox, QRadioButton {{ spacing: {look.px(8)}px; background: transparent;
    min-height: {max(LEAST_TARGET, look.px(28))}px; }}
QCheckBox::indicator, QRadioButton::indicator {{ width: {look.px(20)}px; height: {look.px(20)}px;
    background: {look.hex("surface")}; border: 1px solid {look.hex("control_line")}; }}
QCheckBox::indicator {{ border-radius: 4px; }}
QRadioButton::indicator {{ border-radius: {look.px(20) // 2 + 1}px; }}
QCheckBox::indicator:checked {{ background: {look.hex("accent")}; border-color: {look.hex("accent")};
    image: url({tick}); }}
QRadioButton::indicator:checked {{ border: {look.px(6)}px solid {look.hex("accent")}; width: {look.px(10)}px;
    height: {look.px(10)}px; }}
QCheckBox:disabled, QRadioButton:disabled {{ color: {look.hex("text_off")}; }}
QMenu, QComboBox {{ icon-size: {look.px(18)}px; }}
QMenu {{ background: {look.hex("surface")}; border: 1px solid {look.hex("control_line")}; padding: {look.px(4)}px; }}
QMenu::item {{ padding: {look.px(7)}px {look.px(20)}px {look.px(7)}px {look.px(6)}px; min-height: {look.px(22)}px; }}
QMenu::item:selected {{ background: {look.hex("accent_tint")}; color: {look.hex("accent_ink")}; }}
QMenu::item:disabled {{ color: {look.hex("text_off")}; }}
QMenu::separator {{ height: 1px; background: {look.hex("line")}; margin: {look.px(4)}px; }}
QProgressBar {{ background: {look.hex("sunken")}; border: 1px solid {look.hex("control_line")};
    border-radius: {look.px(6)}px; min-height: {look.px(12)}px; max-height: {look.px(12)}px; }}
QProgressBar::chunk {{ background: {look.hex("accent")}; border-radius: {look.px(5)}px; }}
"""


def _views(look: Look) -> str:
    return f"""
QListView, QTableView, QScrollArea, QTextBrowser {{ background: transparent; border: 0; }}
QScrollArea > QWidget > QWidget#scrolled {{ background: transparent; }}
QTableView {{ background: {look.hex("surface")}; border: 1px solid {look.hex("line")}; border-radius: {CARD_CORNER}px;
    gridline-color: {look.hex("line")}; selection-background-color: {look.hex("accent_tint")};
    selection-color: {look.hex("accent_ink")}; alternate-background-color: {look.hex("surface")}; }}
QTableView::item {{ padding: {look.px(6)}px {look.px(10)}px; border-bottom: 1px solid {look.hex("line")}; }}
QHeaderView {{ background: transparent; }}
QHeaderView::section {{ background: {look.hex("sunken")}; border: 0; padding: {look.px(8)}px {look.px(13)}px;
    border-bottom: 1px solid {look.hex("control_line")}; font-size: {look.px(TYPE["small"])}px; font-weight: 600;
    color: {look.hex("text_2")}; }}
QScrollBar:vertical {{ background: transparent; width: 14px; margin: 2px; }}
QScrollBar:horizontal {{ background: transparent; height: 14px; margin: 2px; }}
QScrollBar::handle {{ background: {look.hex("control_line")}; border-radius: 3px; margin: 2px; min-height: 40px;
    min-width: 40px; }}
QScrollBar::handle:hover {{ background: {look.hex("text_2")}; }}
QScrollBar::handle:disabled {{ background: transparent; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{ width: 0; height: 0;
    background: transparent; }}
QSplitter::handle {{ background: transparent; }}
"""


def _files(look: Look) -> str:
    """Qt's own dialog for files, which stands in where the system has none: its icons are black, and of one size."""
    icons = "".join(
        f" {use}-icon: url({_picture(look, name, 'text_2')});"
        for use, name in (
            ("backward", "chevron-left"), ("forward", "chevron-right"),
            ("filedialog-parent-directory", "arrow-up"), ("filedialog-new-directory", "plus"),
            ("filedialog-listview", "list"), ("filedialog-detailedview", "table"),
        )
    )  # fmt: skip
    return f"""
QFileDialog {{{icons} }}
QFileDialog QListView, QFileDialog QTreeView, QFileDialog QToolButton {{ icon-size: {look.px(18)}px; }}
QFileDialog QToolButton {{ background: transparent; border: 1px solid transparent; border-radius: {CONTROL_CORNER}px;
    padding: {look.px(5)}px; }}
QFileDialog QToolButton:hover {{ background: {look.hex("hover")}; border-color: {look.hex("control_line")}; }}
QFileDialog QToolButton:checked {{ background: {look.hex("accent_tint")}; border-color: {look.hex("accent")}; }}
QFileDialog #sidebar {{ min-width: {look.px(140)}px; }}
QFileDialog QTreeView {{ background: {look.hex("surface")}; border: 1px solid {look.hex("line")}; }}
QFileDialog QHeaderView::section {{ padding: {look.px(4)}px {look.px(8)}px; }}
QFileDialog QListView::item, QFileDialog QTreeView::item {{ min-height: {look.px(26)}px; }}
QFileDialog QListView::item:selected, QFileDialog QTreeView::item:selected {{
    background: {look.hex("accent_tint")}; color: {look.hex("accent_ink")}; }}
QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
"""


def _picture(look: Look, name: str, colour: str) -> str:
    """An icon as a file, which is the only way into a style sheet; one for each colour and size."""
    file = Path(_folder().name) / f"{name}-{look.hex(colour).lstrip('#')}-{look.text_size}.png"
    if not file.exists():
        look.pixmap(name, colour, 16, 2.0).save(str(file))
    return file.as_posix()


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    """A folder of this process's own, gone with it."""
    return tempfile.TemporaryDirectory(prefix="natp-icons-")
