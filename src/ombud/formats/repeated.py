"""Whether a measurement comes out again: every table, sentence and input held against an earlier one."""

from __future__ import annotations

from collections.abc import Iterator
from math import isclose

from ombud.casefile.measured import Measured, Table
from ombud.casefile.piece import Cell
from ombud.words import Sentence, say

CLOSE = 1e-6  # of a figure: another processor may round the last digit otherwise
MOST = 20


def differences(before: Measured, now: Measured) -> tuple[Sentence, ...]:
    """What differs, the first twenty; nothing where the same comes out. The day and the version may differ."""
    return tuple(_first(_differing(before, now)))


def _first(found: Iterator[Sentence]) -> Iterator[Sentence]:
    for at, one in enumerate(found):
        if at >= MOST:
            yield say("And more.")
            return
        yield one


def _differing(before: Measured, now: Measured) -> Iterator[Sentence]:
    yield from _inputs(before, now)
    if (before.place, before.what, before.effect) != (now.place, now.what, now.effect):
        yield say("It was measured of {one}, and now of {other}.", one=before.what, other=now.what)
    old, new = ({table.name: table for table in one.tables} for one in (before, now))
    for name in sorted(old.keys() ^ new.keys()):
        yield say("The table {name} is in one of the two only.", name=name)
    for name in old:
        if name in new:
            yield from _table(old[name], new[name])
    for part in before.parts:
        yield from _sentences(part.key, before, now)


def _inputs(before: Measured, now: Measured) -> Iterator[Sentence]:
    old, new = ({one.name: one.sha256 for one in told.inputs} for told in (before, now))
    for name in sorted(old.keys() | new.keys()):
        if old.get(name) != new.get(name):
            yield say("The file {name} is not the same as it was.", name=name)


def _table(old: Table, new: Table) -> Iterator[Sentence]:
    if (len(old.rows), old.columns) != (len(new.rows), new.columns):
        yield say("The table {name} has other rows or columns.", name=old.name)
        return
    for row, (one, other) in enumerate(zip(old.rows, new.rows, strict=True), 1):
        for column, was, now in zip(old.columns, one, other, strict=True):
            if not _alike(was, now):
                yield say("{name}, row {row}, {column}: it was {was} and is {now}.", name=old.name, row=row,
                          column=column.name, was=_shown(was), now=_shown(now))  # fmt: skip


def _alike(was: Cell, now: Cell) -> bool:
    if isinstance(was, (int, float)) and isinstance(now, (int, float)):
        return isclose(was, now, rel_tol=CLOSE, abs_tol=CLOSE)
    return was == now


def _shown(cell: Cell) -> str:
    return "–" if cell is None else str(cell)


def _sentences(key: str, before: Measured, now: Measured) -> Iterator[Sentence]:
    try:
        told = now.part(key)
    except KeyError:
        yield say("The part {name} is in one of the two only.", name=key)
        return
    if [str(one) for one in before.part(key).told] != [str(one) for one in told.told]:
        yield say("The part {name} says something else.", name=key)
