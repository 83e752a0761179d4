"""New votes added to a map that is there: directions set out from the last ones, and nothing starts again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import ArrayLike

from ombud.heard.opinions.cluster import bases, divided
from ombud.heard.opinions.directions import directions
from ombud.heard.opinions.groups import Groups, counted
from ombud.heard.opinions.votes import Ints, Votes, gathered, joined, natural, row_order


def more_votes(votes: Votes, people: Sequence[str], statements: Sequence[str], vote: ArrayLike,
               when: ArrayLike | None = None) -> Votes:  # fmt: skip
    """The votes with others added, line by line in the order they were cast; a vote given before is changed.

    The result is the one that :func:`~ombud.heard.opinions.votes.gathered` makes of all of them, in the same order.
    """
    said = np.asarray(vote, np.int8)
    times = np.zeros(len(said), np.int64) if when is None else np.asarray(when, np.int64)
    votes = _wider(votes, statements)
    seat = {one: at for at, one in enumerate(votes.people)}
    place = {one: at for at, one in enumerate(votes.statements)}
    old = sorted({seat[one] for one in people if one in seat})
    changed = _changed(votes.of(np.array(old, np.int64)), people, [place[one] for one in statements], said, times)
    stays = np.ones(len(votes.people), np.bool_)
    stays[old] = False
    both = joined(votes, changed)
    return both.of(row_order(both, np.flatnonzero(np.concatenate([stays, np.ones(len(changed.people), np.bool_)]))))


def with_more(found: Groups, votes: Votes) -> Groups:
    """The groups of more votes: as many as before, along as many directions, everyone placed anew.

    How stable they are, and whether they are chance, is as it was found the last time everything was looked at.
    """
    few = counted(votes, found.asked.least_votes)
    before = found.found.axes if found.found.axes.shape[1] == len(few.statements) else None
    seen = directions(few, len(found.found.axes), before)
    points = seen.points(few)
    along = points[:, : max(found.axes, 1)] if found.k else points
    base = bases(along)
    if not found.k:
        return replace(
            found, votes=few, label=np.zeros(len(points), np.int64), points=points, base=base.label, found=seen
        )
    made = divided(along, base, found.k)
    return replace(found, votes=few, label=made.label, centres=made.centres, points=points, base=base.label, found=seen)


def _wider(votes: Votes, statements: Sequence[str]) -> Votes:
    """With columns for statements that are new, in the order of all of them."""
    new = set(statements) - set(votes.statements)
    if not new:
        return votes
    all_ = sorted((*votes.statements, *new), key=natural)
    place = {one: at for at, one in enumerate(all_)}
    moved = np.array([place[one] for one in votes.statements], np.int32)
    return replace(votes, statements=tuple(all_), item=moved[votes.item])


def _changed(old: Votes, people: Sequence[str], items: Sequence[int], said: np.ndarray[tuple[int], np.dtype[np.int8]],
             times: Ints) -> Votes:  # fmt: skip
    """The ballots of those who voted now, with what they had said before."""
    keys = list(dict.fromkeys([*old.people, *people]))
    seat = {one: at for at, one in enumerate(keys)}
    who = np.concatenate([old.person, [seat[one] for one in people]]).astype(np.int64)
    what = np.concatenate([old.item, items]).astype(np.int64)
    vote = np.concatenate([old.vote, said])
    when = np.concatenate([old.when if len(old.when) else np.zeros(len(old.item), np.int64), times])
    key = who * max(len(old.statements), 1) + what
    order = np.argsort(key, kind="stable")  # of one person's votes on one statement the last stands last
    last = order[np.append(key[order][1:] != key[order][:-1], True)]
    return gathered(keys, old.statements, who[last], what[last], vote[last], when[last] if len(old.when) else None)
