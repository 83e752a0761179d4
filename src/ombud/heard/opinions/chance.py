"""Whether people answer alike by more than chance: the same votes dealt out anew, and the same looked for in them."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from ombud.heard.opinions.directions import directions, means, name_seed
from ombud.heard.opinions.trades import traded
from ombud.heard.opinions.votes import Floats, Votes

SHUFFLES = 49
MOST_AXES = 4
LEVEL = 0.02  # with 49 shuffles: in none of them was as much seen
SAMPLE = 1_000  # people looked at, where there are more: what is seen in them is seen in all
_TRADES, _STEPS = 1, 400_000  # trades for each vote between two shuffles, and most steps along ballots they may take
_ENOUGH = 1e-2  # of the largest: how exact the directions are here; what they explain is then right to a ten-thousandth


@dataclass(frozen=True, slots=True, eq=False)
class Chance:
    """What each direction explains (axes) beside what it explains in shuffled votes (shuffles x axes).

    ``p[d]`` is how often chance alone gives as much; ``axes`` how many directions, from the first, are no chance.
    """

    seen: Floats
    shuffled: Floats
    p: Floats
    axes: int
    people: int


def sampled(votes: Votes, name: str, most: int) -> Votes:
    """All people, or so many of them drawn by lot."""
    if len(votes.people) <= most:
        return votes
    return votes.of(np.sort(name_seed(name).choice(len(votes.people), most, replace=False)))


def chance(votes: Votes, shuffles: int = SHUFFLES, level: float = LEVEL) -> Chance:
    """The votes of pairs of people traded, so that who saw what, and how often each person and each statement has an
    agree, a disagree and a pass, all stay. That people agree more or less with everything is thus no group.

    What was seen takes a place by lot in a chain of such trades, forth and back: the p-value is exact however slowly
    the chain forgets (Besag and Clifford 1989, serial). Compared direction by direction (Horn 1965).
    """
    few = sampled(votes, "null test", SAMPLE)
    wanted = min(MOST_AXES, len(votes.statements))
    seen = directions(few, wanted, exact=_ENOUGH).shares
    lot = name_seed("shuffled votes")
    place = int(lot.integers(0, shuffles + 1))
    found = [*_chain(few, place, wanted, lot), *_chain(few, shuffles - place, wanted, lot)]
    shuffled = np.array(found).reshape(shuffles, wanted)
    p = (1 + (shuffled >= seen * (1 - 1e-9)).sum(axis=0)) / (shuffles + 1)
    return Chance(seen, shuffled, p, int(np.cumprod(p <= level).sum()), len(few.people))


def _chain(votes: Votes, steps: int, wanted: int, lot: np.random.Generator) -> list[Floats]:
    found = []
    votes = replace(votes, vote=votes.vote.copy())
    by_item = np.argsort(votes.item, kind="stable")
    first = np.concatenate(([0], np.cumsum(np.bincount(votes.item, minlength=len(votes.statements)))))
    person, state = votes.person, lot.integers(0, 2**63, 1).astype(np.uint64)
    length = float((votes.n.astype(np.float64) ** 2).sum()) / len(votes.vote)  # of the ballot of a vote drawn by lot
    trades = int(min(_TRADES * len(votes.vote), _STEPS / (2 * length)))
    known = means(votes)  # no trade moves them
    for _ in range(steps):
        traded(votes.start, votes.item, votes.vote, by_item, first, person, trades, state)
        found.append(directions(votes, wanted, exact=_ENOUGH, known=known).shares)
    return found
