"""What a group answered before and after a module, added up: enough for every figure, and nobody's own answers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations_with_replacement

from ombud.learn.module import MEASURED

BEFORE, AFTER = range(MEASURED), range(MEASURED, 2 * MEASURED)
CELLS = tuple(combinations_with_replacement(range(2 * MEASURED), 2))


@dataclass(frozen=True, slots=True)
class Answers:
    """One person's answers to the measured questions of a module: ``"101"`` is right, not right, right."""

    before: str
    after: str

    def __post_init__(self) -> None:
        if not all(len(one) == MEASURED and set(one) <= {"0", "1"} for one in (self.before, self.after)):
            raise ValueError(f"answers are {MEASURED} times 0 or 1, before and after")


@dataclass(frozen=True, slots=True)
class Sums:
    """How many ``people``, and how many of them were right on two answers at once, in the order of :data:`CELLS`.

    The answers are numbered: 0 to 2 are the questions before, 3 to 5 the same questions after. An answer paired with
    itself tells how many were right on it. Sums of two groups add up to the sums of both.
    """

    people: int
    together: tuple[int, ...]

    def __post_init__(self) -> None:
        if len(self.together) != len(CELLS) or not all(0 <= one <= self.people for one in self.together):
            raise ValueError("these are no sums of answers")

    def __add__(self, other: Sums) -> Sums:
        return Sums(self.people + other.people, tuple(map(sum, zip(self.together, other.together, strict=True))))

    def both(self, one: int, other: int) -> int:
        """How many people were right on both of two answers."""
        return self.together[CELLS.index((min(one, other), max(one, other)))]

    def over(self, some: Sequence[int], others: Sequence[int]) -> int:
        """The number right among some answers times that among others, added up over the people."""
        return sum(self.both(one, other) for one in some for other in others)

    def right(self, some: Sequence[int]) -> int:
        """How many answers were right among some, of all people together."""
        return sum(self.both(one, one) for one in some)


NOBODY = Sums(0, (0,) * len(CELLS))


def added(people: Iterable[Answers]) -> Sums:
    """The sums of a group."""
    rows = [[sign == "1" for sign in one.before + one.after] for one in people]
    return Sums(len(rows), tuple(sum(row[i] and row[j] for row in rows) for i, j in CELLS))
