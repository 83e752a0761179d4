"""The contacts that officials wrote down in the city's own cases, counted as a register is."""

from __future__ import annotations

from collections.abc import Iterable

from ombud.asked.entries import Opening
from ombud.casefile.holding.contacts import contacts_told
from ombud.casefile.holding.held import About, Held
from ombud.held.contacts.counted import counted
from ombud.held.contacts.met import Dated
from ombud.held.contacts.written import written
from ombud.held.entries import Challenge
from ombud.ledger.stack import Stack
from ombud.words import say

_NOTES = (
    say("The need of a case counts as stated on the day on which its problem was first sealed here."),
    say("The tender of a case counts as published on the first day of its challenge, where there is one."),
)


def contacts_written(
    stacks: Iterable[tuple[str, Stack]], about: About, *, allowed: int, office: str = ""
) -> Held | None:
    """The document of all contacts in these cases, each case with its name; None where nobody wrote one down."""
    cases = tuple(stacks)
    met = written(cases)
    if not met:
        return None
    found = counted(met, [days_of(name, stack) for name, stack in cases], allowed=allowed, today=about.on)
    return contacts_told(found, about, _NOTES, office)


def days_of(name: str, stack: Stack) -> Dated:
    """When the problem of a case was first written down, and when its challenge opened."""
    openings = [one.entry.on for one in stack.ever(Opening)]
    opens = [one.body.opens for one in stack.of(Challenge) if one.body.opens is not None]
    return Dated(name, min(openings, default=None), min(opens, default=None))
