"""The two commands: `python3 dev.py run` and `python3 dev.py test [--full]`. Standard library only.

Both make `.venv` on their first run and install what `requirements.lock` (and for tests `requirements-test.lock`)
names, by hash. Nothing else on the computer is touched.
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import os
import re
import shutil
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
OLDEST = (3, 11)
# Debian's packages for libraries that Qt needs and a bare machine lacks.
LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libpulse.so.0": "libpulse0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}
# What is needed for a window besides; asked for only where there is a screen.
WINDOW_LIBRARIES = [name for name in LIBRARIES if "xcb" in name or "x11" in name]
SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def main() -> int:
    """Do what the command line asks for; the exit code."""
    parser = argparse.ArgumentParser(description="Set up and run, or set up and test, NATP Studio.")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("run", help="set up, and open the window")
    test = commands.add_parser("test", help="set up, and run the tests")
    test.add_argument("--full", action="store_true", help="also the long tests")
    test.add_argument("rest", nargs="*", help="handed to pytest")
    arguments = parser.parse_args()
    if sys.version_info < OLDEST:
        return _say(f"NATP Studio needs Python {OLDEST[0]}.{OLDEST[1]} or newer; this is {sys.version.split()[0]}.")
    if arguments.command == "run":
        return _set_up(["requirements.lock"]) or _run()
    return _set_up(["requirements.lock", "requirements-test.lock"]) or _test(arguments.full, arguments.rest)


def _run() -> int:
    """Open the window; where there is no screen, say so and do the main job into `out` instead."""
    if sys.platform.startswith("linux") and not any(os.environ.get(name) for name in SCREENS):
        print("There is no screen here. The main job is done with the example library instead, into the folder out.")
        return subprocess.run([_python(), "-m", "natp_studio", "demo", "--to", str(HERE / "out")], cwd=HERE).returncode
    return _check_window() or subprocess.run([_python(), "-m", "natp_studio"], cwd=HERE).returncode


def _check_window() -> int:
    """Name what a window needs of the system and is not there, with the line that installs it."""
    if not sys.platform.startswith("linux") or not os.environ.get("DISPLAY") or os.environ.get("QT_QPA_PLATFORM"):
        return 0
    missing = [name for name in WINDOW_LIBRARIES if not _loads(name)]
    if not missing:
        return 0
    packages = " ".join(sorted(LIBRARIES[name] for name in missing))
    return _say(
        f"A window needs {missing[0]}, which this system lacks.\nOn Debian and Ubuntu: sudo apt install {packages}"
    )


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _test(full: bool, rest: list[str]) -> int:
    marks = [] if full else ["-m", "not full"]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    # A process for each core, a whole file in each: what a file makes once is made once.
    share = [] if rest else ["-n", "auto", "--dist", "loadfile"]
    return subprocess.run([_python(), "-m", "pytest", *share, *marks, *rest], cwd=HERE, env=environment).returncode


def _set_up(locks: list[str]) -> int:
    """Make the environment and install what is missing; 0, or the exit code of what failed."""
    if not _python().exists() and (code := _make_environment()):
        return code
    for lock in locks:
        if code := _install_lock(HERE / lock):
            return code
    return _install_project() or _check_qt()


def _make_environment() -> int:
    print("Setting up: this takes a few minutes the first time.", flush=True)
    try:
        venv.create(VENV, with_pip=True, clear=True)
    except (subprocess.CalledProcessError, ModuleNotFoundError, OSError) as error:
        shutil.rmtree(VENV, ignore_errors=True)
        if isinstance(error, OSError):
            return _say(f"The folder .venv cannot be made here: {error}.")
        version = f"{sys.version_info[0]}.{sys.version_info[1]}"
        return _say(
            "This Python cannot make environments: its part “ensurepip” is missing.\n"
            f"On Debian and Ubuntu this installs it: sudo apt install python{version}-venv"
        )
    return 0


def _install_lock(lock: Path) -> int:
    wanted = hashlib.sha256(lock.read_bytes()).hexdigest()
    stamp = VENV / f"{lock.name}.installed"
    if stamp.exists() and stamp.read_text() == wanted:
        return 0
    print(f"Installing what {lock.name} names …", flush=True)
    done = _pip("install", "--require-hashes", "--only-binary", ":all:", "-r", str(lock))
    if done:
        return _say("Something could not be installed. Is there a connection to a package index?")
    stamp.write_text(wanted)
    return 0


def _install_project() -> int:
    """Install the project itself, editable: later changes need no second run of this."""
    wanted = hashlib.sha256((HERE / "pyproject.toml").read_bytes() + str(HERE).encode()).hexdigest()
    stamp = VENV / "project.installed"
    if stamp.exists() and stamp.read_text() == wanted:
        return 0
    if _pip("install", "--no-deps", "--no-build-isolation", "-e", str(HERE)):
        return _say("The project itself could not be installed.")
    stamp.write_text(wanted)
    return 0


def _check_qt() -> int:
    """Load Qt once, and name the system's parts that it misses with the line that installs them."""
    missing: list[str] = []
    while True:
        done = subprocess.run([_python(), "-c", "import PySide6.QtGui"], capture_output=True, text=True, env=os.environ)
        found = re.search(r"(lib\S+\.so[.\d]*): cannot open shared object file", done.stderr)
        if done.returncode == 0:
            return 0
        if not found:
            return _say(f"Qt cannot be loaded:\n{done.stderr.strip()}")
        missing.append(found[1])
        break
    packages = " ".join(sorted({LIBRARIES.get(name, name) for name in missing} | {"libegl1", "libgl1"}))
    return _say(f"Qt needs {missing[0]}, which this system lacks.\nOn Debian and Ubuntu: sudo apt install {packages}")


def _pip(*arguments: str) -> int:
    quiet = ["--quiet", "--disable-pip-version-check", "--no-input"]
    return subprocess.run([_python(), "-m", "pip", arguments[0], *quiet, *arguments[1:]], cwd=HERE).returncode


def _python() -> Path:
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _say(words: str) -> int:
    print(words, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
