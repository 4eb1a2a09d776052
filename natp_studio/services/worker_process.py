"""The other side of `worker`: a process that runs one job after another with little memory, and can be ended.

Requests come on standard input, a line each: a pickle, for they come from our own program and hold values of any kind.
Answers go back as JSON on what was standard output, and are checked there against the job's annotations: whatever
takes this process over cannot use them to get out. A job is a public function of one of these modules.
"""

from __future__ import annotations

import base64
import importlib
import inspect
import json
import os
import pickle
import sys
import threading
import traceback
import typing
from collections.abc import Callable
from typing import Any, TextIO

from natp_studio.domain.problems import Problem
from natp_studio.domain.progress import Progress

ROOMS = ("natp_studio.decks.", "natp_studio.media.", "natp_studio.services.painting")
_MEMORY = 3 << 30


def job_name(job: Callable[..., Any]) -> str:
    """How a job is called between the two processes: `natp_studio.decks.reading:read_deck`."""
    return f"{job.__module__}:{job.__qualname__}"


def main() -> None:
    """Run jobs of the rooms named as arguments until the program that started this process ends or closes the pipe."""
    rooms = tuple(sys.argv[1:])
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    # Whatever a library prints must not mix with the answers.
    os.dup2(2, 1)
    _limit_memory()
    requests: list[str] = []
    ready = threading.Condition()

    def listen() -> None:
        for line in sys.stdin:
            with ready:
                requests.append(line)
                ready.notify()
        # Whoever asked is gone, so nobody waits for the job that may be running.
        os._exit(0)

    threading.Thread(target=listen, daemon=True).start()
    while True:
        with ready:
            ready.wait_for(lambda: requests)
            request = pickle.loads(base64.b64decode(requests.pop(0)))  # noqa: S301  see above
        _answer(answers, _run(request, answers, rooms))


def _run(request: dict[str, Any], answers: TextIO, rooms: tuple[str, ...]) -> dict[str, Any]:
    try:
        job = _job(request["job"], rooms)
        hints = typing.get_type_hints(job)
        arguments = request["arguments"]
        if "progress" in inspect.signature(job).parameters:
            arguments["progress"] = Progress(
                lambda done, total, what: _answer(answers, {"progress": [done, total, what]})
            )
        result = job(**arguments)
        # Not above: the program that starts this process imports this module too, and has no use for it yet.
        from pydantic import TypeAdapter

        return {"result": TypeAdapter(hints["return"]).dump_python(result, mode="json")}
    except Problem as problem:
        return {"problem": [problem.what, problem.where, problem.advice]}
    except MemoryError:
        return {
            "problem": ["This file needs more memory than is safe to give it.", "", "Make it smaller and try again."]
        }
    except OSError as error:
        return {"system": [error.errno, str(error.filename or "")]}
    except BaseException as error:  # noqa: BLE001  the other side must hear of every end; it raises this as a bug
        # Frames and the error's kind only: its message may hold words of somebody's file.
        frames = "".join(traceback.format_tb(error.__traceback__))
        return {"bug": f"{frames}{type(error).__qualname__}"}


def _job(name: str, rooms: tuple[str, ...]) -> Callable[..., Any]:
    module, _, function = name.partition(":")
    if not module.startswith(rooms) or function.startswith("_"):
        raise ValueError(f"not a job: {name}")
    job = getattr(importlib.import_module(module), function)
    assert callable(job), name
    return typing.cast("Callable[..., Any]", job)


def _answer(answers: TextIO, message: dict[str, Any]) -> None:
    answers.write(json.dumps(message) + "\n")
    answers.flush()


def _limit_memory() -> None:
    """Hold this process to 3 GB of address space, and keep it from leaving its memory on disk when it crashes.

    Windows has no such limit for a process alone; there the limits on packages and the time limit must do.
    """
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
