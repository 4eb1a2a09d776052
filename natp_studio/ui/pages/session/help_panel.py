"""What would help the session that is planned, and how long each of the two trainers speaks."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from shiboken6 import isValid

from natp_studio.domain.checks import Finding
from natp_studio.domain.sessions import Session
from natp_studio.domain.timing import speaking_minutes
from natp_studio.services import planning
from natp_studio.ui.announcing import announce
from natp_studio.ui.desk import Desk
from natp_studio.ui.findings import FindingList
from natp_studio.ui.jobs import QUICK
from natp_studio.ui.look.look import Look
from natp_studio.ui.pages.session.editing import Editing
from natp_studio.ui.parts.boxes import card
from natp_studio.ui.parts.layouts import column, row, scrolled
from natp_studio.ui.parts.painted import Painted
from natp_studio.ui.parts.painting import paint_box
from natp_studio.ui.parts.words import label

_TINTS = ("teach", "lived-experience")


class HelpPanel(QWidget):
    """Two cards: what would help, each with a button to mend it; and the speaking time of the two.

    `wanted(block id, item id)` asks to show a place, `details` the details of the session; `left(number)` tells how
    many things would help.
    """

    wanted = Signal(str, str)
    details = Signal()
    left = Signal(int)

    def __init__(self, desk: Desk, editing: Editing) -> None:
        super().__init__()
        self._desk, self._editing, look = desk, editing, desk.look
        self._asked = 0
        self._number = label("", "small", wrap=False)
        self._list = FindingList(desk)
        self._list.wanted.connect(self.wanted)
        self._list.details.connect(self.details)
        self._list.mend.connect(self._mend)
        self._list.hide()
        self._total = label("", "small", wrap=False)
        self._speaking = SpeakingTime(look)
        self._names = label("", "small")
        self.setLayout(
            column(
                look,
                scrolled(
                    column(
                        look,
                        card(look, row(look, (label("What would help", "h3"), 1), self._number), self._list, gap="m"),
                        card(
                            look,
                            row(look, (label("Planned speaking time", "h3"), 1), self._total),
                            self._speaking,
                            self._names,
                            gap="s",
                        ),
                        None,
                        gap="l",
                        margins=(0, 0, 6, 0),
                    )
                ),
                gap="none",
            )
        )
        desk.changes.library.connect(self.renew)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is shown."""
        return self._list.findings

    def renew(self) -> None:
        """Show the session as it is now."""
        if self._editing.opened is None:
            return
        session, studio = self._editing.session, self._desk.studio
        self._show_speaking(session)
        self._asked += 1
        asked = self._asked

        def answered(findings: tuple[Finding, ...]) -> None:
            # Only the last question counts, and only while the panel is there.
            if isValid(self) and asked == self._asked:
                self._show_findings(findings)

        self._desk.jobs.run("", lambda _: planning.what_would_help(studio, session), answered, lane=QUICK)

    def _show_findings(self, findings: Sequence[Finding]) -> None:
        self._list.show_findings(findings)
        self._list.show()
        self._number.setText(f"{len(findings):,} left" if findings else "")
        self.left.emit(len(findings))

    def _mend(self, finding: Finding) -> None:
        before = len(self.findings)
        if self._editing.do(lambda opened: planning.mend(self._desk.studio, opened, finding)):
            self.renew()
            announce(self, f"Done. Undo takes it back. {max(0, before - 1)} left.")

    def _show_speaking(self, session: Session) -> None:
        minutes = speaking_minutes(session)
        shares = tuple((trainer.shown, minutes[trainer.id]) for trainer in session.trainers)
        total = sum(each for _, each in shares)
        self._total.setText(f"{said_minutes(total)} min" if total else "")
        self._speaking.show_shares(shares)
        self._speaking.setVisible(total > 0)
        self._names.setText(
            "A block that both lead counts half for each. Breaks and quiet time are not counted."
            if total
            else "Nobody leads a block yet. Choose who leads in each block."
        )


class SpeakingTime(Painted):
    """Two lengths with minutes and names, in the order of the pair. No score and no right answer."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "Planned speaking time")
        self._shares: tuple[tuple[str, float], ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
        self._bold, self._small = QFontMetrics(look.font("small", 600)), QFontMetrics(look.font("small"))

    @property
    def shares(self) -> tuple[tuple[str, float], ...]:
        """Names and minutes."""
        return self._shares

    def show_shares(self, shares: tuple[tuple[str, float], ...]) -> None:
        """Show these names with their minutes."""
        self._shares = shares
        self.tell(". ".join(f"{name}: {said_minutes(each)} minutes" for name, each in shares) + ".")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Two rows, each a line of words above a bar."""
        return QSize(self.look.px(180), 2 * self._row + self.look.px(8))

    def minimumSizeHint(self) -> QSize:
        """As tall as it is; it may be narrower."""
        return QSize(self.look.px(120), self.sizeHint().height())

    @property
    def _row(self) -> int:
        return self._small.height() + self.look.px(4) + self.look.px(14)

    def paintEvent(self, event: QPaintEvent) -> None:
        """For each of the two: the name, the minutes, and a bar; the second is hatched, so that no colour is needed."""
        look, painter = self.look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        longest = max((each for _, each in self._shares), default=0)
        top = 0
        for place, ((name, minutes), tint) in enumerate(zip(self._shares, _TINTS, strict=True)):
            told = f"{said_minutes(minutes)} min"
            line = QRect(0, top, self.width(), self._small.height())
            painter.setPen(look.colour("text"))
            painter.setFont(look.font("small", 600))
            right = self._bold.horizontalAdvance(told)
            painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, told)
            painter.setFont(look.font("small"))
            shown = self._small.elidedText(name, Qt.TextElideMode.ElideRight, self.width() - right - look.px(10))
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, shown)
            bar = QRectF(0, line.bottom() + look.px(4), self.width(), look.px(14))
            paint_box(look, painter, bar, "sunken", "line", corner=4)
            if longest and minutes:
                self._draw_share(painter, bar, minutes / longest, tint, hatched=place == 1)
            top += self._row + look.px(8)

    def _draw_share(self, painter: QPainter, bar: QRectF, share: float, tint: str, *, hatched: bool) -> None:
        look = self.look
        part = QRectF(bar.left(), bar.top(), max(bar.width() * share, 8.0), bar.height())
        paint_box(look, painter, part, f"{tint}_tint", f"{tint}_edge", corner=4)
        if not hatched:
            return
        painter.save()
        painter.setClipRect(part.adjusted(1, 1, -1, -1))
        painter.setPen(QPen(look.colour(f"{tint}_edge"), 1))
        step, at = look.px(8), part.left() - part.height()
        while at < part.right():
            painter.drawLine(round(at), round(part.bottom()), round(at + part.height()), round(part.top()))
            at += step
        painter.restore()


def said_minutes(minutes: float) -> str:
    """Minutes without needless digits: "12", "12.5"."""
    return f"{minutes:,.1f}".removesuffix(".0")
