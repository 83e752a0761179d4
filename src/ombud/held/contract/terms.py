"""What the words of a contract mean, whose the things are that they name, and where its references lead."""

from __future__ import annotations

from dataclasses import dataclass

from ombud.held.contract.definitions import Definition
from ombud.held.contract.document import Document
from ombud.held.contract.parties import Side


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference to another place: its words, where they begin in the text, and the passage that it leads to.

    ``passage`` is the number of the passage that refers; ``target`` is None where the place is not in this document,
    and ``outside`` is True where the words name another document or a law.
    """

    words: str
    start: int
    passage: int
    target: int | None
    outside: bool = False


class Terms:
    """The defined terms of one contract."""

    def definition(self, word: str) -> Definition | None:
        """How the contract defines a word; "the", case and a plural s make no difference."""
        raise NotImplementedError

    def whose(self, word: str) -> Side:
        """Whose a thing is by the definitions and the clauses of ownership; unsaid where they do not tell."""
        raise NotImplementedError

    def because(self, word: str) -> tuple[int, ...]:
        """The numbers of the passages that ``whose`` rests on."""
        raise NotImplementedError


def terms(document: Document) -> Terms:
    """The defined terms of a contract."""
    raise NotImplementedError


def references(document: Document) -> tuple[Reference, ...]:
    """The references of a contract to its own clauses and annexes, and to other documents, in order."""
    raise NotImplementedError
