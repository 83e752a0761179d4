"""How well each group is in the data, beside how many of it there are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from ombud.counted.entries import Coverage
from ombud.evidence.gaps import ratio

# A group reached half as well as all together counts for half as much in every figure drawn from the data.
HALF = 0.5
# With ten expected, chance alone brings fewer than half of that about three times in a hundred; with fewer, more often.
EXPECTED = 10
LARGEST = 10**12  # more people than live on earth: a slip of the pen


class Covered(StrEnum):
    """How well a group is in the data."""

    HALF_OR_BETTER = "half_or_better"
    LESS_THAN_HALF = "less_than_half"
    TOO_FEW = "too_few_to_tell"
    UNKNOWN = "population_not_said"
    MORE_THAN_ALL = "more_than_live_here"


@dataclass(frozen=True, slots=True)
class GroupCovered:
    """One group in one dataset: ``share`` of its people who are in it (0 to 1), and that of all groups together."""

    group: str
    in_data: int
    in_population: int
    share: float
    overall: float
    covered: Covered


def covered(groups: Sequence[Coverage]) -> list[GroupCovered]:
    """Each group of one dataset held against all its groups together."""
    known = [one for one in groups if _readable(one)]
    overall = ratio(sum(one.in_data for one in known), sum(one.in_population or 0 for one in known)) if known else 0.0
    return [_group(one, overall) for one in groups]


def _readable(one: Coverage) -> bool:
    return one.in_population is not None and 0 < one.in_population <= LARGEST and one.in_data <= one.in_population


def _group(one: Coverage, overall: float) -> GroupCovered:
    people = one.in_population or 0
    if people == 0 or people > LARGEST:
        return GroupCovered(one.group, one.in_data, people, 0.0, overall, Covered.UNKNOWN)
    share = ratio(one.in_data, people)
    return GroupCovered(one.group, one.in_data, people, share, overall, _covered(share, overall, people))


def _covered(share: float, overall: float, people: int) -> Covered:
    if share > 1:
        return Covered.MORE_THAN_ALL
    if overall * people < EXPECTED:
        return Covered.TOO_FEW
    return Covered.LESS_THAN_HALF if share < HALF * overall else Covered.HALF_OR_BETTER
