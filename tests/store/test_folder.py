import subprocess
import sys
from pathlib import Path

import pytest

from natp_studio.domain.problems import Problem
from natp_studio.store import places
from natp_studio.store.folder import StudioFolder
from natp_studio.store.places import check_place, default_folder

HOLD = """
import sys
from pathlib import Path
from natp_studio.store.folder import StudioFolder
folder = StudioFolder(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.read()
"""


def test_a_second_process_is_kept_out_until_the_first_one_ends(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        with pytest.raises(Problem, match="open already"):
            StudioFolder(tmp_path)
        other.kill()
    StudioFolder(tmp_path).close()


def test_a_studio_in_a_synchronised_folder_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    folder = tmp_path / "OneDrive - Trust" / "studio"
    with pytest.raises(Problem, match="synchronised"):
        StudioFolder(folder)
    assert not folder.exists()


@pytest.mark.skipif(not Path("/proc/mounts").exists(), reason="mounts are read from /proc on Linux only")
def test_a_studio_on_a_network_drive_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # The folder's own file system stands in for a network one: what is tested is that its type is found and asked.
    types = {line.split()[2] for line in Path("/proc/mounts").read_text().splitlines()}
    check_place(tmp_path)
    monkeypatch.setattr(places, "_NETWORK_TYPES", types)
    with pytest.raises(Problem, match="network"):
        check_place(tmp_path)


def test_the_studio_is_where_the_variable_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("NATP_STUDIO", str(tmp_path / "mine"))
    assert default_folder() == tmp_path / "mine"
    monkeypatch.delenv("NATP_STUDIO")
    assert default_folder().name == "NATP Studio"


def test_a_file_where_the_studio_should_be_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "studio").write_text("")
    with pytest.raises(Problem):
        StudioFolder(tmp_path / "studio")


@pytest.mark.parametrize("file", ["studio", "studio/media"])
def test_a_file_where_a_folder_is_needed_is_a_problem_and_stays(tmp_path: Path, file: str) -> None:
    (tmp_path / file).parent.mkdir(exist_ok=True)
    (tmp_path / file).write_text("mine")
    with pytest.raises(Problem, match="A file stands where a folder is needed"):
        StudioFolder(tmp_path / "studio")
    assert (tmp_path / file).read_text() == "mine"
