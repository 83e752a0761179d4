"""What one module of who gains gives back, and small words that all of them need."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import isfinite

import numpy as np

from ombud.casefile.gains.city import City
from ombud.casefile.measured import Column, Part
from ombud.evidence.computed import Computed
from ombud.words import Sentence, say


@dataclass(frozen=True, slots=True)
class Answer:
    """A part of the document, what of it is said first of all, and the statements that are sealed into the case."""

    part: Part
    lead: tuple[Sentence, ...] = ()
    says: tuple[Computed, ...] = ()


Ask = Callable[[City, np.random.Generator], Answer | None]
"""A question asked of a city: None where the city's tables do not hold what it needs."""


def known(value: float | None, places: int = 6) -> float | None:
    """A number as it is written down: rounded, and nothing where it is not known."""
    return None if value is None or not isfinite(value) else round(float(value), places)


def signed(value: float, places: int = 3) -> str:
    """A number with its sign, as it stands in a sentence: +0.125, −0.125; what rounds to nothing has none."""
    told = f"{value:+.{places}f}"
    return told[1:] if float(told) == 0 else told.replace("-", "−")


def per(city: City) -> str:
    """The unit of a rate: per 100,000."""
    return f"per {city.per:,.0f}"


def column(name: str, title: Sentence, unit: str = "", places: int = 0) -> Column:
    return Column(name=name, title=title, unit=unit, places=places)


def code_columns() -> tuple[Column, Column]:
    """The two columns that every table of areas begins with."""
    return column("code", say("Code")), column("area", say("Area"))
