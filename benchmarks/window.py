"""The library page with 100,000 items: how soon it shows, scrolls and finds, and how much memory that takes.

Everything is measured in the real window, offscreen, in a process of its own; memory against the same with no items.
"""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from measuring import tell
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from natp_studio.domain.items import Item, ItemKind
from natp_studio.services.importing import import_files
from natp_studio.services.preferences import Preferences, save_preferences
from natp_studio.services.shipped import shipped
from natp_studio.services.studio import Studio
from natp_studio.ui.app import Program
from natp_studio.ui.items.view import ItemView

ITEMS, AT_ONCE = 100_000, 5_000
SHOWS, SCROLLS, TYPED = 7, 200, ("sensory quiet", "light ward", "wait", "nurse 4711", "predictable change", "a talk")
SHOWN_MS, SCROLL_MS, KEY_MS, MEMORY_MB = 200, 12, 60, 60
WORDS = (
    "sensory", "light", "sound", "ward", "waiting", "quiet", "talk", "nurse", "written", "choice", "predictable",
    "change", "time", "door", "visit", "routine", "pain", "plan", "support", "listen",
)  # fmt: skip


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["NATP_SETTINGS"] = str(folder / "settings.json")
        save_preferences(Preferences(theme="light"))
        with Studio(folder / "empty"):
            pass
        with Studio(folder / "full") as studio:
            fill(studio)
        empty, full = (measured(folder / which) for which in ("empty", "full"))
    tell(
        {
            "items": ITEMS,
            "scroll_step_p95_ms": full["scroll_p95_ms"],
            "key_median_ms": full["key_median_ms"],
            "empty_mb": empty["mb"],
            "full_mb": full["mb"],
        },
        {
            "library_shows_ms": (full["shows_ms"], SHOWN_MS),
            "scroll_step_ms": (full["scroll_median_ms"], SCROLL_MS),
            "key_to_results_p95_ms": (full["key_p95_ms"], KEY_MS),
            "memory_above_empty_mb": (full["mb"] - empty["mb"], MEMORY_MB),
        },
    )


def fill(studio: Studio) -> None:
    """Real slides of the example decks first, then ideas and more slides of the same decks, with words that repeat."""
    decks = sorted(shipped("assets/library").rglob("*.pptx"))
    slides = import_files(studio, decks).items
    made: list[Item] = []
    for number in range(len(slides), ITEMS):
        said = [WORDS[number * step % len(WORDS)] for step in (1, 3, 7, 11)]
        title = f"{said[0].capitalize()} and {said[1]} {number}"
        tags, settings = (said[2],), (("Inpatient mental health",) if number % 3 else ())
        text = f"{' '.join(said)}. What helps with {said[3]}, said in plain words for item {number}. " * 3
        if number % 2:
            like = slides[number % len(slides)]
            kind, media, slide, source = ItemKind.SLIDE, like.media, like.slide, like.source
        else:
            kind, media, slide, source = ItemKind.IDEA, "", None, ""
        made.append(
            Item(
                f"item-{number}", kind, title, text, media=media, slide=slide, source=source, tags=tags,
                settings=settings, contributor=f"Contributor {number % 50}",
            )
        )  # fmt: skip
        if len(made) == AT_ONCE or number == ITEMS - 1:
            studio.library.add(made)
            made = []


def measured(studio: Path) -> dict[str, float]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, __file__, "--measure", str(studio)],
        env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise SystemExit(done.stderr)
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


class Painted(QObject):
    """Notes when a list has been painted once something is `true`."""

    def __init__(self, view: ItemView, true: Callable[[], object]) -> None:
        super().__init__()
        self.at = 0.0
        self._true = true
        self._viewport = view.viewport()
        self._viewport.installEventFilter(self)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:  # noqa: N802  as Qt calls it
        """What is queued while it is about to be painted comes after it."""
        if event.type() == QEvent.Type.Paint and not self.at and self._true():
            QTimer.singleShot(0, self._note)
        return False

    def _note(self) -> None:
        self.at = self.at or time.perf_counter()
        self._viewport.removeEventFilter(self)


def measure(studio: Path) -> None:
    """In this process: start the program, use the library, and print what it took."""
    app = QApplication(["benchmark"])
    program = Program(app, studio)
    program.start()
    wait(app, lambda: program.desk is not None and program.window.page is not None)
    program.window.only(None)
    figures: dict[str, float] = {}
    if studio.name == "full":
        figures["shows_ms"] = statistics.median(shows(app, program) for _ in range(SHOWS))
        view = view_of(program)
        settle(app, 1.0)
        steps = scrolls(app, view)
        figures |= {"scroll_median_ms": statistics.median(steps), "scroll_p95_ms": p95(steps)}
        keys = keystrokes(app, program, view)
        figures |= {"key_median_ms": statistics.median(keys), "key_p95_ms": p95(keys)}
    else:
        program.window.go("library")
    settle(app, 2.0)
    figures["mb"] = resident()
    program.close()
    print(json.dumps(figures))


def shows(app: QApplication, program: Program) -> float:
    """Milliseconds from asking for a page that does not exist yet until its first items are painted."""
    program.window.use_pages(program._page)  # noqa: SLF001
    settle(app, 0.2)
    begun = time.perf_counter()
    program.window.go("library")
    view = view_of(program)
    painted = Painted(view, view.model().rowCount)
    wait(app, lambda: painted.at)
    return (painted.at - begun) * 1000


def scrolls(app: QApplication, view: ItemView) -> list[float]:
    """Milliseconds of each step of a wheel, until it is painted."""
    bar, took = view.verticalScrollBar(), []
    for step in range(SCROLLS):
        if step % 50 == 0:
            bar.setValue(bar.maximum() * step // SCROLLS)
            settle(app, 0.3)
        begun = time.perf_counter()
        bar.setValue(bar.value() + 3 * bar.singleStep())
        app.processEvents()
        took.append((time.perf_counter() - begun) * 1000)
        settle(app, 0.02)
    return took


def keystrokes(app: QApplication, program: Program, view: ItemView) -> list[float]:
    """Milliseconds from each key in the search until what it found is painted."""
    search = next(
        each for each in program.window.page.findChildren(QLineEdit) if each.accessibleName().startswith("Search")
    )
    search.setFocus()
    took = []
    for words in TYPED:
        for letter in words:
            took.append(keystroke(app, program, view, search, letter))
            settle(app, 0.08)
        search.clear()
        settle(app, 0.6)
    return took


def keystroke(app: QApplication, program: Program, view: ItemView, search: QLineEdit, letter: str) -> float:
    finding, came = program.window.page._finding, []  # type: ignore[union-attr]  # noqa: SLF001
    note = finding.shown.connect(lambda: came.append(True))
    painted = Painted(view, lambda: came)
    begun = time.perf_counter()
    QTest.keyClicks(search, letter)
    wait(app, lambda: came)
    # The same items again are not painted again by themselves.
    view.viewport().update()
    # With nothing found there is no list, but words about it, painted with what is waiting now.
    wait(app, lambda: painted.at or not view.model().rowCount())
    finding.shown.disconnect(note)
    return ((painted.at or time.perf_counter()) - begun) * 1000


def view_of(program: Program) -> ItemView:
    view = program.window.page.findChild(ItemView)  # type: ignore[union-attr]
    assert isinstance(view, ItemView), "the library has its list"
    return view


def wait(app: QApplication, true: Callable[[], object]) -> None:
    end = time.monotonic() + 20
    while not true():
        if time.monotonic() > end:
            raise RuntimeError("waited in vain")
        app.processEvents()
        time.sleep(0.0005)


def settle(app: QApplication, seconds: float) -> None:
    end = time.monotonic() + seconds
    # Else pages that are gone would stay: only the program's own loop lets them go.
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    while time.monotonic() < end:
        app.processEvents()
        time.sleep(0.002)


def p95(values: list[float]) -> float:
    return statistics.quantiles(values, n=20)[-1]


def resident() -> float:
    """Memory of this process that is in use, in MB."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 * 1024)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        measure(Path(sys.argv[2]))
    else:
        main()
