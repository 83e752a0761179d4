"""A writer that is killed at any moment loses nothing that it acknowledged, and leaves a log that holds."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from tests.cli.workspaces import Workspace

KILLS = 100
APART = 1_000_000  # so that no two writers number their statements alike
# Starting Python a hundred times would take minutes, so one process that is ready forks each writer.
WRITERS = """
import os, sys
import django; django.setup()
from django.utils import timezone
from ombud.asked.entries import Opening
from ombud.ledger.entry import Draft
from ombud.web import log, cards

def write(number):
    while True:
        body = Opening(title="Dark paths", problem=f"It is dark on the way home, for the time number {number}")
        (entry,) = log.append("dark-paths", [Draft(body, "officer", timezone.now())])
        os.write(1, f"{number} {entry.seq}\\n".encode())
        number += 1

for line in sys.stdin:
    if (writer := os.fork()) == 0:
        os.write(1, f"writer {os.getpid()}\\n".encode())
        write(int(line))
    os.waitpid(writer, 0)
    os.write(1, b"dead\\n")
"""


def test_a_killed_writer_loses_nothing_that_it_acknowledged(empty: Workspace) -> None:
    rng = random.Random(2026)
    acknowledged: dict[int, int] = {}
    with writers(empty) as ready:
        for kill in range(KILLS):
            acknowledged |= killed(ready, kill * APART, rng.randint(0, 2), rng.uniform(0, 0.06))
    there = written(empty)
    assert len(acknowledged) > KILLS / 2  # else too little was written for the kills to hit
    assert acknowledged.items() <= there.items()
    assert len(there) - len(acknowledged) <= KILLS  # at most the one in flight at each kill
    done = empty.run("verify")
    assert done.returncode == 0, done.stdout


@contextmanager
def writers(workspace: Workspace) -> Iterator[subprocess.Popen[str]]:
    env = os.environ | workspace.env | {"DJANGO_SETTINGS_MODULE": "ombud.web.settings"}
    call = [sys.executable, "-c", WRITERS]
    with subprocess.Popen(call, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as ready:
        yield ready


def killed(ready: subprocess.Popen[str], number: int, after: int, seconds: float) -> dict[int, int]:
    """Let a writer begin, and kill it some time after it acknowledged ``after`` statements.

    Gives what it acknowledged in all: which statement is which entry.
    """
    assert ready.stdin is not None
    assert ready.stdout is not None
    ready.stdin.write(f"{number}\n")
    ready.stdin.flush()
    name, pid = ready.stdout.readline().split()
    assert name == "writer"
    told = [ready.stdout.readline() for _ in range(after)]
    time.sleep(seconds)
    os.kill(int(pid), signal.SIGKILL)
    told += iter(ready.stdout.readline, "dead\n")
    return {int(said): int(seq) for said, seq in (line.split() for line in told)}


def written(workspace: Workspace) -> dict[int, int]:
    rows = workspace.python(
        "from ombud.web import log\n"
        "for entry in log.entries('dark-paths'):\n"
        "    print(entry.body.problem.rpartition(' ')[2], entry.seq)\n"
    )
    return {int(said): int(seq) for said, seq in (line.split() for line in rows.splitlines())}
