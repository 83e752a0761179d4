"""The process that measures: begun, limited, stopped and swept. It is no child that anyone must wait for."""

from __future__ import annotations

import fcntl
import os
import resource
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO

from django.conf import settings

from ombud.web.work import measuring
from ombud.web.work.measuring import Job, State
from ombud.words import Sentence, say

AT_ONCE = 2  # measurements on one machine
MEMORY = 4 * 1024**3  # bytes that one may ask for
LARGEST_FILE = 512 * 1024**2  # bytes of a file that one may write
LONGEST = 3600  # seconds of processor time
MERCY = 3.0  # seconds between asking a process to stop and ending it


class Busy(Exception):
    """A measurement cannot begin now. ``told`` says why."""

    def __init__(self, told: Sentence) -> None:
        super().__init__(str(told))
        self.told = told


def begin(job: Job, fetch: Callable[[], None]) -> None:
    """Begin to measure; one that runs already is left alone. ``fetch`` puts copies of the files into their folder.

    Raises :class:`Busy`, and what ``fetch`` raises.
    """
    with measuring.deciding():
        running = [one for one in measuring.jobs() if one.alive]
        if job.alive:
            return
        if any(one.case == job.case for one in running):
            raise Busy(say("Something is being measured for this case already; wait until it is done, or stop it."))
        if len(running) >= AT_ONCE:
            raise Busy(say("This machine is measuring for other cases; begin in a few minutes."))
        job.forget("status.json", "result.zip", "process.json")
        fetch()
        process = _started(job)
    threading.Thread(target=_awaited, args=(process, job), daemon=True).start()


def stop(job: Job) -> None:
    """End the process of a measurement and all that it began; nothing is half written. Raises :class:`Busy`."""
    with measuring.deciding():
        told = job.told("process")
        if job.state is not State.RUNNING or not told:
            return
        if told["host"] != socket.gethostname():
            raise Busy(say("It is being measured on another machine ({host}); stop it there.", host=told["host"]))
        _end(int(told["pid"]), job)
        job.tell("status", {"doing": "", "done": 0, "all": 0, "ended": "stopped", "error": ""})
        job.forget("result.zip")
    measuring.tidy(job)


def sweep() -> int:
    """Take away what nobody touched for a day, and end what still runs after it. How many went."""
    gone = measuring.old()
    for job in gone:
        with suppress(Busy):
            stop(job)
            measuring.discard(job)
    return len(gone)


def command(job: Job) -> list[str]:
    """What measures: the same command that anyone can call."""
    closed = [part for one in job.files if not one.public for part in ("--closed", one.name)]
    asked = ["served", str(job.inputs), "--place", str(job.place), *closed]
    if job.sort:
        asked = [job.question, *(_found(job, told) for told in job.recipe)]
    into = ["--into", str(job.result), "--status", str(job.folder / "status.json")]
    return [sys.executable, "-m", "ombud.cli.main", *asked, *into]


def _found(job: Job, told: str) -> str:
    """An argument; where it names a file of the job, the place of its copy."""
    return str(job.inputs / told.removeprefix(measuring.FILE)) if told.startswith(measuring.FILE) else told


def _started(job: Job) -> subprocess.Popen[bytes]:
    with (job.folder / "alive").open("wb") as held, (job.folder / "said").open("wb") as said:
        fcntl.flock(held, fcntl.LOCK_EX)
        process = limited(command(job), said, keeping=(held.fileno(),))
        job.tell("process", {"pid": process.pid, "host": socket.gethostname(), "started": time.time()})
    return process


def limited(
    arguments: Sequence[str],
    said: IO[bytes] | int,
    out: IO[bytes] | int = subprocess.DEVNULL,
    keeping: Sequence[int] = (),
    memory: int = MEMORY,
    seconds: int = LONGEST,
) -> subprocess.Popen[bytes]:
    """Start a process in a session of its own, with a limit of memory, of time and of what it may write.

    It hears nothing from us, and what it says goes to ``said`` and ``out``.
    """
    process = subprocess.Popen(  # noqa: S603  (our own program; what strangers brought is only in its files)
        list(arguments),
        stdin=subprocess.DEVNULL,
        stdout=out,
        stderr=said,
        start_new_session=True,
        pass_fds=tuple(keeping),
        env=_surroundings(),
        cwd=settings.DATA,
    )
    with suppress(ProcessLookupError, PermissionError):
        os.setpriority(os.PRIO_PROCESS, process.pid, 10)  # those who read come first
        _first_to_go(process.pid)
        limits = {
            resource.RLIMIT_DATA: memory,
            resource.RLIMIT_CPU: seconds,
            resource.RLIMIT_FSIZE: LARGEST_FILE,
            resource.RLIMIT_CORE: 0,
        }
        for which, most in limits.items() if hasattr(resource, "prlimit") else ():
            resource.prlimit(process.pid, which, (most, most))
    return process


def _first_to_go(pid: int) -> None:
    """Where memory runs out, let this process end and not one that answers readers."""
    with suppress(OSError):
        Path(f"/proc/{pid}/oom_score_adj").write_text("800")


def _surroundings() -> dict[str, str]:
    """The environment of the process: none of our secrets, and a place where compiled code may lie."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("OMBUD_", "DJANGO_"))}
    return kept | {"NUMBA_CACHE_DIR": str(Path(settings.DATA) / "compiled"), "PYTHONUNBUFFERED": "1"}


def _awaited(process: subprocess.Popen[bytes], job: Job) -> None:
    """Wait for the process, so that nothing is left of it, and take its copies away."""
    process.wait()
    with suppress(FileNotFoundError):  # the whole folder may have gone meanwhile
        if job.folder.exists():
            measuring.tidy(job)


def _end(pid: int, job: Job) -> None:
    """Ask the process and all that it began to stop; end them if they do not."""
    for what, patience in ((signal.SIGTERM, MERCY), (signal.SIGKILL, MERCY)):
        with suppress(ProcessLookupError):
            os.killpg(pid, what)
        until = time.monotonic() + patience
        while job.alive and time.monotonic() < until:
            time.sleep(0.02)
        if not job.alive:
            return


def remade(job: Job) -> None:
    """Forget what came of a measurement, so that its columns can be chosen anew."""
    with measuring.deciding():
        if not job.alive:
            job.forget("process.json", "status.json", "result.zip", "place.toml")


def lacking(needed: Sequence[str] = ("numpy", "shapely", "pyproj", "pyarrow", "numba", "highspy")) -> tuple[str, ...]:
    """The packages that measuring needs and this server lacks."""
    from importlib.util import find_spec

    return tuple(name for name in needed if find_spec(name) is None)


def said(job: Job) -> str:
    """Why a measurement failed, in the sentence that the process ended with; nothing if it left none."""
    try:
        lines = (job.folder / "said").read_text("utf-8", "replace").splitlines()
    except OSError:
        lines = []
    told = next((line.removeprefix("ombud: ") for line in reversed(lines) if line.startswith("ombud: ")), "")
    return told or job.status.error
