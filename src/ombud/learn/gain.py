"""What a group learnt from a module: of what they did not know before, which share they know after."""

from __future__ import annotations

from dataclasses import dataclass

from ombud.learn.module import MEASURED
from ombud.learn.ratio import Paired, fieller
from ombud.learn.steps import LEAST
from ombud.learn.sums import AFTER, BEFORE, Sums
from ombud.people.intervals import Interval

CORNERS = ((0, 0), (0, 1), (1, 0), (1, 1))  # all or nothing wrong, after and before


class TooFew(ValueError):
    """Fewer people than may be told of."""


@dataclass(frozen=True, slots=True)
class Gain:
    """What is told of a group of ``people``, ten or more. All else are shares from 0 to 1.

    ``before`` and ``after``: right, question by question; ``pre`` and ``post``: right of all questions. ``gain`` is
    nothing where all was known before; ``interval`` (95 per cent) where too little was left to learn to tell.
    """

    people: int
    before: tuple[float, ...]
    after: tuple[float, ...]
    pre: float
    post: float
    gain: float | None
    interval: Interval | None


def normalised(pre: float, post: float) -> float | None:
    """The average gain over the greatest possible one, (post - pre) / (1 - pre), both shares of a group.

    Hake 1998, American Journal of Physics 66, 64-74. It is of the group's means, and not a mean of single gains.
    Below 0 where less is known after than before; None where all was known before. ``ValueError`` for no shares.
    """
    if not (0 <= pre <= 1 and 0 <= post <= 1):
        raise ValueError(f"{pre} and {post} are not both shares")
    return (post - pre) / (1 - pre) if pre < 1 else None


def gain(of: Sums) -> Gain:
    """What a group learnt. Raises :class:`TooFew` for fewer than ten people, whatever they answered."""
    if of.people < LEAST:
        raise TooFew(f"{of.people} people are fewer than {LEAST}")
    before, after = (tuple(of.right([one]) / of.people for one in part) for part in (BEFORE, AFTER))
    pre, post = (of.right(part) / (of.people * MEASURED) for part in (BEFORE, AFTER))
    learnt = normalised(pre, post)
    return Gain(of.people, before, after, pre, post, learnt, None if learnt is None else _interval(of))


def _interval(of: Sums) -> Interval | None:
    """The gain is 1 less a ratio: what is wrong after over what was wrong before.

    A group in which all answered alike would look certain. So half an imaginary answer is added in each corner, as
    Agresti & Min 2005 do it for matched shares (Statistics in Medicine 24, 729-740).
    """
    found = wrongs(of)
    for u, v in CORNERS:
        found = found.plus(0.5 / MEASURED, u, v)
    ratio = fieller(found)
    return Interval(1 - ratio.high, min(1.0, 1 - ratio.low)) if ratio else None


def wrongs(of: Sums) -> Paired:
    """The share wrong after (u) and before (v) of each person, added up."""
    n, post, pre = of.people, of.right(AFTER) / MEASURED, of.right(BEFORE) / MEASURED
    squares = MEASURED * MEASURED
    return Paired(
        n, n - post, n - pre,
        n - 2 * post + of.over(AFTER, AFTER) / squares,
        n - 2 * pre + of.over(BEFORE, BEFORE) / squares,
        n - post - pre + of.over(AFTER, BEFORE) / squares,
    )  # fmt: skip
