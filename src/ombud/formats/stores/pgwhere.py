"""The statements by which a rule is carried out on a table of PostgreSQL: names are quoted, values never pasted."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from psycopg import sql

from ombud.formats.stores.pgtable import Table
from ombud.held.entries import Ending
from ombud.held.stores.rule import Bounds, Counts, Rule

S, N = sql.SQL, sql.Identifier
Asked = sql.SQL | sql.Composed
STATES = ("undated", "doubtful", "ahead", "done", "live", "held", "expired")


class Where:
    """Statements of one rule; ``values`` fill every one of them."""

    def __init__(self, table: Table, rule: Rule, bounds: Bounds) -> None:
        self.table, self.rule, self.bounds = table, rule, bounds
        self.age = N(table.column)
        self.values: dict[str, Any] = self._bounds() | {"zone": bounds.zone.key}
        self.held = self._holds()
        self.carrying = self._carrying()
        self.expired = S("{age} >= %(earliest)s AND {age} < %(cutoff)s AND {carrying}").format(
            age=self.age, carrying=self.carrying
        )
        self.may_go = S("{expired} AND NOT {held}").format(expired=self.expired, held=self.held)

    @property
    def name(self) -> sql.Composable:
        return N(self.table.schema, self.table.name)

    def counted(self, sized: bool) -> Asked:
        """Each state that a row may be in: how many, their bytes if asked for, and the first and last day."""
        size = S("CASE WHEN {go} THEN pg_column_size(t.*) ELSE 0 END").format(go=self.may_go) if sized else S("0")
        rows = S("SELECT {state} AS state, {age} AS age, {size} AS size FROM {table} AS t").format(
            state=self._state(), age=self.age, size=size, table=self.name
        )
        days = [S("CASE WHEN state > 2 THEN {} END").format(self._day(one)) for one in (S("min(age)"), S("max(age)"))]
        told = S(", ").join([S("state, count(*), sum(size)"), *days])
        return S("SELECT {told} FROM ({rows}) AS told GROUP BY state").format(told=told, rows=rows)

    def _state(self) -> Asked:
        """Judged once for each row, in this order; the numbers are those of :data:`STATES`."""
        return S(
            "CASE WHEN {age} IS NULL OR NOT {finite} THEN 0 WHEN {age} < %(earliest)s THEN 1"
            " WHEN {age} >= %(tomorrow)s THEN 2 WHEN NOT {carrying} THEN 3 WHEN {age} >= %(cutoff)s THEN 4"
            " WHEN {held} THEN 5 ELSE 6 END"
        ).format(age=self.age, finite=self._finite(), carrying=self.carrying, held=self.held)

    def left(self) -> Asked:
        return S("SELECT count(*) FROM {table} WHERE {go}").format(table=self.name, go=self.may_go)

    def removal(self, leaf: int) -> Asked:
        """What takes the expired out of a range of blocks; with counts, it also says how many went."""
        of = self.table.leaves[leaf]
        gaps = {"table": N(of.schema, of.name), "go": self.may_go}
        reach = S("ctid >= %(from)s::tid AND ctid < %(to)s::tid AND {go}").format(**gaps)
        if self.rule.method is Ending.ANONYMISE:
            empty = S(", ").join(S("{} = NULL").format(N(column)) for column in self.rule.emptied)
            return S("UPDATE ONLY {table} SET {empty} WHERE {reach}").format(reach=reach, empty=empty, **gaps)
        delete = S("DELETE FROM ONLY {table} WHERE {reach}").format(reach=reach, **gaps)
        return self._counting(delete, self.rule.counts) if self.rule.counts else delete

    def counts_table(self) -> Asked:
        counts = self._counts
        columns = S(", ").join(S("{} text NOT NULL").format(N(name)) for name in ("period", *counts.by))
        keys = S(", ").join(map(N, ("period", *counts.by)))
        return S("CREATE TABLE IF NOT EXISTS {into} ({columns}, records bigint NOT NULL, PRIMARY KEY ({keys}))").format(
            into=self._into, columns=columns, keys=keys
        )

    def small_counts(self) -> tuple[Asked, ...]:
        """A count of few points to them: it goes to the rest of its period, and if that is small too, to no period."""
        self.values["least"] = self._counts.least
        rest = S(" AND ").join(S("{} = ''").format(N(name)) for name in self._counts.by)
        first = [self._folded(S("period"), S("NOT ({})").format(rest))] if self._counts.by else []
        return *first, self._folded(S("''"), S("period <> ''"))

    def canary_seen(self, mark: str) -> tuple[Asked, dict[str, Any]]:
        told = {name: value.replace("{mark}", mark) for name, value in self._marked()}
        tests = S(" AND ").join(
            S("{}::text = {}").format(N(name), sql.Placeholder(f"c{n}")) for n, name in enumerate(told)
        )
        values = {f"c{n}": value for n, value in enumerate(told.values())}
        seen = S("SELECT count(*) FROM {table} WHERE {expired} AND {tests}")  # the date first: it is quickly looked at
        return seen.format(table=self.name, expired=self.expired, tests=tests), self.values | values

    def canary_put(self, mark: str) -> tuple[Asked, dict[str, Any]]:
        told: dict[str, Any] = {
            name: value.replace("{mark}", mark) if isinstance(value, str) else value for name, value in self._canary
        }
        told[self.table.column] = self._at(self.bounds.of_day(self.bounds.canary_day))
        names = S(", ").join(map(N, told))
        gaps = S(", ").join(sql.Placeholder(f"c{n}") for n in range(len(told)))
        put = S("INSERT INTO {table} ({names}) VALUES ({gaps})").format(table=self.name, names=names, gaps=gaps)
        return put, {f"c{n}": value for n, value in enumerate(told.values())}

    @property
    def _canary(self) -> tuple[tuple[str, Any], ...]:
        return self.rule.canary.values if self.rule.canary else ()

    def _marked(self) -> list[tuple[str, str]]:
        return [(name, value) for name, value in self._canary if isinstance(value, str) and "{mark}" in value]

    def _bounds(self) -> dict[str, Any]:
        return {
            "earliest": self._at(self.bounds.earliest),
            "cutoff": self._at(self.bounds.cutoff, cut=True),
            "tomorrow": self._at(self.bounds.tomorrow),
        }

    def _at(self, moment: datetime, cut: bool = False) -> Any:
        """A moment as the column writes it."""
        match self.table.sort:
            case "date":
                return self.bounds.day(moment)
            case "clock":
                return self.bounds.on_clock() if cut else moment.astimezone(self.bounds.zone).replace(tzinfo=None)
            case "moment":
                return moment
        return int(moment.timestamp() * (1 if self.table.sort == "seconds" else 1000))

    def _finite(self) -> sql.Composable:
        if self.table.sort in ("seconds", "milliseconds"):
            return S("TRUE")
        return S("isfinite({age})").format(age=self.age)

    def _day(self, age: sql.Composable) -> sql.Composable:
        match self.table.sort:
            case "date":
                return age
            case "clock":
                return S("({age})::date").format(age=age)
            case "moment":
                return S("({age} AT TIME ZONE %(zone)s)::date").format(age=age)
        parts = S("1.0") if self.table.sort == "seconds" else S("1000.0")
        return S("(to_timestamp({age} / {parts}) AT TIME ZONE %(zone)s)::date").format(age=age, parts=parts)

    def _holds(self) -> sql.Composable:
        """Whether a row is on a legal hold; an empty value is on none."""
        tests = []
        for number, hold in enumerate(self.rule.holds):
            self.values[f"hold{number}"] = list(hold.values)
            gap = sql.Placeholder(f"hold{number}")
            tests.append(S("coalesce({}::text = ANY({}::text[]), FALSE)").format(N(hold.column), gap))
        return S("({})").format(S(" OR ").join(tests)) if tests else S("FALSE")

    def _carrying(self) -> sql.Composable:
        """What is to be made NULL and is NULL already is done."""
        if self.rule.method is not Ending.ANONYMISE:
            return S("TRUE")
        return S("({})").format(S(" OR ").join(S("{} IS NOT NULL").format(N(name)) for name in self.rule.emptied))

    @property
    def _counts(self) -> Counts:
        assert self.rule.counts is not None  # noqa: S101
        return self.rule.counts

    @property
    def _into(self) -> sql.Composable:
        return N(self.table.schema, self._counts.into)

    def _counting(self, delete: Asked, counts: Counts) -> Asked:
        """Delete and count in one statement: either both happen or neither."""
        signs = {"month": "YYYY-MM", "day": "YYYY-MM-DD", "year": "YYYY"}[counts.period]
        period = S("to_char({day}, {signs})").format(day=self._day(self.age), signs=sql.Literal(signs))
        kept = [S("coalesce({}::text, '')").format(N(name)) for name in counts.by]
        names = S(", ").join(map(N, ("period", *counts.by)))
        back = S(", ").join(S("{} AS {}").format(what, N(f"k{n}")) for n, what in enumerate([period, *kept]))
        told = S(", ").join(N(f"k{n}") for n in range(1 + len(kept)))
        return S(
            "WITH gone AS ({delete} RETURNING {back}),"
            " kept AS (INSERT INTO {into} AS c ({names}, records) SELECT {told}, count(*) FROM gone GROUP BY {told}"
            " ON CONFLICT ({names}) DO UPDATE SET records = c.records + excluded.records)"
            " SELECT count(*) FROM gone"
        ).format(delete=delete, back=back, into=self._into, names=names, told=told)

    def _folded(self, period: sql.Composable, which: sql.Composable) -> Asked:
        names = S(", ").join(map(N, ("period", *self._counts.by)))
        return S(
            "WITH few AS (DELETE FROM {into} WHERE records < %(least)s AND {which} RETURNING period, records)"
            " INSERT INTO {into} AS c ({names}, records)"
            " SELECT p, {empty} sum(records) FROM (SELECT {period} AS p, records FROM few) AS f GROUP BY p"
            " ON CONFLICT ({names}) DO UPDATE SET records = c.records + excluded.records"
        ).format(into=self._into, names=names, which=which, period=period,
                 empty=S("").join(S("'', ") for _ in self._counts.by))  # fmt: skip
