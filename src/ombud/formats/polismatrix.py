"""`participants-votes.csv`: a row a person, a column a statement, most cells empty; read in pieces, cell by cell."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

import numpy as np
from numpy.typing import NDArray

from ombud.formats.reading import Unreadable
from ombud.formats.safe import shortened
from ombud.heard.opinions.votes import MOST_PEOPLE, MOST_STATEMENTS
from ombud.words import Sentence, say

PERSON = "participant"
KNOWN = (PERSON, "xid", "group-id", "n-comments", "n-votes", "n-agree", "n-disagree")
_PIECE = 1024 * 1024  # bytes looked at together
_LONGEST = 4 * 1024 * 1024  # bytes of one line
_COMMA, _END, _MINUS, _ZERO, _ONE = b",\n-01"
Ints = NDArray[np.int64]
Done = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, eq=False)
class Matrix:
    """The votes as three columns, and what else the rows say: the group and the number of statements written."""

    people: list[str]
    statements: list[str]
    person: Ints
    item: Ints
    vote: NDArray[np.int8]
    group: dict[str, str]
    wrote: dict[str, int]
    notes: tuple[Sentence, ...]


@dataclass(slots=True)
class _Read:
    """What was read so far. ``line`` is the number of the first line of the next piece."""

    name: str
    headings: list[str]
    columns: dict[str, int]
    votes: Ints
    people: dict[str, int] = field(default_factory=dict)
    group: dict[str, str] = field(default_factory=dict)
    wrote: dict[str, int] = field(default_factory=dict)
    line: int = 2
    differ: int = 0
    first: str = ""


def read_matrix(path: Path, done: Done) -> Matrix:
    """Read it. Raises :class:`~ombud.formats.reading.Unreadable` with line and column."""
    size = path.stat().st_size
    with path.open("rb") as file:
        read = _headings(path.name, file)
        parts = []
        for piece in _pieces(file, path.name):
            parts.append(_piece(read, piece))
            done(min(file.tell(), size), size)
    if not read.people:
        raise Unreadable(say("there is nobody in it"), path.name, say("export the conversation again"))
    person, item, vote = (np.concatenate(column) for column in zip(*parts, strict=True))
    return _whole(read, person, item, vote)


def _whole(read: _Read, person: Ints, item: Ints, vote: NDArray[np.int8]) -> Matrix:
    """Who gave no vote at all is no voter, and is left out and told."""
    gave = np.bincount(person, minlength=len(read.people)) > 0
    keys = [key for key, at in read.people.items() if gave[at]]
    seat = np.cumsum(gave) - 1
    statements = [read.headings[at] for at in read.votes.tolist()]
    return Matrix(keys, statements, seat[person], item, vote, read.group, read.wrote, tuple(_notes(read, len(keys))))


def _notes(read: _Read, voters: int) -> Iterator[Sentence]:
    if voters < len(read.people):
        yield say("Listed, and gave no vote: {n}.", n=len(read.people) - voters)
    if read.differ:
        yield say(
            "Rows whose counts do not equal their votes: {n}, first in {where}. The votes were taken.",
            n=read.differ,
            where=read.first,
        )
    if "xid" in read.columns:
        yield say("The column xid names people in another system: it was not read.")


def _headings(name: str, file: IO[bytes]) -> _Read:
    head = file.readline(_LONGEST).decode("utf-8-sig", "replace").strip("\r\n")
    try:
        headings = [one.strip() for one in next(csv.reader([head]), [])]
    except csv.Error:
        raise _no_table(f"{name}, line 1") from None
    columns = {one: at for at, one in enumerate(headings) if one in KNOWN}
    if PERSON not in columns:
        what = say("there is no column {name}", name=PERSON)
        raise Unreadable(what, f"{name}, line 1", say("choose the file participants-votes.csv, saved with commas"))
    votes = [at for at, one in enumerate(headings) if one not in KNOWN]
    wrong = next((headings[at] for at in votes if not headings[at].isdecimal()), None)
    if wrong is not None:
        what = say("the column “{name}” is no statement’s number", name=shortened(wrong, 40))
        raise Unreadable(what, f"{name}, line 1", say("remove the column"))
    twice = (
        next((one for one in headings if headings.count(one) > 1), None) if len(set(headings)) < len(headings) else None
    )
    if twice is not None:
        raise Unreadable(say("the column {name} stands twice", name=shortened(twice)), f"{name}, line 1",
                         say("keep one of the two"))  # fmt: skip
    if not votes or len(votes) > MOST_STATEMENTS:
        what = say(
            "there are {n} columns of statements, and 1 to {most} can be read", n=len(votes), most=MOST_STATEMENTS
        )
        raise Unreadable(what, f"{name}, line 1", say("export the conversation again"))
    return _Read(name, headings, columns, np.array(votes, np.int64))


def _pieces(file: IO[bytes], name: str) -> Iterator[bytes]:
    """Whole lines, about a megabyte together, each line ending in one newline."""
    rest = b""
    while block := file.read(_PIECE):
        block = rest + block
        cut = block.rfind(b"\n") + 1
        if not cut and len(block) > _LONGEST:
            raise Unreadable(say("a line is too long"), name, say("export the conversation again"))
        rest = block[cut:]
        if cut:
            yield _plain(block[:cut], name)
    if rest.strip():
        yield _plain(rest + b"\n", name)


def _plain(block: bytes, name: str) -> bytes:
    if b"\0" in block:
        raise Unreadable(say("there are NUL bytes in it, so it is no text"), name, say("export it again as UTF-8"))
    block = block.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    if b'"' not in block:
        return block
    # Quotation marks are rare here: cells are taken out of them, and a separator within one becomes a blank.
    text = io.StringIO(block.decode("utf-8", "replace"), newline="")
    try:
        rows = [[cell.replace(",", " ").replace("\n", " ") for cell in row] for row in csv.reader(text)]
    except csv.Error:
        raise _no_table(name) from None
    return "".join(",".join(row) + "\n" for row in rows).encode()


def _no_table(where: str) -> Unreadable:
    mend = say("choose the file participants-votes.csv, saved with commas")
    return Unreadable(say("this is no text with commas"), where, mend)


def _piece(read: _Read, piece: bytes) -> tuple[Ints, Ints, NDArray[np.int8]]:
    """The votes of some lines. Each cell is where it ends and how long it is: empty, 0, 1 or -1."""
    lines = piece.count(b"\n")
    piece = piece.rstrip(b"\n") + b"\n"  # blank lines at the end are none
    if piece == b"\n":
        return np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0, np.int8)
    raw = np.frombuffer(piece, np.uint8)
    stops = np.flatnonzero((raw == _COMMA) | (raw == _END))
    _check_width(read, raw, stops, len(read.headings))
    ends = stops.reshape(-1, len(read.headings))
    begins = np.concatenate(([0], stops[:-1] + 1)).reshape(ends.shape)
    told = _told(read, piece, begins, ends)
    seats = _seats(read, told)
    row, column, vote = _cells(read, piece, raw, begins[:, read.votes], ends[:, read.votes])
    _compare(read, told, row, vote)
    read.line += lines
    return seats[row], column, vote


def _cells(
    read: _Read, piece: bytes, raw: NDArray[np.uint8], begins: Ints, ends: Ints
) -> tuple[Ints, Ints, NDArray[np.int8]]:
    length = ends - begins
    row, column = np.nonzero(length)
    first, size = raw[begins[row, column]], length[row, column]
    second = raw[begins[row, column] + np.minimum(size - 1, 1)]
    plain = (size == 1) & ((first == _ZERO) | (first == _ONE))
    against = (size == 2) & (first == _MINUS) & (second == _ONE)
    wrong = ~(plain | against)
    if wrong.any():
        at = int(np.argmax(wrong))
        cell = piece[begins[row[at], column[at]] : ends[row[at], column[at]]].decode("utf-8", "replace")
        where = f"{read.name}, line {read.line + int(row[at])}, statement {read.headings[read.votes[column[at]]]}"
        raise Unreadable(say("“{cell}” is no vote", cell=shortened(cell, 20)), where,
                         say("write 1 for agree, 0 for pass, -1 for disagree, or nothing"))  # fmt: skip
    return row, column, np.where(against, -1, first == _ONE).astype(np.int8)


def _check_width(read: _Read, raw: NDArray[np.uint8], ends: Ints, width: int) -> None:
    """Each line has as many cells as there are headings."""
    newline = np.flatnonzero(raw[ends] == _END)
    cells = np.diff(np.concatenate(([-1], newline)))
    if (cells != width).any():
        at = int(np.argmax(cells != width))
        what = say("the row has {n} cells and there are {all} headings", n=int(cells[at]), all=width)
        raise Unreadable(what, f"{read.name}, line {read.line + at}", say("export the conversation again"))


def _told(read: _Read, piece: bytes, begins: Ints, ends: Ints) -> dict[str, list[str]]:
    """What the rows say beside the votes, column by column."""
    return {
        name: [
            piece[begin:end].decode("utf-8", "replace").strip()
            for begin, end in zip(begins[:, at].tolist(), ends[:, at].tolist(), strict=True)
        ]
        for name, at in read.columns.items()
        if name != "xid"
    }


def _seats(read: _Read, told: dict[str, list[str]]) -> Ints:
    """Where the people of some rows stand, and what else is said of them."""
    first = len(read.people)
    for at, key in enumerate(told[PERSON]):
        _seat(read, key, at)
    for key, group in zip(told[PERSON], told.get("group-id", ()), strict=False):
        if group:
            read.group[key] = group
    for key, wrote in zip(told[PERSON], told.get("n-comments", ()), strict=False):
        if wrote.isdecimal() and len(wrote) < 10:
            read.wrote[key] = int(wrote)
    return np.arange(first, len(read.people))


def _seat(read: _Read, key: str, at: int) -> None:
    where = f"{read.name}, line {read.line + at}, {PERSON}"
    if not key:
        raise Unreadable(say("the row names no one"), where, say("give each person a number"))
    if key in read.people:
        raise Unreadable(say("{key} stands in two rows", key=shortened(key, 40)), where, say("keep one of the two"))
    if len(read.people) >= MOST_PEOPLE:
        raise Unreadable(say("there are more than {n} people in it", n=MOST_PEOPLE), where, say("split the file"))
    read.people[key] = len(read.people)


def _compare(read: _Read, told: dict[str, list[str]], row: Ints, vote: NDArray[np.int8]) -> None:
    """The counts that the rows give beside the votes that stand in them."""
    n = len(told[PERSON])
    wrong: dict[int, str] = {}
    for name, votes in (("n-votes", row), ("n-agree", row[vote == 1]), ("n-disagree", row[vote == -1])):
        found = map(str, np.bincount(votes, minlength=n).tolist())
        for at, (said, counted) in enumerate(zip(told.get(name, ()), found, strict=False)):
            if said and said != counted:
                wrong.setdefault(at, name)
    if wrong:
        first = min(wrong)
        read.differ += len(wrong)
        read.first = read.first or f"{read.name}, line {read.line + first}, {wrong[first]}"
