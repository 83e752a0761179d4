"""Dots that people put on a map, in rounds: where, of which kind, at what time of day, and who may see them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]


class Consent(StrEnum):
    """What the person agreed to: that the dot is shown, that it is counted, or no longer to anything."""

    PUBLIC = "public"
    COUNTED = "counted"
    WITHDRAWN = "withdrawn"


class Daypart(StrEnum):
    """When at the place: 5 to 9, 9 to 17, 17 to 22, 22 to 5."""

    MORNING = "morning"
    DAY = "day"
    EVENING = "evening"
    NIGHT = "night"
    UNSAID = "unsaid"


@dataclass(frozen=True, slots=True)
class Dot:
    """One dot. ``x`` and ``y`` are metres on a plane; ``person`` is a made-up token, "" where there is none."""

    round: int
    kind: str
    x: float
    y: float
    part: Daypart = Daypart.UNSAID
    person: str = ""
    group: str = ""
    reason: str = ""
    consent: Consent = Consent.COUNTED


@dataclass(frozen=True, slots=True, eq=False)
class Marks:
    """Dots as columns of one length, in an order that no file decides. A dot without a person is one of its own.

    ``kind`` counts in ``kinds`` and ``person`` from 0; ``known`` is how many persons have a token.
    """

    dots: tuple[Dot, ...]
    round: Ints
    kind: Ints
    x: Floats
    y: Floats
    person: Ints
    kinds: tuple[str, ...]
    known: int

    @property
    def rounds(self) -> tuple[int, ...]:
        return tuple(np.unique(self.round).tolist())

    def of(self, kind: str) -> Mask:
        """Which dots are of a kind; none if nobody marked it."""
        found: Mask = self.kind == (self.kinds.index(kind) if kind in self.kinds else -1)
        return found

    def people(self, where: Mask) -> int:
        """How many persons have a dot there."""
        return len(np.unique(self.person[where]))


def marks(dots: Sequence[Dot]) -> Marks:
    """The dots as columns. Those that somebody withdrew must be gone already."""
    ordered = sorted(dots, key=lambda one: (one.person == "", one.person, one.round, one.x, one.y, one.kind, one.part))
    tokens = sorted({one.person for one in ordered} - {""})
    at = {token: number for number, token in enumerate(tokens)}
    alone = iter(range(len(tokens), len(tokens) + len(ordered)))
    kinds = tuple(sorted({one.kind for one in ordered}))
    return Marks(
        dots=tuple(ordered),
        round=np.array([one.round for one in ordered], np.int64),
        kind=np.array([kinds.index(one.kind) for one in ordered], np.int64),
        x=np.array([one.x for one in ordered], np.float64),
        y=np.array([one.y for one in ordered], np.float64),
        person=np.array([at[one.person] if one.person else next(alone) for one in ordered], np.int64),
        kinds=kinds,
        known=len(tokens),
    )
