"""What would help, shown and mended from the panel; and the speaking time of the two in words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from driving import Driver
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea

from natp_studio.domain.checks import Finding
from natp_studio.domain.items import ItemKind
from natp_studio.domain.sessions import BlockKind, ItemRef, new_block, new_session
from natp_studio.services import planning
from natp_studio.ui.findings import NOTHING, FindingList
from natp_studio.ui.pages.session.help_panel import SpeakingTime, said_minutes

# What a plan that is only begun is told besides: no button mends it.
BEGUN = ("unnamed", "nothing-to-show", "lived-experience-open")


class Helped:
    """The session page with a session that some things would help."""

    def __init__(self, driver: Driver) -> None:
        self.driver = driver
        blocks = (
            new_block(BlockKind.TEACH, "Senses", 15, leads=("a",), items=(ItemRef("gone", "A film", ItemKind.VIDEO),)),
            new_block(BlockKind.LIVED, "Waiting", 12, leads=("a", "b")),
            new_block(BlockKind.DISCUSSION, "Talk", 5),
        )
        self.name = planning.adopt(driver.desk.studio, new_session("A calmer ward", blocks))
        driver.window.only(None)
        driver.window.go("session", session=self.name)
        self.settle()

    def settle(self) -> None:
        self.driver.until(lambda: not self.driver.desk.jobs._running, "the checks")
        self.driver.settle()

    @property
    def panel(self) -> Any:
        return self.driver.page._help

    @property
    def rules(self) -> list[str]:
        return [finding.rule for finding in self.panel.findings if finding.rule not in BEGUN]

    def press(self, start: str) -> None:
        found = [one for one in self.panel.findChildren(QPushButton) if one.accessibleName().startswith(start)]
        assert len(found) == 1, [one.accessibleName() for one in self.panel.findChildren(QPushButton)]
        found[0].setFocus()
        found[0].click()
        self.settle()


@pytest.fixture
def helped(driver: Driver) -> Helped:
    return Helped(driver)


def test_each_thing_is_mended_with_one_button_and_undo_takes_it_back(helped: Helped) -> None:
    disk = helped.driver.desk.studio.sessions.read
    assert helped.rules == ["reflect", "equal-partners", "item-missing", "no-lead"]
    helped.press("Both lead it")
    assert disk(helped.name).blocks[2].leads == ("a", "b")
    helped.press("Take it out")
    assert disk(helped.name).item_ids() == ()
    helped.press("Add this block")
    assert [block.kind for block in disk(helped.name).blocks][-1] is BlockKind.REFLECT
    assert helped.panel.isAncestorOf(helped.driver.app.focusWidget()) or helped.rules == []
    for _ in range(3):
        helped.driver.window.undo()
    helped.settle()
    assert helped.rules == ["reflect", "equal-partners", "item-missing", "no-lead"]


def test_show_says_which_block_and_item_are_meant(helped: Helped) -> None:
    wanted = []
    helped.panel.wanted.connect(lambda block, item: wanted.append((block, item)))
    helped.press("Show: Senses")
    session = helped.driver.desk.studio.sessions.read(helped.name)
    assert wanted == [(session.blocks[0].id, "gone")]


def test_speaking_time_is_told_in_words_for_both(helped: Helped) -> None:
    bar = helped.driver.named(SpeakingTime, "Planned speaking time", helped.panel)
    assert bar.accessibleDescription() == "Practitioner: 21 minutes. Expert by experience: 6 minutes."
    assert bar.shares == (("Practitioner", 21.0), ("Expert by experience", 6.0))


def test_half_minutes_are_said_only_where_there_are_some() -> None:
    assert [said_minutes(each) for each in (0, 4.5, 12.0)] == ["0", "4.5", "12"]


@pytest.mark.parametrize(("size", "text"), [((1440, 900), 100), ((1280, 720), 200), ((1280, 720), 130)])
def test_no_button_of_the_panel_is_cut(helped: Helped, size: tuple[int, int], text: int) -> None:
    driver = helped.driver
    driver.window.resize(*size)
    driver.running.prefer(replace(driver.desk.preferences, text_size=text))
    helped.settle()
    driver.page._panels.show_panel("help")
    helped.settle()
    area = helped.panel.findChild(QScrollArea)
    assert area.widget().width() <= area.viewport().width()
    for made in helped.panel.findChildren(QPushButton):
        if made.isVisible():
            assert made.width() >= made.sizeHint().width(), made.text()
            assert made.height() >= 24
            assert made.mapTo(area.widget(), QPoint(made.width(), 0)).x() <= area.viewport().width()


def _findings(*rules: str) -> tuple[Finding, ...]:
    return tuple(Finding(rule, f"Block {n}", "Why it helps.", "What to do.", f"b{n}") for n, rule in enumerate(rules))


@pytest.fixture
def findings(driver: Driver) -> Any:
    made = FindingList(driver.desk)
    made.resize(400, 600)
    made.show()
    made.activateWindow()
    yield made
    made.close()
    made.deleteLater()


def test_the_focus_stays_at_its_place_when_a_finding_above_it_is_gone(findings: FindingList) -> None:
    shown = _findings("no-lead", "no-lead", "pause")
    findings.show_findings(shown)
    buttons = [one for one in findings.findChildren(QPushButton) if one.accessibleName().startswith("Both lead it")]
    buttons[1].setFocus()
    findings.show_findings((shown[0], shown[2]))
    focus = QApplication.focusWidget()
    assert focus.accessibleName() == "Show: Block 2. Why it helps." or focus.text() == "Put a break in"
    findings.show_findings(())
    assert findings.isAncestorOf(QApplication.focusWidget())
    assert QApplication.focusWidget().accessibleName() == NOTHING


def test_rows_that_stay_are_the_same_widgets_and_buttons_say_what_they_mean(
    findings: FindingList, driver: Driver
) -> None:
    shown = _findings("no-lead", "no-captions", "pause")
    mended: list[Finding] = []
    findings.mend.connect(mended.append)
    findings.show_findings(shown)
    driver.settle()
    before = findings.findChildren(QPushButton)
    assert [one.accessibleName() for one in before if one.isVisible()] == [
        "Show: Block 0. Why it helps.", "Both lead it: Block 0. Why it helps.", "Show: Block 1. Why it helps.",
        "Show: Block 2. Why it helps.", "Put a break in: Block 2. Why it helps.",
    ]  # fmt: skip
    findings.show_findings(shown[1:])
    assert all(one in before for one in findings.findChildren(QPushButton))
    next(one for one in findings.findChildren(QPushButton) if one.text() == "Put a break in").click()
    assert mended == [shown[2]]


def test_a_hundred_findings_come_twenty_at_a_time(findings: FindingList, driver: Driver) -> None:
    findings.show_findings(_findings(*["no-lead"] * 100))
    shows = [one for one in findings.findChildren(QPushButton) if one.text() == "Show"]
    assert len(shows) == 20
    more = next(one for one in findings.findChildren(QPushButton) if one.text() == "Show 20 more")
    assert "80 are not shown" in more.accessibleName()
    more.setFocus()
    more.click()
    driver.settle()
    assert len([one for one in findings.findChildren(QPushButton) if one.text() == "Show"]) == 40
    assert QApplication.focusWidget().accessibleName() == "Show: Block 20. Why it helps."
