"""What a case changed of itself: purpose, legal basis, sharing and extent, from one statement to the next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from ombud.answered.creep import Aspect, Weight, weigh
from ombud.answered.entries import Extent, LegalBasis, Sharing, Withdrawal
from ombud.asked.entries import Purpose
from ombud.evidence.figures import figure
from ombud.evidence.said import key, number
from ombud.ledger.entry import Body, Entry
from ombud.ledger.stack import Stack, Stated
from ombud.words import Sentence, say

WATCHED: tuple[type[Body], ...] = (Purpose, LegalBasis, Sharing, Extent)
NAMES: dict[type[Body], Sentence] = {
    Purpose: say("purpose"),
    LegalBasis: say("legal basis"),
    Sharing: say("sharing"),
    Extent: say("extent"),
}


@dataclass(frozen=True, slots=True)
class Changed:
    """One statement that says something else than the one before it. ``on`` is the day it was stated."""

    kind: type[Body]
    entry: Entry
    before: str
    after: str

    @property
    def on(self) -> date:
        return self.entry.on

    @property
    def stated(self) -> Stated[Any]:
        return Stated(self.entry, self.entry.body)

    @property
    def sentence(self) -> Sentence:
        return say("{what} on {day}", what=NAMES[self.kind], day=self.on)


def changes(stack: Stack) -> tuple[Changed, ...]:
    """Every change of substance, oldest first. What was withdrawn as an error never was; wording alone is no change.

    A later statement that replaces an earlier one is held against it. One that replaces nothing is a change too if
    it comes on a later day and adds a purpose, a legal basis or a recipient, or raises the number of what is counted.
    """
    withdrawn = {one.body.entry for one in stack.of(Withdrawal)}
    found = [change for kind in WATCHED for change in _of(stack, kind, withdrawn)]
    return tuple(sorted(found, key=lambda change: change.entry.seq))


def _of(stack: Stack, kind: type[Body], withdrawn: set[int]) -> Iterator[Changed]:
    earlier: list[Entry] = []
    for stated in stack.ever(kind):
        entry = stated.entry
        if entry.seq in withdrawn:
            continue
        before = _before(entry, earlier)
        if before is not None:
            yield Changed(kind, entry, _text(before.body), _text(entry.body))
        earlier.append(entry)


def _before(entry: Entry, earlier: list[Entry]) -> Entry | None:
    """The earlier statement that this one changes; nothing if it changes none."""
    replaced = [one for one in earlier if one.seq == entry.replaces]
    if replaced:
        return replaced[0] if _differs(replaced[0].body, entry.body) else None
    if not earlier or entry.on <= earlier[0].on:
        return None
    if isinstance(entry.body, Extent):
        return _grown(entry.body, earlier)
    return earlier[-1] if all(_differs(one.body, entry.body) for one in earlier) else None


def _grown(extent: Extent, earlier: Iterable[Entry]) -> Entry | None:
    """The last count of the same thing, if this one is higher."""
    counts = [one for one in earlier if isinstance(one.body, Extent) and key(one.body.what) == key(extent.what)]
    return counts[-1] if counts and _differs(counts[-1].body, extent) else None


def _differs(old: Any, new: Any) -> bool:
    """Whether the later statement says something else in substance. Fewer of the same is no creep."""
    if type(old) is not type(new):
        return False
    if isinstance(new, Purpose):
        return _weighs(Aspect.PURPOSE, old.text, new.text)
    if isinstance(new, LegalBasis):
        return _weighs(Aspect.LEGAL_BASIS, old.text, new.text)
    if isinstance(new, Sharing):
        wider = bool(old.purpose) and _weighs(Aspect.PURPOSE, old.purpose, new.purpose)
        return wider or _weighs(Aspect.RECIPIENTS, old.recipient, new.recipient)
    return _wider(old, new)


def _weighs(aspect: Aspect, before: str, after: str) -> bool:
    return weigh(aspect, before, after) is Weight.SUBSTANTIVE


def _wider(old: Extent, new: Extent) -> bool:
    """More of the same, something else than before, or a number that is no longer told."""
    if key(old.what) != key(new.what):
        return _weighs(Aspect.PURPOSE, old.what, new.what)
    was, now = number(old.number), number(new.number)
    return was is not None and (now is None or now > was)


def _text(body: Any) -> str:
    if isinstance(body, Extent):
        count = number(body.number)
        return body.what if count is None else f"{body.what}: {figure(count)}"
    if isinstance(body, Sharing):
        return f"{body.recipient}: {body.purpose}" if body.purpose else body.recipient
    return str(body.text)
