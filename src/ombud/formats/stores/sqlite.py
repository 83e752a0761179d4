"""A table of SQLite: a range of rows is one transaction, and what is deleted is overwritten in the file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from ombud.formats.stores.dates import Aged, of_number, of_text
from ombud.formats.stores.sqlitetable import table_of
from ombud.formats.stores.sqlitewhere import Where
from ombud.held.entries import Ending
from ombud.held.stores.probe import Counting, Dated, Probe, dated
from ombud.held.stores.rule import Bounds, Rule
from ombud.held.stores.store import Batch, Place, Refused
from ombud.words import say

_WAIT = 30.0  # seconds, for a lock of somebody else
_HALF_DONE = ("SQLITE_READONLY_ROLLBACK", "SQLITE_READONLY_RECOVERY")  # a journal that a reader may not play back
_FIRST = -(2**63)  # no row has a number below


class SqliteTable:
    """The rows of one table for one rule at one moment. ``sort``: text, seconds or milliseconds."""

    what = "sqlite"

    def __init__(
        self, file: Path, table: str, column: str, sort: str, rule: Rule, limits: Bounds, follow: tuple[str, ...] = ()
    ) -> None:
        self.file, self.rule, self.bounds, self.sort = file, rule, limits, sort
        self.aged: Aged = of_text(limits) if sort == "text" else of_number(1 if sort == "seconds" else 1000)
        self._writing: sqlite3.Connection | None = None
        with self._reading() as there:
            self.table = table_of(there, file.name, table, column, rule, follow)
        self.where, self.notes = Where(self.table, rule), self.table.notes

    def structure(self) -> str:
        return self.table.structure

    def probe(self, sized: bool = False) -> Probe:  # noqa: ARG002  (it costs nothing here)
        counting = Counting(self.bounds)
        with self._reading() as there:
            for told, size, held, carrying in there.execute(self.where.every(), self.where.values):
                counting.add(self.aged(told), size, bool(held), bool(carrying))
        return counting.probe()

    def left(self) -> int:
        with self._reading() as there:
            (left,) = there.execute(self.where.left(), self.where.values).fetchone()
        return int(left)

    def take(self, after: Place, size: int) -> Batch | None:
        """Row numbers from where the pass is; whoever inserts meanwhile waits for one batch at most."""
        before = after[0] if after else _FIRST
        there = self._there
        with self._told():
            there.execute("BEGIN IMMEDIATE")
            (upto,) = there.execute(self.where.upto(), {"before": before, "size": size - 1}).fetchone()
            if upto is None or upto <= before:
                there.execute("ROLLBACK")
                return None
            values = self.where.values | {"before": before, "upto": upto}
            if self.rule.counts:
                there.execute(self.where.counting(), values)
            gone = there.execute(self.where.removal(), values).rowcount
        return Batch(gone, (upto,), str(before))

    def settle(self, batch: Batch) -> int:
        with self._told():
            self._there.execute("COMMIT")
        return batch.gone

    def happened(self, batch: Batch) -> int:
        """A transaction happened whole or not at all: then as many as went are still there."""
        values = self.where.values | {"before": int(batch.mark), "upto": batch.after[0]}
        with self._reading() as there:
            (still,) = there.execute(self.where.still(), values).fetchone()
        return max(0, batch.gone - int(still))

    def can_plant(self) -> bool:
        may = self.rule.canary is not None and self.rule.method is Ending.DELETE
        return may and self.bounds.takes_canary

    def planted(self, mark: str) -> int:
        told = {name: value.replace("{mark}", mark) for name, value in self._canary
                if isinstance(value, str) and "{mark}" in value}  # fmt: skip
        with self._reading() as there:
            (found,) = there.execute(self.where.canary_seen(tuple(told)), list(told.values())).fetchone()
        return int(found)

    def plant(self, mark: str) -> None:
        told = {
            name: value.replace("{mark}", mark) if isinstance(value, str) else value for name, value in self._canary
        }
        told[self.table.column] = self._canary_date()
        with self._told():
            self._there.execute(self.where.canary_put(tuple(told)), list(told.values()))

    def finish(self) -> None:
        """What is left in the log of changes goes too; small counts are folded into the rest."""
        with self._told():
            if self.rule.counts:
                self._fold(self._there, self.rule.counts.least)
            self._there.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def close(self) -> None:
        if self._writing is not None:
            self._writing.close()

    @property
    def _there(self) -> sqlite3.Connection:
        """The connection that writes, opened when it is needed."""
        if self._writing is None:
            self._writing = self._connected("rw")
            with self._told():
                self._writing.execute("PRAGMA foreign_keys = ON")
                self._writing.execute(
                    "PRAGMA synchronous = FULL"
                )  # what the journal calls done must outlive a power cut
                self._writing.execute("PRAGMA secure_delete = ON").fetchall()
                if self.rule.counts:
                    self._writing.execute(self.where.counts_table())
        return self._writing

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        """A connection of its own that can change nothing."""
        with self._told(), closing(self._connected("ro")) as there:
            self._settle(there)
            yield there

    def _settle(self, there: sqlite3.Connection) -> None:
        """What a killed writer left half done is undone first, as SQLite does for whoever may write."""
        try:
            there.execute("PRAGMA schema_version").fetchone()
        except sqlite3.OperationalError as wrong:
            if wrong.sqlite_errorname not in _HALF_DONE:
                raise
            with closing(self._connected("rw")) as able:
                able.execute("PRAGMA schema_version").fetchone()

    def _connected(self, mode: str) -> sqlite3.Connection:
        """Never makes a file that is not there."""
        address = f"{self.file.resolve().as_uri()}?mode={mode}"
        with self._told():
            there = sqlite3.connect(address, uri=True, timeout=_WAIT, isolation_level=None)
            there.create_function("ombud_over", 1, self._over, deterministic=True)
            there.create_function("ombud_period", 1, self._period, deterministic=True)
        return there

    def _over(self, told: Any) -> bool:
        return dated(self.aged(told), self.bounds) is Dated.EXPIRED

    def _period(self, told: Any) -> str:
        age = self.aged(told)
        signs = {"month": 7, "day": 10, "year": 4}[self.rule.counts.period if self.rule.counts else "day"]
        return self.bounds.day(age).isoformat()[:signs] if age else ""

    def _fold(self, there: sqlite3.Connection, least: int) -> None:
        there.execute("BEGIN IMMEDIATE")
        for asked, delete, put in self.where.folding():
            sums = there.execute(asked, {"least": least}).fetchall()
            there.execute(delete, {"least": least})
            there.executemany(put, sums)
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
        """What SQLite refuses, in a sentence."""
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
