"""What one module of who gains gives back, and small words that all of them need."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from ombud.casefile.gains.city import City
from ombud.casefile.measured import Column, Part
from ombud.casefile.written import column
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


def per(city: City) -> str:
    """The unit of a rate: per 100,000."""
    return f"per {city.per:,.0f}"


def code_columns() -> tuple[Column, Column]:
    """The two columns that every table of areas begins with."""
    return column("code", say("Code")), column("area", say("Area"))
