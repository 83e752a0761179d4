"""A participatory budget as it was put to the vote: projects with costs, and ballots, alike ones held together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Mark = tuple[int, ...]
"""One ballot: for each project named its number and the points it was given, in one whole number, in order."""
_BITS = 32


class Ballot(StrEnum):
    """How people marked their choice."""

    APPROVAL = "approval"
    CUMULATIVE = "cumulative"
    RANKED = "ordinal"
    SCORED = "scoring"


class Project(NamedTuple):
    """One project. ``cost`` is in the smallest unit of money that the budget knows; ``area`` where it belongs."""

    id: str
    name: str
    cost: int
    area: str = ""


class Grouping(NamedTuple):
    """A way to sort voters: its name, its groups, and the group of each voter (voters,), -1 where not said."""

    name: str
    labels: tuple[str, ...]
    of: NDArray[np.int32]


@dataclass(frozen=True, eq=False)
class Poll:
    """All of it. Types are ballots that say the same: ``weight`` (types,) voters stand behind each.

    ``start`` (types + 1,) tells where the entries of a type begin in ``project`` and ``points`` (entries,); ``kind``
    (voters,) is the type of each voter, in the order of the file; ``unit`` how many of the smallest unit make one of
    the currency: 1, or 100 where costs are in cents.
    """

    projects: tuple[Project, ...]
    budget: int
    ballot: Ballot
    start: Ints
    project: Ints
    points: Ints
    weight: Ints
    kind: NDArray[np.int32]
    groups: tuple[Grouping, ...] = ()
    unit: int = 1
    currency: str = ""

    @cached_property
    def voters(self) -> int:
        """How many ballots were cast, blank ones among them."""
        return int(self.weight.sum())

    @cached_property
    def costs(self) -> Ints:
        """Cost of each project, (projects,), in the smallest unit."""
        return np.array([one.cost for one in self.projects], np.int64)

    @cached_property
    def votes(self) -> Ints:
        """How many voters named each project, (projects,)."""
        return self._summed(np.ones_like(self.points))

    @cached_property
    def score(self) -> Ints:
        """How many points each project got, (projects,)."""
        return self._summed(self.points)

    @cached_property
    def entry_type(self) -> Ints:
        """The type that each entry belongs to, (entries,)."""
        return np.repeat(np.arange(len(self.weight)), np.diff(self.start))

    @cached_property
    def most_points(self) -> list[float]:
        """The most points that one voter gave to each project, (projects,)."""
        found = np.zeros(len(self.projects), np.int64)
        np.maximum.at(found, self.project, self.points)
        return [float(one) for one in found]

    def _summed(self, what: Ints) -> Ints:
        found = np.zeros(len(self.projects), np.int64)
        np.add.at(found, self.project, what * self.weight[self.entry_type])
        return found

    @cached_property
    def supporters(self) -> Supporters:
        """The entries that give a point, sorted by project."""
        order = np.argsort(self.project, kind="stable")
        order = order[self.points[order] > 0]
        start = np.searchsorted(self.project[order], np.arange(len(self.projects) + 1))
        weight = self.weight[self.entry_type[order]]
        return Supporters(
            start,
            np.ascontiguousarray(self.entry_type[order].astype(np.int32)),
            weight.astype(np.float64),
            self.points[order].astype(np.float64),
        )

    def spent(self, funded: Iterable[int]) -> int:
        """What the projects cost together."""
        return sum(self.projects[at].cost for at in funded)


class Supporters(NamedTuple):
    """Who supports what, by project: ``start`` (projects + 1,); type, voters and points of each entry (entries,)."""

    start: Ints
    type: NDArray[np.int32]
    weight: Floats
    points: Floats

    def of(self, project: int) -> slice:
        """Where a project's entries stand."""
        return slice(int(self.start[project]), int(self.start[project + 1]))


def marked(named: Iterable[int], points: Iterable[int]) -> Mark:
    """A ballot that names these projects and gives them these points."""
    return tuple(sorted([(at << _BITS) + given for at, given in zip(named, points, strict=True)]))


def summed(of: NDArray[np.signedinteger], what: Floats, size: int) -> Floats:
    """The sums of ``what`` (n,) over the ``size`` places that ``of`` (n,) names."""
    return np.bincount(of, what, minlength=size).astype(np.float64)


def poll(
    projects: Iterable[Project],
    budget: int,
    ballot: Ballot,
    marks: Mapping[Mark, int],
    cast: NDArray[np.int32],
    groups: Iterable[Grouping] = (),
    unit: int = 1,
    currency: str = "",
) -> Poll:
    """Sort types by what they say, so that the order of rows in a file changes nothing.

    ``marks`` are the different ballots with a number each; ``cast`` (voters,) the number of each voter's ballot.
    """
    order = sorted(marks)
    place = np.empty(len(order), np.int32)
    place[[marks[one] for one in order]] = np.arange(len(order), dtype=np.int32)
    lengths = np.fromiter(map(len, order), np.int64, len(order))
    flat = np.fromiter(chain.from_iterable(order), np.int64, int(lengths.sum()))
    kind = place[cast] if len(order) else cast
    return Poll(
        projects=tuple(projects),
        budget=budget,
        ballot=ballot,
        start=np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths)]),
        project=flat >> _BITS,
        points=flat & ((1 << _BITS) - 1),
        weight=np.bincount(kind, minlength=len(order)).astype(np.int64),
        kind=kind,
        groups=tuple(groups),
        unit=unit,
        currency=currency,
    )
