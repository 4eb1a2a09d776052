"""How the benchmarks measure: whole processes, several times, against a limit taken in the same run."""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass

_PEAK = """
import resource, subprocess, sys
done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, done.returncode)
"""


@dataclass(frozen=True)
class Run:
    """One process: seconds by the clock, and the largest resident memory of it or any process it started, in MB."""

    seconds: float
    peak_mb: float


def timed(command: Sequence[str], times: int = 5, warm_up: int = 1) -> Run:
    """Run a command some times; the median of its time and the largest of its memory."""
    runs = []
    for number in range(times + warm_up):
        start = time.perf_counter()
        done = subprocess.run([sys.executable, "-c", _PEAK, *command], capture_output=True, text=True, check=True)
        seconds = time.perf_counter() - start
        peak, code = done.stdout.split()[-2:]
        if code != "0":
            raise SystemExit(f"{command} ended with {code}\n{done.stderr}")
        if number >= warm_up:
            runs.append(Run(seconds, int(peak) / (1024 if sys.platform != "darwin" else 1024 * 1024)))
    return Run(statistics.median(run.seconds for run in runs), max(run.peak_mb for run in runs))


def tell(figures: dict[str, float], limits: dict[str, tuple[float, float]]) -> None:
    """Print figures and limits (value, most); with `--json` as one flat object. Ends with 1 when a limit is passed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--json", action="store_true")
    as_json = parser.parse_args().json
    if as_json:
        print(json.dumps({**figures, **{name: value for name, (value, _) in limits.items()}}, indent=1))
    else:
        for name, value in figures.items():
            print(f"{name:34} {value:10.3f}")
        for name, (value, most) in limits.items():
            print(f"{name:34} {value:10.3f}   at most {most:g}: {'yes' if value <= most else 'NO'}")
    raise SystemExit(any(value > most for value, most in limits.values()))


def environment() -> dict[str, str]:
    """The environment without anything that points to somebody's studio."""
    return {key: value for key, value in os.environ.items() if not key.startswith("NATP_")}
