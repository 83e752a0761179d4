"""What the city itself funded beside what a rule gives: the same, or where exactly the two part."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ombud.heard.budget.greedy import ranked, standing
from ombud.heard.budget.outcome import Outcome
from ombud.heard.budget.poll import Ballot, Poll
from ombud.heard.budget.rule import BY_KEY, Completion, Method, Rule, Worth


@dataclass(frozen=True, slots=True)
class Parting:
    """One project on which the official outcome and a rule differ. ``place`` by votes or points, from 1; ``left`` the
    money that was left at its turn by the rule, nothing where the rule takes no turns."""

    project: int
    official: bool
    place: int
    left: int | None


@dataclass(frozen=True, slots=True)
class Official:
    """``same`` are the rules that fund exactly what the city funded, the nearest of the others is ``nearest``;
    ``exact_budget``: the stated budget is what the winners cost, to the unit."""

    funded: tuple[int, ...]
    same: tuple[Outcome, ...]
    nearest: Outcome | None
    partings: tuple[Parting, ...]
    exact_budget: bool


def against(
    poll: Poll, funded: Sequence[int], known: Sequence[Outcome], carry_out: Callable[[Poll, Rule], Outcome]
) -> Official:
    """Hold the official outcome against outcomes that are known, and against every greedy rule."""
    have = {one.rule.key for one in known}
    tried = [*known, *(carry_out(poll, rule) for rule in local_rules(poll) if rule.key not in have)]
    there = set(funded)
    same = tuple(one for one in tried if set(one.funded) == there)
    nearest = None if same else min(tried, key=lambda one: len(set(one.funded) ^ there))
    return Official(
        funded=tuple(funded),
        same=same,
        nearest=nearest,
        partings=_partings(poll, there, nearest) if nearest else (),
        exact_budget=bool(funded) and poll.spent(funded) == poll.budget,
    )


def local_rules(poll: Poll) -> list[Rule]:
    """The rules that most cities count by, the usual first; points only where ballots hold some."""
    found = [
        rule
        for rule in BY_KEY.values()
        if rule.method is Method.GREEDY
        and rule.completion is Completion.NONE
        and (not rule.points or poll.ballot is not Ballot.APPROVAL)
    ]
    return sorted(found, key=lambda rule: (not rule.points, rule.worth is not Worth.COST, rule.stops))


def _partings(poll: Poll, there: set[int], nearest: Outcome) -> tuple[Parting, ...]:
    value, ranks = standing(poll, nearest.rule), ranked(poll, nearest.rule.ties)
    order = sorted(range(len(poll.projects)), key=lambda at: (-value[at], ranks[at]))
    place = {at: number for number, at in enumerate(order, 1)}
    left = {one.project: one.left for one in nearest.turns if one.reached}
    return tuple(
        Parting(at, at in there, place[at], left.get(at)) for at in order if (at in there) != (at in nearest.funded)
    )
