"""A table of PostgreSQL: read in read-only transactions, emptied by ranges of blocks, one transaction a batch.

A range of blocks is read once and in order, which is what a bare DELETE does; and the rule stands in the DELETE itself,
so that a row that changed a moment ago is judged as it is now. Whether a batch of a killed run was committed is asked
of the server by the number of its transaction.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from typing import Any

import psycopg
from psycopg import sql

from ombud.formats.stores.pgtable import Table, table_of
from ombud.formats.stores.pgwhere import STATES, Asked, Where
from ombud.held.entries import Ending
from ombud.held.stores.probe import Probe
from ombud.held.stores.rule import Bounds, Rule
from ombud.held.stores.store import Batch, Place, Refused
from ombud.words import Sentence, say

_WAIT = "30s"  # for a lock of somebody else
_TRIES = 3000  # a tenth of a second each, for a transaction whose client is dead


class PostgresTable:
    """The rows of one table for one rule at one moment."""

    what = "postgres"

    def __init__(self, address: str, schema: str, table: str, column: str, sort: str, rule: Rule, limits: Bounds,
                 follow: tuple[str, ...] = ()) -> None:  # fmt: skip
        self.address, self.rule, self.bounds = address, rule, limits
        with self._reading() as there:
            self.table: Table = table_of(there, schema, table, column, sort, rule, follow)
        self.notes: tuple[Sentence, ...] = self.table.notes
        self.where = Where(self.table, rule, limits)
        self._writing: psycopg.Connection[Any] | None = None
        self._known: dict[int, int] = {}  # how many blocks a leaf had when it was last asked

    def structure(self) -> str:
        return self.table.structure

    def probe(self, sized: bool = False) -> Probe:
        with self._reading() as there:
            rows = {STATES[row[0]]: row[1:] for row in there.execute(self.where.counted(sized), self.where.values)}
        of = {state: int(rows[state][0]) if state in rows else 0 for state in STATES}
        oldest = min((rows[state][2] for state in ("live", "held", "expired") if state in rows), default=None)
        size, first, last = rows["expired"][1:] if "expired" in rows else (0, None, None)
        return Probe(
            records=sum(of.values()), expired=of["expired"], size=int(size), held=of["held"], undated=of["undated"],
            doubtful=of["doubtful"], ahead=of["ahead"], oldest=oldest, first=first, last=last,
        )  # fmt: skip

    def left(self) -> int:
        """Asked over a connection of its own, as somebody else would see it."""
        with self._reading() as there:
            return int(self._one(there, self.where.left())[0])

    def take(self, after: Place, size: int) -> Batch | None:
        leaf, block = after or (0, 0)
        while leaf < len(self.table.leaves):
            if block >= self._known.get(leaf, 0):
                self._known[leaf] = self._blocks(leaf)
            if block < self._known[leaf]:
                upto = block + self._step(size)
                return self._taken(leaf, block, upto)
            leaf, block = leaf + 1, 0
        return None

    def settle(self, batch: Batch) -> int:
        self._there.commit()
        return batch.gone

    def happened(self, batch: Batch) -> int:
        """A transaction that is still under way, its client dead, is waited for: it ends when its connection does."""
        state = self._state(batch.mark)
        for _ in range(_TRIES):
            if state != "in progress":
                break
            time.sleep(0.1)
            state = self._state(batch.mark)
        if state not in ("committed", "aborted"):
            raise Refused(
                say("the server does not say whether the last batch of the run before became final"),
                self.rule.name,
                say("make a new plan; what was deleted so far stays deleted"),
            )
        return batch.gone if state == "committed" else 0

    def can_plant(self) -> bool:
        may = self.rule.canary is not None and self.rule.method is Ending.DELETE
        return may and self.bounds.takes_canary

    def planted(self, mark: str) -> int:
        with self._reading() as there:
            return int(self._one(there, *self.where.canary_seen(mark))[0])

    def plant(self, mark: str) -> None:
        with self._told(), self._there.transaction():
            self._there.execute(*self.where.canary_put(mark))
        self._there.commit()

    def finish(self) -> None:
        if self.rule.counts:
            with self._told():
                for statement in self.where.small_counts():
                    self._there.execute(statement, self.where.values)
                self._there.commit()

    def close(self) -> None:
        if self._writing is not None:
            self._writing.close()

    @property
    def _there(self) -> psycopg.Connection[Any]:
        """The connection that writes, opened when it is needed."""
        if self._writing is None:
            self._writing = self._connected()
            self._prepared(self._writing)
        return self._writing

    def _prepared(self, there: psycopg.Connection[Any]) -> None:
        there.execute(sql.SQL("SET lock_timeout = {}").format(_WAIT))
        there.execute("SET synchronous_commit = on")  # what the journal calls done must outlive a power cut
        if self.rule.counts:
            with self._told():
                there.execute(self.where.counts_table())
        there.commit()

    def _taken(self, leaf: int, block: int, upto: int) -> Batch:
        values = self.where.values | {"from": f"({block},0)", "to": f"({upto},0)"}
        with self._told():
            done = self._there.execute(self.where.removal(leaf), values)
            gone = int((done.fetchone() or (0,))[0]) if self.rule.counts else done.rowcount
            mark = str(self._one(self._there, sql.SQL("SELECT txid_current()"))[0]) if gone else ""
        return Batch(gone, (leaf, upto), mark)

    def _state(self, mark: str) -> str | None:
        with self._told():
            (state,) = self._one(self._there, sql.SQL("SELECT txid_status(%(mark)s::bigint)"), {"mark": mark})
        self._there.rollback()
        return None if state is None else str(state)

    def _blocks(self, leaf: int) -> int:
        """How many blocks a table has now: others may have added some."""
        asked = sql.SQL("SELECT pg_relation_size(%(oid)s::oid) / current_setting('block_size')::int")
        with self._told():
            (blocks,) = self._one(self._there, asked, {"oid": self.table.leaves[leaf].oid})
        return int(blocks)

    def _step(self, size: int) -> int:
        return max(1, size // self._rows_a_block)

    @cached_property
    def _rows_a_block(self) -> int:
        """How many rows lie in a block, as far as the server reckons; 100 where it has not looked yet."""
        known = [leaf.density for leaf in self.table.leaves if leaf.density > 0]
        return max(1, round(sum(known) / len(known))) if known else 100

    @contextmanager
    def _reading(self) -> Iterator[psycopg.Connection[Any]]:
        """A connection of its own that can change nothing."""
        with self._told():
            there = self._connected()
            there.read_only = True
            there.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
            try:
                yield there
            finally:
                there.close()

    def _connected(self) -> psycopg.Connection[Any]:
        with self._told():
            there = psycopg.connect(self.address, connect_timeout=20, application_name="ombud retention")
            # Rows that a policy hides would be counted as gone: with this set, the server refuses instead.
            there.execute("SET row_security = off")
            there.commit()
        return there

    def _one(self, there: psycopg.Connection[Any], asked: Asked, values: Mapping[str, Any] | None = None) -> Any:
        return there.execute(asked, self.where.values if values is None else values).fetchone()

    @contextmanager
    def _told(self) -> Iterator[None]:
        """What the server refuses, in a sentence without its details: they quote what is in rows."""
        try:
            yield
        except psycopg.Error as wrong:
            first = str(wrong).strip().partition("\n")[0]  # of the connection: there is no row in it
            why = wrong.diag.message_primary or first or type(wrong).__name__
            raise Refused(
                say("PostgreSQL says: {why}", why=why),
                self.rule.name,
                say("mend that and run it again; what was deleted so far stays deleted"),
            ) from None
