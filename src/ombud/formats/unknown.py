"""Why a file is of no format that Ombud reads: broken at some place, or whole and of another make."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Any

from ombud.formats.reading import Unreadable
from ombud.formats.safe import MAX_COLUMNS, Source, lines, parsed, shortened
from ombud.formats.tables import beginning
from ombud.words import say

SHOWN = 6  # headings or fields that are named
_UNKNOWN = say("none of the formats that Ombud reads is recognised in it")
_SEE = say("see docs/formats.md, or use a spreadsheet with the published columns")


def refusal(source: Source) -> Unreadable:
    """What to tell whoever brought this file: the place where it is broken, or the headings that nobody knows."""
    if source.data.lstrip()[:1] in (b"{", b"["):
        return _json(source)
    rows = beginning(source.head)
    if max(map(len, rows), default=0) > MAX_COLUMNS:
        what = say("there are more than {limit} columns in it", limit=MAX_COLUMNS)
        return Unreadable(what, f"{source.name}, line 1", say("remove the columns that are not needed"))
    headings = next((row for row in rows if sum(map(bool, row)) > 1), [])
    if len(rows) < 2 or not headings:
        return Unreadable(_UNKNOWN, source.name, _SEE)
    what = say("none of the formats that Ombud reads has these headings: {headings}", headings=_named(headings))
    mend = say("name the columns as docs/formats.md does: a title, and at least one more that says something")
    return Unreadable(what, f"{source.name}, {source.unit} 1", mend)


def _json(source: Source) -> Unreadable:
    try:
        told = _first_record(source)
    except Unreadable as broken:
        return broken
    fields = list(told) if isinstance(told, Mapping) else []
    named = say("none of the formats that Ombud reads has these fields: {fields}", fields=_named(fields))
    return Unreadable(named if fields else _UNKNOWN, source.name, _SEE)


def _first_record(source: Source) -> Any:
    """The first record of one JSON document, or of one on each line; raises :class:`Unreadable` where it is broken."""
    if _on_each_line(source):
        every = [parsed(line, f"{source.name}, line {number}") for number, line in lines(source)]
        return every[0]
    told = parsed(source.data, source.name)
    return told[0] if isinstance(told, list) and told else told


def _on_each_line(source: Source) -> bool:
    """Whether the first two lines each begin and end an object, as records of their own do."""
    try:
        first = [line for _, line in islice(lines(source), 2)]
    except Unreadable:  # a line longer than a record may be: one document, then
        return False
    return len(first) == 2 and first[0][:1] == b"{" and first[0][-1:] == b"}" and first[1][:1] == b"{"


def _named(names: Sequence[str]) -> str:
    told = ", ".join(shortened(str(name), 30) for name in names[:SHOWN] if str(name).strip())
    return f"{told}, …" if len(names) > SHOWN else told
