"""Who could be drawn, as a recruiter keeps them, and the quotas: CSV or XLSX. Only ids, traits and homes are read.

Quotas come in either of two forms: ``feature,value,min,max`` (with ``min_flex,max_flex`` or without), or
``category,feature,min,max``. The pool has a column for each trait that has quotas; names and addresses stay unread.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ombud.formats.door import through_the_door
from ombud.formats.reading import Unreadable
from ombud.formats.safe import opened, shortened
from ombud.formats.tables import Row, Table
from ombud.formats.texts import folded
from ombud.heard.lottery.pool import Pool, Quota
from ombud.words import Sentence, say

IDS = ("id", "personid", "nationbuilderid", "uniqueid", "respondentid", "userid", "number")
HOMES = ("household", "householdid", "home")
NUMBERS = ("min", "max", "minflex", "maxflex")
MOST = 100_000  # places of a quota; more is a slip
_WHOLE = re.compile(r"[0-9]+(?:\.0)?")  # 1.000 is one to some and a thousand to others


@dataclass(frozen=True, slots=True)
class Recruited:
    """The pool as it was read, and what was guessed on the way."""

    pool: Pool
    notes: tuple[Sentence, ...] = ()


def read_quotas(path: Path) -> tuple[Quota, ...]:
    """Quotas in the order of the file; raises :class:`Unreadable`."""
    source = through_the_door(opened(path))
    words = {"category", "feature", "value", "name", *NUMBERS}
    table = Table(source, lambda heading: folded(heading) if folded(heading) in words else None, 1)
    fields = set(table.fields.values())
    feature, value = ("category", "feature") if "category" in fields else ("feature", "value")
    if "category" in fields and "name" in fields:
        value = "name"
    for needed in (feature, value, "min", "max"):
        if needed not in fields:
            mend = say("the columns are feature, value, min and max, or category, feature, min and max")
            raise Unreadable(say("there is no column {name}", name=needed), source.name, mend)
    quotas = [_quota(_by_field(row, table), row.place, feature, value) for row in table.rows()]
    if not quotas:
        raise Unreadable(say("there is no quota in it"), source.name, say("write a line for each value of each trait"))
    _once(quotas)
    return tuple(quotas)


def _by_field(row: Row, table: Table) -> dict[str, str]:
    return {table.fields[heading]: cell for heading, cell in row.told.items() if heading in table.fields}


def _quota(told: Mapping[str, str], place: str, feature: str, value: str) -> Quota:
    for needed in (feature, value, "min", "max"):
        if not told.get(needed):
            raise Unreadable(say("it is empty"), f"{place}, {needed}", say("fill it in"))
    low, high, low_flex, high_flex = (_whole(told.get(name), f"{place}, {name}") for name in NUMBERS)
    least, most = low or 0, high or 0
    if least > most:
        what = say("at least {least} and at most {most} cannot both be", least=least, most=most)
        raise Unreadable(what, f"{place}, min", say("write the lower number into min"))
    return Quota(told[feature], told[value], least, most, low_flex, high_flex, place)


def _whole(text: str | None, where: str) -> int | None:
    if text is None:
        return None
    if not _WHOLE.fullmatch(text) or float(text) > MOST:
        raise Unreadable(say("“{text}” is no number of people", text=shortened(text, 40)), where,
                         say("write a whole number, 0 or more"))  # fmt: skip
    return int(float(text))


def _once(quotas: Sequence[Quota]) -> None:
    seen: dict[tuple[str, str], str] = {}
    spelled: dict[str, str] = {}
    for one in quotas:
        key = (folded(one.feature), folded(one.value))
        if key in seen:
            what = say("{feature}, {value} stands here and at {first}", feature=one.feature, value=one.value,
                       first=seen[key])  # fmt: skip
            raise Unreadable(what, one.where, say("keep one of the two"))
        if spelled.setdefault(key[0], one.feature) != one.feature:
            what = say("{one} and {other} are the same trait", one=one.feature, other=spelled[key[0]])
            raise Unreadable(what, one.where, say("write it alike"))
        seen[key] = one.where


def read_pool(path: Path, quotas: Sequence[Quota], id_column: str = "", home_columns: Sequence[str] = ()) -> Recruited:
    """The pool: an id, a value of each trait that has quotas, and a home where columns are named or one is called so.

    Home columns are put together, and compared without capitals, blanks and signs. Raises :class:`Unreadable`.
    """
    source = through_the_door(opened(path))
    features = tuple(dict.fromkeys(one.feature for one in quotas))
    columns = _Columns(features, id_column, tuple(home_columns))
    table = Table(source, columns.known, 1)
    columns.check(table, source.name)
    values = {one: {folded(quota.value): quota.value for quota in quotas if quota.feature == one} for one in features}
    ids: dict[str, str] = {}
    held: list[tuple[str, ...]] = []
    homes: list[str] = []
    for row in table.rows():
        told = _by_field(row, table)
        one = _id(told, row.place, columns, table)
        if one in ids:
            what = say("the id {id} stands here and at {first}", id=shortened(one, 40), first=ids[one])
            raise Unreadable(what, f"{row.place}, {columns.title(table, 'id')}", say("keep one of the two"))
        ids[one] = row.place
        held.append(tuple(_value(told.get(f"trait {name}"), name, values[name], row.place) for name in features))
        homes.append(folded("".join(told.get(f"home {at}", "") for at in range(len(columns.homes(table))))))
    if not ids:
        raise Unreadable(say("there is nobody in it"), source.name, say("write a line for each person"))
    pool = Pool(tuple(ids), features, tuple(held), tuple(homes) if any(homes) else ())
    return Recruited(pool, (*table.notes(), *columns.notes(table)))


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which headings are read: traits, the id, and what makes a home."""

    features: tuple[str, ...]
    id_column: str
    home_columns: tuple[str, ...]

    def known(self, heading: str) -> str | None:
        flat = folded(heading)
        for name in self.features:
            if folded(name) == flat:
                return f"trait {name}"
        for at, name in enumerate(self.home_columns):
            if folded(name) == flat:
                return f"home {at}"
        if not self.home_columns and flat in HOMES:
            return "home 0"
        wanted = (folded(self.id_column),) if self.id_column else IDS
        return "id" if flat in wanted else None

    def check(self, table: Table, file: str) -> None:
        there = set(table.fields.values())
        for name in self.features:
            if f"trait {name}" not in there:
                mend = say("give it a column with that heading, or leave out its quotas")
                raise Unreadable(say("there is no column {name}, which has quotas", name=name), file, mend)
        for at, name in enumerate(self.home_columns):
            if f"home {at}" not in there:
                what = say("there is no column {name} for where people live", name=name)
                raise Unreadable(what, file, say("name a column of the file"))
        if self.id_column and "id" not in there:
            raise Unreadable(say("there is no column {name} with ids", name=self.id_column), file,
                             say("name a column of the file"))  # fmt: skip

    def homes(self, table: Table) -> list[str]:
        return [field for field in table.fields.values() if field.startswith("home ")]

    def title(self, table: Table, field: str) -> str:
        return next((heading for heading, one in table.fields.items() if one == field), field)

    def notes(self, table: Table) -> tuple[Sentence, ...]:
        there = table.fields.values()
        told = []
        if "id" not in there:
            told.append(say("The pool has no column with ids: the number of the line stands for each person."))
        if not self.homes(table):
            told.append(say("No column says who lives together, so several people of a household may be drawn."))
        return tuple(told)


def _id(told: Mapping[str, str], place: str, columns: _Columns, table: Table) -> str:
    if "id" not in table.fields.values():
        return place.rpartition(" ")[2]
    if not told.get("id"):
        raise Unreadable(say("it is empty"), f"{place}, {columns.title(table, 'id')}", say("give each person an id"))
    return told["id"]


def _value(cell: str | None, feature: str, values: Mapping[str, str], place: str) -> str:
    if not cell:
        mend = say("fill it in, or leave the person out and tell them")
        raise Unreadable(say("it is empty"), f"{place}, {feature}", mend)
    if folded(cell) not in values:
        known = ", ".join(list(values.values())[:8])
        what = say("“{value}” has no quota", value=shortened(cell, 40))
        mend = say("write one of these: {known}; or give it a quota", known=known)
        raise Unreadable(what, f"{place}, {feature}", mend)
    return values[folded(cell)]
