"""What is fixed before the seed is known: the pool, the quotas, the method and the list of tickets, as one number.

Whoever holds the pool can compute the number again; nobody can read a person out of it. Its text is published.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from ombud.heard.lottery.drawn import home_key
from ombud.heard.lottery.fairest import Objective
from ombud.heard.lottery.kinds import Kinds
from ombud.heard.lottery.problem import Problem
from ombud.heard.lottery.tickets import Tickets

METHOD = "ombud lottery 1"


@dataclass(frozen=True, slots=True)
class Commitment:
    """The text that is published before the draw, and its SHA-256."""

    text: str

    @property
    def sha256(self) -> str:
        return sha256(self.text.encode()).hexdigest()


def committed(problem: Problem, objective: Objective, tickets: Tickets, salt: str) -> Commitment:
    """What is fixed before the draw. ``salt`` is kept until the draw, so that nobody can guess a small pool."""
    quotas = sorted(f"quota: {one.feature} | {one.value} | {one.least} | {one.most}" for one in problem.quotas)
    told = [
        f"method: {METHOD}",
        f"fair: {objective.value}",
        f"people: {int(problem.people.sum())}",
        f"panel: {problem.size}",
        *quotas,
        f"pool: {pool_mark(problem.kinds, salt)}",
        f"tickets: {tickets.all}",
        f"list: {sha256(list_text(tickets).encode()).hexdigest()}",
    ]
    return Commitment("\n".join(told) + "\n")


def pool_mark(kinds: Kinds, salt: str) -> str:
    """SHA-256 over one salted SHA-256 a person, sorted: of ``salt|id|values|ids of the household``."""
    lines = sorted(
        sha256("|".join([salt, one, *kinds.kinds[kind].values, home_key(home)]).encode()).hexdigest()
        for group in kinds.homes
        for home in group
        for kind, one in home
    )
    return sha256("\n".join(lines).encode()).hexdigest()


def list_text(tickets: Tickets) -> str:
    """The list of tickets: a line a panel, with its first and last ticket, and how many of each kind (from 1)."""
    return "".join(f"{first}-{first + count - 1}: {panel_text(panel)}\n" for first, count, panel in _rows(tickets))


def panel_text(panel: list[int]) -> str:
    """A panel in one line: ``3 x2, 17`` are two of kind 3 and one of kind 17."""
    return ", ".join(f"{at} x{n}" if n > 1 else str(at) for at, n in enumerate(panel, 1) if n)


def _rows(tickets: Tickets) -> list[tuple[int, int, list[int]]]:
    return list(zip(tickets.first().tolist(), tickets.counts.tolist(), tickets.panels.tolist(), strict=True))
