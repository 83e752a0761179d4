"""How many themes there are: as many as come back when some answers are left out, and more than mixed words give."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.optimize import linear_sum_assignment

from ombud.heard.themes.factors import Factors, factors
from ombud.heard.themes.words import Written

FEWEST, MOST = 2, 12
LEAST_EACH = 12  # answers for each theme that is tried
DRAWS = 8
_KEPT = 0.8  # of the answers in each draw
_DEEP = 10  # words of a theme that are compared
MIXED = 19  # times the words are dealt anew: with none as stable, p is 1 in 20
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Tried:
    """One number of themes, and how far they came back: 1 is the same words in the same order every time."""

    themes: int
    stability: float


@dataclass(frozen=True, slots=True, eq=False)
class Chosen:
    """The number chosen with all that were tried; ``mixed`` are the stabilities where words were dealt anew, and
    ``chance`` how often at most that gives themes as stable as these (p-value)."""

    tried: tuple[Tried, ...]
    themes: int
    stability: float
    mixed: tuple[float, ...]
    chance: float
    factors: Factors

    @property
    def clear(self) -> bool:
        return self.chance <= 0.05


def chosen(texts: Written, seed: int, name: str, told: Callable[[int, int], None], themes: int = 0) -> Chosen | None:
    """The number of themes whose words come back best in draws of four fifths of the answers.

    The agreement of ranked words follows Greene, O'Callaghan & Cunningham (2014). ``themes`` sets the number instead.
    It is then held against the same answers with what they say dealt anew among them. None where there are too few
    answers for two themes, or nothing that two of them say.
    """
    weights, words = texts.weights(), len(texts.words)
    most = min(MOST, weights.shape[0] // LEAST_EACH)
    if (most < FEWEST and not themes) or words < _DEEP:
        return None
    tries = (themes,) if themes else tuple(range(FEWEST, most + 1))
    steps, done = len(tries) + MIXED, 0
    tried, found = [], {}
    for number in tries:
        told(done, steps)
        found[number] = factors(weights, number)
        tried.append(Tried(number, _stability(weights, found[number], words, seed, f"{name} {number}", DRAWS)))
        done += 1
    best = max(tried, key=lambda one: (round(one.stability, 9), one.themes))
    mixed = []
    for again in range(MIXED):
        told(done, steps)
        mixed.append(_of_mixed(texts, best.themes, seed, f"{name} mixed {again}"))
        done += 1
    chance = (1 + sum(one >= best.stability for one in mixed)) / (1 + MIXED)
    return Chosen(tuple(tried), best.themes, best.stability, tuple(mixed), chance, found[best.themes])


def _of_mixed(texts: Written, themes: int, seed: int, name: str) -> float:
    dealt = texts.weights(texts.dealt(_chance(seed, name)))
    return _stability(dealt, factors(dealt, themes), len(texts.words), seed, name, DRAWS // 2)


def _stability(weights: sparse.csr_matrix, whole: Factors, words: int, seed: int, name: str, draws: int) -> float:
    """The mean agreement of the themes of all answers with those of draws of them."""
    ranks = _ranks(whole, words)
    found = []
    for draw in range(draws):
        chance = _chance(seed, f"{name} draw {draw}")
        kept = np.sort(chance.choice(weights.shape[0], max(1, int(_KEPT * weights.shape[0])), replace=False))
        found.append(_agreement(ranks, _ranks(factors(weights[kept], len(ranks)), words)))
    return round(float(np.mean(found)), 6)


def _ranks(one: Factors, words: int) -> NDArray[np.int64]:
    """The first words of each theme, by their weight, then by the alphabet."""
    return np.argsort(-np.round(one.themes[:, :words], 9), axis=1, kind="stable")[:, :_DEEP]


def _agreement(one: NDArray[np.int64], other: NDArray[np.int64]) -> float:
    """Themes matched to themes so that they agree most; the mean over depths of shared words over all words."""
    likeness = np.array([[_ranked_alike(a, b) for b in other.tolist()] for a in one.tolist()])
    rows, columns = linear_sum_assignment(-likeness)
    return float(likeness[rows, columns].mean())


def _ranked_alike(one: list[int], other: list[int]) -> float:
    depths = range(1, min(len(one), len(other)) + 1)
    shared = [len(set(one[:d]) & set(other[:d])) for d in depths]
    return sum(n / (2 * d - n) for n, d in zip(shared, depths, strict=True)) / max(1, len(shared))


def _chance(seed: int, name: str) -> np.random.Generator:
    return np.random.default_rng((seed, crc32(name.encode())))
