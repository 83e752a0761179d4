"""A walk over all words that stand in one case."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from ombud.held.endoflife import Retention, statements
from ombud.held.entries import Item
from ombud.ledger.entry import Entry
from ombud.ledger.stack import Stack

# What residents and others say about a technology is no promise of the office that runs it.
OTHER_VOICES = ("heard.", "asked.opening", "asked.cause", "asked.harm", "asked.grounding", "proved.")
NO_WORDS = frozenset({"url", "record_id", "sha256", "language", "register_name"})


@dataclass(frozen=True, slots=True)
class Words:
    """One text in a case: the entry that says it, the field, and the words."""

    entry: Entry
    field: str
    text: str


@dataclass(frozen=True, slots=True)
class Seen:
    """A case to look at: its stack, all words that stand in it, what these say of keeping and deleting, and the
    entries that changed in bulk."""

    stack: Stack
    words: tuple[Words, ...]
    kept: tuple[tuple[Entry, Retention], ...]
    today: date
    in_bulk: Collection[int]


def seen(stack: Stack, today: date, in_bulk: Collection[int] = ()) -> Seen:
    """A case, walked once."""
    told = tuple(words(stack))
    return Seen(stack, told, tuple(_kept(told)), today, in_bulk)


def _kept(told: tuple[Words, ...]) -> Iterator[tuple[Entry, Retention]]:
    """What running text of those who run it says; items are looked at field by field."""
    for text in told:
        if not isinstance(text.entry.body, Item) and not text.entry.kind.startswith(OTHER_VOICES):
            yield from ((text.entry, each) for each in statements(text.text))


def words(stack: Stack) -> Iterator[Words]:
    """Every text in every statement that stands, lists included."""
    for entry in stack.standing():
        for name, value in entry.body:  # pydantic gives each field's name and value
            if isinstance(value, str) and value and name not in NO_WORDS and not isinstance(value, Enum):
                yield Words(entry, name, value)
            elif isinstance(value, tuple):
                yield from (Words(entry, name, each) for each in value if isinstance(each, str) and each)
