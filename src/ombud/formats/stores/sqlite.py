"""A table of SQLite: a range of rows is one transaction, and what is deleted is overwritten in the file."""

# ruff: noqa: S608  (names are the table's own and quoted by _q; values are bound)

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

from ombud.formats.stores.dates import Aged, of_number, of_text
from ombud.held.entries import Ending
from ombud.held.stores.probe import Counting, Dated, Probe, dated
from ombud.held.stores.rule import Bounds, Rule
from ombud.held.stores.store import Batch, Place, Refused
from ombud.words import Sentence, say

_NAMES = say("write it as the table names it")
_WAIT = 30.0  # seconds, for a lock of somebody else


class SqliteTable:
    """The rows of one table for one rule at one moment. ``sort``: text, seconds or milliseconds."""

    what = "sqlite"

    def __init__(
        self, file: Path, table: str, column: str, sort: str, rule: Rule, limits: Bounds, follow: tuple[str, ...] = ()
    ) -> None:
        self.file, self.rule, self.bounds, self.column, self.sort = file, rule, limits, column, sort
        self.aged: Aged = of_text(limits) if sort == "text" else of_number(1 if sort == "seconds" else 1000)
        self._writing: sqlite3.Connection | None = None
        self.name, self.notes = table, tuple[Sentence, ...]()
        with self._reading() as there:
            self._look(there, follow)

    def structure(self) -> str:
        with self._reading() as there:
            told = [self.name, *(list(row[1:4]) for row in self._columns(there))]
        return sha256(json.dumps(told).encode()).hexdigest()

    def probe(self) -> Probe:
        counting = Counting(self.bounds)
        size = " + ".join(f"coalesce(length(CAST({_q(name)} AS BLOB)), 0)" for name in self.columns)
        asked = f"SELECT {_q(self.column)}, {size}, {self._held}, {self._carrying} FROM {_q(self.name)}"
        with self._reading() as there:
            for told, length, held, carrying in there.execute(asked, self._values):
                counting.add(self.aged(told), length, bool(held), bool(carrying))
        return counting.probe()

    def left(self) -> int:
        with self._reading() as there:
            (left,) = there.execute(
                f"SELECT count(*) FROM {_q(self.name)} WHERE {self._may_go}", self._values
            ).fetchone()
        return int(left)

    def take(self, after: Place, size: int) -> Batch | None:
        """Row numbers from where the pass is; whoever inserts meanwhile waits for one batch at most."""
        before = after[0] if after else -(2**63)
        there = self._there
        asked = f"SELECT {self._row} FROM {_q(self.name)} WHERE {self._row} > ? ORDER BY {self._row} LIMIT 1 OFFSET ?"
        with self._told():
            there.execute("BEGIN IMMEDIATE")
            found = there.execute(asked, (before, size - 1)).fetchone()
            last = found or there.execute(f"SELECT max({self._row}) FROM {_q(self.name)}").fetchone()
            upto = last[0] if last and last[0] is not None else before
            if upto <= before:
                there.execute("ROLLBACK")
                return None
            gone = self._removed(there, before, upto)
        return Batch(gone, (upto,), str(before))

    def settle(self, batch: Batch) -> int:
        with self._told():
            self._there.execute("COMMIT")
        return batch.gone

    def happened(self, batch: Batch) -> int:
        """A transaction happened whole or not at all: then as many as went are still there."""
        reach = self._values | {"before": int(batch.mark), "upto": batch.after[0]}
        asked = f"SELECT count(*) FROM {_q(self.name)} WHERE {self._reach} AND {self._may_go}"
        with self._reading() as there:
            (still,) = there.execute(asked, reach).fetchone()
        return max(0, batch.gone - int(still))

    def can_plant(self) -> bool:
        return self.rule.canary is not None and self.rule.method is Ending.DELETE

    def planted(self, mark: str) -> int:
        told = [(name, value.replace("{mark}", mark)) for name, value in self._canary
                if isinstance(value, str) and "{mark}" in value]  # fmt: skip
        tests = " AND ".join(f"{_q(name)} = ?" for name, _ in told)
        with self._reading() as there:
            asked = f"SELECT count(*) FROM {_q(self.name)} WHERE {tests}"
            return int(there.execute(asked, [value for _, value in told]).fetchone()[0])

    def plant(self, mark: str) -> None:
        told = {
            name: value.replace("{mark}", mark) if isinstance(value, str) else value for name, value in self._canary
        }
        told[self.column] = self._canary_date()
        names, gaps = ", ".join(map(_q, told)), ", ".join("?" * len(told))
        with self._told():
            self._there.execute(f"INSERT INTO {_q(self.name)} ({names}) VALUES ({gaps})", list(told.values()))

    def finish(self) -> None:
        """What is left in the log of changes goes too; small counts are folded into the rest."""
        with self._told():
            if self.rule.counts:
                self._fold(self._there)
            self._there.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def close(self) -> None:
        if self._writing is not None:
            self._writing.close()

    @property
    def _there(self) -> sqlite3.Connection:
        if self._writing is None:
            self._writing = self._connected("rw")
            with self._told():
                self._writing.execute("PRAGMA foreign_keys = ON")
                self._writing.execute("PRAGMA secure_delete = ON").fetchall()
                if self.rule.counts:
                    self._writing.execute(self._counts_table())
        return self._writing

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with self._told():
            there = self._connected("ro")
            try:
                yield there
            finally:
                there.close()

    def _connected(self, mode: str) -> sqlite3.Connection:
        """Never makes a file that is not there."""
        with self._told():
            there = sqlite3.connect(
                f"{self.file.resolve().as_uri()}?mode={mode}", uri=True, timeout=_WAIT, isolation_level=None
            )
            there.create_function(
                "ombud_over", 1, lambda told: dated(self.aged(told), self.bounds) is Dated.EXPIRED, deterministic=True
            )
            there.create_function("ombud_period", 1, self._period, deterministic=True)
        return there

    def _look(self, there: sqlite3.Connection, follow: tuple[str, ...]) -> None:
        """What the table is; raises :class:`Refused` where the rule cannot be carried out on it."""
        made = there.execute("SELECT type, sql FROM sqlite_master WHERE name = ?", (self.name,)).fetchone()
        at = f"{self.rule.name}, store.table"
        if made is None or made[0] != "table" or str(made[1]).lstrip().upper().startswith("CREATE VIRTUAL"):
            raise Refused(say("there is no table {name} in {file}", name=self.name, file=self.file.name), at, _NAMES)
        rows = self._columns(there)
        self.columns = tuple(str(row[1]) for row in rows)
        by = self.rule.counts.by if self.rule.counts else ()
        for one in (self.column, *self.rule.emptied, *by, *(hold.column for hold in self.rule.holds)):
            if one not in self.columns:
                raise Refused(
                    say("there is no column {column} in {table}", column=one, table=self.name), self.rule.name, _NAMES
                )
        full = {str(row[1]) for row in rows if row[3] or row[5]}
        if never := [one for one in self.rule.emptied if one in full]:
            raise Refused(say("the column {column} may not be empty", column=never[0]), self.rule.name,
                          say("let it be NULL, or delete the rows"))  # fmt: skip
        self._row = self._row_number(there, at)
        self._others(there, follow)
        fires = "UPDATE" if self.rule.method is Ending.ANONYMISE else "DELETE"
        asked = "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ? AND upper(sql) LIKE ?"
        (found,) = there.execute(asked, (self.name, f"%{fires}%")).fetchone()
        if found:
            self.notes = (say("Triggers that fire when a row goes: {n}. What they write elsewhere is not counted here.",
                              n=found),)  # fmt: skip
        self._values: dict[str, Any] = {f"hold{n}": json.dumps(hold.values) for n, hold in enumerate(self.rule.holds)}

    def _row_number(self, there: sqlite3.Connection, at: str) -> str:
        """The name by which SQLite knows a row: one that no column has taken."""
        free = [name for name in ("_rowid_", "rowid", "oid") if name not in {one.casefold() for one in self.columns}]
        try:
            there.execute(f"SELECT {free[0]} FROM {_q(self.name)} LIMIT 1")
        except (IndexError, sqlite3.OperationalError):
            raise Refused(say("the table {name} has no row numbers", name=self.name), at,
                          say("make it anew without WITHOUT ROWID")) from None  # fmt: skip
        return free[0]

    def _others(self, there: sqlite3.Connection, follow: tuple[str, ...]) -> None:
        if self.rule.method is Ending.ANONYMISE:
            return
        tables = [str(name) for (name,) in there.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        others = [
            table for table in tables
            for row in there.execute(f"PRAGMA foreign_key_list({_q(table)})")
            if str(row[2]).casefold() == self.name.casefold() and row[6] in ("CASCADE", "SET NULL", "SET DEFAULT")
        ]  # fmt: skip
        if others := sorted(set(others) - set(follow)):
            raise Refused(
                say("rows of other tables go or change with these: {tables}", tables=", ".join(others)),
                f"{self.rule.name}, store.follow",
                say("name them under follow if they may, or give them a rule that runs first"),
            )

    def _columns(self, there: sqlite3.Connection) -> list[Any]:
        return there.execute(f"PRAGMA table_info({_q(self.name)})").fetchall()

    @property
    def _held(self) -> str:
        tests = [f"coalesce(CAST({_q(hold.column)} AS TEXT) IN (SELECT value FROM json_each(:hold{n})), 0)"
                 for n, hold in enumerate(self.rule.holds)]  # fmt: skip
        return f"({' OR '.join(tests)})" if tests else "0"

    @property
    def _carrying(self) -> str:
        if self.rule.method is not Ending.ANONYMISE:
            return "1"
        return f"({' OR '.join(f'{_q(name)} IS NOT NULL' for name in self.rule.emptied)})"

    @property
    def _may_go(self) -> str:
        return f"ombud_over({_q(self.column)}) AND {self._carrying} AND NOT {self._held}"

    @property
    def _reach(self) -> str:
        return f"{self._row} > :before AND {self._row} <= :upto"

    def _removed(self, there: sqlite3.Connection, before: int, upto: int) -> int:
        values = self._values | {"before": before, "upto": upto}
        if self.rule.counts:
            there.execute(self._counted(), values)
        if self.rule.method is Ending.ANONYMISE:
            empty = ", ".join(f"{_q(name)} = NULL" for name in self.rule.emptied)
            return there.execute(
                f"UPDATE {_q(self.name)} SET {empty} WHERE {self._reach} AND {self._may_go}", values
            ).rowcount
        return there.execute(f"DELETE FROM {_q(self.name)} WHERE {self._reach} AND {self._may_go}", values).rowcount

    @property
    def _kept_by(self) -> tuple[str, ...]:
        return self.rule.counts.by if self.rule.counts else ()

    @property
    def _into(self) -> str:
        return _q(self.rule.counts.into) if self.rule.counts else ""

    def _counts_table(self) -> str:
        names = ("period", *self._kept_by)
        columns = ", ".join(f"{_q(name)} TEXT NOT NULL" for name in names)
        keys = ", ".join(map(_q, names))
        return f"CREATE TABLE IF NOT EXISTS {self._into} ({columns}, records INTEGER NOT NULL, PRIMARY KEY ({keys}))"

    def _counted(self) -> str:
        names = ", ".join(map(_q, ("period", *self._kept_by)))
        told = ", ".join([f"ombud_period({_q(self.column)})",
                          *(f"coalesce(CAST({_q(name)} AS TEXT), '')" for name in self._kept_by)])  # fmt: skip
        places = ", ".join(str(n) for n in range(1, 2 + len(self._kept_by)))
        return (f"INSERT INTO {self._into} ({names}, records) SELECT {told}, count(*) FROM {_q(self.name)}"
                f" WHERE {self._reach} AND {self._may_go} GROUP BY {places}"
                f" ON CONFLICT ({names}) DO UPDATE SET records = records + excluded.records")  # fmt: skip

    def _period(self, told: Any) -> str:
        age = self.aged(told)
        signs = {"month": 7, "day": 10, "year": 4}[self.rule.counts.period if self.rule.counts else "day"]
        return self.bounds.day(age).isoformat()[:signs] if age else ""

    def _fold(self, there: sqlite3.Connection) -> None:
        """A count of few points to them: it goes to the rest of its period, and if that is small too, to no period."""
        names, by = ", ".join(map(_q, ("period", *self._kept_by))), self._kept_by
        rest = " AND ".join(f"{_q(name)} = ''" for name in by)
        few = {"least": self.rule.counts.least if self.rule.counts else 0}
        steps = ([("period", f"NOT ({rest})")] if by else []) + [("''", "period <> ''")]
        there.execute("BEGIN IMMEDIATE")
        for period, which in steps:
            small = f"FROM {self._into} WHERE records < :least AND {which}"
            told = there.execute(f"SELECT {period}, sum(records) {small} GROUP BY 1", few).fetchall()
            there.execute(f"DELETE {small}", few)
            put = (f"INSERT INTO {self._into} ({names}, records) VALUES (?, {''.join(chr(39) * 2 + ', ' for _ in by)}?)"
                   f" ON CONFLICT ({names}) DO UPDATE SET records = records + excluded.records")  # fmt: skip
            there.executemany(put, told)
        there.execute("COMMIT")

    @property
    def _canary(self) -> tuple[tuple[str, Any], ...]:
        return self.rule.canary.values if self.rule.canary else ()

    def _canary_date(self) -> Any:
        day = self.bounds.canary_day
        if self.sort == "text":
            return day.isoformat()
        moment = self.bounds.of_day(day) - datetime(1970, 1, 1, tzinfo=UTC)
        return moment // timedelta(seconds=1) * (1 if self.sort == "seconds" else 1000)

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as wrong:
            if self._writing is not None and self._writing.in_transaction:
                self._writing.execute("ROLLBACK")
            raise Refused(
                say("SQLite says: {why}", why=str(wrong)),
                self.rule.name,
                say("mend that and run it again; what was deleted so far stays deleted"),
            ) from None


def _q(name: str) -> str:
    """A name as SQLite reads it, whatever signs it has; callers know that it is one of the table's own."""
    return '"' + name.replace('"', '""') + '"'
