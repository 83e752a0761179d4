"""Registers of contacts with vendors: Toronto's lobbyist registry as XML, JSON or CSV, or a sheet of one's own."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from ombud.formats.lobbypeople import Dropped, words
from ombud.formats.lobbytable import read_table
from ombud.formats.lobbytoronto import many, of_communication, of_subject, of_topics, text, tree
from ombud.formats.lobbyxml import subjects
from ombud.formats.reading import Unreadable
from ombud.formats.safe import HEAD, opened, parsed
from ombud.formats.told import Told
from ombud.held.contacts.met import Met
from ombud.words import Sentence, say

MOST_CONTACTS = 2_000_000  # Toronto's register has some hundred thousand
_COMPARE = say("compare it with docs/vendor-contacts.md")
_BLANK = b"\xef\xbb\xbf \t\r\n"
_XML = (b"<", b"\xff\xfe<\0", b"\xfe\xff\0<")  # also as UTF-16
_EVERY = 500  # subjects between two words of how far the work has come


@dataclass(frozen=True, slots=True)
class ContactsRead:
    """The contacts of one or more registers, and what was dropped or left out of them."""

    met: tuple[Met, ...]
    notes: tuple[Sentence, ...]
    each_official: bool


def read_contacts(paths: Sequence[Path], columns: Mapping[str, str], today: date, told: Told) -> ContactsRead:
    """Read registers, whatever their format. ``columns`` are those of a sheet of one's own.

    ``each_official``: one meeting with three officials stands three times, as in Toronto's register. Raises
    :class:`~ombud.formats.reading.Unreadable`, with file, line and field.
    """
    dropped = Dropped(today)
    found: list[Met] = []
    notes: list[Sentence] = []
    by_official = False
    for number, path in enumerate(paths):
        told(say("Reading {name}", name=path.name), number, len(paths))
        met, more, official = _of_file(path, columns, dropped, told)
        found += met
        notes += more
        by_official |= official
    if not found:
        names = ", ".join(path.name for path in paths)
        where = f"{names} ({'; '.join(dropped.days)})" if dropped.days else names
        raise Unreadable(say("there is no contact with a day in it"), where, _COMPARE)
    return ContactsRead(tuple(found), (*notes, *dropped.notes()), by_official)


def _of_file(
    path: Path, columns: Mapping[str, str], dropped: Dropped, told: Told
) -> tuple[Sequence[Met], Sequence[Sentence], bool]:
    head = _head(path)
    if head.lstrip(_BLANK).startswith(_XML) or _is_archive_of_xml(path, head):
        return _bounded(_of_xml(path, dropped, told), path), (), True
    if head.lstrip(_BLANK)[:1] in (b"{", b"["):
        source = opened(path)
        return _bounded(_of_json(tree(parsed(source.data, source.name)), path.name, dropped), path), (), True
    return read_table(path, columns, dropped)


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            head = file.read(HEAD)
    except OSError:
        raise Unreadable(
            say("the file cannot be opened"), path.name, say("check its name and who may read it")
        ) from None
    if not head.strip():
        raise Unreadable(say("the file is empty"), path.name, say("choose a file with something in it"))
    return head


def _is_archive_of_xml(path: Path, head: bytes) -> bool:
    """A zip archive that is no workbook."""
    if not head.startswith(b"PK\x03\x04"):
        return False
    try:
        with zipfile.ZipFile(path) as archive:
            return "xl/workbook.xml" not in archive.namelist()
    except zipfile.BadZipFile:
        return True  # its reader says what is wrong with it


def _bounded(found: Iterator[Met], path: Path) -> Sequence[Met]:
    met = list(islice(found, MOST_CONTACTS + 1))
    if len(met) > MOST_CONTACTS:
        raise Unreadable(
            say("there are more than {n} contacts in it", n=MOST_CONTACTS), path.name, say("split the file")
        )
    return met


def _of_xml(path: Path, dropped: Dropped, told: Told) -> Iterator[Met]:
    for number, (place, subject) in enumerate(subjects(path)):
        if number % _EVERY == 0:
            told(say("Reading {name}: subject {n}", name=path.name, n=number), 0, 1)
        if isinstance(subject, Mapping):
            yield from of_subject(subject, place, dropped)


def _of_json(document: Any, name: str, dropped: Dropped) -> Iterator[Met]:
    """Subjects with their communications inside, or communications by themselves; however they are wrapped."""
    rows = _rows(document)
    if not rows:
        what = say("there are no subject matters and no communications in it")
        raise Unreadable(what, name, _COMPARE)
    for number, row in enumerate(rows, 1):
        place = f"{name}, record {number}"
        if "communicationdate" in row or "pohoffice" in row:
            met = of_communication(
                row, place, dropped, words(text(row, "smnumber")), of_topics(text(row, "subjectmatter"))
            )
            if met is not None:
                yield met
        else:
            yield from of_subject(row, place, dropped)


def _rows(document: Any) -> tuple[Mapping[str, Any], ...]:
    """The records of a document: a list, a rowset as the XML has it, or rows under one name."""
    rows = many(document, "rowset", "row") if isinstance(document, Mapping) else many({"row": document}, "row")
    if not rows and isinstance(document, Mapping):
        rows = next((found for name in document if (found := many(document, name)) and _is_record(found[0])), ())
    unwrapped = [inner[0] if (inner := many(row, "smxml", "sm") or many(row, "sm")) else row for row in rows]
    return tuple(row for row in unwrapped if _is_record(row))


def _is_record(row: Mapping[str, Any]) -> bool:
    return any(name in row for name in ("smnumber", "communications", "communicationdate", "pohoffice", "sm", "smxml"))
