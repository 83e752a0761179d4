"""The map of what a city depends on: vendors, contracts, systems, what relies on what, and what breaks if one goes."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from ombud.evidence.said import key, none, told
from ombud.held.entries_map import Without
from ombud.held.ocds.concentration import hhi
from ombud.held.ocds.names import normal

DAYS_A_MONTH = 30.44  # 365.25 days over twelve months
_APART = re.compile(r"[;,/\n]|\band\b|\bog\b|\boch\b|\ben\b|\bund\b|\bet\b|&")


@dataclass(frozen=True, slots=True)
class System:
    """A system that the city depends on. What was not said is empty, or None.

    ``skill`` is who in the city can run it: roles and offices, no names. ``cost`` is as written, without a currency.
    """

    name: str
    vendor: str = ""
    contract: str = ""
    ends: date | None = None
    skill: str = ""
    months: float | None = None
    cost: float | None = None


@dataclass(frozen=True, slots=True)
class Reliance:
    """``system`` relies on the system ``on``."""

    system: str
    on: str
    without: Without = Without.UNSAID


@dataclass(frozen=True, slots=True)
class Agreement:
    """A contract with a vendor: from what was written down, or from open contracting data (then with its ocid)."""

    title: str
    vendor: str
    ends: date | None = None
    value: float | None = None
    currency: str = ""
    ocid: str = ""


class Fate(StrEnum):
    """What becomes of a system when a vendor goes."""

    LOST = "lost"  # it is the vendor's
    STOPS = "stops"  # it relies, at however many removes, on one that is lost
    WORSE = "runs_worse"
    STAYS = "stays"


@dataclass(frozen=True, slots=True)
class Estate:
    """The map. Names are compared without capitals and, for vendors, without their legal form."""

    systems: tuple[System, ...]
    reliances: tuple[Reliance, ...] = ()
    agreements: tuple[Agreement, ...] = ()

    @property
    def vendors(self) -> tuple[str, ...]:
        """Every vendor by the name it was first given, in the order of the alphabet."""
        named = [*(one.vendor for one in self.systems), *(one.vendor for one in self.agreements)]
        first: dict[str, str] = {}
        for name in filter(told, named):
            first.setdefault(normal(name), name)
        return tuple(first[name] for name in sorted(first))

    def of(self, vendor: str) -> tuple[System, ...]:
        """The systems of a vendor."""
        return tuple(one for one in self.systems if told(one.vendor) and normal(one.vendor) == normal(vendor))

    def under(self, vendor: str) -> tuple[Agreement, ...]:
        """The contracts with a vendor, those that end first before others."""
        found = [one for one in self.agreements if normal(one.vendor) == normal(vendor)]
        return tuple(sorted(found, key=lambda one: (one.ends or date.max, one.title, one.ocid)))

    def worth(self, system: System) -> float | None:
        """The value of a system's contract as it is said; None where none is, or more than one differs."""
        said = {one.value for one in self.agreements if system.contract and key(one.title) == key(system.contract)}
        return said.pop() if len(said) == 1 else None

    def ends(self, system: System) -> date | None:
        """When a system's contract ends: of what the system and its contract say the earlier day."""
        said = [one.ends for one in self.agreements if system.contract and key(one.title) == key(system.contract)]
        days = [day for day in (system.ends, *said) if day is not None]
        return min(days) if days else None


@dataclass(frozen=True, slots=True)
class Cover:
    """One system on the day it is asked: when its contract ends, and whether there is still time to leave.

    ``start_by`` is the last day on which leaving can begin and be done when the contract ends; ``bare`` how many days
    the city would be without it if leaving began today. None where the end or the months are not said.
    """

    system: System
    ends: date | None
    start_by: date | None
    bare: int | None


@dataclass(frozen=True, slots=True)
class Gone:
    """What breaks if a vendor goes. ``fates`` holds every system of the map.

    ``uncovered`` is the first day on which one of its systems has no contract any more; ``cost`` sums the exit costs
    that are said, and ``unpriced`` counts the others; ``unskilled`` are its systems that nobody in the city can run.
    """

    vendor: str
    fates: tuple[tuple[System, Fate], ...]
    covers: tuple[Cover, ...]
    agreements: tuple[Agreement, ...]
    uncovered: date | None
    longest_months: float | None
    cost: float | None
    unpriced: int
    unskilled: tuple[str, ...]

    def names(self, *fates: Fate) -> tuple[str, ...]:
        return tuple(system.name for system, fate in self.fates if fate in fates)

    @property
    def too_late(self) -> tuple[Cover, ...]:
        """Systems that could not be left in time even if leaving began today."""
        return tuple(one for one in self.covers if (one.bare or 0) > 0)


def gone(estate: Estate, vendor: str, today: date) -> Gone:
    """What breaks if ``vendor`` goes: its systems at once, then what relies on them, at however many removes."""
    lost = estate.of(vendor)
    fates = _fates(estate, {key(one.name) for one in lost})
    covers = sorted(
        (_cover(estate, one, today) for one in lost), key=lambda one: (one.ends or date.max, one.system.name)
    )
    days = [one.ends + timedelta(days=1) for one in covers if one.ends is not None and one.ends < date.max]
    months = [one.months for one in lost if one.months is not None and math.isfinite(one.months)]
    costs = [one.cost for one in lost if one.cost is not None and math.isfinite(one.cost)]
    return Gone(
        vendor=vendor,
        fates=tuple((one, fates.get(key(one.name), Fate.STAYS)) for one in estate.systems),
        covers=tuple(covers),
        agreements=estate.under(vendor),
        uncovered=max(today, min(days)) if days else None,
        longest_months=max(months, default=None),
        cost=math.fsum(costs) if costs else None,
        unpriced=len(lost) - len(costs),
        unskilled=tuple(one.name for one in lost if none(one.skill)),
    )


def _fates(estate: Estate, lost: set[str]) -> Mapping[str, Fate]:
    """What becomes of each system by its key. Where nobody said what becomes of it without, it is taken to stop."""
    fates = dict.fromkeys(lost, Fate.LOST)
    waiting = sorted(lost)
    while waiting:
        at = waiting.pop()
        for one in estate.reliances:
            system = key(one.system)
            if key(one.on) != at or fates.get(system) in (Fate.LOST, Fate.STOPS):
                continue
            if one.without is Without.WORSE:
                fates.setdefault(system, Fate.WORSE)
            else:
                fates[system] = Fate.STOPS
                waiting.append(system)
    return fates


def _cover(estate: Estate, system: System, today: date) -> Cover:
    ends = estate.ends(system)
    if ends is None or system.months is None or not 0 <= system.months < 12_000:
        return Cover(system, ends, None, None)
    needs = timedelta(days=round(system.months * DAYS_A_MONTH))
    start_by = ends - needs if (ends - date.min) >= needs else date.min
    return Cover(system, ends, start_by, max(0, (today - start_by).days))


@dataclass(frozen=True, slots=True)
class Skill:
    """Who in the city keeps systems running: a role or an office, and the systems that only it can run."""

    holder: str
    alone: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Staff:
    """``factor`` is the smallest number of roles that have to leave until a system has nobody: 0 where one has none.

    ``unsaid`` are systems of which nobody said who can run them; ``skills`` those who alone can run something.
    """

    factor: int | None
    weakest: tuple[str, ...]
    unsaid: tuple[str, ...]
    skills: tuple[Skill, ...]


def staff(systems: Sequence[System]) -> Staff:
    """The bus factor of the city's own staff, by roles as they are written; a role may be one person or ten."""
    holders = {one.name: _holders(one.skill) for one in systems if told(one.skill) or none(one.skill)}
    factor = min((len(all_) for all_ in holders.values()), default=None)
    alone: dict[str, list[str]] = {}
    for name, all_ in holders.items():
        if len(all_) == 1:
            alone.setdefault(all_[0], []).append(name)
    return Staff(
        factor,
        tuple(name for name, all_ in holders.items() if len(all_) == factor),
        tuple(one.name for one in systems if one.name not in holders),
        tuple(
            sorted(
                (Skill(one, tuple(names)) for one, names in alone.items()), key=lambda it: (-len(it.alone), it.holder)
            )
        ),
    )


def _holders(skill: str) -> tuple[str, ...]:
    if none(skill):
        return ()
    parts = (" ".join(part.split()) for part in _APART.split(skill))
    return tuple(dict.fromkeys(part.casefold() for part in parts if told(part)))


@dataclass(frozen=True, slots=True)
class Spread:
    """How the systems are spread over vendors: index by their number, the vendor with most, and how many it has."""

    systems: int
    without_vendor: int
    vendors: int
    hhi: float | None
    vendor: str
    most: int


def spread(estate: Estate) -> Spread:
    counts = {vendor: len(estate.of(vendor)) for vendor in estate.vendors}
    held = {vendor: count for vendor, count in counts.items() if count}
    first = min(held, key=lambda vendor: (-held[vendor], vendor), default="")
    bare = sum(not told(one.vendor) for one in estate.systems)
    return Spread(len(estate.systems), bare, len(held), hhi(map(float, held.values())), first, held.get(first, 0))


def all_gone(estate: Estate, today: date) -> tuple[Gone, ...]:
    """Each vendor in turn, the one that takes most systems with it first."""
    found = [gone(estate, vendor, today) for vendor in estate.vendors]
    return tuple(sorted(found, key=_heaviest))


def _heaviest(one: Gone) -> tuple[int, int, str]:
    return -len(one.names(Fate.LOST, Fate.STOPS)), -len(one.names(Fate.WORSE)), one.vendor


def unknown(estate: Estate) -> tuple[str, ...]:
    """Names in what relies on what that are no system of the map."""
    there = {key(one.name) for one in estate.systems}
    named = (name for one in estate.reliances for name in (one.system, one.on))
    return tuple(dict.fromkeys(name for name in named if key(name) not in there))


def layers(systems: Iterable[str], reliances: Iterable[Reliance]) -> dict[str, int]:
    """For each system, by its key, in which column it stands: 0 where it relies on nothing, else one after the last
    that it relies on. Systems that rely on each other in a ring stand in one column."""
    keys = list(dict.fromkeys(key(one) for one in systems))
    lines = [(key(one.system), key(one.on)) for one in reliances]
    lines = [(system, on) for system, on in lines if system in keys and on in keys and system != on]
    rings = {one: _reached(one, lines) for one in keys}
    column = dict.fromkeys(keys, 0)
    for _ in keys:
        for system, on in lines:
            step = 0 if system in rings[on] else 1
            column[system] = max(column[system], column[on] + step)
    return column


def _reached(start: str, lines: Sequence[tuple[str, str]]) -> set[str]:
    """All that a system relies on, at however many removes."""
    seen: set[str] = set()
    at = [start]
    while at:
        one = at.pop()
        for system, on in lines:
            if system == one and on not in seen:
                seen.add(on)
                at.append(on)
    return seen
