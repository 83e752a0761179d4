"""What is being measured: a folder for each, that every worker of the server reads, and a process for the long work.

``DATA/measuring/<id>/`` holds what was brought and said, the copies that are measured (only while that lasts), and what
came of it. A file that the process holds locked tells whether it still runs, also to a server that was started anew.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import re
import shutil
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from django.conf import settings

from ombud.held.computed import Sort as HeldSort
from ombud.ledger import whole

FILE = "file:"  # marks an argument of a command that is a file of the job
ID = re.compile(r"[0-9a-f]{24}")
DAY = 24 * 3600.0  # seconds after which a folder that nobody touched is swept


class State(StrEnum):
    """How far a measurement has come."""

    BROUGHT = "brought"  # the files are there; which column is which has not been said
    READY = "ready"  # the place file is there
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    STOPPED = "stopped"
    BROKEN = "broken"  # its process ended without a word
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Brought:
    """A file that was brought: what it is (``areas``), its name, its hash, and whether everyone may see it."""

    role: str
    name: str
    sha256: str
    size: int
    public: bool


@dataclass(frozen=True, slots=True)
class Status:
    """What the process says of itself. ``ended`` is empty while it works."""

    doing: str = ""
    done: int = 0
    all: int = 0
    ended: str = ""
    error: str = ""


@dataclass(frozen=True, slots=True)
class Job:
    """A measurement of a case. The files are kept until a day; ``place_sha256`` is of what says how it is asked.

    ``sort``: what is computed of what was heard, or of who holds it; empty where it is measured who gains.
    """

    case: str
    files: tuple[Brought, ...]
    until: date
    place_sha256: str = ""
    sort: str = ""

    @property
    def id(self) -> str:
        """The same for the same files in the same case, so that a button pressed twice makes one."""
        told = [self.case, self.place_sha256, *([self.sort] if self.sort else [])]
        told += [f"{one.role} {one.sha256} {one.public} {one.name}" for one in self.files]
        return hashlib.sha256("\n".join(told).encode()).hexdigest()[:24]

    @property
    def folder(self) -> Path:
        return everywhere() / self.id

    @property
    def inputs(self) -> Path:
        return self.folder / "inputs"

    @property
    def place(self) -> Path:
        return self.folder / "place.toml"

    @property
    def question(self) -> str:
        """The question it answers, as the command is called."""
        return "served" if not self.sort else "held" if self.sort in set(HeldSort) else "heard"

    @property
    def home(self) -> str:
        """The name of the page from which it was begun."""
        return f"work-{self.question}" if self.sort else "work-gains"

    @property
    def recipe(self) -> tuple[str, ...]:
        """The arguments of the command, files marked; empty where a place file says how."""
        return tuple(self.told("recipe") or ())

    @property
    def result(self) -> Path:
        return self.folder / "result.zip"

    def of(self, role: str) -> Brought | None:
        """The file that was brought as this, if one was."""
        return next((one for one in self.files if one.role == role), None)

    def told(self, name: str) -> Any:
        """What was written down under a name; None if nothing was."""
        return _read(self.folder / f"{name}.json")

    def tell(self, name: str, told: Any) -> None:
        """Write something down under a name, whole or not at all."""
        whole.write(self.folder / f"{name}.json", json.dumps(told, ensure_ascii=False).encode(), sync=False)

    def forget(self, *names: str) -> None:
        for name in names:
            (self.folder / name).unlink(missing_ok=True)

    @property
    def status(self) -> Status:
        told = self.told("status")
        if not isinstance(told, Mapping):
            return Status()
        known = {name: told[name] for name in Status.__slots__ if told.get(name) is not None}
        return Status(**known)

    @property
    def started(self) -> float | None:
        """When the process began, in seconds since 1970; None if it never did."""
        told = self.told("process")
        return float(told["started"]) if told else None

    @property
    def state(self) -> State:
        if self.told("added"):
            return State.ADDED
        if self.started is None:
            return State.READY if self.place.exists() or self.recipe else State.BROUGHT
        if self.alive:
            return State.RUNNING
        ended = self.status.ended
        if ended == "done":
            return State.DONE if self.result.exists() else State.BROKEN
        return {"failed": State.FAILED, "stopped": State.STOPPED}.get(ended, State.BROKEN)

    @property
    def alive(self) -> bool:
        """Whether the process still runs: it holds a file locked for as long as it lives, however it ends."""
        try:
            with (self.folder / "alive").open("rb") as held:
                fcntl.flock(held, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        except FileNotFoundError:
            return False
        return False


def everywhere() -> Path:
    """The folder of all measurements of this city."""
    return Path(settings.DATA) / "measuring"


def begun(job: Job) -> Job:
    """Make the folder of a measurement; where the same files were brought before, that measurement goes on."""
    with deciding():
        there = job_of(job.case, job.id)
        if there is not None and there.state is not State.ADDED:
            return there
        shutil.rmtree(job.folder, ignore_errors=True)
        job.folder.mkdir(parents=True)
        job.tell("job", _as_json(job))
    return job


def job_of(case: str, number: str) -> Job | None:
    """A measurement of this case; None if the case has none of this number."""
    if not ID.fullmatch(number):
        return None
    told = _read(everywhere() / number / "job.json")
    return _from_json(told) if told and told.get("case") == case else None


def jobs() -> Iterator[Job]:
    """Every measurement that there is, the last touched first."""
    found = [path for path in everywhere().glob("*/job.json") if ID.fullmatch(path.parent.name)]
    for path in sorted(found, key=lambda one: touched(one.parent), reverse=True):
        if told := _read(path):
            yield _from_json(told)


def of_case(case: str) -> list[Job]:
    """The measurements of a case, the last touched first."""
    return [job for job in jobs() if job.case == case]


def touched(folder: Path) -> float:
    """When something in a folder was last written, in seconds since 1970."""
    return max((path.stat().st_mtime for path in (folder, *folder.glob("*")) if path.exists()), default=0.0)


@contextmanager
def deciding() -> Iterator[None]:
    """Nobody else begins, stops or adds a measurement meanwhile, in whichever worker."""
    everywhere().mkdir(parents=True, exist_ok=True, mode=0o700)
    with (everywhere() / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def discard(job: Job) -> None:
    """Take away the folder of a measurement that does not run; what is kept as evidence stays kept."""
    with deciding():
        if not job.alive:
            shutil.rmtree(job.folder, ignore_errors=True)


def tidy(job: Job) -> None:
    """Take away the copies of a measurement that no process reads any more."""
    if job.inputs.exists():
        with deciding():
            if not job.alive:
                shutil.rmtree(job.inputs, ignore_errors=True)


def old(now: float | None = None) -> list[Job]:
    """Measurements that nobody touched for a day."""
    then = (now or time.time()) - DAY
    return [job for job in jobs() if touched(job.folder) < then]


def _read(path: Path) -> Any:
    try:
        return json.loads(path.read_bytes())
    except (OSError, ValueError):
        return None


def _as_json(job: Job) -> dict[str, Any]:
    return asdict(job) | {"until": job.until.isoformat()}


def _from_json(told: Mapping[str, Any]) -> Job:
    files = tuple(Brought(**one) for one in told["files"])
    return Job(told["case"], files, date.fromisoformat(told["until"]), told["place_sha256"], told.get("sort", ""))
