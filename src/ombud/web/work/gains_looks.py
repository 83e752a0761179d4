"""The first look at files that somebody brought, in a process of its own that may take no more than its share."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from ombud.formats.tablelook import Look, told
from ombud.web.work.measurer import limited
from ombud.words import Sentence, say

MEMORY = 2 * 1024**3  # bytes
SECONDS = 30  # of processor time
PATIENCE = 90  # seconds altogether


def looks(paths: Sequence[Path]) -> dict[str, Look | Sentence]:
    """What each file holds, by its name, or why it cannot be read. After one that cannot, none is looked at."""
    lines = _printed(paths).splitlines()
    found = {path.name: told(line) for path, line in zip(paths, lines, strict=False)}
    if len(found) < len(paths):
        name = paths[len(found)].name
        found[name] = say(
            "{file}: reading it takes more memory or time than a table may; simplify it first.", file=name
        )
    return found


def _printed(paths: Sequence[Path]) -> str:
    command = [sys.executable, "-P", "-m", "ombud.formats.tablelook", *map(str, paths)]
    process = limited(command, subprocess.DEVNULL, subprocess.PIPE, memory=MEMORY, seconds=SECONDS)
    try:
        out, _ = process.communicate(timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        out, _ = process.communicate()
    whole, _, _cut = out.decode("ascii", "replace").rpartition("\n")
    return whole
