"""Who the two sides of a contract are: the city and the vendor, with their names and the roles they are given."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ombud.held.contract.document import Document


class Side(StrEnum):
    """On which side of a contract someone stands, or whose a thing is."""

    CITY = "city"
    VENDOR = "vendor"
    BOTH = "both"
    UNSAID = "unsaid"


@dataclass(frozen=True, slots=True)
class Party:
    """One who signs. ``called`` are the names the contract gives them: "Authority", "Vendor", a short name."""

    name: str
    called: tuple[str, ...] = ()
    side: Side = Side.UNSAID


@dataclass(frozen=True, slots=True)
class Parties:
    """Names and roles of either side in small letters, without "the"; ``named`` are the parties as they are written.

    A party whose side cannot be told is in ``named`` alone.
    """

    city: frozenset[str] = frozenset()
    vendor: frozenset[str] = frozenset()
    named: tuple[Party, ...] = ()

    def side(self, word: str) -> Side:
        """The side of a name or role; a plain role such as "supplier" is known also where no recital gives it."""
        raise NotImplementedError


def parties(document: Document) -> Parties:
    """The parties of a contract, from its opening, its definitions and its front sheet."""
    raise NotImplementedError
