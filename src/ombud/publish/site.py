"""The public record written as files: every page that can be reached, every case's ledger, and the log itself."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

import django
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.files.storage import FileSystemStorage
from django.db import connections
from django.test import Client

from ombud.ledger.folder import LogFolder
from ombud.ledger.proof import LogProof
from ombud.publish.places import Published
from ombud.publish.still import made_still
from ombud.web import bundle, log
from ombud.web.models import EntryRow
from ombud.web.reading import case_file

Progress = Callable[[int, int], None]
PART = 25  # cases that one process takes at a time
FEW = 4  # parts; fewer are done at once, without other processes
READ_ME = """This folder is a city's public record of the technology that it considers, buys or runs.

Open index.html in any browser: nothing needs a network, a server or script.
To check that nothing in it was changed, added or taken out, open a terminal here and type

    python3 verify.py .

It needs Python 3.9 or newer and nothing else. The city's key is in log.vkey: compare it with the one that the city
shows elsewhere. The checkpoint of an earlier copy can be checked against this one: python3 verify.py . --seen FILE
"""


class UnansweredPage(RuntimeError):
    """A page that is to be published did not come."""


@dataclass(frozen=True, slots=True)
class Written:
    """What was published: pages, files beside them, entries of the log."""

    pages: int
    files: int
    entries: int


def write(folder: Path, published: Published, address: str = "", progress: Progress | None = None) -> Written:
    """Write the record into an empty folder. ``address`` is where it will stand, for feeds: https://city.example."""
    entries = log.export(folder)
    (folder / "README.txt").write_text(READ_ME, "utf-8")
    cases = list(EntryRow.objects.order_by("case").values_list("case", flat=True).distinct())
    files = _static(folder) + (_bundles(folder, cases) if published.bundles else 0)
    pages, done = 0, 0
    for written, number in _by_many(Crawl(folder, published, address), cases):
        pages, done = pages + written, done + number
        if progress:
            progress(done, len(cases))
    return Written(pages, files, entries)


def _by_many(crawl: Crawl, cases: list[str]) -> Iterator[tuple[int, int]]:
    """Parts of the work as they are done: pages written, cases done. Many cases are shared out among the cores."""
    parts = [cases[start : start + PART] for start in range(0, len(cases), PART)]
    if len(parts) < FEW:
        yield from ((crawl.write(part), len(part)) for part in [[], *parts])
        return
    connections.close_all()
    with ProcessPoolExecutor(os.cpu_count(), get_context("spawn"), initializer=django.setup) as workers:
        waiting = {workers.submit(crawl.write, part): len(part) for part in [[], *parts]}
        try:
            for one in as_completed(waiting):
                yield one.result(), waiting[one]
        except BaseException:
            workers.shutdown(cancel_futures=True)
            raise


@dataclass(frozen=True, slots=True)
class Crawl:
    """Fetches pages and writes them, following their links."""

    folder: Path
    published: Published
    address: str

    def write(self, cases: list[str]) -> int:
        """Write all pages of these cases; with none, all pages that are of no case. Gives how many."""
        client = Client(headers={"host": _host(self.address)})
        ways = [f"cases/{case}/" for case in cases] or [""]
        waiting = [prefix + way for prefix in self._prefixes() for way in ways]
        known = {_file(self.published, one) for one in waiting}
        while waiting:  # the last found comes first, so that one case is done before the next is read
            for found in self._write_one(client, waiting.pop()):
                file = _file(self.published, found)
                if file not in known and _is_of(file, cases):
                    known.add(file)
                    waiting.append(found)
        return len(known)

    def _write_one(self, client: Client, address: str) -> list[str]:
        """Write what is at an address; the addresses that it leads to."""
        bare = address.partition("#")[0]
        target = self.folder / _file(self.published, bare)
        if target.exists():  # the log, the bundles and the static files are there already
            return []
        response = client.get(bare, secure=self.address.startswith("https:"))
        if response.status_code != 200:
            raise UnansweredPage(f"The page {bare} did not come ({response.status_code}).")
        target.parent.mkdir(parents=True, exist_ok=True)
        if not response.headers["Content-Type"].startswith("text/html"):
            target.write_bytes(response.getvalue())
            return []
        still = made_still(response.getvalue().decode("utf-8"), bare, self.published)
        target.write_text(still.html, "utf-8")
        return still.leads_to

    def _prefixes(self) -> list[str]:
        return ["/" if code == settings.LANGUAGE_CODE else f"/{code}/" for code in self.published.languages]


def _is_of(file: str, cases: list[str]) -> bool:
    """Whether a file is of one of these cases; with none given, of no case at all."""
    found = re.search(r"(?:^|/)cases/([^/]+?)(?:\.json$|/)", file)
    return found[1] in cases if found else not cases


def _file(published: Published, address: str) -> str:
    place = published.place(address)
    if place is None:
        raise UnansweredPage(f"The page {address} is not among those that are published.")
    return place.file


def _static(folder: Path) -> int:
    """Ombud's own style, type and pictures."""
    count = 0
    for finder in finders.get_finders():
        for path, storage in finder.list([]):
            if path.startswith("ombud/") and isinstance(storage, FileSystemStorage):
                target = folder / "static" / path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(Path(storage.path(path)).read_bytes())
                count += 1
    return count


def _bundles(folder: Path, cases: list[str]) -> int:
    """A zip file for each case, and a receipt for each entry."""
    key = log.signer()
    there = LogFolder(folder, key.verifier, key.name)
    for case in cases:
        target = folder / "cases" / case / "bundle.zip"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(bundle.packed(case_file(case), there))
    tiles, note = there.tiles(), there.note()
    for index in range(tiles.size):
        receipt = folder / "log" / f"{index}.tlog-proof"
        receipt.parent.mkdir(exist_ok=True)
        receipt.write_text(str(LogProof(index, tiles.inclusion(index), note)), "utf-8")
    return len(cases) + tiles.size


def _host(address: str) -> str:
    if address:
        return address.partition("://")[2].partition("/")[0]
    return next((host.lstrip(".") for host in settings.ALLOWED_HOSTS if host != "*"), "localhost")
