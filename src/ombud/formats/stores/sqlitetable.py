"""What SQLite knows of a table before anything is deleted from it: columns, row numbers, and what hangs on it."""

# ruff: noqa: S608  (names are the table's own and quoted; values are bound)

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from ombud.held.entries import Ending
from ombud.held.stores.rule import Rule
from ombud.held.stores.store import Refused
from ombud.words import Sentence, say

_NAMES = say("write it as the table names it")


@dataclass(frozen=True, slots=True)
class Table:
    """``row`` is the name by which SQLite knows a row of it: one that no column has taken."""

    name: str
    column: str
    columns: tuple[str, ...]
    row: str
    structure: str
    notes: tuple[Sentence, ...]


def quoted(name: str) -> str:
    """A name as SQLite reads it, whatever signs it has."""
    return '"' + name.replace('"', '""') + '"'


def table_of(
    there: sqlite3.Connection, file: str, name: str, column: str, rule: Rule, follow: tuple[str, ...]
) -> Table:
    """The table as SQLite knows it. Raises :class:`Refused` where the rule cannot be carried out on it."""
    at = f"{rule.name}, store.table"
    made = there.execute("SELECT type, sql FROM sqlite_master WHERE name = ?", (name,)).fetchone()
    if made is None or made[0] != "table" or str(made[1]).lstrip().upper().startswith("CREATE VIRTUAL"):
        raise Refused(say("there is no table {name} in {file}", name=name, file=file), at, _NAMES)
    rows = there.execute(f"PRAGMA table_info({quoted(name)})").fetchall()
    columns = tuple(str(row[1]) for row in rows)
    _there(column, columns, rows, name, rule)
    row = _row_number(there, name, columns, at)
    if rule.method is not Ending.ANONYMISE:
        _follow(there, name, rule, follow)
    plain = json.dumps([name, *(list(row[1:4]) for row in rows)])
    return Table(name, column, columns, row, sha256(plain.encode()).hexdigest(), _triggers(there, name, rule))


def _there(column: str, columns: tuple[str, ...], rows: list[Any], name: str, rule: Rule) -> None:
    by = rule.counts.by if rule.counts else ()
    for one in (column, *rule.emptied, *by, *(hold.column for hold in rule.holds)):
        if one not in columns:
            raise Refused(say("there is no column {column} in {table}", column=one, table=name), rule.name, _NAMES)
    full = {str(row[1]) for row in rows if row[3] or row[5]}
    if never := [one for one in rule.emptied if one in full]:
        what = say("the column {column} may not be empty", column=never[0])
        raise Refused(what, rule.name, say("let it be NULL, or delete the rows"))


def _row_number(there: sqlite3.Connection, name: str, columns: tuple[str, ...], at: str) -> str:
    taken = {one.casefold() for one in columns}
    try:
        free = next(one for one in ("_rowid_", "rowid", "oid") if one not in taken)
        there.execute(f"SELECT {free} FROM {quoted(name)} LIMIT 1")
    except (StopIteration, sqlite3.OperationalError):
        what = say("the table {name} has no row numbers", name=name)
        raise Refused(what, at, say("make it anew without WITHOUT ROWID")) from None
    return free


def _follow(there: sqlite3.Connection, name: str, rule: Rule, follow: tuple[str, ...]) -> None:
    """Rows of other tables go or change with these: no rule has judged them, so each such table must be named."""
    tables = [str(table) for (table,) in there.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    others = {
        table
        for table in tables
        for row in there.execute(f"PRAGMA foreign_key_list({quoted(table)})")
        if str(row[2]).casefold() == name.casefold() and row[6] in ("CASCADE", "SET NULL", "SET DEFAULT")
    }
    if unsaid := sorted(others - set(follow)):
        raise Refused(
            say("rows of other tables go or change with these: {tables}", tables=", ".join(unsaid)),
            f"{rule.name}, store.follow",
            say("name them under follow if they may, or give them a rule that runs first"),
        )


def _triggers(there: sqlite3.Connection, name: str, rule: Rule) -> tuple[Sentence, ...]:
    fires = "UPDATE" if rule.method is Ending.ANONYMISE else "DELETE"
    asked = "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ? AND upper(sql) LIKE ?"
    (found,) = there.execute(asked, (name, f"%{fires}%")).fetchone()
    if not found:
        return ()
    return (say("Triggers that fire when a row goes: {n}. What they write elsewhere is not counted here.", n=found),)
