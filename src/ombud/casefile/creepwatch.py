"""Every difference between two versions of what a case says, and which of them nobody has decided on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from ombud.answered.creep import Aspect, Difference, Weight, difference, weigh
from ombud.answered.entries import Assessment, Decided, Extent, LegalBasis, Sharing, Staged, Withdrawal
from ombud.asked.entries import Purpose, Record
from ombud.casefile.changes import changes as watched
from ombud.held.duration import seconds
from ombud.held.entries import Item, Supplier
from ombud.ledger.entry import Body, Entry, Unread
from ombud.ledger.stack import Stack
from ombud.ledger.stage import Stage
from ombud.words import Sentence, say

REGISTER = "register"  # the role in which other registers' words come in
NAMES: Mapping[Aspect, Sentence] = {
    Aspect.PURPOSE: say("purpose"),
    Aspect.LEGAL_BASIS: say("legal basis"),
    Aspect.RECIPIENTS: say("list of those who get the data"),
    Aspect.SUPPLIER: say("supplier"),
    Aspect.EXTENT: say("extent"),
    Aspect.RETENTION: say("time for which data are kept"),
    Aspect.ASSESSMENT: say("assessment"),
    Aspect.STAGE: say("stage"),
    Aspect.HOLDER: say("organisation"),
    Aspect.ADDRESS: say("address"),
    Aspect.DATE: say("date"),
    Aspect.OTHER: say("wording"),
}


@dataclass(frozen=True, slots=True)
class Crept:
    """One statement that says something else than the version before it. ``before`` is empty if nothing was said."""

    aspect: Aspect
    entry: Entry  # that says the new words
    before: str
    after: str
    weight: Weight

    @property
    def on(self) -> date:
        return self.entry.on

    @property
    def difference(self) -> Difference:
        return difference(self.before, self.after)


Says = tuple[Aspect, str]


def _item(item: Item) -> Iterator[Says]:
    yield Aspect.PURPOSE, item.why
    yield Aspect.LEGAL_BASIS, item.legal_basis
    yield Aspect.RECIPIENTS, "\n".join(item.recipients)
    yield Aspect.RETENTION, item.end_after or (item.end_date.isoformat() if item.end_date else "")


def _extent(extent: Extent) -> Iterator[Says]:
    yield Aspect.EXTENT, extent.what if extent.number is None else f"{extent.what}: {extent.number:g}"


def _record(record: Record) -> Iterator[Says]:
    yield Aspect.HOLDER, record.organisation
    yield Aspect.ADDRESS, record.url


SAYS: Mapping[type[Body | Unread], Callable[..., Iterator[Says]]] = {
    Purpose: lambda body: iter([(Aspect.PURPOSE, body.text)]),
    LegalBasis: lambda body: iter([(Aspect.LEGAL_BASIS, body.text)]),
    Sharing: lambda body: iter([(Aspect.RECIPIENTS, body.recipient), (Aspect.PURPOSE, body.purpose)]),
    Supplier: lambda body: iter([(Aspect.SUPPLIER, body.name)]),
    Assessment: lambda body: iter([(Aspect.ASSESSMENT, body.done.value)]),
    Staged: lambda body: iter([(Aspect.STAGE, body.stage.value)]),
    Extent: _extent,
    Item: _item,
    Record: _record,
}
FIRST = (Purpose, LegalBasis, Sharing)  # to say these for the first time after years of silence is a change, too
TAKEN_BACK = (*FIRST, Supplier)


def crept(stack: Stack) -> tuple[Crept, ...]:
    """Every difference between versions, weighed, oldest first. What was taken back as an error never was.

    Purpose, legal basis, sharing and extent are seen as check 7.4 sees them (:mod:`ombud.casefile.changes`); here come
    suppliers, items, assessments, and what a register said first later or says no more.
    """
    found = [*_watched(stack), *_replaced(stack), *_first(stack), *_gone(stack)]
    once = {(each.entry.seq, each.aspect): each for each in reversed(found)}
    return tuple(sorted(once.values(), key=lambda each: (each.entry.seq, each.aspect)))


def _watched(stack: Stack) -> Iterator[Crept]:
    for change in watched(stack):
        aspect = next(SAYS[change.kind](change.entry.body))[0]
        yield Crept(aspect, change.entry, change.before, change.after, Weight.SUBSTANTIVE)


def _replaced(stack: Stack) -> Iterator[Crept]:
    by_seq = {entry.seq: entry for entry in stack.entries}
    withdrawn = _withdrawn(stack)
    for entry in stack.entries:
        old = by_seq.get(entry.replaces) if entry.replaces is not None else None
        says = SAYS.get(type(entry.body))
        if old is None or says is None or type(old.body) is not type(entry.body) or entry.seq in withdrawn:
            continue
        for (aspect, before), (_, after) in zip(says(old.body), says(entry.body), strict=True):
            if before != after:
                yield Crept(aspect, entry, before, after, _weight(aspect, before, after))


def _weight(aspect: Aspect, before: str, after: str) -> Weight:
    if aspect is Aspect.RETENTION:
        return weigh(aspect, *_days(before, after))
    return weigh(aspect, before, after)


def _days(before: str, after: str) -> tuple[str, str]:
    """Two lives of data as comparable numbers: durations as days, dates as the day they are."""
    if before.startswith("P") == after.startswith("P") or not before or not after:
        return _number(before), _number(after)
    return "0", "0"  # a period has become a date or the other way round: that is no longer, nor shorter


def _number(life: str) -> str:
    if life.startswith("P"):
        return str(seconds(life) / 86400)
    return str(date.fromisoformat(life).toordinal()) if life else ""


def _first(stack: Stack) -> Iterator[Crept]:
    """What a register says for the first time on a later day than it first spoke of this at all."""
    told = [entry for entry in stack.entries if entry.role == REGISTER]
    withdrawn = _withdrawn(stack)
    for kind in FIRST:
        said = [entry for entry in told if type(entry.body) is kind]
        if said and said[0].on > told[0].on and said[0].replaces is None and said[0].seq not in withdrawn:
            aspect, after = next(SAYS[kind](said[0].body))
            yield Crept(aspect, said[0], "", after, weigh(aspect, "", after))


def _gone(stack: Stack) -> Iterator[Crept]:
    """What a register says no more."""
    by_seq = {entry.seq: entry for entry in stack.entries}
    for withdrawal in stack.of(Withdrawal):
        old = by_seq.get(withdrawal.body.entry)
        if old is not None and withdrawal.entry.role == REGISTER and isinstance(old.body, TAKEN_BACK):
            aspect, before = next(SAYS[type(old.body)](old.body))
            yield Crept(aspect, withdrawal.entry, before, "", weigh(aspect, before, ""))


def _withdrawn(stack: Stack) -> set[int]:
    return {one.body.entry for one in stack.of(Withdrawal)}


def undecided(stack: Stack, today: date) -> tuple[Crept, ...]:
    """The changes of substance on or after which no decision is dated. While it is drafted, everything may change."""
    if stack.before(Stage.PROCUREMENT):
        return ()
    days = [one.body.on or one.entry.on for one in stack.of(Decided)]
    latest = max((day for day in days if day <= today), default=date.min)
    return tuple(each for each in crept(stack) if each.weight is Weight.SUBSTANTIVE and each.on > latest)
