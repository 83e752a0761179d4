"""Ballots that are the same, cast at about the same time or too long to be so by chance: told, never taken away."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from ombud.heard.opinions.votes import Ints, Votes

AT_ONCE = 10 * 60 * 1000  # milliseconds between one such ballot and the next
SHORTEST, LONG = 5, 20  # votes
FEWEST_AT_ONCE, FEWEST_ALIKE = 3, 2  # people


class Why(StrEnum):
    """What makes a block suspect."""

    AT_ONCE = "at_once"
    LONG = "long"


@dataclass(frozen=True, slots=True)
class Block:
    """People, by number, whose ballots are the same; ``minutes`` from the first last vote to the last of them."""

    why: Why
    people: tuple[int, ...]
    votes: int
    minutes: float | None


def blocks(votes: Votes) -> tuple[Block, ...]:
    """The suspected blocks, largest first. At once: three or more ballots of at least five votes, all the same, each
    finished within ten minutes of another. Long: two or more of at least twenty votes, whenever."""
    found: list[Block] = []
    for same in _alike(votes):
        runs = list(_runs(votes, same))
        found += [_block(votes, Why.AT_ONCE, run) for run in runs]
        if int(votes.n[same[0]]) >= LONG and same not in runs:
            found.append(_block(votes, Why.LONG, same))
    return tuple(sorted(found, key=lambda one: (-len(one.people), -one.votes, one.people)))


def _alike(votes: Votes) -> Iterator[list[int]]:
    """People with the same ballot of at least the shortest length. Ballots alike stand side by side."""
    n, first = votes.n, votes.start
    edges = np.flatnonzero((np.diff(votes.marks) != 0) | (np.diff(n) != 0)) + 1
    for begin, end in zip([0, *edges.tolist()], [*edges.tolist(), len(n)], strict=True):
        if end - begin < FEWEST_ALIKE or n[begin] < SHORTEST:
            continue
        size = int(n[begin])
        rows = slice(int(first[begin]), int(first[begin]) + size * (end - begin))
        item, said = votes.item[rows].reshape(-1, size), votes.vote[rows].reshape(-1, size)
        if (item == item[0]).all() and (said == said[0]).all():
            yield list(range(begin, end))


def _runs(votes: Votes, same: list[int]) -> Iterator[list[int]]:
    if not len(votes.when) or len(same) < FEWEST_AT_ONCE:
        return
    ended = _ended(votes, same)
    order = sorted((int(time), at) for time, at in zip(ended, same, strict=True) if time > 0)
    run: list[tuple[int, int]] = []
    for one in [*order, (2**62, -1)]:
        if run and one[0] - run[-1][0] > AT_ONCE:
            if len(run) >= FEWEST_AT_ONCE:
                yield sorted(at for _, at in run)
            run = []
        run.append(one)


def _ended(votes: Votes, people: list[int]) -> Ints:
    return np.array([votes.when[votes.start[at] : votes.start[at + 1]].max(initial=0) for at in people])


def _block(votes: Votes, why: Why, people: list[int]) -> Block:
    minutes = None
    if len(votes.when):
        ended = _ended(votes, people)
        minutes = float(ended.max() - ended.min()) / 60_000 if (ended > 0).all() else None
    return Block(why, tuple(people), int(votes.n[people[0]]), minutes)
