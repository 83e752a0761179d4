"""How the answers of who gains write shares, distances and rows of names, so that all of them say it alike."""

from __future__ import annotations

from math import ceil, isfinite

from ombud.casefile.gains.city import City
from ombud.casefile.written import whole
from ombud.words import Sentence, say

EVERYONE = "everyone"
"""What all people together are called in tables and in what is sealed."""


def distance(far: float, unit: str) -> Sentence:
    """A distance or a time, rounded up, so that whoever goes so far is there."""
    if not isfinite(far):
        return say("no way there")
    return say("{n} {unit}", n=whole(ceil(far - 1e-9)), unit=unit)


def limit_told(limit: float, unit: str) -> str:
    """A limit as it is named everywhere: 300 m, 7.5 min."""
    return f"{limit:g} {unit}"


def all_of_them(city: City) -> Sentence:
    """Everyone; or all areas, where nobody counted people."""
    return say("everyone") if city.persons else say("all areas")


def counted(city: City, told: Sentence) -> Sentence:
    """The sentence; where nobody counted people, it says so before anything else."""
    return told if city.persons else say("Areas are counted here, not people. {told}", told=told)
