from collections.abc import Iterator
from pathlib import Path

import pytest
from building import deck
from services import misbehaving as jobs

from natp_studio.decks.reading import read_deck
from natp_studio.domain.problems import Cancelled, Problem
from natp_studio.domain.progress import Progress
from natp_studio.media.kinds import kind_of
from natp_studio.services import worker_process
from natp_studio.services.worker import Worker, WorkerBug, working
from natp_studio.store.hashes import sha256_of


@pytest.fixture
def misbehaving(monkeypatch: pytest.MonkeyPatch) -> Iterator[Worker]:
    """A worker that takes the jobs of `misbehaving`: they hang, crash, fill the memory or lie."""
    monkeypatch.setenv("PYTHONPATH", str(Path(jobs.__file__).parents[1]))
    worker = Worker(silence=1.0, rooms=("services.misbehaving",))
    yield worker
    worker.close()


def test_a_job_gives_what_the_function_gives_and_the_process_is_kept(tmp_path: Path) -> None:
    path = deck(tmp_path / "a.pptx", ["One"])
    with working() as worker:
        assert worker.run(read_deck, path) == read_deck(path)
        process = worker._process
        assert worker.run(kind_of, path) == kind_of(path)
        assert worker._process is process


def test_a_problem_in_the_process_is_a_problem_here(tmp_path: Path) -> None:
    with working() as worker, pytest.raises(Problem, match="no such file"):
        worker.run(read_deck, tmp_path / "none.pptx")


def test_only_functions_of_rooms_are_jobs(tmp_path: Path) -> None:
    with working() as worker, pytest.raises(WorkerBug):
        worker.run(sha256_of, tmp_path)
    assert not any(room.startswith("natp_studio.store") for room in worker_process.ROOMS)


def test_a_job_that_hangs_is_ended_and_the_next_one_runs(misbehaving: Worker, tmp_path: Path) -> None:
    with pytest.raises(Problem, match="too long"):
        misbehaving.run(jobs.hang, tmp_path)
    assert misbehaving.run(jobs.answer, tmp_path) == 42


def test_a_job_that_brings_its_process_down_is_a_problem_about_its_file(misbehaving: Worker, tmp_path: Path) -> None:
    with pytest.raises(Problem, match="made the program that reads it stop") as caught:
        misbehaving.run(jobs.crash, tmp_path / "bad.pptx")
    assert caught.value.where == "bad.pptx"
    assert misbehaving.run(jobs.answer, tmp_path) == 42


def test_a_job_that_wants_too_much_memory_is_a_problem(misbehaving: Worker, tmp_path: Path) -> None:
    with pytest.raises(Problem, match="more memory"):
        misbehaving.run(jobs.fill, tmp_path)


def test_a_cancelled_job_ends_at_once(misbehaving: Worker, tmp_path: Path) -> None:
    said: list[int] = []
    progress = Progress(lambda done, _total, _what: (said.append(done), progress.cancel())[0])
    with pytest.raises(Cancelled):
        misbehaving.run(jobs.count, tmp_path, progress=progress)
    assert said == [0]


def test_a_stopped_job_leaves_no_temporary_files(misbehaving: Worker, tmp_path: Path) -> None:
    left: list[Path] = []

    def look(_done: int, _total: int, folder: str) -> None:
        left.append(Path(folder))
        assert (left[0] / "half a deck.pptx").exists()
        progress.cancel()

    progress = Progress(look)
    with pytest.raises(Cancelled):
        misbehaving.run(jobs.litter, tmp_path, progress=progress)
    assert not left[0].exists()
    assert not left[0].parent.exists(), "the process had a folder of its own"
    assert misbehaving.run(jobs.answer, tmp_path) == 42


def test_a_mistake_of_ours_is_told_without_the_words_of_the_file(misbehaving: Worker, tmp_path: Path) -> None:
    with pytest.raises(WorkerBug) as caught:
        misbehaving.run(jobs.blunder, Path("somebody's words"))
    assert "ValueError" in str(caught.value)
    assert "somebody's words" not in str(caught.value)


def test_what_a_library_prints_does_not_mix_with_the_answers(misbehaving: Worker, tmp_path: Path) -> None:
    assert misbehaving.run(jobs.chatter, tmp_path) == 7
