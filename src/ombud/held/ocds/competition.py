"""How much competition there was: single bids with their interval, direct awards beside the median of others."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from ombud.held.ocds.flags import COMPETITIVE
from ombud.held.ocds.judged import Judged, Judging, Why
from ombud.held.ocds.process import Process
from ombud.people.intervals import Interval, wilson

METHODS = ("open", "selective", "limited", "direct")
LEAST_PROCESSES = 5  # a buyer with fewer is no peer
LEAST_PEERS = 3  # fewer other buyers have no median worth telling


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole number of processes, with its 95 per cent interval (Wilson); shares from 0 to 1."""

    part: int
    of: int

    @property
    def share(self) -> float | None:
        return self.part / self.of if self.of else None

    @property
    def interval(self) -> Interval | None:
        """Where the share may lie, seen as a draw from all such procedures of this buyer."""
        return wilson(self.part, self.of) if self.of else None


@dataclass(frozen=True, slots=True)
class Competition:
    """One buyer: single bids among competitive procedures, and direct awards among all.

    ``peers`` is the median share of direct awards of other buyers; None where there are fewer than three of them.
    """

    buyer: str
    name: str
    single: Share
    direct: Share
    peers: float | None
    n_peers: int

    @property
    def above_peers(self) -> float | None:
        """The buyer's share of direct awards less the peers' median (0 to 1)."""
        share = self.direct.share
        return None if share is None or self.peers is None else share - self.peers


@dataclass(frozen=True, slots=True)
class Competed:
    """All buyers, those who bought most first; ``single`` is that of all of them together."""

    rows: tuple[Competition, ...]
    single: Share
    of_single: Judged
    of_direct: Judged


@dataclass(slots=True)
class _Counts:
    name: str
    single: int = 0
    competed: int = 0
    direct: int = 0
    processes: int = 0


@dataclass(slots=True)
class Competing:
    """Takes each process once, then tells how much competition there was."""

    buyers: dict[str, _Counts] = field(default_factory=dict)
    single: Judging = field(default_factory=Judging)
    direct: Judging = field(default_factory=Judging)

    def take(self, process: Process) -> None:
        if process.buyer is None:
            self.single.no(Why.NO_BUYER)
            self.direct.no(Why.NO_BUYER)
            return
        held = self.buyers.setdefault(process.buyer.key, _Counts(process.buyer.name))
        self._bids(process, held)
        self._methods(process, held)

    def _bids(self, process: Process, held: _Counts) -> None:
        if not process.method:
            self.single.no(Why.NO_METHOD)
        elif process.method not in COMPETITIVE:
            self.single.no(Why.NOT_COMPETITIVE)
        elif not process.tenderers:  # unsaid, or nobody at all: no bid is no single bid
            self.single.no(Why.NO_TENDERERS)
        else:
            self.single.yes()
            held.competed += 1
            held.single += process.tenderers == 1

    def _methods(self, process: Process, held: _Counts) -> None:
        if process.method not in METHODS:
            return self.direct.no(Why.NO_METHOD)
        self.direct.yes()
        held.processes += 1
        held.direct += process.method == "direct"
        return None

    def told(self) -> Competed:
        many = [one for one in self.buyers.values() if one.processes >= LEAST_PROCESSES]
        shares = sorted(one.direct / one.processes for one in many)
        rows = [_row(key, one, shares) for key, one in self.buyers.items()]
        rows.sort(key=lambda row: (-row.direct.of, -row.single.of, row.buyer))
        together = Share(sum(row.single.part for row in rows), sum(row.single.of for row in rows))
        return Competed(tuple(rows), together, self.single.told(), self.direct.told())


def _row(key: str, one: _Counts, shares: Sequence[float]) -> Competition:
    own = one.direct / one.processes if one.processes >= LEAST_PROCESSES else None
    peers = len(shares) - (own is not None)
    return Competition(
        key,
        one.name,
        Share(one.single, one.competed),
        Share(one.direct, one.processes),
        median_without(shares, own) if peers >= LEAST_PEERS else None,
        peers,
    )


def median_without(ranked: Sequence[float], own: float | None) -> float:
    """The median of values in order, one of which is left out; ``own`` is that value, or None for none."""
    gone = len(ranked) if own is None else bisect_left(ranked, own)
    left = len(ranked) - (own is not None)
    low, high = (left - 1) // 2, left // 2
    return (ranked[low + (low >= gone)] + ranked[high + (high >= gone)]) / 2
