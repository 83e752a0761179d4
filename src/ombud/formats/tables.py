"""A table from a stranger: CSV with any separator, or what a workbook became, read row by row with its line numbers."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from ombud.formats.reading import Unreadable
from ombud.formats.safe import HEAD, MAX_COLUMNS, MAX_NAMED, MAX_RECORDS, Source, shortened
from ombud.formats.texts import MAX_TEXT
from ombud.words import Sentence, mark, say

SEPARATORS = {",": mark("commas"), ";": mark("semicolons"), "\t": mark("tabs"), "|": mark("bars")}
LOOKED_AT = 15  # rows in which the headings are looked for, because many sheets begin with a title
_SEP_LINE = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_FORMULA = re.compile(r"\s*(?:=\s*[A-Za-z@+\-(\"$\d]|[+\-@][A-Za-z_.]+\s*\(|[=+\-@].*\|.*!)")

csv.field_size_limit(10 * MAX_TEXT)

Known = Callable[[str], str | None]  # a heading as written -> the field it stands for, or nothing


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its place in the file, and each heading with the cell under it."""

    place: str
    told: Mapping[str, str]


class Table:
    """A table with its headings found. ``fields`` says which column stands for which field of ours."""

    def __init__(self, source: Source, known: Known, least: int) -> None:
        self.source = source
        self.separator = separator(source.data[:HEAD].decode("utf-8", "replace"))
        self.headings, self._first = _headings(source, self.separator, known)
        self.fields = {heading: field for heading in self.headings if (field := known(heading))}
        self.formulas: list[str] = []
        if len(set(self.fields.values())) < least:
            what = say("fewer than {n} of the columns are known", n=least)
            raise Unreadable(what, source.name, say("compare the headings with docs/formats.md"))

    def rows(self) -> Iterator[Row]:
        """Each row that is not empty."""
        count = 0
        for number, (place, cells) in enumerate(_records(self.source, self.separator)):
            if number <= self._first or not any(cell.strip() for cell in cells):
                continue
            count += 1
            if count > MAX_RECORDS:
                raise Unreadable(say("there are more than {n} rows in it", n=MAX_RECORDS), place, say("split the file"))
            if any(cell.strip() for cell in cells[len(self.headings) :]):
                what = say("the row has {n} cells and there are {all} headings", n=len(cells), all=len(self.headings))
                raise Unreadable(what, place, say("put text with commas or line breaks in quotation marks"))
            pairs = zip(self.headings, cells, strict=False)
            yield Row(place, {name: self._value(name, cell, place) for name, cell in pairs if name and cell.strip()})

    def notes(self) -> tuple[Sentence, ...]:
        """What was guessed and left out; complete once all rows were read."""
        told = list(self.source.notes)
        if self.separator != "," and self.source.unit == "line":
            told.append(say("The columns are set apart by {sign}.", sign=say(SEPARATORS[self.separator])))
        told += [
            say("{place} holds a formula, which is not a value: left out.", place=place)
            for place in self.formulas[:MAX_NAMED]
        ]
        if len(self.formulas) > MAX_NAMED:
            told.append(say("{n} more cells hold formulas: left out.", n=len(self.formulas) - MAX_NAMED))
        return tuple(told)

    def _value(self, name: str, cell: str, place: str) -> str:
        if _FORMULA.match(cell[:200]):
            self.formulas.append(f"{place}, {shortened(name, 40)}")
            return ""
        return cell.strip()


def separator(head: str) -> str:
    """The sign between columns: the one that stands most often in the first lines, outside quotation marks."""
    if found := _SEP_LINE.match(head):
        return found[1] if found[1] in SEPARATORS else ","
    bare = re.sub(r'"[^"]*"', "", head[:20_000])
    first = max(bare.splitlines()[:LOOKED_AT] or [""], key=lambda line: max(map(line.count, SEPARATORS)))
    return max(SEPARATORS, key=first.count)


def beginning(head: bytes) -> list[list[str]]:
    """The first rows of what may be a table, for a reader to look at; none if it is no table."""
    text = head.decode("utf-8", "replace")
    if text.lstrip()[:1] in ("{", "[", "<"):
        return []
    rows: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator(text)):
            rows.append(row[: MAX_COLUMNS + 1])
            if len(rows) == LOOKED_AT:
                break
    except csv.Error:
        pass
    return rows


def best(rows: list[list[str]], known: Known) -> tuple[int, set[str]]:
    """Which of the first rows holds the headings, and the fields that they stand for."""
    found = [(number, {field for cell in row if (field := known(cell))}) for number, row in enumerate(rows)]
    return max(found, key=lambda pair: len(pair[1]), default=(0, set()))


def _headings(source: Source, sign: str, known: Known) -> tuple[list[str], int]:
    rows = []
    for place, row in _records(source, sign):
        if len(row) > MAX_COLUMNS:
            what = say("there are {n} columns in it, and {limit} is the limit", n=len(row), limit=MAX_COLUMNS)
            raise Unreadable(what, place, say("remove the columns that are not needed"))
        rows.append((place, row))
        if len(rows) == LOOKED_AT:
            break
    number, _ = best([row for _, row in rows], known)
    headings = [heading.strip() for heading in rows[number][1]] if rows else []
    _check_twice(headings, known, rows[number][0] if rows else source.name)
    return headings, number


def _check_twice(headings: list[str], known: Known, place: str) -> None:
    seen: dict[str, str] = {}
    for heading in headings:
        field = known(heading)
        if field and field in seen:
            what = say("two columns say the same: {one} and {two}", one=shortened(seen[field]), two=shortened(heading))
            raise Unreadable(what, place, say("keep one of the two"))
        if field:
            seen[field] = heading


def _records(source: Source, sign: str) -> Iterator[tuple[str, list[str]]]:
    """Each record with its place. Read piece by piece, so that the text is never in memory whole."""
    text = io.TextIOWrapper(io.BytesIO(source.data), "utf-8-sig", newline="")
    reader = csv.reader(text, delimiter=sign, strict=True)
    number, before = 0, 0
    try:
        for row in reader:
            number += 1
            start = number if source.unit == "row" else before + 1  # where a record of several lines begins
            before = reader.line_num
            if number == 1 and source.unit == "line" and len(row) <= 2 and "".join(row).lower().startswith("sep="):
                continue
            yield f"{source.name}, {source.unit} {start}", row
    except csv.Error as error:
        place = f"{source.name}, {source.unit} {before + 1}"
        raise Unreadable(csv_error(str(error)), place, say("check the quotation marks around it")) from None
    except UnicodeDecodeError:
        raise Unreadable(say("this is not valid UTF-8"), source.name, say("save it as UTF-8 and try again")) from None


def csv_error(error: str) -> Sentence:
    """What a reader of CSV could not take, from its own words."""
    if "field larger" in error:
        return say("a cell is longer than {n} characters", n=10 * MAX_TEXT)
    if "unexpected end" in error:
        return say("a quotation mark is opened and never closed")
    return say("the quotation marks do not fit together")
