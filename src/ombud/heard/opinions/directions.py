"""The directions along which people answer unlike each other: principal components of votes that are mostly missing."""

from __future__ import annotations

from dataclasses import dataclass
from zlib import crc32

import numpy as np

from ombud.heard.opinions.kernels import centred, placed, tallied
from ombud.heard.opinions.lanczos import lanczos
from ombud.heard.opinions.ritz import tridiagonal
from ombud.heard.opinions.votes import Floats, Votes

SEED = 2026
EXACT = 1e-9  # of the largest: how far the directions may be from not moving any more
_MOST_STEPS = 240


@dataclass(frozen=True, slots=True, eq=False)
class Directions:
    """``mean`` of the votes given on each statement; ``axes`` (axes x statements), each of length 1, its largest
    number positive; ``values``, the sums of squares along them; ``total``, the sum of squares in all directions."""

    mean: Floats
    axes: Floats
    values: Floats
    total: float
    steps: int

    @property
    def shares(self) -> Floats:
        """What each direction explains of how the votes differ, 0 to 1."""
        return self.values / self.total if self.total > 0 else np.zeros_like(self.values)

    def points(self, votes: Votes) -> Floats:
        """Where people stand, people x axes: their centred votes along the axes, times sqrt(statements / votes)."""
        out = np.zeros((len(votes.people), len(self.axes)))
        placed(votes.start, votes.item, votes.vote, self.mean, self.axes, len(self.mean), out)
        return out


def means(votes: Votes) -> tuple[Floats, float]:
    """The mean of the votes given on each statement, 0 where nobody voted; and the sum of squares about the means.

    Sums of whole numbers, so that no order matters.
    """
    counts = np.zeros((len(votes.statements), 1, 3), np.int64)
    tallied(votes.start, votes.item, votes.vote, np.zeros(len(votes.people), np.int64), counts)
    against, _, agree = counts[:, 0, :].T
    mean = (agree - against) / np.maximum(counts.sum(axis=(1, 2)), 1)
    return mean, float(np.sum(agree + against - (agree - against) * mean))


def directions(
    votes: Votes, wanted: int, before: Floats | None = None, exact: float = EXACT,
    known: tuple[Floats, float] | None = None,
) -> Directions:  # fmt: skip
    """The first right singular vectors of the centred votes, a missing vote being exactly 0 (Lanczos 1950).

    ``before`` are directions of fewer votes, from which it then sets out; ``known`` are the ``means``, where they are
    known already.

    No BLAS is used: its sums depend on how many threads it has.
    """
    mean, total = known or means(votes)
    m = len(votes.statements)
    wanted = min(wanted, m)
    if not total > 0:
        return Directions(mean, np.zeros((wanted, m)), np.zeros(wanted), 0.0, 0)
    values, axes, steps = _lanczos(votes, mean, wanted, _first(m, before), exact)
    return Directions(mean, _turned(axes), values, total, steps)


def name_seed(name: str) -> np.random.Generator:
    """Chance for one purpose: the same each time, and no other purpose moves it."""
    return np.random.default_rng((SEED, crc32(name.encode())))


def _first(m: int, before: Floats | None) -> Floats:
    if before is not None and before.any():
        weights = np.sqrt(np.arange(len(before), 0, -1.0))
        begin = np.einsum("d,dm->m", weights, before)
        return np.asarray(begin / _length(begin))
    begin = name_seed("first direction").standard_normal(m)
    return begin / _length(begin)


def _lanczos(votes: Votes, mean: Floats, wanted: int, begin: Floats, exact: float) -> tuple[Floats, Floats, int]:
    most = min(_MOST_STEPS, len(mean))
    basis = np.zeros((most + 1, len(mean)))
    along, beside = np.zeros(most), np.zeros(most + 1)
    basis[0] = begin
    value = np.empty(len(votes.vote))
    centred(votes.item, votes.vote, mean, value)
    steps = lanczos(votes.start, votes.item, value, basis, along, beside, wanted, exact)
    values, vectors = _ritz(along[:steps], beside[1 : steps + 1])
    return _wide(values, vectors, basis[:steps], wanted, steps)


def _ritz(along: Floats, beside: Floats) -> tuple[Floats, Floats]:
    values, vectors = along.copy(), np.eye(len(along))
    tridiagonal(values, np.append(beside, 0.0), vectors)
    order = np.argsort(-values, kind="stable")
    return values[order], vectors[:, order]


def _wide(values: Floats, vectors: Floats, basis: Floats, wanted: int, steps: int) -> tuple[Floats, Floats, int]:
    """As many as were wanted: where the votes have fewer directions, the rest is nothing."""
    have = min(wanted, len(values))
    axes, sizes = np.zeros((wanted, basis.shape[1])), np.zeros(wanted)
    axes[:have] = np.einsum("jd,jm->dm", vectors[:, :have], basis)
    sizes[:have] = np.maximum(values[:have], 0.0)
    return sizes, axes, steps


def _turned(axes: Floats) -> Floats:
    """Each axis so that its largest number is positive; of numbers as large as each other the first decides."""
    for axis in axes:
        size = np.abs(axis)
        if size.any() and axis[np.argmax(size >= size.max() * (1 - 1e-7))] < 0:
            axis *= -1.0
    return axes


def _length(vector: Floats) -> float:
    return float(np.sqrt(np.einsum("m,m->", vector, vector)))
