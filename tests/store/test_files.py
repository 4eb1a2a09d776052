import errno
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from natp_studio.domain.problems import Problem
from natp_studio.store.files import check_writable, problem_of, whole_file, write_whole
from natp_studio.store.hashes import sha256_of


def test_a_file_appears_whole_or_the_old_one_stays(tmp_path: Path) -> None:
    target = tmp_path / "deck.pptx"
    target.write_text("old")
    with pytest.raises(RuntimeError), whole_file(target) as part:
        part.write_text("half of the n")
        raise RuntimeError
    assert target.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["deck.pptx"]
    write_whole(target, b"new")
    assert target.read_text() == "new"


def test_a_file_is_made_with_the_rights_that_the_user_gives_to_new_files(tmp_path: Path) -> None:
    (tmp_path / "plain").write_text("x")
    write_whole(tmp_path / "ours", b"x")
    assert (tmp_path / "ours").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_a_missing_folder_and_a_folder_as_target_are_problems(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="no such folder"):
        write_whole(tmp_path / "none" / "x", b"")
    with pytest.raises(Problem, match="is a folder"):
        write_whole(tmp_path, b"")


def test_a_write_protected_file_is_not_replaced(tmp_path: Path) -> None:
    kept = tmp_path / "kept.pptx"
    kept.write_text("kept")
    kept.chmod(0o444)
    with pytest.raises(Problem, match="This file is write-protected"):
        write_whole(kept, b"new")
    assert (kept.read_text(), kept.stat().st_mode & 0o777) == ("kept", 0o444)
    assert [path.name for path in tmp_path.iterdir()] == ["kept.pptx"]


def test_who_may_read_the_older_file_may_read_the_new_one_and_nobody_else(tmp_path: Path) -> None:
    private = tmp_path / "private.csv"
    private.write_text("old")
    private.chmod(0o600)
    write_whole(private, b"new")
    assert (private.read_text(), private.stat().st_mode & 0o777) == ("new", 0o600)


@pytest.mark.skipif(sys.platform == "win32", reason="no such files there")
def test_what_is_no_ordinary_file_is_not_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(Problem, match="no file"):
        write_whole(tmp_path / "pipe", b"")


def test_a_name_that_is_too_long_for_the_disk_is_a_problem(tmp_path: Path) -> None:
    for target in (tmp_path / ("a" * 300 + ".csv"), tmp_path / ("a" * 300) / "x.csv"):
        with pytest.raises(Problem, match="name is too long"):
            check_writable(target)
        with pytest.raises(Problem, match="name is too long"):
            write_whole(target, b"")
    assert list(tmp_path.iterdir()) == []


def test_a_problem_while_writing_names_the_file_that_the_person_chose(tmp_path: Path) -> None:
    target = tmp_path / "Our deck.pptx"
    with pytest.raises(Problem) as caught, whole_file(target) as part:
        raise Problem("There is no room left on this disk.", part.name, "The deck needs 4 MB.")
    assert caught.value == Problem("There is no room left on this disk.", str(target), "The deck needs 4 MB.")


def test_a_file_that_may_not_be_read_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "x").write_text("")
    monkeypatch.setattr("os.access", lambda *_: False)
    assert "not let you read" in problem_of(PermissionError(errno.EACCES, ""), tmp_path / "x").what


@pytest.fixture
def hidden(tmp_path: Path) -> Iterator[Path]:
    """A folder that nobody may look into, as the person at this laptop sees it: an administrator is one no longer."""
    folder = tmp_path / "hidden"
    folder.mkdir()
    (folder / "x.csv").write_text("")
    folder.chmod(0)
    user = os.geteuid()
    os.seteuid(user or 65_534)
    yield folder
    os.seteuid(user)
    folder.chmod(0o700)


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
def test_a_folder_that_may_not_be_looked_into_is_a_problem(hidden: Path) -> None:
    for use in (check_writable, lambda to: write_whole(to, b""), sha256_of):
        with pytest.raises(Problem, match="does not let you"):
            use(hidden / "x.csv")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_rights_is_a_problem(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(Problem, match="does not let you write"):
            write_whole(tmp_path / "x", b"")
    finally:
        tmp_path.chmod(0o700)


def test_what_a_killed_export_left_is_swept_and_a_running_one_is_not(tmp_path: Path) -> None:
    old, young = tmp_path / ".x.csv.0000.part", tmp_path / ".x.csv.1111.part"
    old.write_text("")
    young.write_text("")
    os.utime(old, (time.time() - 7200, time.time() - 7200))
    write_whole(tmp_path / "x.csv", b"")
    assert sorted(path.name for path in tmp_path.iterdir()) == [".x.csv.1111.part", "x.csv"]


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "no room"),
        (errno.EFBIG, "no room"),
        (errno.EACCES, "not let you write"),
        (errno.ENOENT, "no such"),
        (errno.EIO, "could not"),
    ],
)
def test_what_the_system_refuses_is_said_in_words(number: int, words: str) -> None:
    assert words in problem_of(OSError(number, ""), Path("x")).what


def test_a_file_that_another_program_holds_open_says_so() -> None:
    error = OSError(errno.EACCES, "")
    error.winerror = 32  # type: ignore[attr-defined]
    assert "Another program has this file open" in problem_of(error, Path("x.pptx")).what


def test_an_older_file_that_may_not_be_replaced_on_windows_is_open_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        error = PermissionError(errno.EACCES, "")
        error.winerror = 5  # type: ignore[attr-defined]
        raise error

    monkeypatch.setattr("os.replace", refuse)
    older = tmp_path / "x.pptx"
    older.write_text("older")
    with pytest.raises(Problem, match="Another program has this file open"):
        write_whole(older, b"newer")
    with pytest.raises(Problem, match="not let you write"):
        write_whole(tmp_path / "y.pptx", b"newer")
    assert [path.name for path in tmp_path.iterdir()] == ["x.pptx"]


FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from natp_studio.domain.problems import Problem
from natp_studio.store.files import whole_file
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
try:
    with whole_file(Path(sys.argv[1])) as part:
        with part.open("wb") as file:
            for _ in range(40):
                file.write(bytes(10_000))
except Problem as problem:
    print(problem.what)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on file sizes there")
def test_a_full_disk_is_a_problem_and_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "out.pptx"
    target.write_text("old")
    done = subprocess.run([sys.executable, "-c", FULL_DISK, str(target)], capture_output=True, text=True, check=True)
    assert done.stdout == "There is no room left on this disk.\n"
    assert target.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["out.pptx"]
