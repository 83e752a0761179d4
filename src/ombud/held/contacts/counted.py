"""Contacts with vendors counted: by month and unit with hours, by topic and stage, before a need was stated, late."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from math import fsum

from ombud.evidence.said import key
from ombud.held.contacts.met import Dated, Met, Offer, ordered
from ombud.ledger.entry import Said
from ombud.ledger.stage import Stage


@dataclass(frozen=True, slots=True)
class Tally:
    """How many contacts of one name, by how many vendors, and the hours of those that tell them."""

    name: str
    contacts: int
    vendors: int
    hours: float
    without_hours: int


@dataclass(frozen=True, slots=True)
class OfMonth:
    """The contacts of one month with one unit. ``month`` is 2026-04; ``unit`` is empty where none is told."""

    month: str
    unit: str
    tally: Tally


@dataclass(frozen=True, slots=True)
class OfCase:
    """The contacts of one case against its two days. ``early`` are those before its need was stated in public.

    ``to_need`` and ``to_tender`` are days from the first contact; negative where the day came before it.
    """

    dated: Dated
    met: tuple[Met, ...]
    early: tuple[Met, ...]
    between: int
    to_need: int | None
    to_tender: int | None
    need_to_tender: int | None

    @property
    def first(self) -> date | None:
        return self.met[0].on if self.met else None


@dataclass(frozen=True, slots=True)
class Late:
    """A contact that became public late: ``days`` after it."""

    met: Met
    days: int


@dataclass(frozen=True, slots=True)
class Counted:
    """All that is counted. ``allowed`` is after how many days a contact should be public.

    ``unjudged`` are contacts that belong to no case with a day on which its need was stated.
    """

    met: tuple[Met, ...]
    whole: Tally
    months: tuple[OfMonth, ...]
    by_month: tuple[Tally, ...]
    units: tuple[Tally, ...]
    circles: tuple[Tally, ...]
    vendors: tuple[Tally, ...]
    topics: tuple[Tally, ...]
    stages: tuple[Tally, ...]
    doors: tuple[Tally, ...]
    offers: tuple[Tally, ...]
    cases: tuple[OfCase, ...]
    early: tuple[Met, ...]
    unjudged: int
    late: tuple[Late, ...]
    hidden: tuple[Met, ...]
    allowed: int
    dated: bool

    def first_and_last(self) -> tuple[date, date] | None:
        return (self.met[0].on, self.met[-1].on) if self.met else None

    def replies(self, said: Said) -> int:
        """Contacts of which it is said so that the standing reply was sent."""
        return sum(one.replied is said for one in self.met)

    def signed(self, said: Said) -> int:
        return sum(one.signed is said for one in self.met)

    def taken(self) -> int:
        """Contacts at which a gift or travel was given or offered."""
        return sum(Offer.GIFT in one.offers or Offer.TRAVEL in one.offers for one in self.met)


def counted(met: Iterable[Met], cases: Sequence[Dated] = (), *, allowed: int, today: date) -> Counted:
    """Count contacts. ``allowed`` is in days. The order of the contacts changes nothing.

    A contact whose publication is not told counts as not public only where some contact's is told, and only once
    ``allowed`` days have passed.
    """
    found = tuple(sorted(met, key=ordered))
    of_cases = tuple(_of_case(dated, found) for dated in sorted(cases, key=lambda one: key(one.case)))
    judged = {id(one) for case in of_cases if case.dated.need for one in case.met}
    dated = any(one.published for one in found)
    return Counted(
        met=found,
        whole=_tally("", found),
        months=_months(found),
        by_month=tuple(sorted(_tallies(found, lambda one: (_month(one.on),)), key=lambda one: one.name)),
        units=_tallies(found, lambda one: (one.office,)),
        circles=_tallies(found, lambda one: (one.circle,) if one.circle else ()),
        vendors=_tallies(found, lambda one: (one.vendor,)),
        topics=_tallies(found, lambda one: one.topics or ("",)),
        stages=_stages(found),
        doors=_tallies(found, lambda one: tuple(door.value for door in one.doors) or ("",)),
        offers=_tallies(found, lambda one: tuple(offer.value for offer in one.offers)),
        cases=of_cases,
        early=tuple(sorted({id(one): one for case in of_cases for one in case.early}.values(), key=ordered)),
        unjudged=sum(id(one) not in judged for one in found),
        late=_late(found, allowed),
        hidden=tuple(one for one in found if dated and _still_hidden(one, allowed, today)),
        allowed=allowed,
        dated=dated,
    )


def _month(on: date) -> str:
    return f"{on.year:04}-{on.month:02}"


def _months(found: Sequence[Met]) -> tuple[OfMonth, ...]:
    groups: dict[str, list[Met]] = defaultdict(list)
    for one in found:
        groups[_month(one.on)].append(one)
    return tuple(
        OfMonth(month, tally.name, tally)
        for month in sorted(groups)
        for tally in _tallies(groups[month], lambda one: (one.office,))
    )


def _stages(found: Sequence[Met]) -> tuple[Tally, ...]:
    """In the order of a case's life, those that nobody tells last."""
    tallies = {tally.name: tally for tally in _tallies(found, lambda one: (one.stage.value,))}
    order = sorted(Stage, key=lambda stage: stage.order or len(Stage))
    return tuple(tallies[stage.value] for stage in order if stage.value in tallies)


def _tallies(found: Sequence[Met], names: Callable[[Met], Sequence[str]]) -> tuple[Tally, ...]:
    """One tally a name, the most contacts first; names that differ in capitals only are one."""
    groups: dict[str, list[Met]] = defaultdict(list)
    written: dict[str, str] = {}
    for one in found:
        for folded, name in {_known_by(name): name for name in names(one)}.items():
            groups[folded].append(one)
            if folded not in written or name < written[folded]:
                written[folded] = name
    tallies = (_tally(written[folded], met) for folded, met in groups.items())
    return tuple(sorted(tallies, key=lambda one: (-one.contacts, one.name.casefold(), one.name)))


@lru_cache(maxsize=16384)
def _known_by(name: str) -> str:
    """A name as it is compared, kept: a register says the same few names again and again."""
    return key(name)


def _tally(name: str, met: Sequence[Met]) -> Tally:
    hours = [one.hours for one in met if one.hours is not None]
    vendors = {_known_by(one.vendor) for one in met if one.vendor}
    return Tally(name, len(met), len(vendors), round(fsum(hours), 2), len(met) - len(hours))


def _of_case(dated: Dated, found: Sequence[Met]) -> OfCase:
    names = {key(dated.case), *map(key, dated.numbers)}
    met = tuple(one for one in found if one.case and _known_by(one.case) in names)
    need, tender = dated.need, dated.tender
    first = met[0].on if met else None
    return OfCase(
        dated,
        met,
        tuple(one for one in met if need is not None and one.on < need),
        sum(need is not None and tender is not None and need <= one.on < tender for one in met),
        _days(first, need),
        _days(first, tender),
        _days(need, tender),
    )


def _days(start: date | None, end: date | None) -> int | None:
    return None if start is None or end is None else (end - start).days


def _late(found: Sequence[Met], allowed: int) -> tuple[Late, ...]:
    days = ((one, _days(one.on, one.published)) for one in found)
    late = [Late(one, n) for one, n in days if n is not None and n > allowed]
    return tuple(sorted(late, key=lambda one: (-one.days, ordered(one.met))))


def _still_hidden(one: Met, allowed: int, today: date) -> bool:
    return one.published is None and today - one.on > timedelta(days=allowed)
