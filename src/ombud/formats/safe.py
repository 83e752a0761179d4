"""How a stranger's file is taken in without trusting it: caps on size, depth and number, each with its reason."""

from __future__ import annotations

import hashlib
import json
import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ombud.formats.reading import Unreadable
from ombud.words import Sentence, say

MAX_FILE = 32 * 1024 * 1024  # bytes; twenty times the Dutch register, and it fits in memory beside what is read
MAX_JSON = 24 * 1024 * 1024  # bytes of one JSON document; parsed, it may take ten times as much memory
MAX_VALUES = 2_000_000  # values in one JSON document; an empty list of three bytes takes seventy in memory
MAX_LINE = 1024 * 1024  # bytes of one line: one record; the longest in the Dutch register has 7,000
MAX_RECORDS = 20_000  # records of one file; the largest register that we know has 3,600
MAX_COLUMNS = 1000  # columns of a table; our own list of columns has some five hundred
MAX_NAMED = 20  # formulas that are named one by one before they are only counted
HEAD = 256 * 1024  # bytes that a reader looks at to know its format


@dataclass(frozen=True, slots=True)
class Source:
    """A file taken in whole: its name, the SHA-256 of its bytes as they came, and the bytes to read.

    ``notes`` say what was guessed or left out on the way; ``unit`` is what its parts are called in errors.
    """

    name: str
    sha256: str
    data: bytes
    notes: tuple[Sentence, ...] = ()
    unit: str = "line"

    @property
    def head(self) -> bytes:
        return self.data[:HEAD]


def taken(data: bytes, name: str) -> Source:
    """Bytes that came some other way than by a path, such as an upload, as a source."""
    if len(data) > MAX_FILE:
        raise _too_large(name, len(data))
    if not data.strip():
        raise Unreadable(say("the file is empty"), name, say("choose a file with something in it"))
    return Source(name, hashlib.sha256(data).hexdigest(), data)


def opened(path: str | os.PathLike[str]) -> Source:
    """The file at a path, read whole. Directories, pipes and devices are refused before a byte is read."""
    name = Path(path).name
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))  # so that a pipe does not hang us
    except (OSError, ValueError) as error:
        raise Unreadable(say("the file cannot be opened"), name, say("check its name and who may read it")) from error
    told = os.fstat(descriptor)
    if not stat.S_ISREG(told.st_mode):
        os.close(descriptor)
        raise Unreadable(say("this is not a file but a folder, a pipe or a device"), name, say("choose a file"))
    with os.fdopen(descriptor, "rb") as file:
        if told.st_size > MAX_FILE:
            raise _too_large(name, told.st_size)
        return taken(file.read(MAX_FILE + 1), name)


def lines(source: Source) -> Iterator[tuple[int, bytes]]:
    """Each line that is not blank, with its number from 1."""
    start, number = 0, 0
    while start < len(source.data):
        stop = source.data.find(b"\n", start)
        stop = len(source.data) if stop < 0 else stop
        number += 1
        if stop - start > MAX_LINE:
            mend = say("a record is at most {n} bytes long", n=MAX_LINE)
            raise Unreadable(say("the line is too long"), f"{source.name}, line {number}", mend)
        if line := source.data[start:stop].strip():
            yield number, line
        start = stop + 1


def parsed(data: bytes, where: str) -> Any:
    """One JSON document from a stranger. ``where`` names the file, or the file and line, for the error."""
    if len(data) > MAX_JSON:
        raise _too_large(where, len(data), MAX_JSON)
    if data.count(b",") + data.count(b"[") + data.count(b"{") > MAX_VALUES:
        raise Unreadable(say("there are more than {n} values in it", n=MAX_VALUES), where, say("split the file"))
    try:
        return json.loads(_unicode(data, where), object_pairs_hook=_once, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        what = say("this is not valid JSON: {why}", why=error.msg)
        raise Unreadable(what, _place(where, error), _MEND_JSON) from None
    except RecursionError:
        raise Unreadable(say("the JSON is nested too deep"), where, say("flatten it")) from None
    except ValueError as error:
        raise Unreadable(say("this is not valid JSON: {why}", why=error), where, _MEND_JSON) from None


_MEND_JSON = say("export it again, or mend that place in a text editor")


def _unicode(data: bytes, where: str) -> str:
    if b"\0" in data:
        raise Unreadable(say("there are NUL bytes in it, so it is no text"), where, say("export it again as UTF-8"))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        place = where if ", line " in where else f"{where}, line {line}"
        raise Unreadable(say("this is not valid UTF-8"), place, say("save it as UTF-8 and try again")) from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    told = dict(pairs)
    if len(told) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"the field {shortened(twice)!r} stands twice in one object")
    return told


def _no_number(name: str) -> Any:
    raise ValueError(f"{name} is not a number that JSON knows")


def _place(where: str, error: json.JSONDecodeError) -> str:
    if ", line " in where:
        return f"{where}, character {error.colno}"
    return f"{where}, line {error.lineno}, character {error.colno}"


def _too_large(where: str, size: int, limit: int = MAX_FILE) -> Unreadable:
    what = say("it has {size} MB, and {limit} MB is the limit", size=-(-size // 2**20), limit=limit // 2**20)
    return Unreadable(what, where, say("split the file"))


_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def shortened(text: str, limit: int = 60) -> str:
    """A stranger's words short enough to stand in a message, on one line."""
    line = " ".join(_CONTROL.sub(" ", text).split())
    return line if len(line) <= limit else line[: limit - 1] + "…"
