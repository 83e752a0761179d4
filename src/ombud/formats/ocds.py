"""Open contracting data (OCDS) of any form: releases, records and their packages, JSON or JSON Lines, plain or gzip.

Each document is read by itself and only what is judged is kept of it, so that memory does not grow with the file. Of
a record the releases are kept, or its versioned release: a compiled release alone has lost what was amended.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, cast

from ombud.formats.ocdskept import Json, kept
from ombud.formats.ocdsparts import parts
from ombud.formats.reading import Unreadable
from ombud.formats.safe import MAX_JSON, parsed, shortened
from ombud.held.ocds.merging import unversioned
from ombud.words import say

MOST_BYTES = 64 * 1024**3  # of all that comes out of one file; a gzip file may grow a thousandfold
_GZIP = b"\x1f\x8b"
_LINES = say("save it as JSON Lines, one release or record on each line, which may be of any size")
_VERSIONS = ("1.0", "1.1", "1.2")


@dataclass(frozen=True, slots=True)
class Told:
    """One release as it stands in a file: of which process, of when, and what is judged of it.

    ``compiled`` that it is a merged state and no release of its own; ``id`` tells releases of one moment apart.
    """

    ocid: str
    date: str
    id: str
    compiled: bool
    held: Json
    place: str


def read_releases(path: Path) -> Iterator[Told]:
    """Every release of a file, in the order of the file. Raises :class:`Unreadable` with file, line and path."""
    if path.exists() and not path.is_file():
        raise Unreadable(say("this is not a file but a folder, a pipe or a device"), path.name, say("choose a file"))
    try:
        with path.open("rb") as raw:
            gzipped = raw.read(2) == _GZIP
            raw.seek(0)
            if gzipped:
                with gzip.open(raw) as inner:
                    yield from _releases(cast(IO[bytes], inner), path.name)
            else:
                yield from _releases(raw, path.name)
    except (EOFError, zlib.error, gzip.BadGzipFile):
        raise Unreadable(say("the gzip file is cut off or damaged"), path.name, say("fetch it again")) from None
    except OSError:
        raise Unreadable(
            say("the file cannot be opened"), path.name, say("check its name and who may read it")
        ) from None


def _releases(file: IO[bytes], name: str) -> Iterator[Told]:
    """One document a line where the first line is one, else the file as a whole."""
    read, number, line = 0, 0, b""
    while not line.strip():
        line, number = _line(file, f"{name}, line {number + 1}"), number + 1
        if not line:
            raise Unreadable(say("the file is empty"), name, say("choose a file with something in it"))
    if len(line) > MAX_JSON or not _is_whole(line):
        yield from _whole(file, line, number, name)
        return
    while line:
        read += len(line)
        if read > MOST_BYTES:
            raise Unreadable(say("more than {n} GB come out of it", n=MOST_BYTES // 2**30), name, say("split the file"))
        if line.strip():
            place = f"{name}, line {number}"
            yield from _of_document(parsed(line.rstrip(b"\r\n"), place), place)
        number += 1
        line = _line(file, f"{name}, line {number}")


def _line(file: IO[bytes], place: str) -> bytes:
    line = file.readline(MAX_JSON + 1)
    if len(line) > MAX_JSON and not place.endswith(", line 1"):
        raise Unreadable(say("one document has more than {n} MB", n=MAX_JSON // 2**20), place, _LINES)
    return line


def _whole(file: IO[bytes], line: bytes, number: int, name: str) -> Iterator[Told]:
    """A file that is one document, of which the first line that is not empty was read: whole, or part by part."""
    start = b"\n" * (number - 1) + line + file.read(MAX_JSON + 1 - len(line))
    if len(start) <= MAX_JSON:
        yield from _of_document(parsed(start, name), name)
        return
    seen = False
    for field, place, value in parts(file, start, name):
        seen = seen or field in ("records", "releases", "")
        yield from _of_part(field, value, place)
    if not seen:
        what = say("it is one document of more than {n} MB without a list of releases", n=MAX_JSON // 2**20)
        raise Unreadable(what, name, _LINES)


def _of_part(field: str, value: Any, place: str) -> Iterator[Told]:
    """What stands in one part of a large document: of its releases, of its records, or of the list that it is."""
    if field == "records":
        yield from _of_record(value, place)
    elif field == "releases":
        yield _release(value, place, compiled=_is_compiled(value))
    elif not field:
        yield from _of_document(value, place)
    elif field == "version":
        _check_version({"version": value, "releases": []}, place.rpartition(", ")[0])


def _is_whole(line: bytes) -> bool:
    """Whether a line is a document by itself: it opens and closes, and is more than an opening bracket."""
    bare = line.removeprefix(b"\xef\xbb\xbf").strip()
    return len(bare) > 1 and bare[:1] + bare[-1:] in (b"{}", b"[]")


def _of_document(document: Any, place: str) -> Iterator[Told]:
    if isinstance(document, list):
        for number, one in enumerate(document):
            yield from _of_document(one, f"{place}, [{number}]")
        return
    if not isinstance(document, dict):
        raise Unreadable(say("this is no object"), place, say("put an OCDS release or record there"))
    _check_version(document, place)
    if "records" in document:
        for number, one in enumerate(_listed(document, "records", place)):
            yield from _of_record(one, f"{place}, records[{number}]")
    elif "ocid" in document and not {"releases", "compiledRelease", "versionedRelease"} & document.keys():
        yield _release(document, place, compiled=_is_compiled(document))
    elif "ocid" in document:
        yield from _of_record(document, place)
    elif "releases" in document:
        for number, one in enumerate(_listed(document, "releases", place)):
            yield _release(one, f"{place}, releases[{number}]", compiled=_is_compiled(one))
    else:
        names = shortened(", ".join(map(str, document)), 80)
        what = say("this is no OCDS release, record or package: it has {names}", names=names or say("no field"))
        raise Unreadable(what, place, say("look for ocid, releases or records in it"))


def _check_version(document: Json, place: str) -> None:
    version = document.get("version")
    if version is not None and str(version) not in _VERSIONS and {"records", "releases"} & document.keys():
        what = say("this is OCDS {version}, and 1.0, 1.1 and 1.2 can be read", version=shortened(str(version), 20))
        raise Unreadable(what, f"{place}, version", say("convert it, with ocdskit upgrade for example"))


def _of_record(record: Any, place: str) -> Iterator[Told]:
    """The releases of a record where they are in it, else its versioned release, else only its merged state."""
    if not isinstance(record, dict):
        raise Unreadable(say("this is no object"), place, say("put an OCDS record there"))
    linked = _listed(record, "releases", place) if "releases" in record else []
    whole = [(number, one) for number, one in enumerate(linked) if not _is_link(one)]
    if whole and len(whole) == len(linked):
        for number, one in whole:
            yield _release(one, f"{place}, releases[{number}]", ocid=record.get("ocid"))
    elif isinstance(record.get("versionedRelease"), dict):
        yield from _versions(record, f"{place}, versionedRelease")
    elif isinstance(record.get("compiledRelease"), dict):
        yield _release(record["compiledRelease"], f"{place}, compiledRelease", True, record.get("ocid"))
    else:
        raise Unreadable(
            say("the record only links to releases, and none is in it"), place, say("put the releases into the record")
        )


def _versions(record: Json, place: str) -> Iterator[Told]:
    versioned = record["versionedRelease"]
    found = unversioned(versioned)
    if not found:
        raise Unreadable(
            say("no field of the versioned release has a date"), place, say("make the record again from its releases")
        )
    for day, held in found:
        yield _release(held | {"date": day}, f"{place}, {shortened(day, 40)}", ocid=record.get("ocid"))


def _is_link(release: Any) -> bool:
    return isinstance(release, dict) and "url" in release and "ocid" not in release


def _is_compiled(release: Any) -> bool:
    """Whether a release is a merged state: it says so, or says neither what it is nor of when."""
    if not isinstance(release, dict):
        return False
    tag = release.get("tag")
    return "compiled" in tag if isinstance(tag, list | str) else "date" not in release


def _release(release: Any, place: str, compiled: bool = False, ocid: Any = None) -> Told:
    if not isinstance(release, dict):
        raise Unreadable(say("this is no object"), place, say("put an OCDS release there"))
    ocid = release.get("ocid", ocid)
    if not isinstance(ocid, str) or not ocid.strip():
        raise Unreadable(
            say("it does not say of which contracting process it is"), f"{place}, ocid", say("give it its ocid")
        )
    if not ocid.isprintable():
        raise Unreadable(say("there are signs in it that cannot be shown"), f"{place}, ocid", say("mend the ocid"))
    date, id_ = release.get("date"), release.get("id")
    return Told(
        ocid,
        date if isinstance(date, str) else "",
        shortened(str(id_), 200) if isinstance(id_, str | int) else "",
        compiled,
        kept(release, place),
        place,
    )


def _listed(document: Json, name: str, place: str) -> list[Any]:
    listed = document[name]
    if not isinstance(listed, list):
        raise Unreadable(say("this is no list"), f"{place}, {name}", say("put its entries between [ and ]"))
    return listed
