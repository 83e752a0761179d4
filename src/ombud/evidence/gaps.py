"""What a statement leaves unsaid, told by the titles of its fields, and a ratio that is always a number."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Any, TypeVar

from ombud.evidence.said import listed, none, short, told
from ombud.ledger.entry import Body
from ombud.ledger.stack import Stated
from ombud.words import Sentence, say

B = TypeVar("B", bound=Body)


def said(value: Any) -> bool:
    """Whether a field says something. "Nobody" does; a dash, an unsaid member and infinity do not."""
    if isinstance(value, StrEnum):
        return value.value != "unsaid"
    if isinstance(value, str):
        return told(value) or none(value)
    if isinstance(value, float):
        return math.isfinite(value)
    if isinstance(value, tuple):
        return any(said(part) for part in value)
    return value is not None


def titled(kind: type[Body], field: str) -> Sentence:
    """A field by the title that its form shows; the title is marked for translation where the kind is defined."""
    return Sentence(kind.model_fields[field].title or field)


def lacking(body: Body, *fields: str) -> tuple[Sentence, ...]:
    """The titles of those of the fields that say nothing."""
    return tuple(titled(type(body), field) for field in fields if not said(getattr(body, field)))


def gaps(stated: Sequence[Stated[B]], name: Callable[[B], str], *fields: str) -> tuple[Sentence, ...]:
    """For each statement that leaves one of the fields unsaid: its name, and the titles of what is missing."""
    found = ((name(one.body), lacking(one.body, *fields)) for one in stated)
    return tuple(say("{name} ({what})", name=short(who), what=listed(what, 6)) for who, what in found if what)


def tally(head: Sentence, which: Sequence[str | Sentence], of: int) -> Sentence:
    """How many of how many, by name: “Harms not fully told, 1 of 3: Girls (Owner).”"""
    return say("{head}, {n} of {all}: {which}.", head=head, n=len(which), all=of, which=listed(which))


def ratio(part: float, whole: float) -> float:
    """One number over another; infinite where that is no number, so that hostile input stays a number."""
    try:
        return float(part / whole)
    except (OverflowError, ZeroDivisionError):
        return math.inf
