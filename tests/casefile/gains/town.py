"""A small town built by hand for the answers of who gains: an area table without borders, and what is known of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from ombud.casefile.gains.city import Amounts, City, Numbers
from ombud.casefile.measured import Part, Table
from ombud.people.small import Policy
from ombud.places.table import AreaTable
from ombud.words import say

HIDES_NOTHING = Policy(threshold=1, level=1)


def areas(names: Sequence[str], columns: Mapping[str, Sequence[Any]] | None = None) -> AreaTable:
    """Areas a0, a1, ... with these names, without borders."""
    codes = tuple(f"a{at}" for at in range(len(names)))
    told = {name: np.asarray(values) for name, values in (columns or {}).items()}
    return AreaTable(codes, tuple(names), np.full(len(codes), None, object), told, "", "by hand", (), codes)


def numbers(values: Sequence[float]) -> Numbers:
    return np.asarray(values, np.float64)


def town(
    people: Sequence[float],
    groups: Mapping[str, Sequence[float]] | None = None,
    amounts: Sequence[float] | None = None,
    columns: Mapping[str, Sequence[Any]] | None = None,
    names: Sequence[str] = (),
    **more: Any,
) -> City:
    """A town of as many areas as there are numbers of people; nothing is hidden in it unless it says so."""
    called = names or [f"Area {at}" for at in range(len(people))]
    held = numbers(amounts if amounts is not None else [1.0] * len(people))
    return City(
        name="Exempelby",
        what="Benches",
        areas=areas(called, columns),
        people=numbers(people),
        groups={name: numbers(values) for name, values in (groups or {}).items()},
        amounts=Amounts(held, (say("Benches were counted."),)),
        **{"small": HIDES_NOTHING, **more},
    )


def chance() -> np.random.Generator:
    return np.random.default_rng(1)


def rows(part: Part, name: str) -> list[dict[str, Any]]:
    """The rows of one of a part's tables, by the names of its columns."""
    table = of(part, name)
    names = [column.name for column in table.columns]
    return [dict(zip(names, row, strict=True)) for row in table.rows]


def of(part: Part, name: str) -> Table:
    return next(table for table in part.tables if table.name == name)


def said(part: Part) -> str:
    """All that a part says, in one string."""
    return " ".join(map(str, (*part.told, *part.notes)))


def drawn(part: Part) -> int:
    """How many numbers a part's figures hold."""
    return sum(_numbers(figure.model_dump()) for figure in part.figures)


def _numbers(told: Any) -> int:
    if isinstance(told, Mapping):
        return sum(map(_numbers, told.values()))
    if isinstance(told, list | tuple):
        return sum(map(_numbers, told))
    return int(isinstance(told, int | float) and not isinstance(told, bool))
