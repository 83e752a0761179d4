"""Whether a group that agrees on a project got its due: extended justified representation, up to that project.

A group of voters who all named project c is due its share of the budget, (voters of the group / all voters) * budget.
It is passed over if even with c added each of them would have named funded projects worth no more than that. In signs:
c is not funded, S names c, and cost(funded projects of i) + cost(c) <= |S| * budget / n for every i in S.
(EJR+ up to any project, Brill and Peters 2023, "Robust and verifiable proportionality axioms for multiwinner voting".)
Equal shares by cost pass nobody over: had S been passed over, the project would have been bought. Found exactly, by
sorting the supporters of c by what they got: the largest group with the least is enough to look at.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ombud.heard.budget.poll import Grouping, Poll


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A project whose supporters were due more: how many of them, and what none of them got more than (smallest unit).
    ``due`` is their share of the budget."""

    project: int
    voters: int
    most: int
    due: float


def passed_over(poll: Poll, funded: Sequence[int]) -> tuple[PassedOver, ...]:
    """Every unfunded project with a group among its supporters that was passed over, the largest group of each."""
    got = _got(poll, funded)
    all_ = poll.supporters
    found = []
    for project in _unfunded(poll, funded):
        types = all_.type[all_.of(project)]
        one = _largest(poll, project, got[types], poll.weight[types])
        found += [one] if one else []
    return tuple(found)


def passed_over_in(poll: Poll, group: Grouping, funded: Sequence[int]) -> tuple[int, ...]:
    """For each group, how many unfunded projects have supporters in it who were passed over by themselves."""
    got, size = _got(poll, funded), len(poll.weight)
    found = []
    for label in range(len(group.labels)):
        weight = np.bincount(poll.kind[group.of == label], minlength=size)
        there = weight[poll.supporters.type]
        count = 0
        for project in _unfunded(poll, funded):
            at = poll.supporters.of(project)
            types = poll.supporters.type[at]
            count += _largest(poll, project, got[types], there[at]) is not None
        found.append(count)
    return tuple(found)


def _got(poll: Poll, funded: Sequence[int]) -> NDArray[np.int64]:
    """What the funded projects that each type named cost together, (types,)."""
    chosen = np.zeros(len(poll.projects), bool)
    chosen[list(funded)] = True
    there = chosen[poll.project]
    found = np.zeros(len(poll.weight), np.int64)
    np.add.at(found, poll.entry_type[there], poll.costs[poll.project[there]])
    return found


def _unfunded(poll: Poll, funded: Sequence[int]) -> list[int]:
    have = set(funded)
    return [at for at, one in enumerate(poll.projects) if at not in have and one.cost <= poll.budget and poll.votes[at]]


def _largest(poll: Poll, project: int, got: NDArray[np.int64], weight: NDArray[np.int64]) -> PassedOver | None:
    """The largest group of supporters that was passed over; whole numbers throughout."""
    order = np.argsort(got, kind="stable")
    got, reached = got[order], np.cumsum(weight[order])
    # (what i got + cost) * n <= |S| * budget may pass 2 ** 63, so first by floats, then the few that are left exactly
    cost, n, budget = poll.projects[project].cost, poll.voters, poll.budget
    near = np.flatnonzero((got + cost) * float(n) <= reached * float(budget) * (1 + 1e-9))
    for at in near[::-1].tolist():
        if weight[order[at]] and (int(got[at]) + cost) * n <= int(reached[at]) * budget:
            return PassedOver(project, int(reached[at]), int(got[at]), float(reached[at]) * budget / n)
    return None
