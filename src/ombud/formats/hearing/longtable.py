"""Long tables of what people said and did: CSV with any separator or a workbook, read line by line, memory bounded."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import file_digest
from math import isfinite
from pathlib import Path
from typing import IO

from ombud.casefile.measured import Input
from ombud.formats.door import through_the_door
from ombud.formats.reading import Unreadable
from ombud.formats.safe import HEAD, MAX_FILE, opened, shortened
from ombud.formats.tables import csv_error, separator
from ombud.words import Sentence, say

MOST_BYTES = 2 * 1024**3  # the American time-use survey of twenty years has a quarter of it
MOST_ROWS = 10_000_000
Known = Callable[[str], str | None]  # a heading as written -> the field it stands for, or nothing
_THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2}([.,])\d{3}")


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its place in the file, and what stands in each field that is known; what is empty is not there."""

    place: str
    told: Mapping[str, str]

    def wrong(self, field: str, what: Sentence, mend: Sentence) -> Unreadable:
        """The refusal of what stands in one field."""
        return Unreadable(what, f"{self.place}, {field}", mend)

    def number(self, field: str) -> float | None:
        """A number, nothing where none stands; a decimal comma is one. Raises :class:`Unreadable`."""
        text = self.told.get(field)
        if text is None:
            return None
        try:
            value = float(text.replace(",", ".") if text.count(",") == 1 and "." not in text else text)
        except ValueError:
            value = float("nan")
        if not isfinite(value):
            what = say("“{value}” is no number", value=shortened(text, 40))
            raise self.wrong(field, what, say("write a number, or leave the cell empty"))
        return value

    def figure(self, field: str, signs: str = ",") -> float | None:
        """A number in which no sign may be one of thousands: 1,000 is one to some and a thousand to others."""
        text = self.told.get(field, "")
        if (found := _THOUSANDS.fullmatch(text)) and found[1] in signs:
            what = say("“{value}” may be a thousand times what it says", value=text)
            raise self.wrong(field, what, say("write its digits without a sign between them"))
        return self.number(field)


@dataclass(frozen=True, slots=True)
class LongTable:
    """A table whose headings were found. ``fields`` names the field of each column, "" where it is not known."""

    name: str
    path: Path
    fields: tuple[str, ...]
    headings: tuple[str, ...]
    sign: str
    unit: str
    small: bytes | None
    notes: tuple[Sentence, ...] = ()

    def has(self, *fields: str) -> bool:
        return all(field in self.fields for field in fields)

    def lines(self) -> Iterator[Line]:
        """Each line that is not empty, after the headings."""
        records = _records(self.path, self.small, self.sign, self.name, self.unit)
        seen = False
        for count, (place, cells) in enumerate(records):
            if not any(map(str.strip, cells)):
                continue
            if not seen:
                seen = True
                continue
            if count > MOST_ROWS:
                raise Unreadable(say("there are more than {n} rows in it", n=MOST_ROWS), place, say("split the file"))
            if any(map(str.strip, cells[len(self.fields) :])):
                what = say("the row has {n} cells and there are {all} headings", n=len(cells), all=len(self.fields))
                raise Unreadable(what, place, say("put text with commas or line breaks in quotation marks"))
            pairs = zip(self.fields, cells, strict=False)
            yield Line(place, {field: cell for field, one in pairs if field and (cell := one.strip())})


def long_table(path: Path, known: Known, needs: Mapping[str, str]) -> LongTable:
    """The table at a path. ``needs`` are fields that must be there, each with the heading that one would write.

    Raises :class:`~ombud.formats.reading.Unreadable`, with file, line and field.
    """
    small, notes, unit = _taken(path)
    head = small[:HEAD] if small is not None else _head(path)
    sign = separator(head.decode("utf-8", "replace"))
    first = next((cells for _, cells in _records(path, small, sign, path.name, unit) if any(map(str.strip, cells))), [])
    headings = tuple(cell.strip() for cell in first)
    fields = tuple(known(heading) or "" for heading in headings)
    _check(path.name, headings, fields, needs)
    return LongTable(path.name, path, fields, headings, sign, unit, small, notes)


def file_input(path: Path, role: str, closed: bool = True) -> Input:
    """A file as it is named in the answer: its hash and size. What people said of themselves is for some only."""
    try:
        with path.open("rb") as file:
            sha256 = file_digest(file, "sha256").hexdigest()
            size = file.tell()
    except OSError:
        raise Unreadable(
            say("the file cannot be opened"), path.name, say("check its name and who may read it")
        ) from None
    return Input(name=path.name, role=role, sha256=sha256, size=size, closed=closed)


def _check(name: str, headings: Sequence[str], fields: Sequence[str], needs: Mapping[str, str]) -> None:
    there: dict[str, str] = {}
    for heading, field in zip(headings, fields, strict=True):
        if field and field in there:
            what = say("two columns say the same: {one} and {two}", one=there[field], two=shortened(heading))
            raise Unreadable(what, f"{name}, line 1", say("keep one of the two"))
        there[field] = shortened(heading)
    for field, heading in needs.items():
        if field not in there:
            what = say(
                "there is no column {heading}; there are {names}",
                heading=heading,
                names=shortened(", ".join(headings), 200) or "none",
            )
            raise Unreadable(what, f"{name}, line 1", say("name the column so"))


def _taken(path: Path) -> tuple[bytes | None, tuple[Sentence, ...], str]:
    """A file of ordinary size whole, as UTF-8, also where it was a workbook; a larger one is read as it stands."""
    try:
        size = path.stat().st_size
    except OSError:
        raise Unreadable(
            say("the file cannot be opened"), path.name, say("check its name and who may read it")
        ) from None
    if size > MOST_BYTES:
        what = say("it has {size} MB, and {limit} MB is the limit", size=size // 2**20, limit=MOST_BYTES // 2**20)
        raise Unreadable(what, path.name, say("split the file"))
    if size > MAX_FILE:
        return None, (), "line"
    source = through_the_door(opened(path))
    return source.data, source.notes, source.unit


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(HEAD)


def _records(path: Path, small: bytes | None, sign: str, name: str, unit: str) -> Iterator[tuple[str, list[str]]]:
    """Each record with its place: the line where it begins."""
    raw: IO[bytes] = io.BytesIO(small) if small is not None else path.open("rb")
    before, number = 0, 0
    with io.TextIOWrapper(raw, "utf-8-sig", newline="") as text:
        reader = csv.reader(text, delimiter=sign, strict=True)
        try:
            for row in reader:
                number += 1
                start = before + 1 if unit == "line" else number
                before = reader.line_num
                if number == 1 and len(row) <= 2 and "".join(row).lower().startswith("sep="):
                    continue
                yield f"{name}, {unit} {start}", row
        except csv.Error as error:
            place = f"{name}, {unit} {before + 1}"
            raise Unreadable(csv_error(str(error)), place, say("check the quotation marks around it")) from None
        except UnicodeDecodeError:
            raise Unreadable(say("this is not valid UTF-8"), name, say("save it as UTF-8 and try again")) from None
