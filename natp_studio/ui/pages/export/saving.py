"""Saving the report of an export as a text file, where a person says."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from natp_studio.domain.problems import Problem
from natp_studio.services.exporting_several import ExportReport, report_name, save_report
from natp_studio.ui.choosing import choose_place
from natp_studio.ui.desk import Desk
from natp_studio.ui.jobs import QUICK
from natp_studio.ui.news import News
from natp_studio.ui.opening import open_file


def ask_where_to_save(desk: Desk, page: QWidget, report: ExportReport | None) -> None:
    """Ask for a place for this report, write it there, and tell of it; nothing where there is no report."""

    def opened(path: Path) -> None:
        try:
            open_file(path)
        except Problem as problem:
            desk.problem(problem)

    def saved(path: Path) -> None:
        desk.tell(News(f"The report is saved as “{path.name}”.", "done", (("Open", lambda: opened(path)),)))

    def write(to: Path) -> None:
        assert report is not None, "asked only where there is a report"
        desk.jobs.run("", lambda _: save_report(report, to), saved, lane=QUICK)

    if report is not None:
        choose_place(page, "Save the report", report.folder / report_name(report), "Text (*.txt)", write)
