"""Who gains: people, areas and what is provided there, read together into one answer in plain sentences.

Demands 4.1 and 4.3 are measured by ``ombud.served``, demand 3.4 by ``ombud.counted``; they cannot see each other, so
they meet here. Chance has a seed: the same files give the same answer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ombud.counted.headline import Headline, headline
from ombud.counted.scales import AtScale, Counts, counts, over_scales
from ombud.counted.zoning import spread
from ombud.places.neighbours import Contiguity, Neighbours, neighbours
from ombud.places.table import AreaTable
from ombud.served.extremes import Extremes, extremes
from ombud.served.inequality import gini
from ombud.served.overtime import Followed, InYear, against_lot, by_year
from ombud.served.rates import crude
from ombud.served.sharegap import Provided, Resampling, share_gaps
from ombud.served.tally import Tally
from ombud.words import Sentence, say

Numbers = NDArray[np.float64]
PER = 100_000
ZONINGS = 100  # random borders tried on each scale
SEED = 1


@dataclass(frozen=True, slots=True, eq=False)
class City:
    """What is known of a city. ``groups``, ``together`` and ``scales`` hold one number or key for each area."""

    name: str
    what: str
    areas: AreaTable
    people: Numbers
    groups: Mapping[str, Numbers]
    counted: Tally
    scales: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    together: Mapping[str, tuple[Numbers, bool]] = field(default_factory=dict)  # group -> persons, may overlap
    blocks: tuple[str, ...] | None = None
    over: str = ""
    smallest: int = 0


@dataclass(frozen=True, slots=True)
class Associated:
    """Whether areas with more of a group get more or less, on each scale, and what may be said of it."""

    group: str
    scales: tuple[AtScale, ...]
    headline: Headline


@dataclass(frozen=True, slots=True, eq=False)
class WhoGains:
    """The answer. ``gini`` is of what there is per head over areas; ``years`` and ``followed`` need dates."""

    city: City
    provided: Provided
    extremes: Extremes
    gini: float
    associated: tuple[Associated, ...]
    years: tuple[InYear, ...]
    followed: Followed | None

    @property
    def told(self) -> tuple[Sentence, ...]:
        """The answer on one screen: what was counted, who gets what, where, and how that changed."""
        return tuple(self._told())

    def _told(self) -> Iterator[Sentence]:
        counted = self.city.counted
        yield say("{what}: {n} of {all} lie in the {areas} areas of {city}.", what=self.city.what, n=counted.inside,
                  all=counted.points, areas=counted.areas, city=self.city.name)  # fmt: skip
        for why, n in counted.fallen.items():
            if n:
                yield say("Not counted in full: {n} ({why}).", n=n, why=why.value)
        yield from self.provided.told
        if self.city.smallest:
            yield say("Areas with {n} people or fewer are left out of what follows about areas.", n=self.city.smallest)
        yield self.extremes.told
        for one in self.associated:
            yield one.headline.told
            yield from one.headline.reasons
        if len(self.years) > 1:
            first, last = self.years[0], self.years[-1]
            yield say("Inequality over {scale} (Theil): {then} in {year}, {now} in {later}.", scale=self.city.over,
                      then=f"{first.theil.total:.3f}", year=first.year, now=f"{last.theil.total:.3f}",
                      later=last.year)  # fmt: skip
        if self.followed is not None:
            yield self.followed.told
            yield self.followed.unaccounted


def who_gains(city: City, replicates: int = 1000) -> WhoGains:
    """Measure who gets what: share gaps, extremes, associations over scales, and inequality over the years.

    Raises the engines' own errors, each a sentence that names the area and what to do.
    """
    amounts = city.counted.by_area().astype(np.float64)
    rng = np.random.default_rng(SEED)
    provided = share_gaps(
        amounts, city.people, np.column_stack(list(city.groups.values())), tuple(city.groups), per=PER,
        resampling=Resampling(rng, replicates, city.blocks),
    )  # fmt: skip
    years, followed = _over_time(city, rng)
    rates = crude(amounts, np.where(city.people > city.smallest, city.people, np.nan), PER)
    return WhoGains(
        city=city,
        provided=provided,
        extremes=extremes(rates, _names(city.areas)),
        gini=gini(crude(amounts, city.people, PER).rate, city.people).value,
        associated=tuple(_associations(city, amounts, rng)),
        years=years,
        followed=followed,
    )


def _names(areas: AreaTable) -> tuple[str, ...]:
    """Each area's name, with its code where another has the name too."""
    twice = {name for name, n in Counter(areas.names).items() if n > 1}
    pairs = zip(areas.names, areas.codes, strict=True)
    return tuple(f"{name} ({code})" if name in twice else name for name, code in pairs)


def _associations(city: City, amounts: Numbers, rng: np.random.Generator) -> Iterator[Associated]:
    if not city.together or not city.scales or not city.areas.has_borders:
        return
    scales = {"areas": city.areas.codes} | dict(city.scales)
    drawn = [at for at, shape in enumerate(city.areas.shapes) if shape is not None]
    codes, shapes = [city.areas.codes[at] for at in drawn], [city.areas.shapes[at] for at in drawn]
    graph = neighbours(codes, shapes, Contiguity.QUEEN)
    for group, (persons, overlapping) in city.together.items():
        data = counts(city.areas.codes, amounts, persons, city.people, overlapping=overlapping)
        found = over_scales(data, scales, fewest_people=city.smallest)
        zonings = [spread(_only(data, drawn), graph, zones, ZONINGS, rng) for zones in _middle(found, graph)]
        thing = say("provision ({what})", what=city.what)
        yield Associated(group, found, headline(found, zonings, group=group, thing=thing))


def _only(data: Counts, rows: list[int]) -> Counts:
    """The counts of the areas that have borders."""
    return Counts(tuple(data.areas[at] for at in rows), data.count[rows], data.group[rows], data.people[rows])


def _middle(found: tuple[AtScale, ...], graph: Neighbours) -> tuple[int, ...]:
    """How many zones to draw: as many as the published scales between the finest and the coarsest have units."""
    between = found[1:-1] or found[1:]
    return tuple(one.units for one in between if 3 <= one.units < len(graph.codes))


def _over_time(city: City, rng: np.random.Generator) -> tuple[tuple[InYear, ...], Followed | None]:
    """Inequality over one scale at the end of each year, and whether what is new went where much already stood."""
    dated = [at for at, time in enumerate(city.counted.times) if time]
    if not dated or city.over not in city.scales:
        return (), None
    years = list(range(int(city.counted.times[dated[0]][:4]), int(city.counted.times[dated[-1]][:4]) + 1))
    new = np.zeros((len(years), len(city.areas)))
    held = [city.counted.times[time][:4] for time in city.counted.time]
    for area, year, n in zip(city.counted.area, held, city.counted.count, strict=True):
        if year:
            new[int(year) - years[0], area] += n
    keys = city.scales[city.over]
    units = sorted(set(keys))
    member = np.array([[key == unit for unit in units] for key in keys], np.float64)
    stock, people = np.cumsum(new @ member, axis=0), np.nan_to_num(city.people) @ member
    return by_year(years, stock, people), against_lot(new, np.nan_to_num(city.people), rng)


def as_json(found: WhoGains) -> dict[str, Any]:
    """The answer as plain values: numbers with their names, and the sentences."""
    return {
        "place": found.city.name,
        "what": found.city.what,
        "points": found.city.counted.points,
        "inside": found.city.counted.inside,
        "fallen": {why.value: n for why, n in found.city.counted.fallen.items() if n},
        "groups": [
            {"group": one.group, "gap_points": 100 * one.gap, "faced": one.faced, "per": one.per,
             "low": 100 * one.spread.judged.low if one.spread else None,
             "high": 100 * one.spread.judged.high if one.spread else None,
             "told_apart": bool(one.spread and not one.spread.judged.spans())}
            for one in found.provided.groups
        ],
        "gini": found.gini,
        "associations": {
            one.group: {"verdict": one.headline.verdict.value,
                        "scales": {at.scale: {"units": at.units, "weighted": at.weighted, "unweighted": at.unweighted}
                                   for at in one.scales}}
            for one in found.associated
        },
        "theil": {one.year: one.theil.total for one in found.years},
        "sentences": [str(one) for one in found.told],
    }  # fmt: skip
