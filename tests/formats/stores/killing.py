"""Runs of a plan that are killed on their way: one process that is ready forks each, so that none waits for imports."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from ombud.formats.stores.papers import plan_bytes
from ombud.held.stores.plan import Plan

RUNS = """
import os, sys
from pathlib import Path
from ombud.formats.retentionfile import read_retention
from ombud.formats.stores import carrying, opening, papers
folder, size = Path(sys.argv[1]), int(sys.argv[2])
plan, retention = papers.read_plan(folder / "plan.json"), read_retention(folder / "retention.toml")
one = plan.items[0]
with carrying._store(retention, retention.items[0], carrying._bounds(retention.items[0], plan.moment)):
    pass  # so that what opens a store is imported
while sys.stdin.readline():
    if (run := os.fork()) == 0:
        os.write(1, f"{os.getpid()}\\n".encode())
        carrying.run_item(plan, one, retention, carrying.journal_of(folder, plan, one), lambda *a: None, size,
                          lambda: plan.moment)
        os._exit(0)
    sys.stdin.readline()  # until it was killed, so that its number is nobody else's
    _, state = os.waitpid(run, 0)
    os.write(1, f"ended {os.waitstatus_to_exitcode(state)}\\n".encode())
"""


@contextmanager
def runs(folder: Path, plan: Plan, size: int, env: Mapping[str, str] | None = None) -> Iterator[subprocess.Popen[str]]:
    """A process that begins a run for each line that it is sent."""
    (folder / "plan.json").write_bytes(plan_bytes(plan))
    call = [sys.executable, "-c", RUNS, str(folder), str(size)]
    there = os.environ | dict(env or {})
    with subprocess.Popen(call, env=there, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as ready:
        yield ready


def killed(ready: subprocess.Popen[str], seconds: float) -> bool:
    """Begin a run and kill it after so many seconds; whether it was killed before it was done."""
    assert ready.stdin is not None
    assert ready.stdout is not None
    ready.stdin.write("go\n")
    ready.stdin.flush()
    pid = int(ready.stdout.readline())
    time.sleep(seconds)
    os.kill(pid, signal.SIGKILL)
    ready.stdin.write("killed\n")
    ready.stdin.flush()
    said = ready.stdout.readline()
    assert said in ("ended -9\n", "ended 0\n"), said
    return said == "ended -9\n"
