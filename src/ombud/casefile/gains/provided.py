"""What is provided where: how much there is, the areas served most and least, and a map of it for each head."""

from __future__ import annotations

import numpy as np

from ombud.casefile.gains.answer import Answer, code_columns, per
from ombud.casefile.gains.city import City, Numbers
from ombud.casefile.gains.mapped import mapped
from ombud.casefile.gains.small import of_city
from ombud.casefile.gains.tallied import tallied
from ombud.casefile.gains.unevenly import unevenly
from ombud.casefile.measured import Part, Table
from ombud.casefile.piece import Cell
from ombud.casefile.written import column, known
from ombud.served.extremes import Extremes, extremes
from ombud.served.rates import Rates, Smoothed, crude, smoothed
from ombud.words import Sentence, say


def provided(city: City, chance: np.random.Generator) -> Answer:
    """How much there is for each so many people, by area, with what chance may do to it."""
    if not city.known:
        return Answer(_part(city, city.amounts.told))
    shown = of_city(city)
    people = np.where(city.lived, shown.people, np.nan)
    rates = crude(city.amounts.expected, people, city.per)
    calm = smoothed(city.amounts.expected, people, city.per)
    ends = extremes(rates, city.names, heads=city.heads)
    said, uneven = unevenly(city)
    part = _part(city, (*city.amounts.told, *_bare(city), ends.told, *said))
    figure = mapped(city, rates.rate)
    tables = (_extremes(city, ends), _areas(city, shown.people, rates, calm), *uneven, *tallied(city))
    figures = (figure,) if figure else ()
    notes = (*part.notes, *shown.told)
    part = part.model_copy(update={"figures": figures, "tables": tables, "notes": notes})
    return Answer(part, (city.amounts.told[0], ends.told))


def _part(city: City, told: tuple[Sentence, ...]) -> Part:
    return Part(key="provided", demand="4.1", title=say("Where it is"), told=told, notes=city.notes, method="tally")


def _bare(city: City) -> tuple[Sentence, ...]:
    if not city.smallest:
        return ()
    return (say("Areas with {n} people or fewer are left out of what is said about areas.", n=city.smallest),)


def _extremes(city: City, ends: Extremes) -> Table:
    rows = [
        (one.area, side, known(one.rate, 2), known(one.low, 2), known(one.high, 2))
        for side, some in (("most", ends.most), ("least", ends.least))
        for one in some
    ]
    return Table(
        name="most-and-least",
        title=say("The areas served most and least"),
        columns=(
            column("area", say("Area")),
            column("which", say("Most or least")),
            column("rate", say("Rate"), per(city), 1),
            column("low", say("Lowest"), per(city), 1),
            column("high", say("Highest"), per(city), 1),
        ),
        rows=tuple(rows),
        notes=(say("Lowest and highest are the ends of the 95 per cent interval of a rate of so few things."),),
    )


def _areas(city: City, people: Numbers, rates: Rates, calm: Smoothed) -> Table:
    held = city.amounts
    columns = [
        *code_columns(),
        column("people", say("People") if city.persons else say("Areas")),
        column("amount", say("Amount"), held.unit, 0),
        column("rate", say("Rate"), per(city), 1),
        column("low", say("Lowest"), per(city), 1),
        column("high", say("Highest"), per(city), 1),
        column("smoothed", say("Rate, steadied"), per(city), 1),
    ]
    values = [people, held.expected, rates.rate, rates.low, rates.high, calm.rate]
    if held.low is not None and held.high is not None:
        columns += [column("at_least", say("At least"), held.unit, 1), column("at_most", say("At most"), held.unit, 1)]
        values += [held.low, held.high]
    return Table(
        name="areas",
        title=say("Every area"),
        columns=tuple(columns),
        rows=tuple(_row(city, at, values) for at in range(len(city.areas))),
        areal=True,
        notes=(_STEADIED,),
    )


_STEADIED = say(
    "Steadied: drawn towards the mean as far as chance alone would make so few people differ (empirical Bayes, "
    "Marshall 1991)."
)


def _row(city: City, at: int, values: list[Numbers]) -> tuple[Cell, ...]:
    return (city.areas.codes[at], city.areas.names[at], *(known(float(one[at]), 4) for one in values))
