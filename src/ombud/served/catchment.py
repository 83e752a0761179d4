"""How much of a service is left for each person once all who can reach it share it: two steps over floating catchments.

Step one: each place's supply is divided by the people around it. Step two: each area adds up what the places around
it have left for a head (Luo & Wang 2003, Environment and Planning B 30:865-884, doi 10.1068/b29120). With decay, those
further off count less in both steps (Luo & Qi 2009, Health & Place 15:1100-1107; Gaussian form: Dai 2010, Health &
Place 16:1038-1052).

    R_j = S_j / sum_i P_i f(d_ij) w_ij        A_i = sum_j R_j f(d_ij) w_ij
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ombud.served.distance import UnfitPlaces
from ombud.words import Sentence, say

Floats = NDArray[np.float64]
Decay = Callable[[Floats, float], Floats]


@dataclass(frozen=True, slots=True)
class Catchment:
    """What each area has of a service, and each place for a head.

    ``per_head`` (areas,): units of supply for each person; 0 where no place is in reach: a known zero.
    ``ratio`` (places,): units of supply for each person around the place, NaN where nobody is.
    ``unused``: rows of places with supply and nobody in reach: their supply reaches no one and is in no area's figure.
    """

    per_head: Floats
    ratio: Floats
    unused: tuple[int, ...]
    method: Sentence


def flat(far: Floats, limit: float) -> Floats:
    """Everyone within the limit counts fully, nobody beyond (Luo & Wang 2003)."""
    return (far <= limit).astype(np.float64)


def gaussian(far: Floats, limit: float) -> Floats:
    """From 1 at the door to 0 at the limit along a bell: (exp(-(d/L)^2/2) - exp(-1/2)) / (1 - exp(-1/2)) (Dai 2010)."""
    edge = np.exp(-0.5)
    inside = (np.exp(-0.5 * (np.minimum(far, limit) / limit) ** 2) - edge) / (1 - edge)
    return np.where(far <= limit, inside, 0.0)


def zones(*steps: tuple[float, float]) -> Decay:
    """Weights by zones, each as (share of the limit at its end, weight), outwards (Luo & Qi 2009).

    ``zones((1/3, 1), (2/3, 0.68), (1, 0.22))`` are the three zones of their article's first set.
    """
    ends, weights = np.array(steps, np.float64).T
    if (np.diff(ends) <= 0).any() or (weights < 0).any():
        raise UnfitPlaces(say("Zones must run outwards, with weights of zero or more."))

    def weigh(far: Floats, limit: float) -> Floats:
        at = np.searchsorted(ends * limit, far, side="left")
        return np.append(weights, 0.0)[at]

    return weigh


def catchment(
    far: ArrayLike,
    people: ArrayLike,
    supply: ArrayLike,
    limit: float,
    *,
    decay: Decay = flat,
    weights: ArrayLike | None = None,
) -> Catchment:
    """Supply for a head in each area.

    ``far`` (areas, places) metres or minutes, infinity where there is no way; ``people`` (areas,) persons; ``supply``
    (places,) in its own unit; ``weights`` (areas, places) 0 or more, for who may use or chooses which place, counted in
    both steps. Raises :class:`UnfitPlaces` for anything missing or below zero: a gap read as zero shifts every figure.
    """
    if not (np.isfinite(limit) and limit > 0):
        raise UnfitPlaces(say("The limit of a catchment must be above zero."))
    ways, persons, given = (np.asarray(one, np.float64) for one in (far, people, supply))
    share = np.ones_like(ways) if weights is None else np.asarray(weights, np.float64)
    _check(ways, persons, given, share)
    pull = decay(ways, limit) * share
    around = persons @ pull
    ratio = np.divide(given, around, out=np.full(len(given), np.nan), where=around > 0)
    return Catchment(
        per_head=pull @ np.nan_to_num(ratio),
        ratio=ratio,
        unused=tuple(np.flatnonzero((around <= 0) & (given > 0)).tolist()),
        method=say("two-step floating catchment, limit {limit}", limit=float(limit)),
    )


def _check(ways: Floats, persons: Floats, given: Floats, share: Floats) -> None:
    if ways.shape != (*persons.shape, *given.shape) or share.shape != ways.shape or ways.ndim != 2:
        raise UnfitPlaces(say("Distances and weights must be tables of areas by places, as many as people and supply."))
    named = ((say("distance"), ways), (say("people"), persons), (say("supply"), given), (say("weight"), share))
    for name, values in named:
        bad = np.isnan(values) | (values < 0)
        if name.pattern != "distance":
            bad |= np.isinf(values)
        if (at := np.argwhere(bad)).size:
            where = ", ".join(str(int(index) + 1) for index in at[0])
            raise UnfitPlaces(
                say("{n} values of “{name}” are missing or impossible, the first at {where}: mend or leave out.",
                    n=len(at), name=name, where=where)
            )  # fmt: skip
