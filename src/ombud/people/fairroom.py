"""Was a group in the room as much as it lives here, or fewer than chance alone would bring?

A room is held against the rooms that fair draws from the people living here would fill. A group is short if so few of
it came that a fair room would show it less often than ``chance`` says. Where even half a group's share would most often
pass unnoticed, the room is too small to tell, and is not said to be in order.

Counts of a fair room follow the binomial distribution where the place is large beside the room, and the hypergeometric
one where the room holds more than one in twenty of those who live there and it is said how many these are: nobody is
drawn twice. Either is summed exactly up to 10,000 people; beyond that its normal approximation is used, which is off by
less than one person in the lowest count.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import takewhile
from statistics import NormalDist

EXACT = 10_000  # people up to whom the distribution is summed term by term
LARGEST = 10**12  # more people than live on earth: a slip of the pen
SMALL = 0.05  # of those who live in a place: up to here, that nobody is drawn twice changes nothing that shows
SEEN = 0.5  # half a share must be noticed at least this often for a room to tell anything


class Verdict(StrEnum):
    """What a room tells of one group."""

    SHORT = "short"
    MORE = "more"
    IN_LINE = "in_line"
    TOO_FEW = "too_few_to_tell"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Seen:
    """One group in a room: how many came out of how many, its share (0 to 1) of those who live here, the verdict."""

    came: int
    of: int
    share: float
    lowest_fair: int  # persons: the smallest count that a fair room shows often enough
    verdict: Verdict


def seen(came: int, of: int, share: float, chance: float, lives: int | None = None) -> Seen:
    """What a room of ``of`` people, ``came`` of a group, tells of the group; ``chance``: of a false alarm.

    ``lives`` is how many people the room is drawn from, groups together; None where they are many, or not known.
    """
    if not 0 <= came <= of <= LARGEST or of == 0 or not 0 < share <= 1 or (lives is not None and lives < of):
        return Seen(came, of, share, 0, Verdict.UNCLEAR)
    lowest = lowest_fair(of, share, chance, lives)
    if came < lowest:
        return Seen(came, of, share, lowest, Verdict.SHORT)
    told = noticed(of, share, chance, lives) >= SEEN
    return Seen(came, of, share, lowest, Verdict.IN_LINE if told else Verdict.TOO_FEW)


def more_than_fair(came: int, of: int, share: float, chance: float, lives: int | None = None) -> bool:
    """Whether so many of a group came that a fair room would show it less often than ``chance`` says."""
    if not 0 <= came <= of <= LARGEST or of == 0 or not 0 <= share < 1 or (lives is not None and lives < of):
        return False
    return of - came < lowest_fair(of, 1 - share, chance, lives)


def lowest_fair(of: int, share: float, chance: float, lives: int | None = None) -> int:
    """The smallest count of a group that is not surprising: below it lie at most ``chance`` of fair rooms."""
    if share >= 1:
        return of
    if of > EXACT:
        spread = math.sqrt(of * share * (1 - share) * _left(of, lives))
        return max(0, math.floor(of * share + spread * NormalDist().inv_cdf(chance) + 0.5))
    below = 0.0
    for count, exactly in _chances(of, share, lives):
        below += exactly
        if below > chance:
            return count
    return of


def noticed(of: int, share: float, chance: float, lives: int | None = None) -> float:
    """How often a room in which a group came at half its share is told to be short: the power of the test."""
    lowest, half = lowest_fair(of, share, chance, lives), share / 2
    if of > EXACT:
        spread = math.sqrt(of * half * (1 - half) * _left(of, lives))
        return NormalDist(of * half, spread).cdf(lowest - 0.5) if spread else float(of * half < lowest)
    return math.fsum(exactly for _count, exactly in takewhile(lambda one: one[0] < lowest, _chances(of, half, lives)))


def _left(of: int, lives: int | None) -> float:
    """By how much the spread is smaller because nobody is drawn twice."""
    return 1.0 if lives is None or of <= SMALL * lives else (lives - of) / max(lives - 1, 1)


def _chances(of: int, share: float, lives: int | None = None) -> Iterator[tuple[int, float]]:
    """Each count up to ``of`` with its chance, from one so far below that all before it add nothing that shows."""
    start = max(0, math.floor(of * share - 12 * math.sqrt(of * share * (1 - share))) - 1)
    if lives is not None and of > SMALL * lives:
        yield from _without_return(of, round(share * lives), lives, start)
        return
    exactly = _exactly(start, of, share)
    for count in range(start, of + 1):
        yield count, exactly
        exactly *= (of - count) / (count + 1) * share / (1 - share)


def _exactly(count: int, of: int, share: float) -> float:
    """The chance that exactly ``count`` of ``of`` people drawn belong to a group with this share."""
    return math.exp(_ways(of, count) + count * math.log(share) + (of - count) * math.log1p(-share))


def _without_return(of: int, group: int, lives: int, start: int) -> Iterator[tuple[int, float]]:
    """The same where ``of`` of ``lives`` are drawn, each at most once, ``group`` of whom belong to the group."""
    least, most = max(start, of - (lives - group)), min(of, group)
    if least > most:
        return
    first = _ways(group, least) + _ways(lives - group, of - least) - _ways(lives, of)
    exactly = math.exp(first)
    for count in range(least, most + 1):
        yield count, exactly
        exactly *= (group - count) * (of - count) / ((count + 1) * (lives - group - of + count + 1))


def _ways(of: int, count: int) -> float:
    """The logarithm of the number of ways to choose ``count`` of ``of``."""
    return math.lgamma(of + 1) - math.lgamma(count + 1) - math.lgamma(of - count + 1)
