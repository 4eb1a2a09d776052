"""Every page in every theme and size: names, keys, targets, contrast, nothing cut, nothing on top of another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import inspecting
import pytest
from driving import Driver
from PySide6.QtWidgets import QWidget

PAGES = ("start", "library", "session", "export", "reflections", "settings", "help")
LONG = "A very long title that somebody wrote because the matter is not a short one and nobody wanted to cut it " * 3
SIZES = {"usual": (1440, 900, 100), "small": (1280, 720, 100), "large text": (1280, 720, 200)}
CHECKS: tuple[Callable[[QWidget], list[str]], ...] = (
    inspecting.nameless,
    inspecting.small_targets,
    inspecting.same_mnemonics,
    inspecting.clipped,
    inspecting.overlapping,
    inspecting.reading_order,
    inspecting.beside_tab,
    inspecting.unseen,
)


@pytest.fixture
def full(driver: Driver) -> Driver:
    """The program with the examples in its library, and the example session open."""
    driver.with_examples()
    return driver


def _go(driver: Driver, page: str) -> None:
    if page in ("session", "export"):
        names = driver.desk.studio.sessions.names()
        driver.window.go(page, **({"session": names[0]} if names else {}))
    else:
        driver.window.go(page)
    driver.rest()


def _wrong(driver: Driver, checks: tuple[Callable[[QWidget], list[str]], ...]) -> str:
    """Everything that the checks find on the pages, a line each."""
    found = []
    for page in PAGES:
        _go(driver, page)
        for check in checks:
            found += [f"{page}, {check.__name__}: {words}" for words in check(driver.window)]
    return "\n".join(found)


def _dress(driver: Driver, theme: str, width: int, height: int, text_size: int) -> None:
    driver.window.resize(width, height)
    driver.running.prefer(replace(driver.running.preferences, theme=theme, text_size=text_size))
    driver.settle()


@pytest.mark.parametrize("size", SIZES)
def test_every_page_is_whole_named_and_reached_by_keys(full: Driver, size: str) -> None:
    _dress(full, "light", *SIZES[size])
    assert _wrong(full, CHECKS) == ""


@pytest.mark.parametrize("size", SIZES)
def test_every_page_is_whole_named_and_reached_by_keys_when_there_is_nothing_yet(driver: Driver, size: str) -> None:
    driver.window.only(None)
    _dress(driver, "light", *SIZES[size])
    assert _wrong(driver, CHECKS) == ""


@pytest.mark.parametrize("size", SIZES)
def test_long_titles_are_shown_without_breaking_a_page(full: Driver, size: str) -> None:
    opened = full.desk.sessions.open(full.desk.studio.sessions.names()[0])
    session = opened.session
    opened.edit(
        "Write",
        lambda _: replace(
            session, title=LONG[:200], blocks=tuple(replace(block, title=LONG[:200]) for block in session.blocks)
        ),
    )
    items = full.desk.studio.library.at(full.desk.catalogue.numbers())
    full.desk.catalogue.change("Write", items, lambda item: replace(item, title=LONG, contributor=LONG[:120]))
    full.desk.changes.library.emit()
    full.desk.changes.session.emit(opened.name)
    _dress(full, "light", *SIZES[size])
    assert _wrong(full, (inspecting.clipped, inspecting.overlapping)) == ""


@pytest.mark.parametrize("theme", ["light", "dark", "muted"])
def test_words_stand_out_on_every_page(full: Driver, theme: str) -> None:
    _dress(full, theme, *SIZES["usual"])
    assert _wrong(full, (inspecting.faint,)) == ""


def test_nothing_moves_on_a_page_that_nobody_touches(full: Driver) -> None:
    for page in PAGES:
        _go(full, page)
        assert not inspecting.moving(full.window), page
