"""What a table of attendance and a table of the population say, row by row, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

EVERYWHERE = ""  # the area of who is counted for the whole place, or whose area nobody knows


class Step(StrEnum):
    """How far people came, first to last: each step is a count of its own."""

    ASKED = "asked"
    ANSWERED = "answered"
    CAME = "came"
    STAYED = "stayed"
    GOT_ANSWER = "was_answered"


@dataclass(frozen=True, slots=True)
class Row:
    """People counted at one event and step. Without a trait it is a head-count; without a group, nobody knows it.

    ``place`` says where in the file it stands; ``weight`` is what each of these people stands for, 1 unless given.
    """

    step: Step
    event: str
    count: int
    on: date | None = None
    trait: str = ""
    group: str = ""
    area: str = EVERYWHERE
    weight: float = 1.0
    place: str = ""


@dataclass(frozen=True, slots=True)
class Living:
    """How many people of one group live in an area, in one reference: residents, users, those most watched."""

    reference: str
    trait: str
    group: str
    people: int
    area: str = EVERYWHERE
    as_of: date | None = None
    source: str = ""
    place: str = ""
