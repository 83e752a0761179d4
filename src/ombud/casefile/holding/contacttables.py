"""The tables of counted contacts: organisations and offices only, so that nothing in them needs to be hidden."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from ombud.casefile.holding.contactwords import NOT_TOLD
from ombud.casefile.measured import Column, Table
from ombud.casefile.piece import Cell
from ombud.evidence.said import key
from ombud.held.contacts.counted import Counted, Tally
from ombud.held.contacts.met import Met
from ombud.words import Sentence, say

ROWS = 40  # that a page shows before the rest
MOST = 5000  # rows of one table; a register of twenty years has more months and offices than anyone reads
_CUT = say("Only the first {n} rows are shown.", n=MOST)


def by_month_and_unit(found: Counted) -> Table:
    rows = tuple((one.month, one.unit or str(NOT_TOLD), *_counts(one.tally)) for one in found.months)
    columns = (_column("month", say("Month")), _column("unit", say("Office met")), *_count_columns())
    return _table("months-and-offices", say("Contacts by month and office"), columns, rows)


def by_month(found: Counted) -> Table:
    return _tallied("months", say("Contacts by month"), say("Month"), found.by_month)


def by_unit(found: Counted) -> Table:
    return _tallied("offices", say("Contacts by office"), say("Office met"), found.units)


def tallied(
    name: str, title: Sentence, first: Sentence, tallies: Sequence[Tally], called: Mapping[str, Sentence] | None = None
) -> Table:
    """Tallies of any kind: topics, stages, doors, offers."""
    return _tallied(name, title, first, tallies, called)


def by_vendor(found: Counted) -> Table:
    """Each vendor, with how many of its contacts came before the need of their case was stated."""
    early = {tally: sum(_same(one, tally) for one in found.early) for tally in (one.name for one in found.vendors)}
    rows = tuple(
        (one.name or str(NOT_TOLD), *_counts(one)[:1], *_counts(one)[2:], early[one.name]) for one in found.vendors
    )
    columns = (
        _column("vendor", say("Vendor")),
        _column("contacts", say("Contacts")),
        *_count_columns()[2:],
        _column("early", say("Before the need was stated")),
    )
    return _table("vendors", say("Contacts by vendor"), columns, rows)


def _same(one: Met, name: str) -> bool:
    return key(one.vendor) == key(name)


def of_cases(found: Counted) -> Table:
    """Each case: its first contact, its two days, and how many contacts lie before and between them."""
    rows = tuple(
        (
            case.dated.case,
            len(case.met),
            _day(case.first),
            _day(case.dated.need),
            _day(case.dated.tender),
            len(case.early) if case.dated.need else None,
            case.between if case.dated.need and case.dated.tender else None,
            case.to_need,
            case.to_tender,
            case.need_to_tender,
        )
        for case in found.cases
    )
    columns = (
        _column("case", say("Case")),
        _column("contacts", say("Contacts")),
        _column("first", say("First contact")),
        _column("need", say("Need stated in public")),
        _column("tender", say("Tender published")),
        _column("early", say("Contacts before the need")),
        _column("between", say("Contacts from need to tender")),
        _column("to_need", say("First contact to need, days")),
        _column("to_tender", say("First contact to tender, days")),
        _column("need_to_tender", say("Need to tender, days")),
    )
    return _table("cases", say("Cases, from the first contact to the tender"), columns, rows)


def early_contacts(found: Counted) -> Table:
    """Each contact that came before its need was stated."""
    need = {id(one): case.dated for case in found.cases for one in case.early}
    rows = tuple(
        (
            need[id(one)].case,
            one.on.isoformat(),
            one.vendor or str(NOT_TOLD),
            one.office,
            _days_before(one, need[id(one)].need),
        )
        for one in found.early
    )
    columns = (
        _column("case", say("Case")),
        _column("on", say("Date")),
        _column("vendor", say("Vendor")),
        _column("unit", say("Office met")),
        _column("days", say("Days before the need was stated")),
    )
    return _table("before-the-need", say("Contacts before the need was stated in public"), columns, rows)


def late_contacts(found: Counted) -> Table:
    """Each contact that became public late, or is not public yet; the latter have no number of days."""
    rows: list[tuple[str, str, str, str | None, int | None]] = [
        (one.met.on.isoformat(), one.met.vendor or str(NOT_TOLD), one.met.office, _day(one.met.published), one.days)
        for one in found.late
    ]
    rows += [(one.on.isoformat(), one.vendor or str(NOT_TOLD), one.office, None, None) for one in found.hidden]
    columns = (
        _column("on", say("Date")),
        _column("vendor", say("Vendor")),
        _column("unit", say("Office met")),
        _column("published", say("Made public")),
        _column("days", say("Days until then")),
    )
    return _table("public-late", say("Contacts that became public late, or are not public yet"), columns, tuple(rows))


def _days_before(one: Met, need: date | None) -> int | None:
    return None if need is None else (need - one.on).days


def _tallied(
    name: str, title: Sentence, first: Sentence, tallies: Sequence[Tally], called: Mapping[str, Sentence] | None = None
) -> Table:
    names = called or {}
    rows = tuple((str(names.get(one.name, one.name or NOT_TOLD)), *_counts(one)) for one in tallies)
    return _table(name, title, (_column("name", first, words=bool(called)), *_count_columns()), rows)


def _counts(one: Tally) -> tuple[Cell, ...]:
    known = one.contacts > one.without_hours
    return one.contacts, one.vendors, one.hours if known else None, one.without_hours


def _count_columns() -> tuple[Column, ...]:
    return (
        _column("contacts", say("Contacts")),
        _column("vendors", say("Vendors")),
        _column("hours", say("Hours"), 1),
        _column("without_hours", say("Contacts without hours")),
    )


def _day(day: object) -> str | None:
    return None if day is None else str(day)


def _table(name: str, title: Sentence, columns: tuple[Column, ...], rows: tuple[tuple[Cell, ...], ...]) -> Table:
    notes = (_CUT,) if len(rows) > MOST else ()
    return Table(name=name, title=title, columns=columns, rows=rows[:MOST], shown=ROWS, notes=notes)


def _column(name: str, title: Sentence, places: int = 0, words: bool = False) -> Column:
    return Column(name=name, title=title, places=places, words=words)
