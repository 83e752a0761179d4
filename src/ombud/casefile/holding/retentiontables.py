"""The tables of retention: items declared and observed, what was destroyed, each check, and how much in each month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ombud.casefile.holding.inventorywords import METHODS
from ombud.casefile.measured import Column, Table
from ombud.held.duration import seconds
from ombud.held.stores.certificate import Certificate, Look
from ombud.held.stores.certified import Sheet
from ombud.held.stores.plan import Plan, Planned
from ombud.words import say

_DAY = 86_400
LOOKS = {
    Look.COUNT: say("what went and what is left are what was there"),
    Look.OLDEST: say("no older record is left"),
    Look.SECOND: say("a second connection finds none either"),
    Look.CANARY: say("a record put there to be deleted is gone"),
}


def declared_days(one: Planned) -> int | None:
    """How long an item is declared to be kept, in days; a month counts 30.4 of them."""
    return round(seconds(one.declared.kept) / _DAY) if one.declared.kept else None


def oldest_days(plan: Plan, one: Planned) -> int | None:
    """How old the oldest record is that has a date, in days. Where each has its own last day, that is no age."""
    if one.found.oldest is None or not one.declared.kept:
        return None
    return max(0, (plan.moment.date() - one.found.oldest).days)


def items(seen: Sequence[tuple[Plan, Planned]]) -> Table:
    columns = (
        Column(name="item", title=say("Item")),
        Column(name="store", title=say("Store")),
        Column(name="counted", title=say("Counted on")),
        Column(name="kept", title=say("Kept for")),
        Column(name="declared", title=say("Declared"), unit="days"),
        Column(name="oldest", title=say("Oldest"), unit="days"),
        Column(name="records", title=say("Records")),
        Column(name="overdue", title=say("Past their end")),
        Column(name="hold", title=say("On hold")),
        Column(name="endless", title=say("Without an end")),
    )
    rows = [
        (one.declared.name, one.store, plan.moment.date().isoformat(), one.declared.kept, declared_days(one),
         oldest_days(plan, one), one.found.records, one.found.expired, "yes" if one.found.held else "no",
         one.found.undated + one.found.doubtful + one.found.ahead)
        for plan, one in seen
    ]  # fmt: skip
    return Table(name="items", title=say("Items of data: declared and observed"), columns=columns, rows=tuple(rows))


def destroyed(filed: Sequence[Sheet]) -> Table:
    columns = (
        Column(name="item", title=say("Item")),
        Column(name="on", title=say("Destroyed on")),
        Column(name="method", title=say("How"), words=True),
        Column(name="cutoff", title=say("Everything before")),
        Column(name="gone", title=say("Records")),
        Column(name="first", title=say("First")),
        Column(name="last", title=say("Last")),
        Column(name="proven", title=say("All checks passed"), words=True),
        Column(name="clear", title=say("Nothing left after")),
        Column(name="sha256", title=say("SHA-256 of the certificate")),
    )
    rows = [_row(one.certificate, one.mark) for one in filed]
    return Table(name="destroyed", title=say("Destruction certificates"), columns=columns, rows=tuple(rows))


def _row(one: Certificate, mark: str) -> tuple[str | int | None, ...]:
    days = [day.isoformat() if day else None for day in (one.first, one.last, one.clear_on)]
    return (
        one.declared.name,
        one.ended.date().isoformat(),
        str(METHODS[one.declared.method]),
        one.cutoff.isoformat(),
        one.gone,
        *days[:2],
        "yes" if one.proven else "no",
        days[2],
        mark,
    )


def checks_made(filed: Sequence[Sheet]) -> Table:
    columns = (
        Column(name="item", title=say("Item")),
        Column(name="on", title=say("Destroyed on")),
        Column(name="check", title=say("Check"), words=True),
        Column(name="before", title=say("Before")),
        Column(name="after", title=say("After")),
        Column(name="passed", title=say("Passed"), words=True),
    )
    words = {True: "yes", False: "no", None: "not made"}
    rows = [
        (one.certificate.declared.name, one.certificate.ended.date().isoformat(), str(LOOKS[check.look]), check.before,
         int(check.passed is False) if check.look is Look.CANARY and check.passed is not None else check.after,
         words[check.passed])
        for one in filed
        for check in one.certificate.checks
    ]  # fmt: skip
    return Table(name="checks", title=say("How each was checked"), columns=columns, rows=tuple(rows))


def by_month(filed: Sequence[Sheet]) -> Table:
    columns = (Column(name="month", title=say("Month")), Column(name="gone", title=say("Records destroyed")))
    return Table(name="by-month", title=say("Records destroyed by month"), columns=columns, rows=months(filed))


def months(filed: Sequence[Sheet]) -> tuple[tuple[str, int], ...]:
    """How many records went in each month in which any did. A later look at the same deletion counts once."""
    once = {(one.certificate.plan, one.certificate.declared.name): one.certificate for one in filed}
    found: Counter[str] = Counter()
    for one in once.values():
        found[f"{one.ended:%Y-%m}"] += one.gone
    return tuple(sorted(found.items()))
