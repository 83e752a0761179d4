"""Records of a register, as JSON or as rows of a table: each with its place and its fields by our names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ombud.formats.clerk import Clerk, Progress
from ombud.formats.reading import Unreadable
from ombud.formats.safe import MAX_RECORDS, Source, parsed, shortened
from ombud.formats.tables import Known, Table
from ombud.formats.texts import plain
from ombud.words import Sentence, mark, say


@dataclass(frozen=True, slots=True)
class Told:
    """What one record says: known fields by our names, the others by their own."""

    place: str
    values: Mapping[str, Any]
    others: Mapping[str, Any]

    def words(self, *names: str) -> str:
        """The plain words of the first of these fields that has any; of a list, its first."""
        told = (self.values.get(name) for name in names)
        parts = (part for value in told for part in (value if isinstance(value, list) else [value]))
        return next(filter(None, map(plain, parts)), "")

    def leave_others(self, clerk: Clerk) -> None:
        """Note the fields that this register's table does not know."""
        for name, value in self.others.items():
            if value not in (None, "", [], {}):
                clerk.leave(shortened(name))


class Records:
    """The records of a file. Those without a title are counted and left; two with the same number are refused."""

    def __init__(self, source: Source, known: Known, least: int, *, title: str, number: str = "") -> None:
        self.source, self.known, self.title, self.number = source, known, title, number
        self.table = None if is_json(source) else Table(source, known, least)
        self._nameless: list[str] = []

    def read(self, progress: Progress | None = None) -> Iterator[Told]:
        """Each record in turn; ``progress`` is told how many were read."""
        seen: dict[str, str] = {}
        for count, told in enumerate(self._rows(), 1):
            if count > MAX_RECORDS:
                what = say("there are more than {n} records in it", n=MAX_RECORDS)
                raise Unreadable(what, told.place, say("split the file"))
            if not told.words(self.title):
                self._nameless.append(told.place)
                continue
            once(seen, told.words(self.number) if self.number else "", told.place)
            if progress:
                progress(count, 0)
            yield told

    def notes(self) -> tuple[Sentence, ...]:
        """What was guessed or left; complete once all records were read."""
        notes = self.table.notes() if self.table else self.source.notes
        if not self._nameless:
            return notes
        words = mark("{n} records have no name and were left out; the first is {place}.")
        return (*notes, say(words, n=len(self._nameless), place=self._nameless[0]))

    def _rows(self) -> Iterator[Told]:
        if self.table:
            for row in self.table.rows():
                yield self._told(row.place, row.told)
            return
        for count, record in enumerate(objects(parsed(self.source.data, self.source.name)), 1):
            place = f"{self.source.name}, record {count}"
            if not isinstance(record, dict):
                raise Unreadable(say("this is not a record with named fields"), place, say("export it again"))
            yield self._told(place, record)

    def _told(self, place: str, record: Mapping[str, Any]) -> Told:
        values: dict[str, Any] = {}
        others: dict[str, Any] = {}
        for name, value in record.items():
            field = self.known(name)
            if field is None or field in values:
                others[name] = value
            else:
                values[field] = value
        return Told(place, values, others)


def is_json(source: Source) -> bool:
    return source.data.lstrip()[:1] in (b"{", b"[")


def objects(document: Any) -> list[Any]:
    """The records of a JSON document: a list, the one list within an object, or the object itself."""
    if isinstance(document, list):
        return document
    if not isinstance(document, dict):
        return []
    lists = [value for value in document.values() if isinstance(value, list) and value and isinstance(value[0], dict)]
    wrapped = len(lists) == 1 and len(document) <= 6 and not any(isinstance(v, dict) for v in document.values())
    return lists[0] if wrapped else [document]


def once(seen: dict[str, str], number: str, place: str) -> None:
    """Refuse a file in which two records have the same number."""
    if number and number in seen:
        what = say("record {id} stands here and at {first}", id=shortened(number), first=seen[number])
        raise Unreadable(what, place, say("keep one of the two"))
    if number:
        seen[number] = place
