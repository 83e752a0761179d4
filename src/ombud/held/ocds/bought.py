"""What was bought, judged in one go: each process is taken once by every indicator, and none is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from ombud.held.ocds.amended import LONG_YEARS, Growing, Growth
from ombud.held.ocds.brands import Branding, Brands
from ombud.held.ocds.competition import Competed, Competing
from ombud.held.ocds.concentration import Concentrated, Concentrating
from ombud.held.ocds.flags import Flags, all_six
from ombud.held.ocds.process import Party, Process
from ombud.held.ocds.running import Running, RunningOn


class Takes(Protocol):
    """Takes each process once; what it tells in the end is its own matter."""

    def take(self, process: Process) -> None: ...


Mine = Callable[[Party], bool]
"""Whether a buyer is the one that is asked about."""


@dataclass(frozen=True, slots=True)
class Bought:
    """All that is told of what was bought, of one buyer or of all.

    ``processes`` are those of all buyers, ``mine`` those of the buyer that is asked about. ``compiled`` is how many
    have no history. Concentration, competition and flags hold every buyer, so that one can be set beside others;
    growth, brands and what runs hold only those asked about.
    """

    processes: int
    mine: int
    releases: int
    compiled: int
    concentration: Concentrated
    competition: Competed
    growth: Growth
    brands: Brands
    running: Running
    flags: tuple[Flags, ...]

    def flag(self, code: str) -> Flags:
        """One indicator by its code; ``KeyError`` if it was not asked."""
        for one in self.flags:
            if one.code == code:
                return one
        raise KeyError(code)


def bought(
    processes: Iterable[Process], today: date, long_years: float = LONG_YEARS, mine: Mine | None = None
) -> Bought:
    """Everything over processes that come in the order of their ocid; memory grows with buyers and vendors only."""
    six, shares, competing = all_six(), Concentrating(), Competing()
    growing, branding, running = Growing(long_years), Branding(), RunningOn(today)
    number, own, releases, compiled = 0, 0, 0, 0
    every: tuple[Takes, ...] = (*six, shares, competing)
    own_only: tuple[Takes, ...] = (growing, branding, running)
    for process in processes:
        number, releases, compiled = number + 1, releases + process.releases, compiled + process.compiled
        for one in every:
            one.take(process)
        if mine is None or (process.buyer is not None and mine(process.buyer)):
            own += 1
            for each in own_only:
                each.take(process)
    return Bought(
        number, own, releases, compiled, shares.told(), competing.told(), growing.told(), branding.told(),
        running.told(), tuple(one.told() for one in six),
    )  # fmt: skip
