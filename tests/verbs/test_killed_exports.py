"""Killing an export at any moment never leaves a broken file under the chosen name."""

import json
import os
import random
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from building import deck
from package_rules import broken_rules

MOMENTS = 50


@pytest.fixture
def picks(tmp_path: Path) -> Path:
    """Picks that take a while: slides, and a deck with 60 MB inside that are streamed."""
    source = deck(tmp_path / "a.pptx", [f"Slide {number}" for number in range(40)], notes="Notes")
    chance = random.Random(1)
    (tmp_path / "film.mp4").write_bytes(b"\x00\x00\x00\x18ftypmp42" + chance.randbytes(60_000_000))
    with zipfile.ZipFile(source, "a") as held:
        held.write(tmp_path / "film.mp4", "ppt/media/film.mp4")
        types = held.read("[Content_Types].xml")
        rels = held.read("ppt/slides/_rels/slide1.xml.rels")
    whole = tmp_path / "b.pptx"
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(whole, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "[Content_Types].xml":
                data = types.replace(b"</Types>", b'<Default Extension="mp4" ContentType="video/mp4"/></Types>')
            elif name == "ppt/slides/_rels/slide1.xml.rels":
                row = (
                    b'<Relationship Id="rIdF" Type="http://schemas.microsoft.com/office/2007/relationships/media"'
                    b' Target="../media/film.mp4"/></Relationships>'
                )
                data = rels.replace(b"</Relationships>", row)
            new.writestr(name, data)
    found = [{"deck": "b.pptx", "slide": 1 + number % 40} for number in range(120)]
    (tmp_path / "picks.json").write_text(json.dumps(found))
    return tmp_path / "picks.json"


def start(picks: Path, to: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "natp_studio", "deck", str(picks), "--to", str(to)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def kill(process: subprocess.Popen[bytes], *, alone: bool) -> None:
    """End it as a power cut would: the process alone, whose worker must end by itself, or both."""
    if process.poll() is None:
        if alone:
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def killed(picks: Path, folder: Path, moments: int) -> tuple[int, int]:
    """Kill exports at random moments; how many left the older file, and how many the new one."""
    to = folder / "out" / "deck.pptx"
    to.parent.mkdir()
    started = time.monotonic()
    assert start(picks, to).wait() == 0
    takes = time.monotonic() - started
    new = to.read_bytes()
    assert broken_rules(to) == []
    old = b"an older export of the same name"
    chance = random.Random(7)
    kept = replaced = 0
    for number in range(moments):
        to.write_bytes(old)
        process = start(picks, to)
        time.sleep(chance.uniform(0.3, 1.1) * takes)
        kill(process, alone=number % 2 == 0)
        found = to.read_bytes()
        assert found in (old, new), f"moment {number}: {len(found)} bytes"
        kept, replaced = kept + (found == old), replaced + (found == new)
    # A worker whose program was killed ends by itself, and writes nothing under the chosen name.
    time.sleep(1.0)
    assert to.read_bytes() in (old, new)
    return kept, replaced


def test_three_kills_leave_the_older_file_or_the_whole_new_one(picks: Path, tmp_path: Path) -> None:
    kept, replaced = killed(picks, tmp_path, 3)
    assert kept + replaced == 3


@pytest.mark.full
def test_fifty_kills_at_random_moments_never_leave_a_broken_file(picks: Path, tmp_path: Path) -> None:
    kept, replaced = killed(picks, tmp_path, MOMENTS)
    assert kept > 5
    assert replaced > 0
    # What killed exports left behind goes with the next export once it is old.
    parts = list((tmp_path / "out").glob(".*.part"))
    for part in parts:
        os.utime(part, (0, 0))
    assert start(picks, tmp_path / "out" / "deck.pptx").wait() == 0
    assert list((tmp_path / "out").glob(".*.part")) == []
