"""The count that most cities use: the project with most votes first, then the next that fits, until the money ends."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from itertools import groupby

from ombud.heard.budget.outcome import Outcome, Tied, Turn
from ombud.heard.budget.poll import Poll
from ombud.heard.budget.rule import Rule, Tie, Worth


def ranked(poll: Poll, ties: Sequence[Tie]) -> list[int]:
    """The rank of each project by the declared rule for ties, (projects,): lower goes first. Ids end every tie."""
    ways: dict[Tie, Callable[[int], object]] = {
        Tie.MORE_VOTES: lambda at: -int(poll.votes[at]),
        Tie.LOWER_COST: lambda at: poll.projects[at].cost,
        Tie.HIGHER_COST: lambda at: -poll.projects[at].cost,
        Tie.NAME: lambda at: in_order(poll.projects[at].id),
    }
    rules = [ways[tie] for tie in ties]
    order = sorted(range(len(poll.projects)), key=lambda at: (*(rule(at) for rule in rules), poll.projects[at].id))
    found = [0] * len(order)
    for place, at in enumerate(order):
        found[at] = place
    return found


def in_order(id_: str) -> tuple[int, int, str]:
    """Ids as people sort them: 2 before 10, numbers before words."""
    return (0, int(id_), id_) if id_.isascii() and id_.isdigit() and len(id_) < 19 else (1, 0, id_)


def standing(poll: Poll, rule: Rule) -> list[Fraction]:
    """What each project is ranked by, (projects,): its votes or points, or those for each unit of money."""
    count = poll.score if rule.points else poll.votes
    if rule.worth is Worth.COST:
        return [Fraction(int(one)) for one in count]
    return [Fraction(int(one), max(project.cost, 1)) for one, project in zip(count, poll.projects, strict=True)]


def greedy(poll: Poll, rule: Rule) -> Outcome:
    """Fund by votes until the money ends; projects that nobody named are left out."""
    turns, ties = fill(poll, rule, range(len(poll.projects)), poll.budget)
    return Outcome(rule, tuple(one.project for one in turns if one.taken), ties, turns=turns)


def fill(poll: Poll, rule: Rule, among: Iterable[int], left: int) -> tuple[tuple[Turn, ...], tuple[Tied, ...]]:
    """Each project's turn, most votes first, and the ties that decided who got the money."""
    value, ranks = standing(poll, rule), ranked(poll, rule.ties)
    order = sorted((at for at in among if poll.votes[at] > 0), key=lambda at: (-value[at], ranks[at]))
    turns, ended = list[Turn](), False
    for at in order:
        fits = poll.projects[at].cost <= left and not ended
        turns.append(Turn(at, left, fits, not ended))
        left -= poll.projects[at].cost if fits else 0
        ended = ended or (rule.stops and not fits)
    return tuple(turns), tuple(_ties(turns, value))


def _ties(turns: Sequence[Turn], value: Sequence[Fraction]) -> Iterable[Tied]:
    """Equally good projects of which one was taken and another was not."""
    for _, alike in groupby(turns, key=lambda one: value[one.project]):
        group = list(alike)
        taken = [one.project for one in group if one.taken]
        missed = tuple(one.project for one in group if not one.taken)
        if taken and missed:
            yield Tied(taken[0], missed)
