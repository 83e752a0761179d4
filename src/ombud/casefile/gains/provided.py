"""What is provided where: how much there is, the areas served most and least, and a map of it for each head."""

from __future__ import annotations

import numpy as np

from ombud.casefile.gains.answer import PER, Answer, code_columns, column, known
from ombud.casefile.gains.city import City
from ombud.casefile.gains.mapped import mapped
from ombud.casefile.measured import Cell, Part, Table
from ombud.served.extremes import Extremes, extremes
from ombud.served.inequality import gini
from ombud.served.rates import Rates, Smoothed, crude, smoothed
from ombud.words import Sentence, say


def provided(city: City, chance: np.random.Generator) -> Answer:
    """How much there is for each 100,000 people, by area, with what chance may do to it."""
    people = np.where(city.lived, city.people, np.nan)
    rates = crude(city.amounts.expected, people, PER)
    calm = smoothed(city.amounts.expected, people, PER)
    ends = extremes(rates, city.names)
    told = (*city.amounts.told, *_bare(city), ends.told, *_unevenly(city))
    figure = mapped(city, rates.rate)
    part = Part(
        key="provided",
        demand="4.1",
        title=say("Where it is"),
        told=told,
        notes=city.notes,
        method="tally",
        figures=(figure,) if figure else (),
        tables=(_extremes(ends), _areas(city, rates, calm)),
    )
    return Answer(part, (city.amounts.told[0], ends.told))


def _bare(city: City) -> tuple[Sentence, ...]:
    if not city.smallest:
        return ()
    return (say("Areas with {n} people or fewer are left out of what is said about areas.", n=city.smallest),)


def _unevenly(city: City) -> tuple[Sentence, ...]:
    found = gini(crude(city.amounts.expected, city.people, PER).rate, city.people).value
    if not np.isfinite(found):
        return ()
    return (
        say(
            "Spread over people it has a Gini index of {gini}: 0 is alike for all, 1 all for one.", gini=f"{found:.2f}"
        ),
    )


def _extremes(ends: Extremes) -> Table:
    rows = [
        (one.area, side, known(one.rate, 2), known(one.low, 2), known(one.high, 2))
        for side, some in (("most", ends.most), ("least", ends.least))
        for one in some
    ]
    unit = f"per {PER:,}"
    return Table(
        name="most-and-least",
        title=say("The areas served most and least"),
        columns=(
            column("area", say("Area")),
            column("which", say("Most or least")),
            column("rate", say("Rate"), unit, 1),
            column("low", say("Lowest"), unit, 1),
            column("high", say("Highest"), unit, 1),
        ),
        rows=tuple(rows),
        notes=(say("Lowest and highest are the ends of the 95 per cent interval of a rate of so few things."),),
    )


def _areas(city: City, rates: Rates, calm: Smoothed) -> Table:
    held = city.amounts
    unit = f"per {PER:,}"
    columns = [
        *code_columns(),
        column("people", say("People")),
        column("amount", say("Amount"), held.unit, 0),
        column("rate", say("Rate"), unit, 1),
        column("low", say("Lowest"), unit, 1),
        column("high", say("Highest"), unit, 1),
        column("smoothed", say("Rate, steadied"), unit, 1),
    ]
    values = [city.people, held.expected, rates.rate, rates.low, rates.high, calm.rate]
    if held.low is not None and held.high is not None:
        columns += [column("at_least", say("At least"), held.unit, 1), column("at_most", say("At most"), held.unit, 1)]
        values += [held.low, held.high]
    rows = [_row(city, at, values) for at in range(len(city.areas))]
    return Table(
        name="areas",
        title=say("Every area"),
        columns=tuple(columns),
        rows=tuple(rows),
        areal=True,
        notes=(
            say(
                "Steadied: drawn towards the mean as far as chance alone would make so few people differ "
                "(empirical Bayes, Marshall 1991)."
            ),
        ),
    )


def _row(city: City, at: int, values: list[np.ndarray[tuple[int], np.dtype[np.float64]]]) -> tuple[Cell, ...]:
    return (city.areas.codes[at], city.areas.names[at], *(known(float(one[at]), 4) for one in values))
