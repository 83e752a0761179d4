"""Pabulib files (.pb), in which participatory budgets are published: what was proposed, and every ballot that was cast.

Three sections, META, PROJECTS and VOTES, each a table with semicolons between its columns (Stolicki, Szufa and Talmon
2020, "Pabulib: a participatory budgeting library", arXiv:2012.06539). A file is read as it stands: what it says of
itself is held against what is in it, and a ballot that breaks its own rules is named with line and field.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import TextIO

from ombud.formats.codedcolumns import Coded, Coder
from ombud.formats.reading import Unreadable
from ombud.formats.safe import shortened
from ombud.words import say

SECTIONS = ("META", "PROJECTS", "VOTES")
NEEDED = {"META": ("key", "value"), "PROJECTS": ("project_id", "cost"), "VOTES": ("vote",)}
MAX_SIZE = 2 * 1024**3  # bytes; a million ballots take some fifty million
MAX_FIELD = 1_000_000
_ROWS = 1 << 16


@dataclass(frozen=True, slots=True, eq=False)
class Pabulib:
    """One file as it stands. ``lines``: the lines on which projects stand; ``first_vote``: that of the first ballot.

    ``added``: where each ballot stands that came from elsewhere and was put after the file's own."""

    name: str
    sha256: str
    size: int
    meta: Mapping[str, str]
    meta_lines: Mapping[str, int]
    project_columns: tuple[str, ...]
    project_rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]
    votes: Mapping[str, Coded]
    first_vote: int
    newline: str = "\n"
    added: tuple[str, ...] = ()

    @property
    def voters(self) -> int:
        """How many rows of ballots there are."""
        return len(self.votes["vote"].codes)

    def place(self, row: int) -> str:
        """Where a ballot stands: the file and the line."""
        own = self.voters - len(self.added)
        return f"{self.name}, line {self.first_vote + row}" if row < own else self.added[row - own]

    def of_projects(self, name: str) -> tuple[str, ...] | None:
        """One column of the projects; nothing where there is none."""
        if name not in self.project_columns:
            return None
        at = self.project_columns.index(name)
        return tuple(row[at] for row in self.project_rows)


def with_rows(file: Pabulib, rows: Iterable[Iterable[str]], places: Iterable[str]) -> Pabulib:
    """The file with further ballots after its own, their fields in the order of its columns of votes."""
    added = list(rows)
    columns = {}
    for name, cells in zip(file.votes, zip(*added, strict=True) if added else [()] * len(file.votes), strict=True):
        coder = Coder()
        coder.add(file.votes[name].words())
        coder.add(cells)
        columns[name] = coder.coded()
    return replace(file, votes=columns, added=(*file.added, *places))


def can_read(head: bytes) -> bool:
    """Whether a file begins as a Pabulib file does."""
    return head.removeprefix(b"\xef\xbb\xbf").lstrip()[:4].upper() == b"META"


def read(path: Path) -> Pabulib:
    """The file at a path; raises :class:`~ombud.formats.reading.Unreadable` with line and field."""
    csv.field_size_limit(MAX_FIELD)
    try:
        with path.open("rb") as raw:
            head = raw.read(4096)
            size = raw.seek(0, 2)
            raw.seek(0)
            sha256 = hashlib.file_digest(raw, "sha256").hexdigest()
    except OSError:
        mend = say("check its name and who may read it")
        raise Unreadable(say("the file cannot be opened"), path.name, mend) from None
    if size > MAX_SIZE:
        raise Unreadable(say("it is larger than {limit} MB", limit=MAX_SIZE // 2**20), path.name, say("split the file"))
    if b"\0" in head:
        raise Unreadable(say("there are NUL bytes in it, so it is no text"), path.name, say("export it again as UTF-8"))
    try:
        with path.open(encoding="utf-8-sig", newline="") as text:
            return _Sections(path.name, text).read(sha256, size, "\r\n" if b"\r\n" in head else "\n")
    except UnicodeDecodeError:
        where = f"{path.name}, line {_wrong_line(path)}"
        raise Unreadable(say("this is not valid UTF-8"), where, say("save it as UTF-8 and try again")) from None
    except csv.Error as wrong:
        what = say("it is no table with semicolons ({why})", why=str(wrong))
        raise Unreadable(what, path.name, say("export it again")) from None


def _wrong_line(path: Path) -> int:
    with path.open("rb") as raw:
        for number, line in enumerate(raw, 1):
            try:
                line.decode("utf-8")
            except UnicodeDecodeError:
                return number
    return 1


class _Sections:
    """Reads section after section, and knows on which line it is."""

    def __init__(self, name: str, text: TextIO) -> None:
        self.name, self.rows = name, csv.reader(text, delimiter=";")

    def read(self, sha256: str, size: int, newline: str) -> Pabulib:
        self._begin()
        _, meta = self._section("META", "PROJECTS")
        columns, projects = self._section("PROJECTS", "VOTES")
        first, votes = self._votes()
        return Pabulib(
            name=self.name, sha256=sha256, size=size,
            meta=self._once(meta), meta_lines={row[0].strip().casefold(): line for line, row in meta},
            project_columns=columns, project_rows=tuple(row for _, row in projects),
            lines=tuple(line for line, _ in projects), votes=votes, first_vote=first, newline=newline,
        )  # fmt: skip

    def _once(self, meta: Iterable[tuple[int, tuple[str, ...]]]) -> dict[str, str]:
        found: dict[str, str] = {}
        for line, (key, value, *_) in meta:
            name = key.strip().casefold()
            if name in found:
                raise self._wrong(line, name, "it stands twice in META")
            found[name] = value.strip()
        return found

    def _begin(self) -> None:
        row = next((row for row in self.rows if any(map(str.strip, row))), [])
        if not _is(row, "META"):
            mend = say("give a Pabulib file, which begins with a line META")
            raise Unreadable(say("it does not begin with META"), f"{self.name}, line 1", mend)

    def _section(self, this: str, then: str) -> tuple[tuple[str, ...], list[tuple[int, tuple[str, ...]]]]:
        """The columns of a section and its rows with their lines, up to the line that begins the next."""
        columns = self._columns(this)
        found = list[tuple[int, tuple[str, ...]]]()
        before = self.rows.line_num
        for row in self.rows:
            line, before = before + 1, self.rows.line_num
            if not any(map(str.strip, row)):
                continue
            if _is(row, then):
                return columns, found
            if any(f"\n{name}" in cell for cell in row for name in SECTIONS):
                raise self._unclosed(line)
            found.append((line, self._fitted(row, len(columns), line)))
        mend = say("export the file again with all three sections")
        raise Unreadable(say("there is no section {name}", name=then), self.name, mend)

    def _columns(self, this: str) -> tuple[str, ...]:
        row = next((row for row in self.rows if any(map(str.strip, row))), [])
        columns = tuple(cell.strip().casefold() for cell in row)
        line = self.rows.line_num
        for name in NEEDED[this]:
            if name not in columns:
                raise self._wrong(line, name, f"the column is missing in {this}")
        for name in columns:
            if name and columns.count(name) > 1:
                raise self._wrong(line, name, f"the column stands twice in {this}")
        return columns

    def _fitted(self, row: list[str], length: int, line: int) -> tuple[str, ...]:
        """A row as long as its headings; what is missing at its end is empty, what is too much must be."""
        if any(map(str.strip, row[length:])):
            what = say("there are {n} fields and {all} columns", n=len(row), all=length)
            raise Unreadable(what, f"{self.name}, line {line}", say("put texts with a semicolon into quotation marks"))
        return (*row[:length], *("" for _ in range(length - len(row))))

    def _votes(self) -> tuple[int, dict[str, Coded]]:
        columns = self._columns("VOTES")
        first = self.rows.line_num + 1
        coders = [Coder() for _ in columns]
        while rows := list(islice(self.rows, _ROWS)):
            start = first + len(coders[0].codes)
            if self.rows.line_num != start + len(rows) - 1:
                raise self._unclosed(start + next((at for at, row in enumerate(rows) if "\n" in "".join(row)), 0))
            if set(map(len, rows)) != {len(columns)}:
                rows = self._straight(rows, len(columns), start)
            for at, coder in enumerate(coders):
                coder.add(row[at] for row in rows)
        return first, {name: coder.coded() for name, coder in zip(columns, coders, strict=True)}

    def _straight(self, rows: list[list[str]], length: int, start: int) -> list[list[str]]:
        """Rows of one length; empty lines only at the end of the file."""
        while rows and not any(map(str.strip, rows[-1])):
            rows.pop()
        for at, row in enumerate(rows):
            if not any(map(str.strip, row)):
                raise Unreadable(say("the line is empty"), f"{self.name}, line {start + at}", say("take it out"))
        return [list(self._fitted(row, length, start + at)) for at, row in enumerate(rows)]

    def _unclosed(self, line: int) -> Unreadable:
        what = say("a quotation mark is opened and not closed")
        return Unreadable(what, f"{self.name}, line {line}", say("close it, or write it twice"))

    def _wrong(self, line: int, field: str, what: str) -> Unreadable:
        where = f"{self.name}, line {line}, field {shortened(field)}"
        return Unreadable(say(what), where, say("mend that line and give the file again"))


def _is(row: list[str], section: str) -> bool:
    return bool(row) and row[0].strip().upper() == section and not any(map(str.strip, row[1:]))


def write(file: Pabulib, path: Path) -> None:
    """Write the file down again: the same fields in the same order, with the line ends that it had."""
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, delimiter=";", lineterminator=file.newline)
        for row in _rows(file):
            writer.writerow(row)


def _rows(file: Pabulib) -> Iterator[Iterable[str]]:
    yield ["META"]
    yield ["key", "value"]
    yield from file.meta.items()
    yield ["PROJECTS"]
    yield file.project_columns
    yield from file.project_rows
    yield ["VOTES"]
    yield list(file.votes)
    yield from zip(*(column.words() for column in file.votes.values()), strict=True)
