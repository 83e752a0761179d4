"""From a register's file to which of its records state an end of life of data, with the sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from ombud.casefile.holding.endings import endings_told
from ombud.casefile.holding.held import About, Held
from ombud.formats.door import through_the_door
from ombud.formats.hearing.longtable import file_input
from ombud.formats.reading import Unreadable
from ombud.formats.records import is_json, objects
from ombud.formats.safe import MAX_RECORDS, Source, lines, opened, parsed
from ombud.formats.tables import Table
from ombud.formats.texts import MAX_TEXT, folded, plain
from ombud.formats.told import Told
from ombud.held.data.endings import RecordEnds, record_ends
from ombud.words import Sentence, say

# Headings and fields by which registers number and name their records, folded.
_NUMBERS = ("id", "lars", "algoritmeid", "recordid", "number", "nummer", "reference", "useid", "usecaseid")
_TITLES = ("name", "naam", "title", "titel", "usecasename", "namn", "nom", "toolname")
_HOLDERS = ("organization", "organisation", "organisatie", "agency", "owner", "kommun", "organisationname")
DEEPEST = 12  # levels of lists and mappings within a record that are read


@dataclass(frozen=True, slots=True)
class Endings:
    """What the records of one file say, in their order, and what was guessed on the way."""

    name: str
    records: tuple[RecordEnds, ...]
    notes: tuple[Sentence, ...] = ()


def endings(path: Path, told: Told) -> Endings:
    """Each record of a JSON, JSONL, CSV or XLSX file with what it says of the end of data.

    A record is called by its own number (id, lars …); where it has none, by its order. Raises
    :class:`~ombud.formats.reading.Unreadable`.
    """
    source = through_the_door(opened(path))
    records, notes = _records(source)
    found = []
    for number, record in enumerate(records, 1):
        told(say("Reading the records"), number, len(records))
        found.append(_one(record, number))
    if not found:
        raise Unreadable(say("there is no record in it"), source.name, say("choose a register's file"))
    return Endings(source.name, tuple(found), notes)


def told_endings(path: Path, *, what: str, place: str = "", example: bool = False, today: date, told: Told) -> Held:
    """The same as a document to show."""
    found = endings(path, told)
    about = About(what=what, place=place, on=today, inputs=(file_input(path, "register", closed=False),),
                  example=example)  # fmt: skip
    return endings_told(found.records, about, found.notes)


def _records(source: Source) -> tuple[list[dict[str, Any]], tuple[Sentence, ...]]:
    if is_json(source):
        return _of_json(source), source.notes
    table = Table(source, lambda heading: folded(heading) or None, 2)
    rows = [dict(row.told) for row in table.rows()]
    return rows, table.notes()


def _of_json(source: Source) -> list[dict[str, Any]]:
    """The objects of one document, or of a document on each line."""
    try:
        found = objects(parsed(source.data, source.name))
    except Unreadable:
        each = list(lines(source))
        if len(each) < 2 or not all(line.startswith(b"{") and line.endswith(b"}") for _, line in each):
            raise
        found = [parsed(line, f"{source.name}, line {number}") for number, line in each]
    if len(found) > MAX_RECORDS:
        what = say("there are more than {n} records in it", n=MAX_RECORDS)
        raise Unreadable(what, source.name, say("split the file"))
    for number, record in enumerate(found, 1):
        if not isinstance(record, dict):
            place = f"{source.name}, record {number}"
            raise Unreadable(say("this is not a record with named fields"), place, say("export it again"))
    return found


def _one(record: dict[str, Any], number: int) -> RecordEnds:
    named = {folded(name): plain(value) for name, value in record.items()}

    def first(names: tuple[str, ...]) -> str:
        return next((named[name] for name in names if named.get(name)), "")

    return record_ends(first(_NUMBERS) or str(number), first(_TITLES), first(_HOLDERS), _texts(record))


def _texts(value: Any, field: str = "", depth: int = 0) -> Iterator[tuple[str, str]]:
    """Every text of a record with the field that it stands in."""
    if depth > DEEPEST:
        return
    if isinstance(value, dict):
        for name, part in value.items():
            yield from _texts(part, f"{field}.{name}" if field else str(name), depth + 1)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part, field, depth + 1)
    elif isinstance(value, str) and (text := plain(value[: 2 * MAX_TEXT])):
        yield field, text[:MAX_TEXT]
