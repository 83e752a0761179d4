"""A room as a whole beside fair draws of its size, and how far the people whose group nobody knows could move it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from ombud.heard.whocame.computed import Whole
from ombud.people.fairdraw import Distance, UnfitRoom, distance
from ombud.people.representation import Room

ENOUGH = 100  # people: below, bias that triples turnout from young to old goes unseen about every second time


@dataclass(frozen=True, slots=True)
class AsAWhole:
    """The distance and its verdict; ``least`` and ``most`` of it, wherever those belong whose group is not known."""

    found: Distance | None
    least: float | None
    most: float | None
    verdict: Whole
    sure: bool  # a room that is unlike stays so wherever they belong
    joined: int  # groups that are not shown are one group here, so that the distance does not give them away


def as_a_whole(room: Room, people: Sequence[int], name: str, seed: int) -> AsAWhole:
    """A room by group held against the people by group, shape (groups,) each."""
    came, lives, joined = _joined(room, people)
    size = math.floor(room.effective) if room.effective is not None else None
    try:
        found = distance(came, lives, name, seed, size) if len(lives) > 1 else None
    except UnfitRoom:
        found = None
    if found is None:
        return AsAWhole(None, None, None, Whole.UNCLEAR, False, joined)
    least, most = bounds(came, lives, room.unknown)
    worth = room.known if size is None else size
    sure = found.unlike and (not room.unknown or least > found.cut)
    return AsAWhole(found, least, most, _verdict(found, worth), sure, joined)


def _verdict(found: Distance, worth: int) -> Whole:
    """Bias that is found is told, however small the room; else a small room tells nothing, and never passes."""
    if found.unlike:
        return Whole.UNLIKE
    return Whole.TOO_FEW if worth < ENOUGH else Whole.NOT_TOLD_APART


def _joined(room: Room, people: Sequence[int]) -> tuple[list[float], list[int], int]:
    """The groups that are shown, and all others as one."""
    shown = [at for at, came in enumerate(room.came) if came is not None and (people[at] or came)]
    hidden = [at for at, came in enumerate(room.came) if came is None]
    came = [room.of_group(at) or 0.0 for at in shown]
    lives = [people[at] for at in shown]
    if hidden:
        came.append(max(0.0, room.known - math.fsum(came)))
        lives.append(sum(people[at] for at in hidden))
    return came, lives, len(hidden)


def bounds(came: Sequence[float], lives: Sequence[int], unknown: int) -> tuple[float, float]:
    """The least and the most that D can be, whichever groups the unknown people belong to.

    At least what is too many already; at most if all of them were of the one group that takes the room furthest off.
    """
    size, there = math.fsum(came) + unknown, sum(lives)
    over = [one - size * live / there for one, live in zip(came, lives, strict=True)]
    too_many = math.fsum(max(0.0, one) for one in over)
    gain = max((max(0.0, one + unknown) - max(0.0, one) for one in over), default=0.0)
    return too_many / size, (too_many + gain) / size
