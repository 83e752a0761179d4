"""What Polis itself computes of a conversation of up to a hundred people, to compare: its recipe, number for number."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from ombud.heard.opinions.directions import directions
from ombud.heard.opinions.votes import Floats, Ints, Votes, without


@dataclass(frozen=True, slots=True, eq=False)
class Polis:
    """As in ``math-pca2.json``, where agree is -1: ``center`` (statements), ``comps`` (2 x statements, up to sign) and
    ``at``, where each of ``people`` stands (people x 2). Statements moderated out are 0 for everybody."""

    statements: tuple[str, ...]
    people: tuple[str, ...]
    center: Floats
    comps: Floats
    at: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Typical:
    """Polis' statistics by statement and group, statements x groups, for one side: agree or disagree.

    With s of n: ``p_success`` (s+1)/(n+2); ``p_test`` 2 sqrt(n+1) ((s+1)/(n+1) - 1/2); ``repness`` is p_success inside
    over outside; ``repness_test`` the z of two proportions, 1 added to each s and n, variance pooled.
    """

    p_success: Floats
    p_test: Floats
    repness: Floats
    repness_test: Floats


def as_polis(votes: Votes, moderated_out: Collection[str]) -> Polis:
    """Where people stand, over all voters, as Polis' server computes it (checked against its output to 1e-6)."""
    gone = frozenset(moderated_out)
    kept = without(votes, statements=gone)
    stays = np.array([one not in gone for one in votes.statements])
    found = directions(kept, 2, exact=1e-12)
    center, comps = np.zeros(len(stays)), np.zeros((2, len(stays)))
    center[stays], comps[:, stays] = -found.mean, found.axes
    # A statement moderated out is a vote of 0 for everybody, so it counts as voted.
    n = kept.n + (len(stays) - stays.sum())
    at = -found.points(kept) * np.sqrt(kept.n / len(kept.statements) * len(stays) / n)[:, None]
    return Polis(votes.statements, kept.people, center, comps, at)


def sides(votes: Votes, groups: Sequence[Collection[str]]) -> tuple[Typical, Typical]:
    """The statistics of agreeing and of disagreeing, for groups of people given by their keys."""
    agree, disagree, n = _counted(votes, groups)
    return _typical(agree, n), _typical(disagree, n)


def consensus(votes: Votes, groups: Sequence[Collection[str]]) -> Floats:
    """Polis' group-aware consensus by statement: the product over groups of (agrees + 1) / (votes + 2)."""
    agree, _, n = _counted(votes, groups)
    return np.asarray(((agree + 1) / (n + 2)).prod(axis=1))


def _counted(votes: Votes, groups: Sequence[Collection[str]]) -> tuple[Ints, Ints, Ints]:
    group = {one: g for g, members in enumerate(groups) for one in members}
    label = np.array([group.get(one, -1) for one in votes.people])[votes.person]
    there, shape = label >= 0, (len(votes.statements), len(groups), 3)
    cell = (votes.item[there].astype(np.int64) * len(groups) + label[there]) * 3 + votes.vote[there] + 1
    found = np.bincount(cell, minlength=int(np.prod(shape))).reshape(shape)
    return found[:, :, 2], found[:, :, 0], found.sum(axis=2)


def _typical(times: Ints, n: Ints) -> Typical:
    rest, others = times.sum(axis=1, keepdims=True) - times, n.sum(axis=1, keepdims=True) - n
    success, outside = (times + 1) / (n + 2), (rest + 1) / (others + 2)
    test = 2 * np.sqrt(n + 1) * ((times + 1) / (n + 1) - 0.5)
    first, second = (times + 1) / (n + 1), (rest + 1) / (others + 1)
    pooled = (times + rest + 2) / (n + others + 2)
    spread = np.sqrt(pooled * (1 - pooled) * (1 / (n + 1) + 1 / (others + 1)))
    z = np.divide(first - second, spread, out=np.zeros_like(first), where=spread > 0)
    return Typical(success, test, success / outside, z)
