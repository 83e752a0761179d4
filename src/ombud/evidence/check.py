"""A check: one demand of the course, asked of a case's stack."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from ombud.evidence.finding import Finding
from ombud.ledger.entry import Body
from ombud.ledger.stack import Stack

Ask = Callable[[Stack, date], Finding]


@dataclass(frozen=True, slots=True)
class Check:
    """A demand as a function. ``title`` is the claim it tests; ``measure`` says what would measure it."""

    number: str
    title: str
    reads: tuple[type[Body], ...]
    measure: str
    ask: Ask

    def __call__(self, stack: Stack, today: date) -> Finding:
        return self.ask(stack, today).of(self.number)


def check(number: str, title: str, *, reads: tuple[type[Body], ...], measure: str) -> Callable[[Ask], Check]:
    """Turn ``(stack, today) -> Finding`` into the check of one demand.

    ``title`` and ``measure`` are English, wrapped in ``mark`` so that a face can translate them.
    """

    def made(ask: Ask) -> Check:
        return Check(number, title, reads, measure, ask)

    return made
