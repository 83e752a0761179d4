"""Who said what to which statement: agree, disagree or pass, most of it missing, in an order that no file decides."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ombud.words import say

Ints = NDArray[np.int64]
Items = NDArray[np.int32]
Marks = NDArray[np.int8]
Floats = NDArray[np.float64]
AGREE, PASS, DISAGREE = 1, 0, -1
MOST_PEOPLE, MOST_STATEMENTS = 2_000_000, 20_000


class UnfitVotes(ValueError):
    """Votes that cannot be taken: what is wrong, and what to do."""


@dataclass(frozen=True, slots=True, eq=False)
class Votes:
    """Ballots as a sparse table. The votes of person i are ``item`` and ``vote`` from ``start[i]`` to ``start[i + 1]``.

    ``people`` and ``statements`` are their keys. People stand in the order of what they voted, those alike by key;
    statements by key: the order of lines in a file has no say. ``when`` is the time of each vote in milliseconds of
    the epoch, 0 where the file does not tell it, and empty where it tells none.
    """

    people: tuple[str, ...]
    statements: tuple[str, ...]
    start: Ints  # people + 1
    item: Items  # votes: which statement, rising within each person
    vote: Marks  # votes: 1 agree, 0 pass, -1 disagree
    marks: NDArray[np.uint64]  # people: a number made of a ballot, the same for ballots alike
    when: Ints = field(default_factory=lambda: np.zeros(0, np.int64))

    @property
    def n(self) -> Ints:
        """Votes of each person."""
        return np.diff(self.start)

    @property
    def person(self) -> Ints:
        """Whose vote each one is."""
        return np.repeat(np.arange(len(self.people)), self.n)

    def of(self, chosen: NDArray[np.bool_] | Ints) -> Votes:
        """The ballots of some people: by a mask, or by their numbers in the order that is wanted."""
        at = np.flatnonzero(chosen) if chosen.dtype == np.bool_ else np.asarray(chosen, np.int64)
        n = self.n[at]
        start = np.concatenate(([0], np.cumsum(n)))
        take = np.repeat(self.start[at] - start[:-1], n) + np.arange(start[-1])
        return Votes(
            tuple(map(self.people.__getitem__, at.tolist())), self.statements, start, self.item[take], self.vote[take],
            self.marks[at], self.when[take] if len(self.when) else self.when,
        )  # fmt: skip


def gathered(
    people: Sequence[str], statements: Sequence[str], person: ArrayLike, item: ArrayLike, vote: ArrayLike,
    when: ArrayLike | None = None,
) -> Votes:  # fmt: skip
    """Votes in any order as ballots. ``person`` and ``item`` number into ``people`` and ``statements``.

    Raises :class:`UnfitVotes` where a key stands twice, a vote is none, or one person voted twice on a statement.
    """
    who, what, said = np.asarray(person, np.int64), np.asarray(item, np.int64), np.asarray(vote, np.int8)
    _check(people, statements, who, what, said)
    named = sorted(range(len(statements)), key=lambda at: natural(statements[at]))
    place = np.empty(len(statements), np.int64)
    place[named] = np.arange(len(statements))
    what = place[what]
    mark = _marks(len(people), [statements[at] for at in named], who, what, said)
    order = _order(people, np.bincount(who, minlength=len(people)), mark)
    seat = np.empty(len(people), np.int64)
    seat[order] = np.arange(len(people))
    who = seat[who]
    by = np.argsort(who * max(len(statements), 1) + what, kind="stable")
    who, what = who[by], what[by]
    twice = (np.diff(who) == 0) & (np.diff(what) == 0)
    if twice.any():
        at = int(np.argmax(twice))
        raise UnfitVotes(say("{person} voted twice on statement {statement}; keep the last vote.",
                             person=people[order[who[at]]], statement=statements[named[what[at]]]))  # fmt: skip
    start = np.concatenate(([0], np.cumsum(np.bincount(who, minlength=len(people)))))
    times = np.zeros(0, np.int64) if when is None or not len(by) else np.asarray(when, np.int64)[by]
    return Votes(
        tuple(people[at] for at in order.tolist()), tuple(statements[at] for at in named), start,
        what.astype(np.int32), said[by], mark[order], times,
    )  # fmt: skip


def without(votes: Votes, people: Collection[str] = (), statements: Collection[str] = ()) -> Votes:
    """The votes as if these people and statements had never been; people who then have no vote are left out too."""
    gone_people, gone = frozenset(people), frozenset(statements)
    stays = np.array([one not in gone for one in votes.statements], np.bool_)
    there = np.array([one not in gone_people for one in votes.people], np.bool_)
    keep = stays[votes.item] & there[votes.person]
    there &= np.bincount(votes.person[keep], minlength=len(there)) > 0
    place, seat = np.cumsum(stays) - 1, np.cumsum(there) - 1
    return gathered(
        [one for one, here in zip(votes.people, there.tolist(), strict=True) if here],
        [one for one in votes.statements if one not in gone],
        seat[votes.person[keep]], place[votes.item[keep]], votes.vote[keep],
        votes.when[keep] if len(votes.when) else None,
    )  # fmt: skip


def _check(people: Sequence[str], statements: Sequence[str], who: Ints, what: Ints, said: Marks) -> None:
    if len(people) > MOST_PEOPLE or len(statements) > MOST_STATEMENTS:
        raise UnfitVotes(say("At most {people} people and {statements} statements can be taken.",
                             people=MOST_PEOPLE, statements=MOST_STATEMENTS))  # fmt: skip
    for name, keys in (("person", people), ("statement", statements)):
        if len(set(keys)) < len(keys):
            key = next(one for one in sorted(keys) if keys.count(one) > 1)
            raise UnfitVotes(say("The {name} {key} stands twice.", name=name, key=key))
    if who.size and (min(who.min(), what.min()) < 0 or who.max() >= len(people) or what.max() >= len(statements)):
        raise UnfitVotes(say("A vote names a person or a statement that is not listed."))
    if said.size and (said.min() < DISAGREE or said.max() > AGREE):
        raise UnfitVotes(say("A vote is 1 for agree, 0 for pass, -1 for disagree, and nothing else."))


def _marks(people: int, statements: Sequence[str], who: Ints, what: Ints, said: Marks) -> NDArray[np.uint64]:
    """A number for each ballot: a sum over its votes, so that it does not depend on their order."""
    keys = np.array([int.from_bytes(blake2b(one.encode(), digest_size=8).digest(), "big") for one in statements],
                    np.uint64)  # fmt: skip
    parts = _stirred(keys[what] + (said.astype(np.int64) + 2).astype(np.uint64)) if len(what) else keys[:0]
    found = np.zeros(people, np.uint64)
    by = np.argsort(who, kind="stable")
    n = np.bincount(who, minlength=people)
    first = np.concatenate(([0], np.cumsum(n)))[:-1]
    if len(parts):
        found[n > 0] = np.add.reduceat(parts[by], first[n > 0])
    return found


def _stirred(z: NDArray[np.uint64]) -> NDArray[np.uint64]:
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return z ^ (z >> np.uint64(31))


def natural(key: str) -> tuple[int, int, str]:
    """Numbers as numbers before words: 9 before 10."""
    return (0, int(key), key) if key.isascii() and key.isdigit() and len(key) < 19 else (1, 0, key)


def joined(one: Votes, other: Votes) -> Votes:
    """Two sets of ballots of different people over the same statements, one after the other."""
    when = [np.zeros(0, np.int64)] if not len(one.when) else [one.when, other.when]
    return Votes(
        one.people + other.people, one.statements, np.concatenate([one.start, one.start[-1] + other.start[1:]]),
        np.concatenate([one.item, other.item]), np.concatenate([one.vote, other.vote]),
        np.concatenate([one.marks, other.marks]), np.concatenate(when),
    )  # fmt: skip


def row_order(votes: Votes, among: Ints) -> Ints:
    """Some people's numbers in the order in which they ought to stand."""
    keys = [votes.people[at] for at in among.tolist()]
    return among[_order(keys, votes.n[among], votes.marks[among])]


def _order(people: Sequence[str], n: Ints, marks: NDArray[np.uint64]) -> Ints:
    """By number of votes, then by ballot; those with the same ballot by key."""
    order = np.lexsort((marks, n))
    same = np.append(np.flatnonzero((np.diff(marks[order]) != 0) | (np.diff(n[order]) != 0)) + 1, len(order))
    begins = np.concatenate(([0], same[:-1]))
    for begin, end in zip(begins[same - begins > 1].tolist(), same[same - begins > 1].tolist(), strict=True):
        order[begin:end] = sorted(order[begin:end].tolist(), key=lambda at: natural(people[at]))
    return order
