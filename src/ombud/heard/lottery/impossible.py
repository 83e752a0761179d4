"""Why no panel can keep the quotas, and the smallest change to them that makes one possible."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix, hstack

from ombud.heard.lottery.pool import Pool, Quota
from ombud.heard.lottery.problem import Problem
from ombud.heard.lottery.solver import Program, opened, run, values
from ombud.words import Sentence, say

FAR = 10.0  # what a change costs that goes further than the city would go, where it said how far it would


@dataclass(frozen=True, slots=True)
class Change:
    """One bound of one quota that has to move: to where, and how many of the pool have the value."""

    quota: Quota
    least: bool  # the least of it, or the most
    to: int
    there: int

    @property
    def told(self) -> Sentence:
        """It as a sentence with the line of the file."""
        said = {"feature": self.quota.feature, "value": self.quota.value, "to": self.to, "there": self.there}
        if self.least:
            return say("{feature}, {value}: at least {of} asked, lower it to {to} (pool: {there})",
                       of=self.quota.least, **said)  # fmt: skip
        return say("{feature}, {value}: at most {of} allowed, raise it to {to} (pool: {there})",
                   of=self.quota.most, **said)  # fmt: skip


def plainly(pool: Pool, quotas: Sequence[Quota], size: int) -> Iterator[tuple[str, Sentence]]:
    """What is impossible at first sight, each with the line of the file: one quota, or the quotas of one trait."""
    counts = [Counter(values) for values in zip(*pool.values, strict=True)] or [Counter() for _ in pool.features]
    there = dict(zip(pool.features, counts, strict=True))
    for one in quotas:
        if one.least > one.most:
            yield one.where, say("{feature}, {value}: at least {least} and at most {most} cannot both be",
                                 feature=one.feature, value=one.value, least=one.least, most=one.most)  # fmt: skip
        elif one.least > there[one.feature][one.value]:
            yield one.where, say("{feature}, {value}: at least {least} asked, pool holds {there}", feature=one.feature,
                                 value=one.value, least=one.least, there=there[one.feature][one.value])  # fmt: skip
    for feature in pool.features:
        yield from _sums(feature, [one for one in quotas if one.feature == feature], size)


def _sums(feature: str, quotas: Sequence[Quota], size: int) -> Iterator[tuple[str, Sentence]]:
    least, most = sum(one.least for one in quotas), sum(one.most for one in quotas)
    where = quotas[0].where if quotas else ""
    if least > size:
        yield where, say("{feature}: the least numbers add up to {sum}, and the panel has {size} places", sum=least,
                         feature=feature, size=size)  # fmt: skip
    if most < size:
        yield where, say("{feature}: the greatest numbers add up to {sum}, and the panel has {size} places", sum=most,
                         feature=feature, size=size)  # fmt: skip


def smallest_change(problem: Problem) -> tuple[Change, ...] | None:
    """The bounds that must move so that there is a panel, by as few places as can be; None if no bound helps.

    A place that the city would give (its flex) costs less than one that it would not. Nothing to change is ().
    """
    quotas, kinds = len(problem.quotas), len(problem.kinds)
    pieces = list(_pieces(problem.quotas))
    slack = csr_matrix(
        ([sign for _, sign, _, _ in pieces], ([at for at, _, _, _ in pieces], range(len(pieces)))),
        (len(problem.low), len(pieces)),
    )
    cost = np.array([0.0] * kinds + [-price for _, _, price, _ in pieces])
    most = np.array([*problem.caps.tolist(), *(end for _, _, _, end in pieces)], np.float64)
    rows = csr_matrix(hstack([csr_matrix(problem.rows), slack]))
    model = opened(Program(cost, np.zeros(len(cost)), most, rows, problem.low, problem.high), len(cost))
    if not run(model):
        return None
    moved = np.rint(values(model)[kinds:]).astype(int)
    down, up = np.zeros(quotas, int), np.zeros(quotas, int)
    for (at, sign, _, _), n in zip(pieces, moved.tolist(), strict=True):
        (down if sign > 0 else up)[at] += n
    return tuple(_changes(problem, down, up))


def _pieces(quotas: Sequence[Quota]) -> Iterator[tuple[int, float, float, float]]:
    """For each bound: the row, the side, the price of a place, and how many places at that price."""
    flexible = any(one.least_flex is not None or one.most_flex is not None for one in quotas)
    for at, one in enumerate(quotas):
        low = one.least if one.least_flex is None else max(one.least - one.least_flex, 0)
        high = 0 if one.most_flex is None else max(one.most_flex - one.most, 0)
        yield at, 1.0, 1.0, float(low)
        yield at, 1.0, FAR if flexible else 1.0, float(one.least - low)
        yield at, -1.0, 1.0, float(high)
        yield at, -1.0, FAR if flexible else 1.0, np.inf


def _changes(problem: Problem, down: Iterable[int], up: Iterable[int]) -> Iterator[Change]:
    there = problem.rows[: len(problem.quotas)] @ problem.people
    for one, less, more, people in zip(problem.quotas, down, up, there.tolist(), strict=True):
        if less:
            yield Change(one, True, one.least - int(less), int(people))
        if more:
            yield Change(one, False, one.most + int(more), int(people))
