"""Whether an association between areas outlives other borders: the same areas, joined into zones at random.

Published borders are one way to cut a city among very many (Openshaw & Taylor 1979). Here as many zones as asked for
are grown: each starts from an area drawn at random, and the next area to join is drawn among all crossings from a
zone to an area that is still free (Openshaw 1977, Environment and Planning A 9:1423-1428; the growth model is Eden's,
1961). So every zone hangs together and every area lies in exactly one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from ombud.counted.scales import Counts, association
from ombud.places.neighbours import Neighbours, Numbers, parts
from ombud.words import say

Floats = NDArray[np.float64]


class UnfitZones(ValueError):
    """Zones that cannot be made of these areas: why, and what to do."""


@dataclass(frozen=True, slots=True)
class Spread:
    """The association by people over random zonings, shape (draws,); NaN where a zoning has none to tell."""

    zones: int
    values: Floats

    @property
    def range(self) -> tuple[float, float, float]:
        """The 2.5th, 50th and 97.5th percentile of what can be told; NaN three times where nothing can."""
        told = self.values[~np.isnan(self.values)]
        if not told.size:
            return (float("nan"),) * 3
        low, middle, high = np.percentile(told, (2.5, 50, 97.5))
        return float(low), float(middle), float(high)

    def against(self, sign: float) -> float:
        """The share of zonings, 0 to 1, that do not show the sign of a number: turned round, zero, or none to tell."""
        return float(np.mean(~(np.sign(self.values) == np.sign(sign))))


def zoning(graph: Neighbours, zones: int, rng: Generator) -> Numbers:
    """One random zoning: for each area the number of its zone, 0 to ``zones`` - 1, shape (areas,).

    No zone spans water: a part of the city that touches no other has zones of its own. Raises :class:`UnfitZones`
    for more zones than areas, or fewer than there are such parts.
    """
    return _grown(graph.lists, _seeds(parts(graph), zones, rng), rng)


def spread(
    data: Counts, graph: Neighbours, zones: int, draws: int, rng: Generator, *, fewest_people: float = 0
) -> Spread:
    """The association (see :mod:`ombud.counted.scales`) on ``draws`` random zonings of the areas.

    Areas whose numbers are not known hold their place and add nothing. Raises :class:`UnfitZones` also where the
    areas of the counts and of the graph are not the same, in the same order.
    """
    if data.areas != graph.codes:
        raise UnfitZones(say("The counts and the borders are not of the same areas in the same order; match them."))
    if draws < 1:
        raise UnfitZones(say("{n} zonings tell nothing; draw 1 or more.", n=draws))
    near, part = graph.lists, parts(graph)
    values = np.full(draws, np.nan)
    for draw in range(draws):
        units = _grown(near, _seeds(part, zones, rng), rng)
        found, _ = association(data, units, zones, fewest_people)
        values[draw] = np.nan if found is None else found
    return Spread(zones, values)


def whole(graph: Neighbours, units: Numbers) -> bool:
    """Whether each zone of a zoning hangs together: as many connected parts as zones, within the zones' borders."""
    if len(units) != len(graph.codes) or (len(units) and units.min() < 0):
        return False
    inside = graph.pairs[units[graph.pairs[:, 0]] == units[graph.pairs[:, 1]]]
    return len(np.unique(parts(Neighbours(graph.codes, inside)))) == len(np.unique(units))


def _seeds(part: Numbers, zones: int, rng: Generator) -> Numbers:
    """One area at random in each part that touches no other, then the rest anywhere."""
    areas = len(part)
    number = int(part.max()) + 1 if areas else 0
    if not number <= zones <= areas or zones < 1:
        raise UnfitZones(
            say(
                "{zones} zones cannot be made: there are {n} areas in {parts} parts that do not touch. "
                "Ask for a number in between, or join parts by bridges.",
                zones=zones,
                n=areas,
                parts=number,
            )
        )
    order = rng.permutation(areas)
    _, first = np.unique(part[order], return_index=True)
    others = np.delete(order, first)[: zones - number]
    return np.concatenate((order[first], others)).astype(np.int64)


def _grown(near: Sequence[Sequence[int]], seeds: Numbers, rng: Generator) -> Numbers:
    units = np.full(len(near), -1, np.int64).tolist()
    crossings: list[tuple[int, int]] = []  # from a zone to an area, one for each shared border
    for zone, seed in enumerate(seeds.tolist()):
        units[seed] = zone
    for zone, seed in enumerate(seeds.tolist()):
        crossings += [(zone, other) for other in near[seed] if units[other] < 0]
    chances = iter(rng.random(sum(map(len, near))).tolist())  # a border is crossed at most once each way
    while crossings:
        at = int(next(chances) * len(crossings))
        crossings[at], crossings[-1] = crossings[-1], crossings[at]
        zone, area = crossings.pop()
        if units[area] < 0:
            units[area] = zone
            crossings += [(zone, other) for other in near[area] if units[other] < 0]
    return np.array(units, np.int64)
