"""What figures by area allow to be said of persons: bounds that assume nothing, and an estimate if asked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from ombud.casefile.gains.city import City, Together
from ombud.casefile.measured import Table
from ombud.casefile.piece import Cell
from ombud.casefile.written import column, known
from ombud.counted.bounds import Bounds, Ends, bounds
from ombud.counted.inference import Estimate, Inferred, infer
from ombud.words import Sentence, say


@dataclass(frozen=True, slots=True)
class OfPersons:
    """Bounds of one group's rate, and what was inferred beside them, if anybody asked for it."""

    bounds: Bounds
    inferred: Inferred | None

    @property
    def told(self) -> tuple[Sentence, ...]:
        return self.inferred.told if self.inferred else ()


def of_persons(city: City, group: str, asked: Together, chance: np.random.Generator) -> OfPersons | None:
    """What is possible of persons; None where what is counted is not one person's yes or no."""
    if not city.of_persons or asked.overlapping:
        return None
    counts = (city.areas.codes, city.people, asked.persons, city.amounts.expected)
    found = infer(*counts, chance, name=group, thing=city.what) if asked.infer else None
    return OfPersons(bounds(*counts), found)


def persons_table(found: Iterable[tuple[str, OfPersons | None]]) -> tuple[Table, ...]:
    """Bounds, estimates with their range, and how far the chains agree; nothing where nothing is of persons."""
    rows = [row for group, one in found if one is not None for row in _rows(group, one)]
    if not rows:
        return ()
    columns = (
        column("group", say("Group")),
        column("whose", say("Whose rate")),
        column("low", say("Lowest possible"), "%", 1),
        column("high", say("Highest possible"), "%", 1),
        column("estimate", say("Estimated"), "%", 1),
        column("from", say("Estimate, lowest"), "%", 1),
        column("to", say("Estimate, highest"), "%", 1),
    )
    note = say(
        "The first two assume nothing. An estimate assumes that groups behave alike from area to area; it is empty "
        "where it was not asked for, or refused."
    )
    title = say("What is possible of persons")
    return (Table(name="of-persons", title=title, columns=columns, rows=tuple(rows), shown=40, notes=(note,)),)


def _rows(group: str, one: OfPersons) -> list[tuple[Cell, ...]]:
    inferred = one.inferred
    told = (
        (say("the group's"), one.bounds.group, inferred.group if inferred else None),
        (say("everyone else's"), one.bounds.others, inferred.others if inferred else None),
        (say("the first less the second"), one.bounds.difference, inferred.difference if inferred else None),
    )
    return [(group, str(whose), *_ends(ends), *_estimate(estimate)) for whose, ends, estimate in told]


def _ends(ends: Ends) -> tuple[float | None, float | None]:
    return known(100 * ends.low, 4), known(100 * ends.high, 4)


def _estimate(one: Estimate | None) -> tuple[float | None, float | None, float | None]:
    if one is None:
        return None, None, None
    return known(100 * one.value, 4), known(100 * one.low, 4), known(100 * one.high, 4)
