"""Whether a later round lies elsewhere than the first: two patterns of dots held against rounds dealt among people."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ombud.heard.dots.dealt import deal_rounds
from ombud.heard.dots.squares import Squares

DEALS = 999
_REACHES = (1.0, 2.0, 4.0, 8.0)  # how far a dot is felt, in sides of a square
FEWEST = 10  # persons in each round
Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """``chance``: how often rounds dealt among people lie as far apart (p-value); persons and dots of each round."""

    chance: float
    first_people: int
    later_people: int
    both: int
    first_dots: int
    later_dots: int


def elsewhere(grid: Squares, later: Mask, person: Ints, random: np.random.Generator) -> Elsewhere | None:
    """Two rounds of one kind of dots compared as patterns; None where a round has fewer than ten persons.

    The squared distance between the two smoothed patterns (kernel two-sample statistic, Gretton et al. 2012), at four
    reaches, the largest of the four in units of its own chance. The rounds are dealt among persons and never among
    dots, so that ten dots of one person are not ten witnesses.
    """
    first_people, later_people = set(person[~later].tolist()), set(person[later].tolist())
    if min(len(first_people), len(later_people)) < FEWEST:
        return None
    deal = deal_rounds(later, person)
    drawn = np.column_stack([later, *(deal(random) for _ in range(DEALS))])
    apart = _apart(grid, drawn)
    spread = np.maximum(apart.std(axis=1), 1e-300)[:, None]
    worst = ((apart - apart.mean(axis=1)[:, None]) / spread).max(axis=0)
    chance = (1 + int((worst[1:] >= worst[0] - 1e-7).sum())) / (1 + DEALS)
    return Elsewhere(
        chance,
        len(first_people),
        len(later_people),
        len(first_people & later_people),
        int((~later).sum()),
        int(later.sum()),
    )


def _apart(grid: Squares, drawn: Mask) -> Floats:
    """Reaches x draws: the distance between the two patterns of each draw."""
    n = drawn.sum(axis=0)
    density = np.zeros((len(grid), drawn.shape[1]))
    signed = np.where(drawn, 1 / np.maximum(n, 1), -1 / np.maximum(len(drawn) - n, 1))
    np.add.at(density, grid.of_dot, signed)
    away = np.zeros((len(grid), len(grid)))
    for axis in (0, 1):
        away += (grid.middles[:, None, axis] - grid.middles[None, :, axis]) ** 2
    found = []
    for reach in _REACHES:
        near = np.exp(-away / (2 * (reach * grid.side) ** 2))
        found.append(np.einsum("ij,ij->j", density, near @ density))
    return np.array(found)
