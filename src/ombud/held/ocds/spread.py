"""How a city's systems are spread: over vendors, and over those of its own staff who can run them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ombud.evidence.said import none, told
from ombud.held.ocds.concentration import hhi
from ombud.held.ocds.estate import Estate, System

_APART = re.compile(r"[;,/\n]|\band\b|\bog\b|\boch\b|\ben\b|\bund\b|\bet\b|&")


@dataclass(frozen=True, slots=True)
class Skill:
    """Who in the city keeps systems running: a role or an office, and the systems that only it can run."""

    holder: str
    alone: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Staff:
    """``factor`` is the smallest number of roles that have to leave until a system has nobody: 0 where one has none.

    ``unsaid`` are systems of which nobody said who can run them; ``skills`` those who alone can run something.
    """

    factor: int | None
    weakest: tuple[str, ...]
    unsaid: tuple[str, ...]
    skills: tuple[Skill, ...]


def staff(systems: Sequence[System]) -> Staff:
    """The bus factor of the city's own staff, by roles as they are written; a role may be one person or ten."""
    holders = {one.name: _holders(one.skill) for one in systems if told(one.skill) or none(one.skill)}
    factor = min((len(all_) for all_ in holders.values()), default=None)
    alone: dict[str, list[str]] = {}
    for name, all_ in holders.items():
        if len(all_) == 1:
            alone.setdefault(all_[0], []).append(name)
    return Staff(
        factor,
        tuple(name for name, all_ in holders.items() if len(all_) == factor),
        tuple(one.name for one in systems if one.name not in holders),
        tuple(
            sorted(
                (Skill(one, tuple(names)) for one, names in alone.items()), key=lambda it: (-len(it.alone), it.holder)
            )
        ),
    )


def _holders(skill: str) -> tuple[str, ...]:
    if none(skill):
        return ()
    parts = (" ".join(part.split()) for part in _APART.split(skill))
    return tuple(dict.fromkeys(part.casefold() for part in parts if told(part)))


@dataclass(frozen=True, slots=True)
class Spread:
    """How the systems are spread over vendors: index by their number, the vendor with most, and how many it has."""

    systems: int
    without_vendor: int
    vendors: int
    hhi: float | None
    vendor: str
    most: int


def spread(estate: Estate) -> Spread:
    counts = {vendor: len(estate.of(vendor)) for vendor in estate.vendors}
    held = {vendor: count for vendor, count in counts.items() if count}
    first = min(held, key=lambda vendor: (-held[vendor], vendor), default="")
    bare = sum(not told(one.vendor) for one in estate.systems)
    return Spread(len(estate.systems), bare, len(held), hhi(map(float, held.values())), first, held.get(first, 0))
