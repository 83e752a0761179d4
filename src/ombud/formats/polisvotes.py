"""`votes.csv`: a line a vote with its time; who votes again changes the vote, so the last one counts."""

from __future__ import annotations

import csv
import io
from array import array
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path
from typing import IO

import numpy as np
from numpy.typing import NDArray

from ombud.formats.reading import Unreadable
from ombud.formats.safe import shortened
from ombud.words import Sentence, say

TIME, STATEMENT, PERSON, VOTE = COLUMNS = ("timestamp", "comment-id", "voter-id", "vote")
MOST_LINES = 50_000_000
_MARKS = {"1": 1, "0": 0, "-1": -1}
_LOOK = 1 << 16  # lines between two looks at how far it is
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Cast:
    """The votes that count, with their times in milliseconds of the epoch; ``revotes`` were given and then changed."""

    people: list[str]
    statements: list[str]
    person: Ints
    item: Ints
    vote: NDArray[np.int8]
    when: Ints
    revotes: int
    notes: tuple[Sentence, ...]


def read_cast(path: Path, done: Callable[[int, int], None]) -> Cast:
    """Read it. The date in words is not read: it has the zone of whoever exported it; the epoch does not.

    Raises :class:`~ombud.formats.reading.Unreadable` with line and field.
    """
    people: dict[str, int] = {}
    statements: dict[str, int] = {}
    who, what, said, when = array("q"), array("q"), array("b"), array("q")
    size = path.stat().st_size
    with path.open("rb") as raw, io.TextIOWrapper(raw, "utf-8-sig", newline="") as text:
        for number, cells in _lines(text, path.name):
            time, statement, person, vote = cells
            if vote not in _MARKS or not statement.isdecimal() or not person or not _whole(time):
                raise _wrong(path.name, number, cells)
            who.append(people.setdefault(person, len(people)))
            what.append(statements.setdefault(statement, len(statements)))
            said.append(_MARKS[vote])
            when.append(int(time))
            if not number % _LOOK:
                done(raw.tell(), size)
            if number > MOST_LINES:
                raise Unreadable(say("there are more than {n} lines in it", n=MOST_LINES), path.name, say("split it"))
    if not who:
        raise Unreadable(say("there is no vote in it"), path.name, say("export the conversation again"))
    return _last(list(people), list(statements), *(np.array(one) for one in (who, what, said, when)))


def _lines(text: IO[str], name: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Each line with its number, and the four cells that are read, in their order."""
    reader = csv.reader(text, strict=True)
    try:
        headings = [one.strip() for one in next(reader, [])]
        missing = [one for one in COLUMNS if one not in headings]
        if missing:
            what = say("there is no column {name}", name=missing[0])
            raise Unreadable(what, f"{name}, line 1", say("choose the file votes.csv, saved with commas"))
        twice = next((one for one in COLUMNS if headings.count(one) > 1), None)
        if twice is not None:
            raise Unreadable(say("the column {name} stands twice", name=twice), f"{name}, line 1",
                             say("keep one of the two"))  # fmt: skip
        pick = itemgetter(*(headings.index(one) for one in COLUMNS))
        for row in reader:
            if len(row) == len(headings):
                yield reader.line_num, pick(row)
            elif row:
                what = say("the row has {n} cells and there are {all} headings", n=len(row), all=len(headings))
                raise Unreadable(what, f"{name}, line {reader.line_num}", say("export the conversation again"))
    except (csv.Error, UnicodeDecodeError):
        where = f"{name}, line {reader.line_num + 1}"
        raise Unreadable(say("this is no text with commas"), where, say("save it as UTF-8 and try again")) from None


def _last(people: list[str], statements: list[str], who: Ints, what: Ints, said: NDArray[np.int8], when: Ints) -> Cast:
    """The last vote of each person on each statement. Two of the same moment that differ say nothing."""
    key = who * len(statements) + what
    order = np.lexsort((said, when, key))
    key, time, mark = key[order], when[order], said[order]
    last = np.append(key[1:] != key[:-1], True)
    clash = np.zeros(len(key), np.bool_)
    clash[1:] = (key[1:] == key[:-1]) & (time[1:] == time[:-1]) & (mark[1:] != mark[:-1])
    unsure = last & clash
    keep = order[last & ~unsure]
    notes = []
    if unsure.any():
        notes.append(say("Votes of one person on one statement at the same moment that differ: {n}. None was taken.",
                         n=int(unsure.sum())))  # fmt: skip
    return Cast(
        people, statements, who[keep], what[keep], said[keep], when[keep], len(key) - int(last.sum()), tuple(notes)
    )


def _whole(time: str) -> bool:
    return time.isdecimal() and len(time) <= 15


def _wrong(name: str, number: int, cells: tuple[str, ...]) -> Unreadable:
    time, statement, person, vote = cells
    if vote not in _MARKS:
        told, field, mend = vote, VOTE, say("write 1 for agree, 0 for pass, -1 for disagree")
    elif not statement.isdecimal():
        told, field, mend = statement, STATEMENT, say("write the number of the statement")
    elif not person:
        told, field, mend = person, PERSON, say("write the number of the person")
    else:
        told, field, mend = time, TIME, say("write milliseconds of the epoch")
    return Unreadable(say("“{cell}” cannot be read", cell=shortened(told, 20)), f"{name}, line {number}, {field}", mend)
