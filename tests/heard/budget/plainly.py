"""Equal shares written as plainly as can be, in fractions, voter by voter: slow, and easy to check by reading."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations

from ombud.heard.budget.poll import Poll
from ombud.heard.budget.rule import Worth


def ballots(poll: Poll) -> list[dict[int, int]]:
    """Each voter's points by project."""
    types = [
        dict(zip(poll.project[a:b].tolist(), poll.points[a:b].tolist(), strict=True))
        for a, b in zip(poll.start[:-1], poll.start[1:], strict=True)
    ]
    return [types[kind] for kind in poll.kind.tolist()]


def plainly(poll: Poll, share: Fraction, worth: Worth, ranks: Sequence[int]) -> list[tuple[int, Fraction]]:
    """What is bought, and at which price for each point."""
    voters = ballots(poll)
    money = [share] * len(voters)
    bought: list[tuple[int, Fraction]] = []
    while True:
        offers = []
        for at, one in enumerate(poll.projects):
            if at in [project for project, _ in bought] or not 0 < one.cost <= poll.budget:
                continue
            there = [(money[i], voter[at]) for i, voter in enumerate(voters) if voter.get(at)]
            if (price := _price(there, one.cost)) is not None:
                offers.append((price / (one.cost if worth is Worth.COST else 1), ranks[at], at, price))
        if not offers:
            return bought
        _, _, at, price = min(offers)
        for i, voter in enumerate(voters):
            money[i] -= min(money[i], price * voter.get(at, 0))
        bought.append((at, price))


def _price(there: list[tuple[Fraction, int]], cost: int) -> Fraction | None:
    left, points = Fraction(cost), sum(given for _, given in there)
    for held, given in sorted(there, key=lambda one: one[0] / one[1]):
        if held / given >= left / points:
            return left / points
        left, points = left - held, points - given
        if not points:
            return None
    return None


def someone_passed_over(poll: Poll, funded: Sequence[int]) -> set[int]:
    """By trying every group of supporters: the projects of which one was due more."""
    voters, found = ballots(poll), set()
    for at, one in enumerate(poll.projects):
        if at in funded or one.cost > poll.budget:
            continue
        there = [voter for voter in voters if at in voter]
        for size in range(1, len(there) + 1):
            for group in combinations(there, size):
                most = max(sum(poll.projects[p].cost for p in voter if p in funded) for voter in group)
                if (most + one.cost) * poll.voters <= size * poll.budget:
                    found.add(at)
    return found
