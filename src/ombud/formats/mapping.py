"""Tables that say which field of a register becomes which part of which entry, and one function that follows them."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from ombud.casefile.kinds import KINDS
from ombud.formats import ways
from ombud.formats.clerk import Clerk
from ombud.formats.texts import folded
from ombud.ledger.entry import Said

LONGEST_HEADING = 1000  # letters; the longest of a real register has some three hundred
LEAST_PREFIX = 18  # letters that a long heading must share from its start to be taken for a known one


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a register. ``entry`` is a kind without its number and ``part`` a field of it.

    ``way`` is how the value is carried: text, said, day, list; ``own`` is left to the reader itself.
    """

    name: str
    known_as: tuple[str, ...]
    entry: str
    part: str
    way: str


@lru_cache
def fields(table: str) -> Mapping[str, Field]:
    """The fields of one register by name, from ``data/<table>.csv``."""
    text = (files("ombud.formats") / "data" / f"{table}.csv").read_text("utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return {
        row["field"]: Field(row["field"], _split(row["known_as"]), row["entry"], row["part"], row["way"] or "text")
        for row in rows
    }


def _split(names: str) -> tuple[str, ...]:
    return tuple(filter(None, names.split("|")))


@lru_cache
def _names(table: str) -> Mapping[str, str]:
    told = fields(table).values()
    return {folded(name): field.name for field in told for name in (field.name, *field.known_as)}


def known(table: str, heading: str) -> str | None:
    """The field that a heading stands for, whatever its case, blanks and punctuation; or nothing.

    A long heading is also known by its beginning, because agencies add notes behind it or cut it off.
    """
    return _known(table, heading) if len(heading) <= LONGEST_HEADING else None


@lru_cache(maxsize=4096)  # the same headings come with every record
def _known(table: str, heading: str) -> str | None:
    written = folded(heading.split("\n\n")[0]) or folded(heading)
    names = _names(table)
    if written in names:
        return names[written]
    if len(written) < LEAST_PREFIX:
        return None
    long = [(name, field) for name, field in names.items() if len(name) >= LEAST_PREFIX]
    alike = {field for name, field in long if _one_begins_the_other(name, written)}
    return alike.pop() if len(alike) == 1 else None


def _one_begins_the_other(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def carry(clerk: Clerk, told: Mapping[str, Any], table: str) -> None:
    """Write the entries that a table makes of a record; ``told`` holds values by the table's field names.

    Fields that go into the same entry make one entry, and two fields that go into the same part are put one below
    the other. Fields that the table carries nowhere are noted as left.
    """
    entries: dict[str, list[Field]] = {}
    for field in fields(table).values():
        if field.way == "own" or field.name not in told:
            continue
        if field.entry:
            entries.setdefault(field.entry, []).append(field)
        elif clerk.words(field.name, _flat(told[field.name])):
            clerk.leave(field.name)
    for entry, group in entries.items():
        _write(clerk, told, entry, group)


def _write(clerk: Clerk, told: Mapping[str, Any], entry: str, group: list[Field]) -> None:
    values: dict[str, Any] = {}
    names = []
    for field in group:
        value = _carried(clerk, field, told[field.name])
        if value is None:
            continue
        names.append(field.name)
        before = values.get(field.part)
        values[field.part] = f"{before}\n\n{value}" if isinstance(before, str) and isinstance(value, str) else value
    if names:
        clerk.write(KINDS[f"{entry}/1"], names, **values)


def _carried(clerk: Clerk, field: Field, value: Any) -> Any:
    text = clerk.words(field.name, _flat(value))
    if not text:
        return None
    if field.way == "list":
        return tuple(line.strip() for line in text.splitlines() if line.strip())
    if field.way not in ("said", "day"):
        return text
    value = ways.day(text) if field.way == "day" else ways.said(text)
    if value is None or value is Said.UNSAID:
        clerk.leave(field.name, clerk.tally.unfit)
        return None
    return value


def _flat(value: Any) -> Any:
    """Lists of words as lines."""
    if isinstance(value, list):
        return "\n".join(str(part) for part in value if isinstance(part, (str, int, float)))
    return value
