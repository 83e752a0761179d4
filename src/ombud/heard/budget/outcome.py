"""What a rule funds, in the order in which it did, and what it had to decide on the way."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from ombud.heard.budget.poll import Poll
from ombud.heard.budget.rule import Rule
from ombud.heard.budget.shares import Purchase


@dataclass(frozen=True, slots=True)
class Tied:
    """Projects that the rule found exactly as good: the one that was taken, and the others."""

    taken: int
    others: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """A project's turn in a greedy count: how much money was left when it came, and whether it was taken.

    ``reached`` is false where the count had ended before."""

    project: int
    left: int
    taken: bool
    reached: bool = True


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is funded, first to last. ``share`` each voter's money at the end, ``steps`` how often it was raised;
    ``next_cost`` what the step after would have cost, above the budget. Amounts in the smallest unit."""

    rule: Rule
    funded: tuple[int, ...]
    ties: tuple[Tied, ...] = ()
    share: Fraction | None = None
    steps: int = 0
    next_cost: int | None = None
    purchases: tuple[Purchase, ...] = ()
    turns: tuple[Turn, ...] = ()

    @property
    def filled(self) -> tuple[int, ...]:
        """What was funded after the shares, by votes."""
        return tuple(one.project for one in self.turns if one.taken)

    def spent(self, poll: Poll) -> int:
        """What all of it costs."""
        return poll.spent(self.funded)
