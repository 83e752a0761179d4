"""What breaks if one vendor goes: systems lost at once, those that stop with them, and whether time is left."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from ombud.evidence.said import key, none
from ombud.held.entries_map import Without
from ombud.held.ocds.estate import Agreement, Estate, System

DAYS_A_MONTH = 30.44  # 365.25 days over twelve months


class Fate(StrEnum):
    """What becomes of a system when a vendor goes."""

    LOST = "lost"  # it is the vendor's
    STOPS = "stops"  # it relies, at however many removes, on one that is lost
    WORSE = "runs_worse"
    STAYS = "stays"


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


def all_gone(estate: Estate, today: date) -> tuple[Gone, ...]:
    """Each vendor in turn, the one that takes most systems with it first."""
    found = [gone(estate, vendor, today) for vendor in estate.vendors]
    return tuple(sorted(found, key=_heaviest))


def _heaviest(one: Gone) -> tuple[int, int, str]:
    return -len(one.names(Fate.LOST, Fate.STOPS)), -len(one.names(Fate.WORSE)), one.vendor
