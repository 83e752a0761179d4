"""Ballots that are the same are told and kept; what would change without them stands beside."""

from __future__ import annotations

import numpy as np

from ombud.heard.opinions.blocks import Why, blocks
from ombud.heard.opinions.groups import Asked
from ombud.heard.opinions.lacking import Gone
from ombud.heard.opinions.map import opinion_map
from ombud.heard.opinions.votes import Votes, gathered
from tests.heard.opinions.conversations import planted

QUICK = Asked(most_groups=3, shuffles=39, splits=4)
MINUTE = 60_000


def cast(ballots: list[tuple[dict[int, int], int]], statements: int = 30) -> Votes:
    """Ballots, each with the minute in which it was finished (0: not known)."""
    lines = [
        (at, item, vote, minute * MINUTE) for at, (told, minute) in enumerate(ballots) for item, vote in told.items()
    ]
    person, item, vote, when = zip(*lines, strict=True)
    return gathered(
        [f"p{at}" for at in range(len(ballots))], [str(one) for one in range(statements)], person, item, vote, when
    )


SAME = {at: (1, -1, 0)[at % 3] for at in range(6)}
LONG = {at: (1, 1, -1, 0)[at % 4] for at in range(20)}


def names(votes: Votes, people: tuple[int, ...]) -> list[str]:
    return sorted(votes.people[at] for at in people)


def test_the_same_ballots_within_minutes_are_told() -> None:
    votes = cast([(SAME, 100), (SAME, 104), (SAME, 113), (SAME, 500), ({0: 1, 1: 1, 2: 1, 3: 1, 4: 1}, 104)])
    (found,) = blocks(votes)
    assert (found.why, names(votes, found.people), found.votes, found.minutes) == (
        Why.AT_ONCE,
        ["p0", "p1", "p2"],
        6,
        13.0,
    )


def test_two_alike_or_short_ones_or_hours_apart_are_not() -> None:
    assert blocks(cast([(SAME, 100), (SAME, 101)])) == ()
    assert blocks(cast([({0: 1, 1: 1, 2: 1, 3: 1}, 100)] * 5)) == ()
    assert blocks(cast([(SAME, 100), (SAME, 200), (SAME, 300)])) == ()
    assert blocks(cast([(SAME, 0)] * 3)) == ()


def test_the_same_long_ballot_is_told_whenever_it_was_cast() -> None:
    votes = cast([(LONG, 1), (LONG, 5000), ({**LONG, 3: 1}, 1)])
    (found,) = blocks(votes)
    assert (found.why, names(votes, found.people)) == (Why.LONG, ["p0", "p1"])


def stuffed(many: int) -> Votes:
    """Two planted groups, and a block of the same ballots that agrees with everything."""
    votes, _ = planted(240, 30, 20, 2, 0.4, 2)
    item = np.tile(np.arange(30), many)
    person = np.concatenate([votes.person, 240 + np.repeat(np.arange(many), 30)])
    when = np.concatenate([np.arange(len(votes.item)) * 9 * MINUTE + 1, np.full(len(item), 77 * MINUTE)])
    people, vote = (
        [*votes.people, *(f"bot{at}" for at in range(many))],
        np.concatenate([votes.vote, np.ones(len(item))]),
    )
    return gathered(people, votes.statements, person, np.concatenate([votes.item, item]), vote, when)


def test_results_stand_with_and_without_and_nothing_is_dropped() -> None:
    votes = stuffed(80)
    found = opinion_map(votes, QUICK, lambda *_: None)
    assert len(found.groups.votes.people) == 320
    (block,) = found.blocks
    assert {votes.people[at] for at in block.people} == {f"bot{at}" for at in range(80)}
    without = next(one for one in found.lacking if one.gone is Gone.BLOCKS)
    clean = opinion_map(planted(240, 30, 20, 2, 0.4, 2)[0], QUICK, lambda *_: None)
    assert (without.people, without.k) == (80, clean.groups.k)
    assert without.more or without.fewer or without.k != found.groups.k
    assert not clean.blocks


def test_without_a_group_it_is_seen_whose_no_it_was() -> None:
    found = opinion_map(planted(240, 30, 20, 2, 0.4, 2)[0], QUICK, lambda *_: None)
    gone = [one for one in found.lacking if one.gone is Gone.GROUP]
    assert [one.people for one in gone] == list(found.groups.sizes)
    assert all(len(one.more) > 0 and not one.fewer for one in gone)
