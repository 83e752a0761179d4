"""What PostgreSQL knows of a table before anything is deleted from it: columns, partitions, and what hangs on it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import psycopg

from ombud.held.entries import Ending
from ombud.held.stores.rule import Rule
from ombud.held.stores.store import Refused
from ombud.words import Sentence, say

TIMES = {"date": "date", "timestamp without time zone": "clock", "timestamp with time zone": "moment"}
NUMBERS = ("smallint", "integer", "bigint")
SORTS = ("seconds", "milliseconds")


@dataclass(frozen=True, slots=True)
class Leaf:
    """A table in which rows really lie: the table itself, or one of its partitions. ``density``: rows a block."""

    oid: int
    schema: str
    name: str
    density: float


@dataclass(frozen=True, slots=True)
class Table:
    """``sort`` says what its column of dates holds: date, clock (no zone), moment, seconds or milliseconds."""

    schema: str
    name: str
    column: str
    sort: str
    leaves: tuple[Leaf, ...]
    structure: str
    notes: tuple[Sentence, ...]


def table_of(
    there: psycopg.Connection[Any], schema: str, name: str, column: str, sort: str, rule: Rule, follow: tuple[str, ...]
) -> Table:
    """The table as the server knows it. Raises :class:`Refused` where the rule cannot be carried out on it."""
    oid = _oid(there, schema, name, rule)
    columns = _columns(there, oid)
    at = f"{rule.name}, store"
    if column not in columns:
        raise Refused(say("there is no column {column} in {table}", column=column, table=name), at, _NAMES)
    for one in (*rule.emptied, *(rule.counts.by if rule.counts else ()), *(hold.column for hold in rule.holds)):
        if one not in columns:
            raise Refused(say("there is no column {column} in {table}", column=one, table=name), rule.name, _NAMES)
    for one in rule.emptied:
        if columns[one][1]:
            raise Refused(say("the column {column} may not be empty", column=one), rule.name,
                          say("let it be NULL, or delete the rows"))  # fmt: skip
    leaves = _leaves(there, oid, rule)
    if rule.method is not Ending.ANONYMISE:
        _follow(there, oid, rule, follow)
    plain = json.dumps([schema, name, sorted([key, *value] for key, value in columns.items())])
    sort = _sort(columns[column][0], sort, column, at)
    return Table(schema, name, column, sort, leaves, sha256(plain.encode()).hexdigest(), _triggers(there, oid, rule))


_NAMES = say("write it as the table names it")


def _oid(there: psycopg.Connection[Any], schema: str, name: str, rule: Rule) -> int:
    asked = """SELECT c.oid, c.relkind FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
               WHERE n.nspname = %s AND c.relname = %s"""
    row = there.execute(asked, (schema, name)).fetchone()
    at = f"{rule.name}, store.table"
    if row is None:
        raise Refused(say("there is no table {schema}.{name}", schema=schema, name=name), at, _NAMES)
    if row[1] not in ("r", "p"):
        raise Refused(say("{name} is no table of its own", name=name), at, say("name the table that a view rests on"))
    return int(row[0])


def _columns(there: psycopg.Connection[Any], oid: int) -> dict[str, tuple[str, bool]]:
    asked = """SELECT attname, format_type(atttypid, NULL), attnotnull FROM pg_attribute
               WHERE attrelid = %s AND attnum > 0 AND NOT attisdropped"""
    return {str(name): (str(sort), bool(full)) for name, sort, full in there.execute(asked, (oid,))}


def _sort(of_column: str, told: str, column: str, at: str) -> str:
    if of_column in TIMES:
        return TIMES[of_column]
    if of_column in NUMBERS and told in SORTS:
        return told
    if of_column in NUMBERS:
        raise Refused(say("{column} holds numbers, and nothing says what they count", column=column), at,
                      say("write dates = \"seconds\" or \"milliseconds\", both since 1970"))  # fmt: skip
    raise Refused(say("{column} holds {sort}, which is no date", column=column, sort=of_column), at,
                  say("name a column of type date or timestamp"))  # fmt: skip


def _leaves(there: psycopg.Connection[Any], oid: int, rule: Rule) -> tuple[Leaf, ...]:
    asked = """WITH RECURSIVE tree AS (SELECT %s::oid AS oid UNION ALL
                 SELECT inhrelid FROM pg_inherits JOIN tree ON inhparent = tree.oid)
               SELECT c.oid, n.nspname, c.relname, c.relkind, c.reltuples / nullif(c.relpages, 0)
               FROM tree JOIN pg_class c USING (oid) JOIN pg_namespace n ON n.oid = c.relnamespace ORDER BY c.oid"""
    rows = there.execute(asked, (oid,)).fetchall()
    if any(row[3] == "f" for row in rows):
        raise Refused(say("a part of the table lies on another server"), f"{rule.name}, store.table",
                      say("name that table on the server where it lies"))  # fmt: skip
    return tuple(Leaf(int(row[0]), row[1], row[2], float(row[4] or 0)) for row in rows if row[3] == "r")


def _follow(there: psycopg.Connection[Any], oid: int, rule: Rule, follow: tuple[str, ...]) -> None:
    """Rows of other tables go or change with these: no rule has judged them, so each such table must be named."""
    asked = """SELECT DISTINCT c.relname FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
               WHERE k.confrelid = %s AND k.contype = 'f' AND k.confdeltype IN ('c', 'n', 'd') ORDER BY 1"""
    others = [str(name) for (name,) in there.execute(asked, (oid,)) if name not in follow]
    if others:
        raise Refused(
            say("rows of other tables go or change with these: {tables}", tables=", ".join(others)),
            f"{rule.name}, store.follow",
            say("name them under follow if they may, or give them a rule that runs first"),
        )


def _triggers(there: psycopg.Connection[Any], oid: int, rule: Rule) -> tuple[Sentence, ...]:
    bit = 16 if rule.method is Ending.ANONYMISE else 8  # of UPDATE, of DELETE
    asked = "SELECT count(*) FROM pg_trigger WHERE tgrelid = %s AND NOT tgisinternal AND (tgtype::int & %s) <> 0"
    (found,) = there.execute(asked, (oid, bit)).fetchone() or (0,)
    if not found:
        return ()
    return (say("Triggers that fire when a row goes: {n}. What they write elsewhere is not counted here.", n=found),)
