"""The process that measures: one a case, two a machine, stopped, killed, swept; and nothing is left of it."""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client

from ombud.people.roles import Role
from ombud.web import log
from ombud.web.work import measurer, measuring, shelf
from ombud.web.work.measuring import Job, State
from tests.casefile import towns
from tests.web.gainers import ended, page, ready
from tests.web.workers import LAMPS, OPENING, a_case, signed_in

pytestmark = pytest.mark.django_db
SLEEPS = "import time; time.sleep(60)"
TELLS = """
import json, os, resource, sys
told = {"memory": resource.getrlimit(resource.RLIMIT_DATA)[0], "seconds": resource.getrlimit(resource.RLIMIT_CPU)[0],
        "nice": os.getpriority(os.PRIO_PROCESS, 0), "session": os.getsid(0) == os.getpid(),
        "secrets": [name for name in os.environ if name.startswith(("OMBUD_", "DJANGO_"))], "said": sys.stdin.read(),
        "files": sorted(os.listdir("measuring/%s/inputs"))}
print(json.dumps(told), file=sys.stderr)
"""


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return towns.built(tmp_path_factory.mktemp("town"))


@pytest.fixture(autouse=True)
def _nothing_runs_on(settings: object) -> Iterator[None]:
    settings.SECOND_FACTOR = False  # type: ignore[attr-defined]
    yield
    for job in measuring.jobs():
        measurer.stop(job)


@pytest.fixture
def bo() -> Client:
    for slug in (LAMPS, "cameras", "kiosks"):
        a_case(OPENING, slug=slug)
    return signed_in(Role.OFFICER)


def does(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """Have another program take the place of the one that measures."""
    monkeypatch.setattr(measurer, "command", lambda job: [sys.executable, "-c", code])


def start(client: Client, job: Job) -> str:
    return client.post(f"{page(job.case)}{job.id}/", {"step": "start"}, follow=True).content.decode()


def pid(job: Job) -> int:
    return int(job.told("process")["pid"])


def gone(number: int) -> bool:
    """Whether nothing is left of a process, not even a name for its parent to collect."""
    until = time.monotonic() + 10
    while Path(f"/proc/{number}").exists() and time.monotonic() < until:
        time.sleep(0.02)
    return not Path(f"/proc/{number}").exists()


def said(job: Job) -> int:
    """The number that the process says, as soon as it says it."""
    until = time.monotonic() + 20
    while not (told := (job.folder / "said").read_text()).strip() and time.monotonic() < until:
        time.sleep(0.02)
    return int(told)


def ended_or_orphan(number: int) -> bool:
    """Whether a process has ended; whoever inherits it may not have collected it yet."""
    until = time.monotonic() + 10
    while time.monotonic() < until:
        stat = Path(f"/proc/{number}/stat")
        if not stat.exists() or stat.read_text().rpartition(")")[2].split()[0] == "Z":
            return True
        time.sleep(0.02)
    return False


def test_the_process_has_limits_and_none_of_our_secrets(
    bo: Client, town: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OMBUD_DATABASE_URL", "postgres://name:password@host/database")
    job = ready(town)
    does(monkeypatch, TELLS % job.id)
    start(bo, job)
    ended(job)
    told = json.loads((job.folder / "said").read_text())
    assert told == {"memory": measurer.MEMORY, "seconds": measurer.LONGEST, "nice": 10, "session": True, "secrets": [],
                    "said": "", "files": ["areas.geojson", "benches.csv"]}  # fmt: skip


def test_one_that_is_killed_is_told_as_such_and_leaves_nothing(
    bo: Client, town: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    does(monkeypatch, SLEEPS)
    job = ready(town)
    assert "Being measured" in start(bo, job)
    os.kill(pid(job), signal.SIGKILL)
    assert gone(pid(job))
    assert job.state is State.BROKEN
    answer = bo.get(f"{page()}{job.id}/").content.decode()
    assert "The work was broken off" in answer
    assert "Measure again" in answer
    assert not job.inputs.exists()
    assert not job.result.exists()
    assert len(log.entries(LAMPS)) == 1


def test_one_that_is_stopped_leaves_no_process_and_nothing_half_written(
    bo: Client, town: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begins = f"child = subprocess.Popen([sys.executable, '-c', {SLEEPS!r}]); print(child.pid, file=sys.stderr)"
    does(monkeypatch, f"import subprocess, sys; {begins}; sys.stderr.flush(); child.wait()")
    job = ready(town)
    start(bo, job)
    child = said(job)
    answer = bo.post(f"{page()}{job.id}/", {"step": "stop"}, follow=True).content.decode()
    assert "Stopped" in answer
    assert job.state is State.STOPPED
    assert not job.alive
    assert gone(pid(job))
    assert ended_or_orphan(child)  # what it began is ended too
    assert not job.inputs.exists()
    assert len(list(shelf.store())) == 2  # the files stay with the case


def test_one_that_hears_nothing_is_ended_all_the_same(bo: Client, town: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measurer, "MERCY", 0.3)
    does(monkeypatch, f"import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(1, flush=True); {SLEEPS}")
    job = ready(town)
    start(bo, job)
    time.sleep(0.5)  # until it hears nothing
    measurer.stop(job)
    assert gone(pid(job))


def test_a_second_tab_and_a_second_click_begin_nothing_more(
    bo: Client, town: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    does(monkeypatch, SLEEPS)
    job = ready(town)
    start(bo, job)
    first = pid(job)
    assert "Being measured" in start(bo, job)
    assert pid(job) == first
    for door in ("columns/", "words/"):
        assert bo.get(f"{page()}{job.id}/{door}").headers["Location"] == f"{page()}{job.id}/"
    bo.post(f"{page()}{job.id}/", {"step": "discard"})
    assert job.alive  # what runs is stopped first


def test_one_for_a_case_and_two_on_a_machine(bo: Client, town: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    does(monkeypatch, SLEEPS)
    first, same = ready(town), ready(town, public=["areas"])
    start(bo, first)
    assert "measured for this case already" in start(bo, same)
    second, third = ready(town, "cameras"), ready(town, "kiosks")
    assert "Being measured" in start(bo, second)
    assert "measuring for other cases" in start(bo, third)
    assert third.state is State.READY
    measurer.stop(first)
    assert "Being measured" in start(bo, third)


def test_the_page_looks_again_by_itself_until_it_is_asked_not_to(
    bo: Client, town: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    does(monkeypatch, SLEEPS)
    job = ready(town)
    assert '<meta http-equiv="refresh" content="3">' in start(bo, job)
    job.tell("process", job.told("process") | {"started": time.time() - 100})
    assert '<meta http-equiv="refresh" content="10">' in bo.get(f"{page()}{job.id}/").content.decode()
    assert "http-equiv" not in bo.get(f"{page()}{job.id}/?still").content.decode()
    measurer.stop(job)
    assert "http-equiv" not in bo.get(f"{page()}{job.id}/").content.decode()


def test_how_far_it_is_is_told(bo: Client, town: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    does(monkeypatch, SLEEPS)
    job = ready(town)
    start(bo, job)
    job.tell("status", {"doing": "Counting what is provided", "done": 3, "all": 8, "ended": None, "error": ""})
    answer = " ".join(bo.get(f"{page()}{job.id}/").content.decode().split())
    assert "Counting what is provided. 3 of 8." in answer
    assert 'max="8" value="3"' in answer
    (job.folder / "status.json").write_text("{")  # never seen so, since it is written whole
    assert "Beginning" in bo.get(f"{page()}{job.id}/").content.decode()


def test_a_server_that_was_started_anew_still_knows_what_runs(
    bo: Client, town: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    does(monkeypatch, SLEEPS)
    job = ready(town)
    start(bo, job)
    again = measuring.job_of(LAMPS, job.id)  # all that a new server has: the folder
    assert again is not None
    assert again.state is State.RUNNING
    measurer.stop(again)
    assert again.state is State.STOPPED


def test_what_runs_on_another_machine_is_not_killed_here(
    bo: Client, town: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    does(monkeypatch, SLEEPS)
    job = ready(town)
    start(bo, job)
    here = job.told("process")
    job.tell("process", here | {"host": "another"})
    answer = bo.post(f"{page()}{job.id}/", {"step": "stop"}, follow=True).content.decode()
    assert "on another machine (another)" in answer
    assert job.alive
    job.tell("process", here)


def test_what_nobody_touched_for_a_day_is_swept(bo: Client, town: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    does(monkeypatch, SLEEPS)
    running, left, new = ready(town), ready(town, "cameras"), ready(town, "kiosks")
    start(bo, running)
    number = pid(running)
    for job in (running, left):
        for path in (*job.folder.glob("*"), job.folder):
            os.utime(path, (time.time() - measuring.DAY - 60,) * 2)
    assert measurer.sweep() == 2
    assert gone(number)
    assert [job.case for job in measuring.jobs()] == [new.case]


def test_a_file_that_was_destroyed_meanwhile_is_told(bo: Client, town: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from django.utils import timezone

    from ombud.evidence.card import Reason

    does(monkeypatch, SLEEPS)
    job = ready(town)
    shelf.store().destroy(job.files[1].sha256, Reason.ERASED_BY_LAW, timezone.localdate())
    assert "This file was destroyed" in start(bo, job)
    assert job.state is State.READY


def test_only_those_of_the_case_may_begin_or_stop(bo: Client, town: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    does(monkeypatch, SLEEPS)
    job = ready(town)
    start(bo, job)
    for stranger, status in ((signed_in(Role.OFFICER, "cameras"), 404), (signed_in(Role.RESIDENT), 403)):
        for step in ("stop", "start", "discard", "add"):
            assert stranger.post(f"{page()}{job.id}/", {"step": step}).status_code == status
    assert job.alive
