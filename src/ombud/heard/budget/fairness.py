"""Who got something from a budget: by every group, how much money, how many with nothing, how much of their ballot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ombud.heard.budget.poll import Floats, Grouping, Poll, summed


@dataclass(frozen=True, slots=True, eq=False)
class Fairness:
    """Of all voters. ``nothing`` named something and got none of it, ``named`` named something; ``happiness`` the mean
    share of their own ballot that is funded; ``money`` (types,) each funded project's cost shared out evenly among who
    named it, for one voter of each type, in the smallest unit; ``got`` (types,) how many of theirs are funded."""

    named: int
    nothing: int
    happiness: float
    money: Floats
    got: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class GroupFairness:
    """The same of one group: ``voters`` of it, their share of the money in ``money`` (smallest unit)."""

    label: str
    voters: int
    named: int
    nothing: int
    happiness: float
    money: float


def fairness(poll: Poll, funded: Sequence[int]) -> Fairness:
    """What an outcome gives to the voters, under whatever rule it was made."""
    chosen = np.zeros(len(poll.projects), bool)
    chosen[list(funded)] = True
    size = len(poll.weight)
    got = np.bincount(poll.entry_type[chosen[poll.project]], minlength=size)
    length = np.diff(poll.start)
    each = np.where(chosen, poll.costs / np.maximum(poll.votes, 1), 0.0)
    money = summed(poll.entry_type, each[poll.project], size)
    spoke = length > 0
    named = int(poll.weight[spoke].sum())
    share = np.where(spoke, got / np.maximum(length, 1), 0.0)
    return Fairness(
        named=named,
        nothing=int(poll.weight[spoke & (got == 0)].sum()),
        happiness=float((poll.weight * share).sum() / named) if named else float("nan"),
        money=money,
        got=got.astype(np.int64),
    )


def by_group(poll: Poll, group: Grouping, found: Fairness) -> tuple[GroupFairness, ...]:
    """The same for each group of voters, in the order of its labels; who is in none is left out."""
    known = group.of >= 0
    of, kind, size = group.of[known], poll.kind[known], len(group.labels)
    length = np.diff(poll.start)
    spoke = (length > 0)[kind]
    share = (found.got / np.maximum(length, 1))[kind]
    voters = np.bincount(of, minlength=size)
    named = np.bincount(of[spoke], minlength=size)
    nothing = np.bincount(of[spoke & (found.got == 0)[kind]], minlength=size)
    happy = summed(of, share, size)
    money = summed(of, found.money[kind], size)
    return tuple(
        GroupFairness(
            label,
            int(voters[at]),
            int(named[at]),
            int(nothing[at]),
            float(happy[at] / named[at]) if named[at] else float("nan"),
            float(money[at]),
        )
        for at, label in enumerate(group.labels)
    )
