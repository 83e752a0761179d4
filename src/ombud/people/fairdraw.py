"""How unlike its place a room is, beside how unlike rooms are that a fair draw fills.

The distance is D = 1/2 sum |s - p| over the groups, s a group's share of the room and p its share of the place: the
share of the room that would have to be others. It is 0 for a room just like the place, but a fair draw is never just
like it, and a small one is far off. So D is held against its own distribution over fair draws of that size: from the
multinomial distribution, or without return (multivariate hypergeometric) where more than one in twenty of those who
live there are in the room. All possible rooms are gone through where they are few; else they are drawn from a seed.

D takes few values in a small room, so that "further off than 95 in 100 fair rooms" would be true of 2 or of 8 in 100.
Rooms equally far off are therefore told apart by the likelihood ratio G = 2 sum n_g ln(s / p), and of those that
are alike in both half is counted (Lancaster's mid-p). The rule then fires in close to 5 of 100 fair rooms.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from ombud.people.fairroom import SMALL
from ombud.people.fairrooms import DRAWS, all_rooms, drawn, weights

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

CHANCE = 0.05  # of fair rooms may be called unlike by chance
FEW = 20_000  # possible rooms up to here are gone through one by one
MOST = 10**9  # of a larger place numpy draws with return only; nobody is drawn twice from it anyway
_GRAIN = 1e-9  # distances closer than this are the same


class UnfitRoom(ValueError):
    """A room or a place of which no distance can be told."""


@dataclass(frozen=True, slots=True)
class Distance:
    """How unlike a room is, and how often a fair draw is as unlike.

    ``d`` from 0 to 1; ``middle`` and ``cut``: half and 95 per cent of fair rooms are no further off; ``chance`` of a
    fair room at least as unlike; ``fires``: how often this rule calls a fair room unlike, near 0.05; ``draws`` how
    many rooms were drawn, 0 where all possible ones were gone through.
    """

    d: float
    middle: float
    cut: float
    chance: float
    fires: float
    draws: int

    @property
    def unlike(self) -> bool:
        """Whether the room is further off than chance explains."""
        return self.chance <= CHANCE


def dissimilarity(room: Sequence[float], place: Sequence[float]) -> float:
    """D (0 to 1) between people by group in a room and in a place, both of the same groups (Duncan & Duncan 1955)."""
    in_room, there = math.fsum(room), math.fsum(place)
    if len(room) != len(place) or in_room <= 0 or there <= 0 or min(*room, *place) < 0:
        raise UnfitRoom("there must be people in the room and in the place, by the same groups")
    return 0.5 * math.fsum(abs(one / in_room - lives / there) for one, lives in zip(room, place, strict=True))


def distance(
    room: Sequence[float], place: Sequence[int], name: str = "", seed: int = 0, of: int | None = None
) -> Distance:
    """How unlike a room is, shape (groups,) in persons, beside fair draws from a place, shape (groups,) in persons.

    ``of`` is how many people the fair rooms hold: the effective number where people in the room carry weights, else as
    many as are there. ``name`` keeps the chance of one comparison apart from that of others. Raises :class:`UnfitRoom`.
    """
    found = dissimilarity(room, place)
    size = round(math.fsum(room)) if of is None else of
    if size < 1 or any(lives == 0 < came for came, lives in zip(room, place, strict=True)):
        raise UnfitRoom("people came of a group that nobody lives here of, or nobody came")
    here = sorted((lives, one) for one, lives in zip(room, place, strict=True) if lives)  # whatever the order of rows
    return _held([one for _, one in here], tuple(lives for lives, _ in here), found, size, (name, seed))


def _held(
    came: Sequence[float], lived: tuple[int, ...], found: float, size: int, chance_of: tuple[str, int]
) -> Distance:
    import numpy as np

    # Where more of a group came than live here, people came twice or from elsewhere: it is no draw without return.
    there = sum(lived)
    once = SMALL * there < size <= there < MOST and all(one <= lives for one, lives in zip(came, lived, strict=True))
    fair = _fair(size, lived, once, *chance_of)
    far, ratio = _far(np.array([came], np.float64) * (size / math.fsum(came)), lived)
    chance = _beyond(fair, float(far[0]), float(ratio[0]))
    least = 1 / fair.draws if fair.draws else 0.0  # of so many draws no smaller chance can be told
    return Distance(found, fair.middle, fair.cut, max(chance, least), fair.fires, fair.draws)


@dataclass(frozen=True, slots=True, eq=False)
class _Fair:
    """Fair rooms of one size: D, G and weight of each, shape (rooms,), and what follows for all of them."""

    far: Floats
    ratio: Floats
    weight: Floats
    middle: float
    cut: float
    fires: float
    draws: int


@lru_cache(maxsize=8)
def _fair(size: int, lived: tuple[int, ...], once: bool, name: str, seed: int) -> _Fair:
    import numpy as np

    few = size <= FEW and math.comb(size + len(lived) - 1, len(lived) - 1) <= FEW
    if few:
        rooms = all_rooms(size, len(lived))
        weight = weights(rooms, size, lived, once)
        far, ratio = _far(rooms[weight > 0].astype(np.float64), lived)
        weight = weight[weight > 0]
    else:
        blocks = [_far(block.astype(np.float64), lived) for block in drawn(size, lived, once, name, seed)]
        far, ratio = (np.concatenate(parts) for parts in zip(*blocks, strict=True))
        weight = np.full(DRAWS, 1.0 / DRAWS)
    middle, cut = _quantiles(far, weight, (0.5, 1 - CHANCE))
    return _Fair(far, ratio, weight, middle, cut, _fires(far, ratio, weight), 0 if few else DRAWS)


def _far(rooms: Floats, lived: Sequence[int]) -> tuple[Floats, Floats]:
    """D and G of rooms, shape (rooms, groups); both rounded, so that what is equal is the same to the last digit."""
    import numpy as np

    there = np.array(lived, np.float64) / math.fsum(lived)
    share = rooms / rooms.sum(axis=1, keepdims=True)
    with np.errstate(divide="ignore", invalid="ignore"):
        parts = np.where(rooms > 0, rooms * np.log(share / there), 0.0)
    far, ratio = 0.5 * np.abs(share - there).sum(axis=1), 2.0 * parts.sum(axis=1)
    return np.round(far / _GRAIN) * _GRAIN, np.round(ratio, 6)


def _beyond(fair: _Fair, own_far: float, own_ratio: float) -> float:
    """The weight of rooms further off than one's own, and half that of those just as far off."""
    import numpy as np

    same = np.abs(fair.far - own_far) < _GRAIN
    further = (fair.far >= own_far + _GRAIN) | (same & (fair.ratio > own_ratio))
    return float(fair.weight[further].sum() + 0.5 * fair.weight[same & (fair.ratio == own_ratio)].sum())


def _fires(far: Floats, ratio: Floats, weight: Floats) -> float:
    """How often a fair room has a chance of its own of at most 0.05, by this very rule."""
    import numpy as np

    order = np.lexsort((ratio, far))[::-1]
    far, ratio, weight = far[order], ratio[order], weight[order]
    starts = np.flatnonzero(np.r_[True, (np.diff(far) != 0) | (np.diff(ratio) != 0)])
    mass = np.add.reduceat(weight, starts)
    own = np.cumsum(mass) - 0.5 * mass
    return float(mass[own <= CHANCE].sum())


def _quantiles(far: Floats, weight: Floats, at: Sequence[float]) -> tuple[float, ...]:
    """The least distances that such shares of the rooms do not go beyond."""
    import numpy as np

    order = np.argsort(far, kind="stable")
    reached = np.cumsum(weight[order])
    places = np.minimum(np.searchsorted(reached, np.array(at) - 1e-12), len(far) - 1)
    return tuple(float(far[order][place]) for place in places)
