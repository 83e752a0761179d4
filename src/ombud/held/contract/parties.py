"""Who the two sides of a contract are: the city and the vendor, with their names and the roles they are given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from ombud.held.contract.definitions import Definition, definitions, key
from ombud.held.contract.document import Document
from ombud.held.contract.names import name_in
from ombud.held.contract.recital import Signing, signing
from ombud.held.contract.roles import (
    CITY_ROLES,
    LEANING_CITY,
    LEANING_VENDOR,
    VENDOR_ROLES,
    folded,
    kind_of,
    public,
    short_name,
)  # fmt: skip


class Side(StrEnum):
    """On which side of a contract someone stands, or whose a thing is."""

    CITY = "city"
    VENDOR = "vendor"
    BOTH = "both"
    UNSAID = "unsaid"


_OTHER = {Side.CITY: Side.VENDOR, Side.VENDOR: Side.CITY}


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
        small = folded(word)
        if small in self.city or small in self.vendor:
            return Side.CITY if small in self.city else Side.VENDOR
        if small in {folded(name) for party in self.named for name in (party.name, *party.called)}:
            return Side.UNSAID
        return Side.CITY if small in CITY_ROLES else Side.VENDOR if small in VENDOR_ROLES else Side.UNSAID


def parties(document: Document) -> Parties:
    """The parties of a contract, from its opening, its definitions and its front sheet.

    A side is given by the name of a public body, by a role ("Authority", "Vendor"), or, where there are two parties,
    by what the other one is. A company that buys from another is so on the city's side: the side that buys.
    """
    told = definitions(document)
    signed = [*signing(document.text)]
    if len(signed) < 2:
        signed += _defined(told, signed)
    named = _sided([Party(each.name, each.called) for each in signed])
    city, vendor = (_words(party for party in named if party.side is side) for side in (Side.CITY, Side.VENDOR))
    return Parties(city - vendor, vendor - city, named)


def _defined(told: Mapping[str, Definition], signed: list[Signing]) -> list[Signing]:
    """Parties that the definitions name: “Authority” means the City of Malmö."""
    known = {folded(word) for each in signed for word in each.called}
    found = []
    for role in sorted(CITY_ROLES | VENDOR_ROLES):
        definition = told.get(key(role))
        if definition and role not in known and (name := name_in(definition.text, definition.term)):
            found.append(Signing(name, (definition.term,)))
    return found


def _sided(named: list[Party]) -> tuple[Party, ...]:
    """The parties with their sides, as far as names, roles and contrast tell."""
    publics = [public(party.name) for party in named]
    one_public = any(publics) and not all(publics)
    told = []
    for party, is_public in zip(named, publics, strict=True):
        side = Side.CITY if is_public and one_public else _by_role(party)
        told.append(replace(party, side=side))
    if one_public:  # a city that sells is the city still, and who deals with it is on the other side
        told = [party if party.side is Side.CITY and is_public else replace(party, side=_against(party))
                for party, is_public in zip(told, publics, strict=True)]  # fmt: skip
    return tuple(_contrasted(_leaning(told)))


def _by_role(party: Party) -> Side:
    roles = {folded(word) for word in (*party.called, party.name)}
    city, vendor = bool(roles & CITY_ROLES), bool(roles & VENDOR_ROLES)
    if city == vendor:
        return Side.UNSAID
    return Side.CITY if city else Side.VENDOR


def _against(party: Party) -> Side:
    """Whoever deals with a public body is the vendor, unless they are named for the city's side themselves."""
    roles = {folded(word) for word in party.called}
    return Side.CITY if roles & CITY_ROLES - {"licensee", "customer", "client", "subscriber", "buyer"} else Side.VENDOR


def _leaning(told: list[Party]) -> list[Party]:
    """Roles such as "company" count only where somebody else stands, or leans, on the other side."""
    leans = [_lean(party) if party.side is Side.UNSAID else party.side for party in told]
    if not {Side.CITY, Side.VENDOR} <= set(leans):
        return told
    return [replace(party, side=lean) for party, lean in zip(told, leans, strict=True)]


def _lean(party: Party) -> Side:
    roles = {folded(word) for word in party.called}
    city, vendor = bool(roles & LEANING_CITY) or public(party.name), bool(roles & LEANING_VENDOR)
    if city == vendor:
        return Side.UNSAID
    return Side.CITY if city else Side.VENDOR


def _contrasted(told: list[Party]) -> list[Party]:
    """Where there are two and one is known, the other is on the other side."""
    sides = [party.side for party in told]
    if len(told) != 2 or sides.count(Side.UNSAID) != 1:
        return told
    known = next(side for side in sides if side is not Side.UNSAID)
    return [replace(party, side=_OTHER[known]) if party.side is Side.UNSAID else party for party in told]


def _words(side: Iterable[Party]) -> frozenset[str]:
    words: set[str] = set()
    for party in side:
        words |= {folded(party.name), short_name(party.name), kind_of(party.name)}
        words |= {folded(word) for word in party.called}
    return frozenset(words - {"", "we", "us", "our", "you", "your"})
