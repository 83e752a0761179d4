"""Claim: help in under 0.3 s, a national register read in under 10 s and 500 MB, a second demo start in under 5 s.

    python benchmarks/command_line.py [--runs 5]

Runs `ombud` as a user does, each time in a new process, on the register that comes with the demonstration. Beside it,
as the floor: how long Python takes to start and end.
"""

from __future__ import annotations

import argparse
import os
import platform
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from ombud.demo.records import EVENTS, RICH, SNAPSHOT, unwrapped

OMBUD = (sys.executable, "-m", "ombud.cli.main")
MEASURE = (
    "import resource, subprocess, sys, time; begin = time.perf_counter(); "
    "subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL); "
    "print(time.perf_counter() - begin, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)"
)


def measured(*call: str) -> tuple[float, float]:
    """Seconds, and megabytes at most."""
    done = subprocess.run([sys.executable, "-c", MEASURE, *call], capture_output=True, text=True, check=True)
    seconds, megabytes = done.stdout.split()
    return float(seconds), float(megabytes)


def served(folder: Path) -> tuple[float, float]:
    """How long until `ombud demo` says that its pages answer."""
    begin = time.perf_counter()
    call = [*OMBUD, "demo", str(folder), "--port", "8769"]
    with subprocess.Popen(call, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        while "Ombud is at" not in server.stdout.readline():
            assert server.poll() is None, "the demonstration did not start"
        taken = time.perf_counter() - begin
        server.send_signal(signal.SIGINT)
    return taken, float("nan")


def tell(name: str, runs: int, work: Callable[[], tuple[float, float]]) -> None:
    results = [work() for _ in range(runs)]
    seconds = [one for one, _ in results]
    memory = max(megabytes for _, megabytes in results)
    print(f"{name:<44} {min(seconds):>7.2f} s best {statistics.median(seconds):>7.2f} s median {memory:>6.0f} MB")


def main() -> None:
    asked = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    asked.add_argument("--runs", type=int, default=5)
    runs = asked.parse_args().runs
    load = os.getloadavg()[0]
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, load {load:.1f}")
    with TemporaryDirectory(prefix="ombud-benchmark-") as name:
        folder = Path(name)
        list(unwrapped(folder))
        snapshot, events, rich = (str(folder / file) for file in (SNAPSHOT, EVENTS, RICH))
        tell("floor: python -c pass", runs, lambda: measured(sys.executable, "-c", "pass"))
        for what, *call in (
            ("ombud --help", "--help"),
            ("ombud read --help", "read", "--help"),
            ("ombud read, 34 full records", "read", rich),
            ("ombud read, 1,431 records", "read", snapshot),
            ("ombud read, with 3,008 changes, as JSON", "read", snapshot, events, "--json"),
        ):
            tell(what, runs, partial(measured, *OMBUD, *call))
        demo = folder / "demo"
        tell("ombud demo, first start, not served", 1, partial(measured, *OMBUD, "demo", str(demo), "--no-serve"))
        tell("ombud verify, the demonstration's log", runs, partial(measured, *OMBUD, "verify", "--data", str(demo)))
        tell("ombud demo, second start until pages answer", runs, partial(served, demo))


if __name__ == "__main__":
    main()
