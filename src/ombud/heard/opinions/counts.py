"""How many of each group agreed, passed and disagreed with each statement."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ombud.heard.opinions.groups import Groups
from ombud.heard.opinions.kernels import left_out, tallied
from ombud.heard.opinions.votes import Ints, Votes


@dataclass(frozen=True, slots=True, eq=False)
class Counts:
    """Votes by statement and group, statements x groups; where there are no groups, one group of all who count."""

    agree: Ints
    passed: Ints
    disagree: Ints

    @property
    def n(self) -> Ints:
        return self.agree + self.passed + self.disagree

    def but(self, group: int) -> Counts:
        """The others of one group, together, statements x 1."""
        return Counts(*(np.delete(one, group, axis=1).sum(axis=1, keepdims=True) for one in self._all()))

    def lacking(self, group: int) -> Counts:
        """The same without one group."""
        return Counts(*(np.delete(one, group, axis=1) for one in self._all()))

    def _all(self) -> tuple[Ints, Ints, Ints]:
        return self.agree, self.passed, self.disagree


def everyone(votes: Votes) -> Counts:
    """All votes that were given, also of those who voted too seldom to count in a group; statements x 1."""
    return of_groups(votes, np.zeros(len(votes.people), np.int64), 1)


def by_group(found: Groups) -> Counts:
    """The votes of each group."""
    return of_groups(found.votes, found.label, max(found.k, 1))


def of_groups(votes: Votes, label: Ints, k: int) -> Counts:
    """The votes of people by the group that each is in."""
    counts = np.zeros((len(votes.statements), k, 3), np.int64)
    tallied(votes.start, votes.item, votes.vote, label, counts)
    return _counts(counts)


def by_other_votes(found: Groups) -> Counts:
    """The votes of each group, each person's group told anew from all their other votes.

    What a vote did to the group that its voter is in cannot then make that statement look typical of the group.
    """
    counts = np.zeros((len(found.votes.statements), max(found.k, 1), 3), np.int64)
    one, axes = found.votes, max(found.axes, 1)
    left_out(one.start, one.item, one.vote, found.found.mean, found.found.axes[:axes], found.centres[:, :axes], counts)
    return _counts(counts)


def _counts(found: Ints) -> Counts:
    return Counts(found[:, :, 2].copy(), found[:, :, 1].copy(), found[:, :, 0].copy())
