"""The map of what a city depends on: systems, whose they are, under which contract, and what relies on what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from ombud.evidence.said import key, told
from ombud.held.entries_map import Without
from ombud.held.ocds.names import normal


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
