"""What would change without some of the ballots: all that are suspect, each block of them, each group."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from ombud.heard.opinions.blocks import Block
from ombud.heard.opinions.cluster import alike, bases, divided
from ombud.heard.opinions.common import Shared, common
from ombud.heard.opinions.counts import Counts, by_group, of_groups
from ombud.heard.opinions.directions import directions
from ombud.heard.opinions.groups import Asked, Groups, counted, groups
from ombud.heard.opinions.votes import Votes

MOST_BLOCKS = 5  # the largest, each left out by itself
_NEAR = 1e-6


class Gone(StrEnum):
    """Whose ballots are left out."""

    BLOCKS = "blocks"
    BLOCK = "block"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Lacking:
    """The map without ``people``: ``which`` block or group (from 0), how many groups there are then (None where that
    was not asked anew), how alike the groups of the others are to before, and the statements that all agree on then
    and did not before, or no longer."""

    gone: Gone
    which: int
    people: int
    k: int | None
    alike: float | None
    more: tuple[int, ...]
    fewer: tuple[int, ...]


def suspects(same: Sequence[Block]) -> tuple[int, ...]:
    """The people of all blocks, by number."""
    return tuple(sorted({at for one in same for at in one.people}))


def without_suspects(votes: Votes, asked: Asked, same: Sequence[Block]) -> Groups | None:
    """Everything looked for anew without the people of all blocks; None where there are no such people."""
    return groups(_but(votes, suspects(same)), asked) if same else None


def lacking_blocks(
    votes: Votes, found: Groups, anew: Groups | None, shared: Sequence[Shared], same: Sequence[Block]
) -> tuple[Lacking, ...]:
    """Without all blocks (``anew``); without each of the largest, as many groups as before."""
    if anew is None:
        return ()
    all_ = len(suspects(same))
    told = _beside(found, anew.votes, anew.label, anew.k, by_group(anew), shared, Gone.BLOCKS, 0, all_)
    if len(same) == 1 or not found.k:
        return (told,)
    return (told, *(_without(votes, found, shared, at, one) for at, one in enumerate(same[:MOST_BLOCKS])))


def lacking_groups(found: Groups, counts: Counts, shared: Sequence[Shared]) -> tuple[Lacking, ...]:
    """What the others would all agree on if one group had not been there: whose no it is that something fails by."""
    if found.k < 2:
        return ()
    sizes = found.sizes
    return tuple(
        Lacking(Gone.GROUP, g, sizes[g], None, None, *_changed(shared, common(counts.lacking(g))))
        for g in range(found.k)
    )  # fmt: skip


def _without(votes: Votes, found: Groups, shared: Sequence[Shared], which: int, block: Block) -> Lacking:
    few = counted(_but(votes, block.people), found.asked.least_votes)
    axes = max(found.axes, 1)
    seen = directions(few, axes, found.found.axes[:axes], exact=_NEAR)
    points = seen.points(few)
    made = divided(points, bases(points), found.k)
    counts = of_groups(few, made.label, found.k)
    return _beside(found, few, made.label, found.k, counts, shared, Gone.BLOCK, which, len(block.people))


def _beside(
    found: Groups, few: Votes, label: np.ndarray[tuple[int], np.dtype[np.int64]], k: int, counts: Counts,
    shared: Sequence[Shared], gone: Gone, which: int, people: int,
) -> Lacking:  # fmt: skip
    was = dict(zip(found.votes.people, found.label.tolist(), strict=True))
    both = [(was[one], now) for one, now in zip(few.people, label.tolist(), strict=True) if one in was]
    same = alike(*(np.array(side, np.int64) for side in zip(*both, strict=True))) if both and found.k and k else None
    return Lacking(gone, which, people, k, same, *_changed(shared, common(counts)))


def _changed(before: Sequence[Shared], now: Sequence[Shared]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    was, is_ = ({(one.statement, one.side) for one in told} for told in (before, now))
    return tuple(sorted({at for at, _ in is_ - was})), tuple(sorted({at for at, _ in was - is_}))


def _but(votes: Votes, people: Collection[int]) -> Votes:
    there = np.ones(len(votes.people), np.bool_)
    there[list(people)] = False
    return votes.of(there)
