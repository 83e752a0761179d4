"""The public record written as files: every page that can be reached, every case's ledger, and the log itself."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.files.storage import FileSystemStorage
from django.test import Client

from ombud.ledger.proof import LogProof
from ombud.publish.places import Published
from ombud.publish.still import made_still
from ombud.web import bundle, log
from ombud.web.models import EntryRow
from ombud.web.reading import case_file

Progress = Callable[[int, int], None]
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
    files = _static(folder) + (_bundles(folder) if published.bundles else 0)
    pages = 0
    for pages, total in enumerate_pages(folder, published, address):
        if progress:
            progress(pages, total)
    return Written(pages, files, entries)


def enumerate_pages(folder: Path, published: Published, address: str) -> Iterator[tuple[int, int]]:
    """Fetch and write page after page, beginning at the first; gives how many are written and how many are known."""
    client = Client(SERVER_NAME=_host(address), **_secure(address))
    first = [f"/{code}/" if code != settings.LANGUAGE_CODE else "/" for code in published.languages]
    waiting, known = deque(first), {_file(published, one) for one in first}
    while waiting:
        for found in _write_one(client, folder, published, waiting.popleft()):
            if (file := _file(published, found)) not in known:
                known.add(file)
                waiting.append(found)
        yield len(known) - len(waiting), len(known)


def _write_one(client: Client, folder: Path, published: Published, address: str) -> list[str]:
    """Write what is at an address; the addresses that it leads to."""
    bare = address.partition("#")[0]
    target = folder / _file(published, bare)
    if target.exists():  # the log, the bundles and the static files are there already
        return []
    response = client.get(bare)
    if response.status_code != 200:
        raise UnansweredPage(f"The page {bare} did not come ({response.status_code}).")
    told = b"".join(response.streaming_content) if response.streaming else response.content
    target.parent.mkdir(parents=True, exist_ok=True)
    if not response.headers["Content-Type"].startswith("text/html"):
        target.write_bytes(told)
        return []
    still = made_still(told.decode("utf-8"), bare, published)
    target.write_text(still.html, "utf-8")
    return still.leads_to


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


def _bundles(folder: Path) -> int:
    """A zip file for each case, and a receipt for each entry."""
    key = log.signer()
    from ombud.ledger.folder import LogFolder

    there = LogFolder(folder, key.verifier, key.name)
    cases = list(EntryRow.objects.order_by("case").values_list("case", flat=True).distinct())
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


def _secure(address: str) -> dict[str, str]:
    return {"wsgi.url_scheme": "https"} if address.startswith("https:") else {}
