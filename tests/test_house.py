"""The keepers of the house: floors, style, types, and what may never stand in a file of the project."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LONGEST = 400


def files() -> list[Path]:
    """Every file that belongs to the project."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    if listed.returncode:
        pytest.skip("this is no git checkout")
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def run(*command: str) -> None:
    done = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_room_imports_only_from_floors_below_its_own() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
        cwd=ROOT, capture_output=True, text=True,
    )  # fmt: skip
    assert "0 broken" in done.stdout, done.stdout


def test_style_and_form_are_those_of_ruff() -> None:
    run("ruff", "check", "--quiet", ".")
    run("ruff", "format", "--check", "--quiet", ".")


def test_types_hold() -> None:
    run("mypy", "--no-error-summary")


def test_files_are_small_enough_to_read_at_a_sitting() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for path in files()
        if path.suffix == ".py" and (lines := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST
    }
    assert long == {}


def test_no_file_names_a_machine_or_a_package_registry() -> None:
    forbidden = re.compile(r"(?<![\w.])/(?:work|root|farm)/[a-z.]|pypi\.|registry\.npm|--index-url|files\.pythonhosted")
    found = {}
    for path in files():
        if path.suffix in (".py", ".md", ".toml", ".json", ".lock", ".txt", ".yml", ".csv", "") and path != Path(
            __file__
        ):
            lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
            found.update(
                {f"{path.relative_to(ROOT)}:{n}": line for n, line in enumerate(lines, 1) if forbidden.search(line)}
            )
    assert found == {}


def test_qt_stays_below_the_version_that_aborts_on_python_3_11() -> None:
    text = (ROOT / "pyproject.toml").read_text()
    assert re.search(r'"pyside6-essentials>=6\.11\.3,<6\.12"', text)
