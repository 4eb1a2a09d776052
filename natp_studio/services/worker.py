"""Files from outside are parsed in a process of their own: it may use so much memory and time, and no more.

A crash or a hang in there is a Problem about one file, never the end of the program; and the window stays live,
because the work is in another process.
"""

from __future__ import annotations

import base64
import contextlib
import inspect
import json
import os
import pickle
import queue
import subprocess
import sys
import tempfile
import threading
import time
import typing
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import natp_studio
from natp_studio.domain.problems import Cancelled, Problem
from natp_studio.domain.progress import Progress
from natp_studio.services.worker_process import ROOMS, job_name
from natp_studio.store.files import problem_of

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")

# What systems call the place for temporary files; all of them lead the process to a folder of its own.
_TEMPORARY = ("TMPDIR", "TEMP", "TMP")
_LOOK_EVERY = 0.05
_LONGEST_SILENCE = 120.0


class WorkerBug(Exception):
    """A mistake of ours in the other process: where it happened, without any content."""


class Worker:
    """One worker process, started when the first job comes and kept for the next. One job at a time."""

    def __init__(self, silence: float = _LONGEST_SILENCE, rooms: Sequence[str] = ROOMS) -> None:
        self._silence = silence
        self._rooms = rooms
        self._process: subprocess.Popen[str] | None = None
        self._scratch: tempfile.TemporaryDirectory[str] | None = None
        self._answers: queue.Queue[str | None] = queue.Queue()
        self._busy = threading.Lock()

    def run(
        self,
        job: Callable[Arguments, Result],
        /,
        *args: Arguments.args,
        **kwargs: Arguments.kwargs,
    ) -> Result:
        """Run a room's function in the process. A `progress` among the arguments is served from here.

        Raises what the job raises: Problem, or Cancelled when the progress was cancelled. A job that says nothing for
        two minutes, or that brings its process down, is a Problem too.
        """
        bound = inspect.signature(job).bind(*args, **kwargs)
        progress = bound.arguments.pop("progress", None) or Progress()
        hints = typing.get_type_hints(job)
        request = {"job": job_name(job), "arguments": dict(bound.arguments)}
        where = next((value.name for value in bound.arguments.values() if isinstance(value, Path)), "")
        with self._busy:
            try:
                answer = self._ask(base64.b64encode(pickle.dumps(request)).decode() + "\n", progress, where)
            except BaseException:
                self._end()
                raise
        if "result" in answer:
            # Loaded with the first answer of a process that takes longer to start.
            from pydantic import TypeAdapter

            result: Result = TypeAdapter(hints["return"]).validate_python(answer["result"])
            return result
        if "problem" in answer:
            what, place, advice = answer["problem"]
            raise Problem(what, place or where, advice)
        if "system" in answer:
            number, name = answer["system"]
            raise problem_of(OSError(number, os.strerror(number or 0)), Path(name or where))
        raise WorkerBug(answer["bug"])

    def close(self) -> None:
        """End the process."""
        self._end()

    def _ask(self, request: str, progress: Progress, where: str) -> dict[str, Any]:
        process = self._running()
        assert process.stdin is not None, "started with a pipe"
        with contextlib.suppress(BrokenPipeError):
            process.stdin.write(request)
            process.stdin.flush()
        heard = time.monotonic()
        while True:
            if progress.cancelled:
                raise Cancelled
            if time.monotonic() - heard > self._silence:
                raise Problem(
                    "This file takes too long to read.", where, "Leave it out, or make it smaller in its own program."
                )
            try:
                line = self._answers.get(timeout=_LOOK_EVERY)
            except queue.Empty:
                continue
            heard = time.monotonic()
            if line is None:
                raise Problem(
                    "This file made the program that reads it stop.", where, "Leave it out, and tell us about it."
                )
            answer: dict[str, Any] = json.loads(line)
            if "progress" not in answer:
                return answer
            progress.report(*answer["progress"])

    def _running(self) -> subprocess.Popen[str]:
        if self._process is not None and self._process.poll() is None:
            return self._process
        package = Path(natp_studio.__file__).parent.parent
        paths = [str(package), *filter(None, [os.environ.get("PYTHONPATH")])]
        self._answers = queue.Queue()
        self._drop_scratch()
        # A process that is stopped in the middle of its work cannot clear up behind itself.
        self._scratch = tempfile.TemporaryDirectory(prefix="natp-", ignore_cleanup_errors=True)
        self._process = subprocess.Popen(  # noqa: S603  our own module, with names of our own
            # -P: a folder that happens to be the current one must not stand in for our own modules.
            [sys.executable, "-P", "-m", "natp_studio.services.worker_process", *self._rooms],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
            env={
                **os.environ,
                **dict.fromkeys(_TEMPORARY, self._scratch.name),
                "PYTHONPATH": os.pathsep.join(paths),
                "QT_QPA_PLATFORM": "offscreen",
            },
        )
        threading.Thread(target=_listen, args=(self._process, self._answers), daemon=True).start()
        return self._process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
        self._drop_scratch()

    def _drop_scratch(self) -> None:
        """Take away what the process left in its folder for temporary files."""
        if self._scratch is not None:
            self._scratch.cleanup()
            self._scratch = None


@contextlib.contextmanager
def working() -> Iterator[Worker]:
    """A worker for one task that needs no studio."""
    worker = Worker()
    try:
        yield worker
    finally:
        worker.close()


def _listen(process: subprocess.Popen[str], answers: queue.Queue[str | None]) -> None:
    assert process.stdout is not None, "started with a pipe"
    with contextlib.suppress(ValueError, OSError):
        for line in process.stdout:
            answers.put(line)
    answers.put(None)
