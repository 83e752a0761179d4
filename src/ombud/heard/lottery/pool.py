"""Who can be drawn: a pool of people by an id and a few traits, and the quotas that every panel must keep."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quota:
    """How many on the panel have one value of one trait: at least ``least`` and at most ``most``.

    ``least_flex`` and ``most_flex`` are how far the city would go if it must; ``where`` is the line of the file.
    """

    feature: str
    value: str
    least: int
    most: int
    least_flex: int | None = None
    most_flex: int | None = None
    where: str = ""


@dataclass(frozen=True, slots=True)
class Pool:
    """People by id, the traits that quotas are on, each person's values in that order, and where they live.

    ``homes`` names a household for each person, "" for one who lives with nobody else of the pool; empty where
    households do not matter.
    """

    ids: tuple[str, ...]
    features: tuple[str, ...]
    values: tuple[tuple[str, ...], ...]
    homes: tuple[str, ...] = ()

    @property
    def people(self) -> int:
        return len(self.ids)
