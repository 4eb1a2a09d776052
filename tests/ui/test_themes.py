"""Every pair of colours that the window puts on each other stands out enough, in each theme that promises it."""

from __future__ import annotations

import pytest
from inspecting import LEAST_CONTROL_CONTRAST, LEAST_TEXT_CONTRAST, contrast
from PySide6.QtWidgets import QApplication

from natp_studio.domain.sessions import BlockKind
from natp_studio.ui.look.look import Look

PAPERS = ("canvas", "surface", "sunken", "hover")
STATES = ("info", "warn", "error", "done", *(kind.value for kind in BlockKind))


def _faint(look: Look, pairs: list[tuple[str, str]], least: float) -> list[str]:
    return [
        f"{ink} on {paper}: {ratio:.2f}"
        for ink, paper in pairs
        if (ratio := contrast(look.colour(ink), look.colour(paper))) < least
    ]


@pytest.mark.parametrize("theme", ["light", "dark", "muted"])
def test_words_stand_out_from_every_paper_they_are_painted_on(qapp: QApplication, theme: str) -> None:
    look = Look(theme)
    pairs = [(ink, paper) for ink in ("text", "text_2") for paper in PAPERS]
    pairs += [("on_accent", "accent"), ("on_accent", "accent_hover"), ("accent_ink", "accent_tint")]
    pairs += [("text", "accent_tint"), ("text_2", "accent_tint")]
    pairs += [(f"{state}_ink", f"{state}_tint") for state in STATES]
    assert _faint(look, pairs, LEAST_TEXT_CONTRAST) == []


@pytest.mark.parametrize("theme", ["light", "dark", "muted"])
def test_lines_of_controls_icons_and_the_focus_ring_stand_out(qapp: QApplication, theme: str) -> None:
    look = Look(theme)
    pairs = [(line, paper) for line in ("control_line", "focus", "accent") for paper in PAPERS]
    pairs += [(f"{state}_edge", f"{state}_tint") for state in STATES]
    assert _faint(look, pairs, LEAST_CONTROL_CONTRAST) == []


def test_the_low_contrast_theme_is_only_there_when_it_is_chosen(qapp: QApplication) -> None:
    assert Look("system").theme in ("light", "dark")
    assert contrast(Look("low").colour("text"), Look("low").colour("canvas")) < contrast(
        Look("light").colour("text"), Look("light").colour("canvas")
    )
