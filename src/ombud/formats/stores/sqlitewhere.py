"""The statements by which a rule is carried out on a table of SQLite: names are quoted, values never pasted.

``ombud_over`` and ``ombud_period`` are functions that the connection is given: whether a date is past its end, and in
which month, day or year it lies. They read dates as Ombud does everywhere, so that no text is taken for a date.
"""

# ruff: noqa: S608  (names are the table's own and quoted; values are bound)

from __future__ import annotations

import json
from typing import Any

from ombud.formats.stores.sqlitetable import Table
from ombud.formats.stores.sqlitetable import quoted as q
from ombud.held.entries import Ending
from ombud.held.stores.rule import Rule


class Where:
    """Statements of one rule; ``values`` fill each, with ``before`` and ``upto`` where a range of rows is meant."""

    def __init__(self, table: Table, rule: Rule) -> None:
        self.rule, self.row = rule, table.row
        self.name, self.age = q(table.name), q(table.column)
        self.values: dict[str, Any] = {f"hold{n}": json.dumps(hold.values) for n, hold in enumerate(rule.holds)}
        self.size = " + ".join(f"coalesce(length(CAST({q(one)} AS BLOB)), 0)" for one in table.columns)
        self.by = rule.counts.by if rule.counts else ()
        self.into = q(rule.counts.into) if rule.counts else ""

    @property
    def held(self) -> str:
        """Whether a row is on a legal hold; an empty value is on none."""
        tests = [
            f"coalesce(CAST({q(hold.column)} AS TEXT) IN (SELECT value FROM json_each(:hold{n})), 0)"
            for n, hold in enumerate(self.rule.holds)
        ]
        return f"({' OR '.join(tests)})" if tests else "0"

    @property
    def carrying(self) -> str:
        """What is to be made NULL and is NULL already is done."""
        if self.rule.method is not Ending.ANONYMISE:
            return "1"
        return f"({' OR '.join(f'{q(one)} IS NOT NULL' for one in self.rule.emptied)})"

    @property
    def may_go(self) -> str:
        return f"ombud_over({self.age}) AND {self.carrying} AND NOT {self.held}"

    @property
    def reach(self) -> str:
        return f"{self.row} > :before AND {self.row} <= :upto AND {self.may_go}"

    def every(self) -> str:
        """Date, size, on hold and carrying of every row, to be counted one by one."""
        return f"SELECT {self.age}, {self.size}, {self.held}, {self.carrying} FROM {self.name}"

    def left(self) -> str:
        return f"SELECT count(*) FROM {self.name} WHERE {self.may_go}"

    def still(self) -> str:
        return f"SELECT count(*) FROM {self.name} WHERE {self.reach}"

    def upto(self) -> str:
        """The last row of a range of so many rows; of the last range, the last row there is."""
        place = (
            f"SELECT {self.row} FROM {self.name} WHERE {self.row} > :before ORDER BY {self.row} LIMIT 1 OFFSET :size"
        )
        return f"SELECT coalesce(({place}), (SELECT max({self.row}) FROM {self.name}))"

    def removal(self) -> str:
        if self.rule.method is Ending.ANONYMISE:
            empty = ", ".join(f"{q(one)} = NULL" for one in self.rule.emptied)
            return f"UPDATE {self.name} SET {empty} WHERE {self.reach}"
        return f"DELETE FROM {self.name} WHERE {self.reach}"

    def counts_table(self) -> str:
        names = ("period", *self.by)
        columns = ", ".join(f"{q(one)} TEXT NOT NULL" for one in names)
        keys = ", ".join(map(q, names))
        return f"CREATE TABLE IF NOT EXISTS {self.into} ({columns}, records INTEGER NOT NULL, PRIMARY KEY ({keys}))"

    def counting(self) -> str:
        """What goes is counted into its table before it goes, in the same transaction."""
        kept = [f"coalesce(CAST({q(one)} AS TEXT), '')" for one in self.by]
        told = ", ".join([f"ombud_period({self.age})", *kept])
        places = ", ".join(str(n) for n in range(1, 2 + len(self.by)))
        counted = f"SELECT {told}, count(*) FROM {self.name} WHERE {self.reach} GROUP BY {places}"
        return f"INSERT INTO {self.into} ({self._kept}, records) {counted} {self._more}"

    def folding(self) -> tuple[tuple[str, str, str], ...]:
        """A count of few points to them: into the rest of its period, and if that is small too, into no period.

        Of each step: what asks for the small ones, what deletes them, and what puts their sum where it belongs.
        """
        rest = " AND ".join(f"{q(one)} = ''" for one in self.by)
        steps = ([("period", f"NOT ({rest})")] if self.by else []) + [("''", "period <> ''")]
        empty = "".join("'', " for _ in self.by)
        put = f"INSERT INTO {self.into} ({self._kept}, records) VALUES (?, {empty}?) {self._more}"
        small = [(period, f"FROM {self.into} WHERE records < :least AND {which}") for period, which in steps]
        return tuple((f"SELECT {period}, sum(records) {of} GROUP BY 1", f"DELETE {of}", put) for period, of in small)

    def canary_seen(self, names: tuple[str, ...]) -> str:
        return f"SELECT count(*) FROM {self.name} WHERE {' AND '.join(f'{q(one)} = ?' for one in names)}"

    def canary_put(self, names: tuple[str, ...]) -> str:
        return f"INSERT INTO {self.name} ({', '.join(map(q, names))}) VALUES ({', '.join('?' * len(names))})"

    @property
    def _kept(self) -> str:
        return ", ".join(map(q, ("period", *self.by)))

    @property
    def _more(self) -> str:
        return f"ON CONFLICT ({self._kept}) DO UPDATE SET records = records + excluded.records"
