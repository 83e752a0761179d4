"""A rule carried out to the end: equal shares leave money, and what happens with it is part of the rule."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from ombud.heard.budget.asked import AT_ONCE, compiled
from ombud.heard.budget.greedy import fill, greedy, ranked
from ombud.heard.budget.outcome import Outcome, Tied
from ombud.heard.budget.poll import Poll
from ombud.heard.budget.rule import FILLED, Completion, Method, Rule, Worth
from ombud.heard.budget.shares import Purchase, equal_shares

MANY_RUNS, MUCH = 300, 20_000_000  # runs, and entries times runs: beyond, what is compiled soon pays for itself
Raised = Callable[[int, int], None]
"""Is told how much is spent, and of how much; may raise, which stops the work."""


def carried_out(poll: Poll, rule: Rule, told: Raised = lambda *_: None) -> Outcome:
    """What a rule funds. The same ballots in any order give the same."""
    if rule.method is Method.GREEDY:
        return greedy(poll, rule)
    if not poll.voters:
        return Outcome(rule, ())
    run = _Run(poll, rule, told)
    found = run.raised() if rule.raises else run.once()
    return _fill(poll, found) if rule.completion in FILLED else found


class _Run:
    def __init__(self, poll: Poll, rule: Rule, told: Raised) -> None:
        self.poll, self.rule, self.told, self.runs = poll, rule, told, 0
        self.ranks = ranked(poll, rule.ties)
        self.all = sum(1 for at, one in enumerate(poll.projects) if one.cost <= poll.budget and poll.score[at])

    def buy(self, share: Fraction) -> tuple[Purchase, ...]:
        """What is bought with a share; compiled where it is asked so often that this pays."""
        self.runs += 1
        much = self.runs > MANY_RUNS or self.runs * len(self.poll.project) > MUCH
        return equal_shares(self.poll, share, self.rule.worth, self.ranks, compiled() if much else AT_ONCE)

    def once(self) -> Outcome:
        share = Fraction(self.poll.budget, self.poll.voters)
        return self._outcome(share, 0, self.buy(share), None)

    def raised(self) -> Outcome:
        """Give every voter a step more and buy anew, until that would cost more than the budget.

        The step that overspends ends it, not the first outcome to which nothing could be added: that one is asked for
        by ``add1-exhaustive``, and gives other winners.
        """
        first, step, steps = Fraction(self.poll.budget, self.poll.voters), self.rule.step * self.poll.unit, 0
        bought = self.buy(first)
        while not self._complete(bought):
            self.told(self._cost(bought), self.poll.budget)
            more = self.buy(first + step * (steps + 1))
            if (cost := self._cost(more)) > self.poll.budget:
                return self._outcome(first + step * steps, steps, bought, cost)
            bought, steps = more, steps + 1
        return self._outcome(first + step * steps, steps, bought, None)

    def _complete(self, bought: tuple[Purchase, ...]) -> bool:
        """Whether nothing is left to buy, or (where that ends it) nothing that fits."""
        if len(bought) == self.all:
            return True
        if self.rule.completion is not Completion.ADD1_EXHAUSTIVE:
            return False
        have = {one.project for one in bought}
        left = self.poll.budget - self._cost(bought)
        return not any(one.cost <= left and at not in have and self.poll.score[at]
                       for at, one in enumerate(self.poll.projects))  # fmt: skip

    def _cost(self, bought: tuple[Purchase, ...]) -> int:
        return self.poll.spent(one.project for one in bought)

    def _outcome(self, share: Fraction, steps: int, bought: tuple[Purchase, ...], next_cost: int | None) -> Outcome:
        return Outcome(
            self.rule, tuple(one.project for one in bought), _hinging(bought), share, steps, next_cost, bought
        )


def _hinging(bought: tuple[Purchase, ...]) -> tuple[Tied, ...]:
    """The ties that were broken on the way."""
    return tuple(Tied(one.project, one.tied) for one in bought if one.tied)


def _fill(poll: Poll, found: Outcome) -> Outcome:
    have = set(found.funded)
    by_votes = replace(found.rule, method=Method.GREEDY, worth=Worth.COST, stops=False)
    left = poll.budget - poll.spent(found.funded)
    turns, ties = fill(poll, by_votes, (at for at in range(len(poll.projects)) if at not in have), left)
    more = tuple(one.project for one in turns if one.taken)
    return replace(found, funded=(*found.funded, *more), ties=(*found.ties, *ties), turns=turns)
