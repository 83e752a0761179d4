"""A measurement on its way, for the tests of the workspace: the small town's files, brought, named, and measured."""

from __future__ import annotations

import time
from collections.abc import Iterable
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from ombud.formats.tablelook import look
from ombud.web.work import gains_files, measuring, shelf
from ombud.web.work.gains_asking import tagged
from ombud.web.work.measuring import Brought, Job, State
from tests.casefile.towns import PLACE
from tests.web.workers import LAMPS

FILES = {"areas": "areas.geojson", "provision": "benches.csv"}
COLUMNS: dict[str, Any] = {
    "areas_code": "code", "areas_people": "people", "groups": ["renters"], "scales": ["half"], "provision_lon": "x",
    "provision_lat": "y", "provision_on": "day", "provision_format": "",
}  # fmt: skip
WORDS: dict[str, Any] = {
    "city": "Exempelby", "what": "Benches", "effect": "gain", "since": "2000-01-01", "provision_source": "invented",
    "areas_source": "invented", tagged("scale", "half"): "halves", "over": "half", "chosen_by": "the test",
    tagged("group", "renters"): "renters", "patterns": ["renters"], "threshold": "5",
}  # fmt: skip
PATIENCE = 120.0  # seconds that a measurement may take on a machine that is busy with other tests


def page(case: str = LAMPS) -> str:
    return f"/work/{case}/gains/"


def upload(town: Path, files: dict[str, str] | None = None, **more: Any) -> dict[str, Any]:
    """What the form of files sends for files of a folder."""
    chosen = {role: SimpleUploadedFile(name, (town / name).read_bytes()) for role, name in (files or FILES).items()}
    until = str(timezone.localdate() + timedelta(days=30))
    return {"purpose": "To measure who gains", "until": until, **chosen, **more}


def bring(client: Client, town: Path, case: str = LAMPS, **more: Any) -> str:
    """Bring the town's files; the address of the measurement."""
    done = client.post(page(case), upload(town, **more))
    assert done.status_code == 302, done.content.decode()
    return str(done.headers["Location"]).removesuffix("columns/")


def name(
    client: Client, address: str, columns: dict[str, Any] | None = None, words: dict[str, Any] | None = None
) -> None:
    """Say which column is which and what it is called."""
    for step, said in (("columns/", COLUMNS | (columns or {})), ("words/", WORDS | (words or {}))):
        done = client.post(address + step, said)
        assert done.status_code == 302, (step, done.context["form"].errors)


def job_at(address: str) -> Job:
    case, number = address.strip("/").split("/")[1::2]
    job = measuring.job_of(case, number)
    assert job is not None
    return job


def ended(job: Job, patience: float = PATIENCE) -> State:
    """How a measurement ended."""
    until = time.monotonic() + patience
    while job.alive and time.monotonic() < until:
        time.sleep(0.05)
    return job.state


def ready(town: Path, case: str = LAMPS, public: Iterable[str] = ()) -> Job:
    """A measurement for which everything was said, without going through the pages."""
    until = timezone.localdate() + timedelta(days=30)
    files = []
    for role, file in FILES.items():
        data = (town / file).read_bytes()
        seen_by = ["public"] if role in public else list(gains_files.OFFICIALS)
        shelf.keep(data, file, case, "To measure who gains", seen_by, until)
        files.append(Brought(role, file, sha256(data).hexdigest(), len(data), role in public))
    job = measuring.begun(Job(case, tuple(files), until))
    job.tell("looks", {one.name: look(town / one.name).as_json() for one in files})
    job.tell("answers", {"columns": urlencode(COLUMNS, doseq=True), "words": urlencode(WORDS, doseq=True)})
    job.place.write_text(PLACE)
    return job
