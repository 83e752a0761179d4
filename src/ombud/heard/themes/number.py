"""How many themes there are: as many as come back best when answers are left out, beyond what mixed words give."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from ombud.heard.themes.factors import Factors, factors
from ombud.heard.themes.words import Written

FEWEST, MOST = 2, 12
LEAST_EACH = 12  # answers for each theme that is tried
DRAWS = 6
DRAWS_OF_MIXED = 3
_KEPT = 0.8  # of the answers in each draw
_WORDS = 10  # that two answers share; with fewer there is nothing to sort by
MIXED = 19  # times that what was said is dealt anew: with none that explains as much, p is 1 in 20
_COMPARED = 4  # of these are used for the agreement that chance gives
NEARLY = 0.02  # of agreement beyond chance: six draws do not tell less apart
MOST_ANSWERS = 2_000  # from which the number is chosen; of more, so many are drawn
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Tried:
    """One number of themes: how far they came back (1: the same answers together every time), and how far mixed do."""

    themes: int
    stability: float
    by_chance: float

    @property
    def beyond(self) -> float:
        """How far they came back beyond chance; 1 is wholly, 0 is as mixed words do."""
        return (self.stability - self.by_chance) / max(1 - self.by_chance, 1e-9)


@dataclass(frozen=True, slots=True, eq=False)
class Chosen:
    """The number chosen with all that were tried. ``explained`` is the share of the answers' squared weight that the
    themes give back, ``mixed`` the same where what was said is dealt anew, ``chance`` the p-value from the two.
    """

    tried: tuple[Tried, ...]
    best: Tried
    explained: float
    mixed: tuple[float, ...]
    chance: float
    factors: Factors

    @property
    def clear(self) -> bool:
        return self.chance <= 0.05


def chosen(texts: Written, seed: int, name: str, told: Callable[[int, int], None], themes: int = 0) -> Chosen | None:
    """The number of themes that come back best, beyond chance, in draws of four fifths of the answers.

    That numbers are judged by what draws agree on follows Ben-Hur, Elisseeff & Guyon (2002). That there are themes at
    all is held against the same answers with what they say dealt anew among them. ``themes`` sets the number instead.
    None where there are too few answers for two themes, or too few words that two of them share.
    """
    most = min(MOST, texts.said.shape[0] // LEAST_EACH)
    if (most < FEWEST and not themes) or len(texts.words) < _WORDS:
        return None
    some = texts.drawn(MOST_ANSWERS, _chance(seed, f"{name} some"))
    dealt = [some.weights(some.dealt(_chance(seed, f"{name} mixed {again}"))) for again in range(MIXED)]
    numbers = (themes,) if themes else tuple(range(FEWEST, most + 1))
    tried, weights = [], some.weights()
    for done, number in enumerate(numbers):
        told(done, len(numbers) + 2)
        tried.append(_tried(weights, dealt[:_COMPARED], number, seed, name))
    best = _best(tried)
    told(len(numbers), len(numbers) + 2)
    explained = factors(weights, best.themes).explained
    mixed = tuple(factors(one, best.themes).explained for one in dealt)
    chance = (1 + sum(one >= explained for one in mixed)) / (1 + MIXED)
    told(len(numbers) + 1, len(numbers) + 2)
    return Chosen(tuple(tried), best, explained, mixed, chance, factors(texts.weights(), best.themes))


def _best(tried: list[Tried]) -> Tried:
    """The one that comes back best; of those nearly as good the one with most themes, which tells more apart."""
    highest = max(one.beyond for one in tried)
    return max((one for one in tried if one.beyond >= highest - NEARLY), key=lambda one: one.themes)


def _tried(weights: sparse.csr_matrix, dealt: list[sparse.csr_matrix], themes: int, seed: int, name: str) -> Tried:
    stability = _stability(weights, themes, seed, f"{name} {themes}", DRAWS)
    by_chance = [
        _stability(one, themes, seed, f"{name} {themes} mixed {at}", DRAWS_OF_MIXED) for at, one in enumerate(dealt)
    ]
    return Tried(themes, stability, round(float(np.mean(by_chance)), 6))


def _stability(weights: sparse.csr_matrix, themes: int, seed: int, name: str, draws: int) -> float:
    """The mean agreement of how all answers are sorted with how the themes of a draw of them sort all answers."""
    filled = weights[np.flatnonzero(np.diff(weights.indptr) > 0)]
    whole = _sorted(filled, factors(weights, themes))
    found = []
    for draw in range(draws):
        random = _chance(seed, f"{name} draw {draw}")
        kept = np.sort(random.choice(weights.shape[0], max(1, int(_KEPT * weights.shape[0])), replace=False))
        found.append(agreement(whole, _sorted(filled, factors(weights[kept], themes)), themes))
    return round(float(np.mean(found)), 6)


def _sorted(weights: sparse.csr_matrix, one: Factors) -> NDArray[np.int64]:
    """For each answer the theme that it is nearest to."""
    found: NDArray[np.int64] = np.argmax(np.round(np.asarray(weights @ one.themes.T), 9), axis=1)
    return found


def agreement(one: NDArray[np.int64], other: NDArray[np.int64], themes: int) -> float:
    """The adjusted Rand index of two ways to sort the same answers: 1 is the same, 0 what chance gives (Hubert & Arabie
    1985)."""
    table = np.zeros((themes, themes))
    np.add.at(table, (one, other), 1)
    pairs, rows, columns = (float((n * (n - 1) / 2).sum()) for n in (table, table.sum(axis=0), table.sum(axis=1)))
    expected = rows * columns / max(len(one) * (len(one) - 1) / 2, 1)
    highest = (rows + columns) / 2
    return (pairs - expected) / (highest - expected) if highest > expected else 1.0


def _chance(seed: int, name: str) -> np.random.Generator:
    return np.random.default_rng((seed, crc32(name.encode())))
