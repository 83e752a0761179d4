"""The statements that something was computed, whichever question it answers: each leads to a kept document."""

from __future__ import annotations

from ombud.evidence.computed import Made
from ombud.heard.computed import HeardResult
from ombud.held.computed import HeldResult
from ombud.ledger.stack import Stack, Stated
from ombud.served.computed import Measurement

KINDS: tuple[type[Made], ...] = (Measurement, HeardResult, HeldResult)


def thing(body: object) -> tuple[object, ...]:
    """What tells one measurement from the next: what it is of, and what was computed of it."""
    return type(body), getattr(body, "what", ""), getattr(body, "sort", None)


def made(stack: Stack) -> tuple[Stated[Made], ...]:
    """Those that stand, oldest first."""
    return _by_age([one for kind in KINDS for one in stack.of(kind)])


def ever_made(stack: Stack) -> tuple[Stated[Made], ...]:
    """All of them, superseded ones included."""
    return _by_age([one for kind in KINDS for one in stack.ever(kind)])


def _by_age(said: list[Stated[Made]]) -> tuple[Stated[Made], ...]:
    return tuple(sorted(said, key=lambda one: one.entry.seq))
