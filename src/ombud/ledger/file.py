"""The ledger file: one sealed entry a line, with its number in the log, open for anyone to read.

Each line is JSON written in one way only (keys sorted, no spaces, ASCII), so that any change of a byte shows.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from ombud.ledger.seal import BrokenSeal, Sealed, canonical, check_sealed
from ombud.words import say

LONGEST = 8 * 1024 * 1024
"""No line is longer, in bytes: a longer one is no statement but an attack or a mistake."""


class BrokenLine(ValueError):
    """A line of a ledger file cannot be read, or is not what was sealed."""

    def __init__(self, file: str, line: int, what: object) -> None:
        super().__init__(say("{file}, line {line}: {what}", file=file, line=line, what=what))
        self.file, self.line, self.what = file, line, what


@dataclass(frozen=True, slots=True)
class Line:
    """One entry of a ledger file: its number in the log and what was sealed."""

    index: int
    sealed: Sealed

    def written(self) -> bytes:
        """The line as bytes, with its line feed."""
        return canonical({"index": self.index, **self.sealed.as_json()}) + b"\n"


def write(file: IO[bytes], lines: Iterable[Line]) -> int:
    """Write lines to an open file; returns how many."""
    count = 0
    for line in lines:
        file.write(line.written())
        count += 1
    return count


def read(path: Path) -> Iterator[Line]:
    """The lines of a ledger file one after another, each seal checked.

    Raises :class:`BrokenLine` at the first that does not hold, with file, line and field.
    """
    with path.open("rb") as file:
        yield from read_from(file, path.name)


def read_from(file: IO[bytes], name: str) -> Iterator[Line]:
    """As :func:`read`, from an open file; ``name`` is what errors call it."""
    number = 0
    while raw := file.readline(LONGEST + 1):
        number += 1
        try:
            yield _line(raw)
        except ValueError as wrong:
            raise BrokenLine(name, number, wrong.args[0]) from None


def _line(raw: bytes) -> Line:
    if not raw.endswith(b"\n"):
        raise ValueError(say("The line is cut off, or longer than {n} bytes; use another copy.", n=LONGEST))
    told = _told(raw)
    index = told.get("index")
    if type(index) is not int or index < 0:
        raise ValueError(say("The index must be the entry's number in the log, 0 or more."))
    line = Line(index, Sealed.from_json(told))
    if line.written() != raw:
        raise BrokenSeal(say("The line holds what no ledger writes: spaces, unknown names, odd numbers."))
    check_sealed(line.sealed)
    return line


def _told(raw: bytes) -> dict[str, Any]:
    try:
        told = json.loads(raw, parse_constant=_no_number)
    except RecursionError:
        raise ValueError(say("The line is nested too deeply to be a statement.")) from None
    except ValueError as wrong:
        raise ValueError(say("The line is no JSON ({wrong}); use another copy.", wrong=str(wrong))) from None
    if not isinstance(told, dict):
        raise ValueError(say("The line is no JSON object."))
    return told


def _no_number(text: str) -> Any:
    raise ValueError(f"{text} is no number")
