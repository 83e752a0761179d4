"""The draw from a public seed, in steps that anyone can repeat with a tool that computes SHA-256.

1. The ticket: the first 15 hexadecimal figures of SHA-256 of ``seed|ticket``, as a number, modulo how many there are.
2. Everyone of the pool has a number: SHA-256 of ``seed|id``. A household has that of ``seed|`` and the ids of its
   people in order, set apart by ``+``: for someone who lives with nobody else of the pool it is their own.
3. The ticket's panel says how many of each kind. In each group of households, lowest number first, the first households
   give the first kind of the list, the next ones the next kind. Of two people of that kind the lower number goes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from ombud.heard.lottery.kinds import Kinds

FIGURES = 15  # hexadecimal: 60 bits, which every shell can count in


@dataclass(frozen=True, slots=True)
class Drawn:
    """The ticket, and who was drawn, by id, each with the number of the kind."""

    ticket: int
    people: tuple[tuple[str, int], ...]

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(one for one, _ in self.people)


def number(seed: str, words: str) -> str:
    """SHA-256 of ``seed|words`` in hexadecimal figures."""
    return sha256(f"{seed}|{words}".encode()).hexdigest()


def ticket_of(seed: str, tickets: int) -> int:
    """The ticket that a seed draws, from 0 to one below ``tickets``; each alike likely but for 1 in 10 to the 12th."""
    return int(number(seed, "ticket")[:FIGURES], 16) % tickets


def drawn(kinds: Kinds, panel: Sequence[int], seed: str, ticket: int = 0) -> Drawn:
    """Who is drawn of each kind, where ``panel`` says how many (kinds,)."""
    people = [one for group in range(len(kinds.homes)) for one in _of_group(kinds, panel, seed, group)]
    return Drawn(ticket, tuple(people))


def _of_group(kinds: Kinds, panel: Sequence[int], seed: str, group: int) -> Iterator[tuple[str, int]]:
    asked = [kind for kind in sorted({kind for kind, _ in kinds.homes[group][0]}) if panel[kind]]
    if not asked:
        return
    homes = iter(in_order(kinds, seed, group))
    for kind in asked:
        for _ in range(panel[kind]):
            yield person_of(next(homes), kind, seed), kind


def in_order(kinds: Kinds, seed: str, group: int) -> list[tuple[tuple[int, str], ...]]:
    """The households of a group, lowest number first."""
    return sorted(kinds.homes[group], key=lambda home: (number(seed, home_key(home)), home_key(home)))


def home_key(home: Sequence[tuple[int, str]]) -> str:
    """A household by the ids of its people of the pool."""
    return "+".join(sorted(one for _, one in home))


def person_of(home: Sequence[tuple[int, str]], kind: int, seed: str) -> str:
    """The person of a kind in a household: the one with the lowest number."""
    return min((one for at, one in home if at == kind), key=lambda one: (number(seed, one), one))
