"""What the words of a contract mean, and whose the things are that they name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ombud.held.contract.definitions import Definition, definitions, key
from ombud.held.contract.document import Document
from ombud.held.contract.owners import Claim, claims
from ombud.held.contract.parties import Parties, Side, parties
from ombud.held.contract.references import Reference, references

__all__ = ["Definition", "Reference", "Terms", "references", "terms"]

_SMALL = (
    "and|or|in|to|of|all|any|the|such|said|its|their|each|every|both|other|new|this|these|those"
    "|that|further|resulting|related"
)
_BEFORE = rf"(?:^|[,;:(]|\b(?:{_SMALL})\b|['\"“])\s*"  # between the beginning of a list and a thing in it
_ELSE = (  # words behind "data" that make another thing of it
    r"protection|processing|subjects?|sets?|bases?|cent(?:re|er)s?|breach|rights?|agreements?|polic\w+|laws?|schedules?"
)
_AFTER = rf"(?!\s+(?:{_ELSE})\b)"


@dataclass(frozen=True)
class Terms:
    """The defined terms of one contract. Build it with :func:`terms`."""

    defined: Mapping[str, Definition]
    parties: Parties
    claims: Sequence[Claim]
    _known: dict[str, tuple[Side, tuple[int, ...]]] = field(default_factory=dict, compare=False, repr=False)

    def definition(self, word: str) -> Definition | None:
        """How the contract defines a word; "the", case and a plural s make no difference."""
        return self.defined.get(key(word))

    def whose(self, word: str) -> Side:
        """Whose a thing is by the clauses of ownership, by its definition, or by its name ("Customer Data").

        Unsaid where they do not tell, and where one clause says the city and another the vendor.
        """
        return self._told(word)[0]

    def because(self, word: str) -> tuple[int, ...]:
        """The numbers of the passages that ``whose`` rests on."""
        return self._told(word)[1]

    def _told(self, word: str) -> tuple[Side, tuple[int, ...]]:
        known = key(word)
        if known not in self._known:
            self._known[known] = self._by_claims(known) or self._by_name(known) or (Side.UNSAID, ())
        return self._known[known]

    def _by_claims(self, known: str) -> tuple[Side, tuple[int, ...]] | None:
        """What the clauses of ownership say; both sides at once only where they say so in one clause."""
        if not known:
            return None
        thing = re.compile(rf"{_BEFORE}{re.escape(known)}(?:s|ies)?\b{_AFTER}")
        found = [claim for claim in self.claims if thing.search(claim.things)]
        if not found:
            return None
        sides = {claim.side for claim in found}
        where = tuple(sorted({claim.passage for claim in found}))
        return (sides.pop() if len(sides) == 1 else Side.UNSAID, where)

    def _by_name(self, known: str) -> tuple[Side, tuple[int, ...]] | None:
        """What the name of a term says: "Customer Data" are the customer's, as long as no clause says otherwise."""
        words = known.split()
        definition = self.defined.get(known)
        where = (definition.passage,) if definition else ()
        for n in range(len(words) - 1, 0, -1):
            side = self.parties.side(re.sub(r"'s?$", "", " ".join(words[:n])))
            if side is not Side.UNSAID:
                return side, where
        return None


def terms(document: Document) -> Terms:
    """The defined terms of a contract, with its parties and its clauses of ownership."""
    signed = parties(document)
    return Terms(definitions(document), signed, claims(document, signed))
