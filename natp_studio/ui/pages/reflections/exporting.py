"""Taking reflections out of the log: first what the file will show, then where it goes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QAbstractItemView, QBoxLayout, QComboBox, QHeaderView, QTableView, QWidget
from shiboken6 import isValid

from natp_studio.domain.problems import Problem
from natp_studio.domain.reflections import Delivery
from natp_studio.domain.wording import count, listed
from natp_studio.services.reflecting import TablePreview, Which, export_table, preview_table
from natp_studio.ui.choosing import choose_place
from natp_studio.ui.desk import Desk
from natp_studio.ui.jobs import QUICK
from natp_studio.ui.look.measures import Room
from natp_studio.ui.news import News
from natp_studio.ui.opening import open_folder
from natp_studio.ui.pages.reflections.framing import telling, tick_box
from natp_studio.ui.pages.reflections.preview_model import PreviewModel
from natp_studio.ui.pages.reflections.saying import EVERYTHING, scopes
from natp_studio.ui.parts.boxes import card, note
from natp_studio.ui.parts.buttons import button
from natp_studio.ui.parts.fields import choice, choose, field
from natp_studio.ui.parts.layouts import column, holder, row, scrolled
from natp_studio.ui.parts.words import label

_NAME = "Reflections.csv"
_FIRST_ROWS = 5
_WIDEST = 260


class ExportView(QWidget):
    """What to export, what the file will show, and what was written."""

    def __init__(self, desk: Desk, room: Room) -> None:
        super().__init__()
        look = desk.look
        self._desk, self._shown = desk, desk.open_log.typed.shown
        self._request = 0
        self._path: Path | None = None
        self._filter: QComboBox = choice((("Every delivery", EVERYTHING),), name="Which deliveries")
        self._filter.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._filter.setMinimumContentsLength(20)
        self._quotable = tick_box("Only those that may be quoted")
        self._quotable.setChecked(self._shown.quotable)
        self._export = button(look, "Export as a table (.csv)", "upload", kind="main", act=self._choose)
        self._why = label("", "small")
        self._columns, self._many, self._left_out = label(""), label("", "strong"), label("")
        self._model = PreviewModel(self)
        self._table = self._made_table()
        self._table_words = label("The first rows, as they will stand in the file", "label")
        self._where = label("")
        self._report = telling(
            look, "done", "circle-check", "The file is written", self._where,
            button(look, "Open the folder", "folder-open", kind="small", act=self._open_folder),
        )  # fmt: skip
        self._report.hide()
        self._pointing_words = label("")
        self._pointing = telling(look, "warn", "user-round", "Could this tell who somebody is?", self._pointing_words)
        what = card(
            look,
            label("What to export", "h3"),
            field(look, "Which deliveries", self._filter),
            self._quotable,
            note(
                look, "info", "info", "",
                "The file is not encrypted. It is not anonymous: in a small group, people may know who wrote what.",
            ),
            row(look, self._export, None),
            self._why,
            gap="m",
            pad=20,
        )  # fmt: skip
        shows = card(
            look,
            label("What the file will show", "h3"),
            self._many,
            label("In these columns", "label"),
            self._columns,
            label("Not in the file", "label"),
            self._left_out,
            self._pointing,
            gap="s",
            pad=20,
        )
        self._halves: QBoxLayout = row(
            look,
            (holder(column(look, what, None)), 1),
            (holder(column(look, shows, None)), 1),
            gap="l",
        )
        self.setLayout(
            column(
                look,
                scrolled(
                    column(
                        look, self._report, self._halves, self._table_words, self._table, None,
                        gap="m", margins=(24, 8, 24, 20),
                    )
                ),
                gap="none",
            )
        )  # fmt: skip
        self._filter.activated.connect(lambda _: self._ask())
        self._quotable.toggled.connect(lambda _: self._ask())
        self._show(TablePreview((), (), 0, 0))
        self.set_room(room)

    def fill(self, held: Sequence[tuple[Delivery, int]]) -> None:
        """What can be exported."""
        self._filter.clear()
        for words, scope in scopes(held):
            self._filter.addItem(words, scope)
        choose(self._filter, self._shown.exported)
        self._ask()

    def set_room(self, room: Room) -> None:
        """Cards beside each other, or one below the other."""
        narrow = room is Room.NARROW
        self._halves.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)

    def start(self) -> None:
        """Put the keyboard into the first choice."""
        self._filter.setFocus()

    def export_to(self, path: Path) -> None:
        """Write what was shown to this file."""
        if not isValid(self):
            # The log was locked while the dialog stood open.
            self._desk.tell(News("The log was locked meanwhile. No file was written.", "info"))
            return
        desk, which = self._desk, self._which()
        if self._export.hasFocus():
            # What is switched off loses the keyboard to whatever stands next in the window.
            self._filter.setFocus()
        self._export.setEnabled(False)
        self._report.hide()

        def done(written: tuple[Path, int]) -> None:
            where, rows = written
            words = f"{where.name} holds {count(rows, 'reflection')}."
            desk.tell(News(words, "done", (("Open the folder", lambda: _shown_folder(desk, where)),)))
            if isValid(self):
                self._written(where, words)

        def failed(problem: Problem) -> None:
            if isValid(self):
                self._export.setEnabled(True)
            desk.problem(problem)

        def stopped() -> None:
            desk.tell(News("The export was stopped. No file was written.", "info"))
            if isValid(self):
                self._export.setEnabled(True)

        desk.jobs.run(
            "Exporting reflections",
            lambda progress: export_table(
                desk.studio, path, which.words, which.session_id,
                delivery_id=which.delivery_id, quotable=which.quotable, progress=progress,
            ),
            done,
            failed=failed,
            stopped=stopped,
        )  # fmt: skip

    def _which(self) -> Which:
        session, delivery = self._shown.exported
        return Which("", session, delivery, self._shown.quotable)

    def _ask(self) -> None:
        self._shown.exported = self._filter.currentData() or EVERYTHING
        self._shown.quotable = self._quotable.isChecked()
        self._request += 1
        request, which, desk = self._request, self._which(), self._desk

        def done(told: TablePreview) -> None:
            if isValid(self) and request == self._request:
                self._show(told)

        def failed(problem: Problem) -> None:
            if isValid(self) and desk.open_log.is_open:
                desk.problem(problem)

        desk.jobs.run("", lambda _: preview_table(desk.studio, which, _FIRST_ROWS), done, lane=QUICK, failed=failed)

    def _show(self, told: TablePreview) -> None:
        self._many.setText(f"{count(told.rows, 'reflection')}, each in one row" if told.rows else "No reflections")
        self._columns.setText(f"{listed(told.header)}.")
        left_out = ["The minute in which it was logged, and numbers of our own.", "Names: nobody is asked for one."]
        if self._shown.quotable:
            left_out.insert(0, f"{count(told.not_quotable, 'reflection')} that may not be quoted.")
        self._left_out.setText("\n".join(left_out))
        hold = "reflection holds" if told.pointing == 1 else "reflections hold"
        self._pointing_words.setText(
            f"{told.pointing:,} {hold} something like a name or a number. Read them under All first."
        )
        self._pointing.setVisible(told.pointing > 0)
        self._model.show_rows(told.header, told.first)
        self._export.setEnabled(told.rows > 0)
        self._why.setText("" if told.rows else "There is nothing to export with these choices.")
        self._why.setVisible(not told.rows)
        self._table_words.setVisible(told.rows > 0)
        self._table.setVisible(told.rows > 0)
        self._size_table()

    def _choose(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        choose_place(self, "Export reflections", Path(folder) / _NAME, "Table (*.csv)", self.export_to)

    def _written(self, path: Path, words: str) -> None:
        self._path = path
        self._where.setText(f"{words}\n{path.parent}")
        self._report.show()
        self._export.setEnabled(True)

    def _open_folder(self) -> None:
        if self._path is not None:
            _shown_folder(self._desk, self._path)

    def _made_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self._model)
        table.setAccessibleName("The first rows of the file")
        table.setTabKeyNavigation(False)
        table.setCornerButtonEnabled(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.verticalHeader().hide()
        table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setMaximumSectionSize(self._desk.look.px(_WIDEST))
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        return table

    def _size_table(self) -> None:
        """Columns as wide as their words, within bounds; as tall as the rows."""
        look, table = self._desk.look, self._table
        table.resizeColumnsToContents()
        tall = table.fontMetrics().height() * 2 + look.px(16)
        table.verticalHeader().setDefaultSectionSize(tall)
        bar = table.horizontalScrollBar().sizeHint().height()
        table.setFixedHeight(table.horizontalHeader().sizeHint().height() + tall * self._model.rowCount() + bar + 4)


def _shown_folder(desk: Desk, path: Path) -> None:
    try:
        open_folder(path)
    except Problem as problem:
        desk.problem(problem)
