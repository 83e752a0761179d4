"""Whether a pattern over areas holds: on every published scale, with other borders, and what it allows of persons."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from ombud.casefile.figures import Strip, Strips
from ombud.casefile.gains.answer import Answer
from ombud.casefile.gains.city import City, Together
from ombud.casefile.gains.ofpersons import OfPersons, of_persons, persons_table
from ombud.casefile.measured import Part, Table
from ombud.casefile.written import column, known
from ombud.counted.computed import MeasuredAssociation
from ombud.counted.computed import Verdict as Sealed
from ombud.counted.headline import Headline, headline
from ombud.counted.scales import AtScale, Counts, counts, over_scales
from ombud.counted.zoning import Spread, UnfitZones, spread
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
    persons: OfPersons | None
    untried: tuple[Sentence, ...]  # numbers of zones that cannot be made of these areas


def areal(city: City, chance: np.random.Generator) -> Answer | None:
    """Every association that the place file asks for, with its verdict; None where it asks for none."""
    found = tuple(_associations(city, chance))
    if not found:
        return None
    part = Part(
        key="areal",
        demand="3.4",
        title=say("Whether patterns over areas hold"),
        told=tuple(sentence for one in found for sentence in _told(one)),
        notes=tuple(dict.fromkeys(note for one in found for note in (*one.headline.notes, *one.untried))),
        method="scales",
        figures=tuple(_drawn(one) for one in found),
        tables=(_table(found), _zoned(found), *persons_table((one.group, one.persons) for one in found)),
    )
    return Answer(part, tuple(one.headline.told for one in found[:1]), tuple(_said(city, one) for one in found))


def _told(one: _Associated) -> tuple[Sentence, ...]:
    """The verdict with its reasons, and what is possible of persons."""
    return (one.headline.told, *one.headline.reasons, *(one.persons.told if one.persons else ()))


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
        zonings, untried = _zonings(_only(data, drawn), graph, _middle(found, graph), chance)
        persons = of_persons(city, group, asked, chance)
        ends = persons.bounds if persons else None
        verdict = headline(found, zonings, ends, group=group, thing=_thing(city))
        yield _Associated(group, found, zonings, verdict, persons, untried)


def _zonings(
    data: Counts, graph: Neighbours, numbers: tuple[int, ...], chance: np.random.Generator
) -> tuple[tuple[Spread, ...], tuple[Sentence, ...]]:
    """Random borders for each number of zones; where so few cannot be made of a city in several parts, that is said."""
    made, untried = [], []
    for zones in numbers:
        try:
            made.append(spread(data, graph, zones, ZONINGS, chance))
        except UnfitZones as wrong:
            untried.append(say("Not tried: {why}", why=wrong.args[0]))
    return tuple(made), tuple(untried)


def _thing(city: City) -> Sentence:
    return say("{what}", what=city.what) if city.of_persons else say("provision ({what})", what=city.what)


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
