"""Whether a pattern over areas holds: on every published scale, with other borders, and what it allows of persons."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from ombud.casefile.gains.answer import Answer, column, known
from ombud.casefile.gains.city import City, Together
from ombud.casefile.measured import Part, Strip, Strips, Table
from ombud.counted.bounds import Bounds, bounds
from ombud.counted.computed import MeasuredAssociation
from ombud.counted.computed import Verdict as Sealed
from ombud.counted.headline import Headline, headline
from ombud.counted.scales import AtScale, Counts, counts, over_scales
from ombud.counted.zoning import Spread, spread
from ombud.places.neighbours import Contiguity, Neighbours, neighbours
from ombud.words import Sentence, say

ZONINGS = 100  # random borders tried for each number of zones


@dataclass(frozen=True, slots=True)
class _Associated:
    """Whether areas with more of a group get more or less, on each scale, and what may be said of it."""

    group: str
    scales: tuple[AtScale, ...]
    zonings: tuple[Spread, ...]
    headline: Headline
    bounds: Bounds | None  # of persons, where what is counted is one person's yes or no


def areal(city: City, chance: np.random.Generator) -> Answer | None:
    """Every association that the place file asks for, with its verdict; None where it asks for none."""
    found = tuple(_associations(city, chance))
    if not found:
        return None
    part = Part(
        key="areal",
        demand="3.4",
        title=say("Whether patterns over areas hold"),
        told=tuple(sentence for one in found for sentence in (one.headline.told, *one.headline.reasons)),
        notes=tuple(dict.fromkeys(note for one in found for note in one.headline.notes)),
        method="scales",
        figures=tuple(_drawn(one) for one in found),
        tables=(_table(found), _zoned(found), *_possible(found)),
    )
    return Answer(part, tuple(one.headline.told for one in found[:1]), tuple(_said(city, one) for one in found))


def _associations(city: City, chance: np.random.Generator) -> Iterator[_Associated]:
    if not city.together or not city.scales or not city.areas.has_borders or not city.known:
        return
    scales = {"areas": city.areas.codes} | dict(city.scales)
    drawn = [at for at, shape in enumerate(city.areas.shapes) if shape is not None]
    codes, shapes = [city.areas.codes[at] for at in drawn], [city.areas.shapes[at] for at in drawn]
    graph = neighbours(codes, shapes, Contiguity.QUEEN)
    for group, asked in city.together.items():
        data = _counts(city, asked)
        found = over_scales(data, scales, fewest_people=city.smallest)
        zonings = tuple(spread(_only(data, drawn), graph, zones, ZONINGS, chance) for zones in _middle(found, graph))
        possible = _of_persons(city, asked)
        verdict = headline(found, zonings, possible, group=group, thing=_thing(city))
        yield _Associated(group, found, zonings, verdict, possible)


def _thing(city: City) -> Sentence:
    return say("{what}", what=city.what) if city.of_persons else say("provision ({what})", what=city.what)


def _of_persons(city: City, asked: Together) -> Bounds | None:
    """What is possible of persons; None where what is counted is not one person's yes or no."""
    if not city.of_persons or asked.overlapping:
        return None
    return bounds(city.areas.codes, city.people, asked.persons, city.amounts.expected)


def _counts(city: City, asked: Together) -> Counts:
    return counts(city.areas.codes, city.amounts.expected, asked.persons, city.people, overlapping=asked.overlapping)


def _only(data: Counts, rows: list[int]) -> Counts:
    """The counts of the areas that have borders."""
    return Counts(tuple(data.areas[at] for at in rows), data.count[rows], data.group[rows], data.people[rows])


def _middle(found: tuple[AtScale, ...], graph: Neighbours) -> tuple[int, ...]:
    """How many zones to draw: as many as the published scales between the finest and the coarsest have units."""
    between = found[1:-1] or found[1:]
    return tuple(one.units for one in between if 3 <= one.units < len(graph.codes))


def _drawn(one: _Associated) -> Strips:
    rows = [Strip(name=f"{at.scale} ({at.units})", value=known(at.weighted, 4)) for at in one.scales]
    rows += [
        Strip(
            name=str(say("{n} random zones", n=zoned.zones)),
            value=known(zoned.range[1], 4),
            low=known(zoned.range[0], 4),
            high=known(zoned.range[2], 4),
        )
        for zoned in one.zonings
    ]
    return Strips(
        title=say("Provision and the share of {group}: one pattern, other borders", group=one.group),
        description=say(
            "A correlation weighted by people on each scale, and its range over random zonings. Left of "
            "zero: where more of the group live there is less of it."
        ),
        unit=say("correlation, −1 to 1"),
        rows=tuple(rows),
        table="by-scale",
    )


def _table(found: tuple[_Associated, ...]) -> Table:
    columns = (
        column("group", say("Group")),
        column("scale", say("Scale")),
        column("units", say("Units")),
        column("weighted", say("Weighted by people"), "", 3),
        column("unweighted", say("Each unit alike"), "", 3),
    )
    rows = tuple(
        (one.group, at.scale, at.units, known(at.weighted, 6), known(at.unweighted, 6))
        for one in found
        for at in one.scales
    )
    return Table(name="by-scale", title=say("The same pattern on each scale"), columns=columns, rows=rows, shown=40)


def _zoned(found: tuple[_Associated, ...]) -> Table:
    columns = (
        column("group", say("Group")),
        column("zones", say("Zones")),
        column("tried", say("Borders tried")),
        column("turned", say("Turned round")),
        column("low", say("Lowest"), "", 3),
        column("middle", say("Middle"), "", 3),
        column("high", say("Highest"), "", 3),
    )
    rows = tuple(
        (one.group, zoned.zones, len(zoned.values), _turned(one, zoned), *(known(end, 6) for end in zoned.range))
        for one in found
        for zoned in one.zonings
    )
    return Table(name="by-zoning", title=say("The same pattern with random borders"), columns=columns, rows=rows)


def _possible(found: tuple[_Associated, ...]) -> tuple[Table, ...]:
    """The method of bounds: the least and the most that each group's own rate can be."""
    told = [(one.group, one.bounds) for one in found if one.bounds is not None]
    if not told:
        return ()
    columns = (
        column("group", say("Group")),
        column("whose", say("Whose rate")),
        column("low", say("Lowest possible"), "%", 1),
        column("high", say("Highest possible"), "%", 1),
    )
    rows = tuple(
        (group, str(whose), known(100 * ends.low, 4), known(100 * ends.high, 4))
        for group, one in told
        for whose, ends in ((_THEIRS, one.group), (_OTHERS, one.others), (_LESS, one.difference))
    )
    return (Table(name="bounds", title=say("What is possible of persons"), columns=columns, rows=rows, shown=40),)


_THEIRS, _OTHERS, _LESS = say("the group's"), say("everyone else's"), say("the first less the second")


def _turned(one: _Associated, zoned: Spread) -> int:
    return round(zoned.against(one.scales[0].weighted or 0.0) * len(zoned.values))


def _said(city: City, one: _Associated) -> MeasuredAssociation:
    told = [at for at in one.scales if at.weighted is not None]
    return MeasuredAssociation(
        what=city.what,
        group=one.group,
        verdict=Sealed(one.headline.verdict.value),
        scales=tuple(f"{at.scale} ({at.units})" for at in told),
        figures=tuple(round(at.weighted or 0.0, 4) for at in told),
        zonings=sum(len(zoned.values) for zoned in one.zonings),
        turned=sum(_turned(one, zoned) for zoned in one.zonings),
    )
