"""What changed in a whole register, counted and sorted by what it amounts to."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol

from ombud.answered.creep import Aspect, Change, Dated, Weight, by_its_looks, heaviest, in_bulk, weigh, weights
from ombud.answered.entries import Vanished
from ombud.asked.entries import Record
from ombud.casefile.creepwatch import SAYS, crept, undecided
from ombud.ledger.entry import Body, Unread
from ombud.ledger.stack import Stack

HELD = ("organisation", "url", "title", "summary")  # what the entry of a record holds
ASPECTS = {"organisation": Aspect.HOLDER, "url": Aspect.ADDRESS}


class Told(Protocol):
    """One field of one record that changed, as a register's own history tells it."""

    @property
    def record_id(self) -> str: ...
    @property
    def at(self) -> datetime: ...
    @property
    def field(self) -> str: ...
    @property
    def before(self) -> str: ...
    @property
    def after(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Raised:
    """One change that is raised in a record's own case."""

    record: str
    aspect: Aspect
    before: str
    after: str
    at: datetime

    def as_json(self) -> dict[str, str]:
        told = {"record": self.record, "field": self.aspect.value, "before": self.before, "after": self.after}
        return told | {"on": self.at.date().isoformat()}


@dataclass(frozen=True, slots=True)
class Changes:
    """Events by what they amount to: an event is one record that changed at one time, in one field or several.

    ``noise_raised`` counts events of no substance whose record was raised all the same: the two are found by
    different ways, the one from the register's history, the other from the entries.
    """

    events: Mapping[Weight, int]
    raised: tuple[Raised, ...]
    noise_raised: int
    vanished: tuple[tuple[str, str], ...]  # number in the register, and the day it was seen to be gone

    def as_json(self) -> dict[str, Any]:
        count = {weight.value: self.events.get(weight, 0) for weight in Weight if weight is not Weight.SAME}
        events = sum(count.values())
        noise = events - count["substantive"]
        return count | {
            "events": events,
            "noise": noise,
            "noise_raised": self.noise_raised,
            "noise_share": self.noise_raised / noise if noise else 0.0,
            "raised": [each.as_json() for each in self.raised],
            "vanished": [{"record": record, "seen_gone": day} for record, day in self.vanished],
        }


def changes_of(
    stacks: Mapping[str, Stack], history: Iterable[Told], today: date, bulk: Mapping[str, Collection[int]]
) -> Changes:
    """What changed. Without a history the versions in the entries are counted."""
    told = [each for each in history if each.field]
    dated = list(_from_history(stacks, told)) if told else [each for _, _, each in _from_entries(stacks)]
    amounts: dict[tuple[Hashable, object], list[Weight]] = {}
    for each, weight in zip(dated, weights(dated, len(stacks)), strict=True):
        amounts.setdefault((each.record, each.at), []).append(weight)
    events = {event: heaviest(found) for event, found in amounts.items()}
    count = {weight: sum(found is weight for found in events.values()) for weight in Weight}
    raised = tuple(_raised(stacks, today, bulk))
    noisy = {(each.record, each.at) for each in raised if events.get((each.record, each.at)) is not Weight.SUBSTANTIVE}
    return Changes(count, raised, len(noisy), tuple(_vanished(stacks)))


def bulk_seqs(stacks: Mapping[str, Stack]) -> dict[str, set[int]]:
    """By case, the entries that changed in bulk: by the source's machinery, not by an office."""
    found = list(_from_entries(stacks))
    seqs: dict[str, set[int]] = {}
    for at in in_bulk([each for _, _, each in found], len(stacks)):
        slug, seq, _ = found[at]
        seqs.setdefault(slug, set()).add(seq)
    return seqs


def _from_entries(stacks: Mapping[str, Stack]) -> Iterator[tuple[str, int, Dated]]:
    for slug, stack in stacks.items():
        for each in crept(stack):
            change = Change(each.aspect, each.before, each.after, each.weight)
            dated = Dated(_number(slug, stack), _holder(stack), each.entry.time, each.aspect.value, change)
            yield slug, each.entry.seq, dated


def _from_history(stacks: Mapping[str, Stack], told: Iterable[Told]) -> Iterator[Dated]:
    by_number = {_number(slug, stack): stack for slug, stack in stacks.items()}
    fields = _fields(stacks.values())
    for each in told:
        stack = by_number.get(each.record_id)
        aspect = fields.get(each.field) or _in_the_record(each, stack) or by_its_looks(each.before, each.after)
        change = Change(aspect, each.before, each.after, weigh(aspect, each.before, each.after))
        yield Dated(each.record_id, _holder(stack) if stack else "", each.at, each.field, change)


def _fields(stacks: Iterable[Stack]) -> dict[str, Aspect]:
    """What each foreign field is about, learned from the entries that cite it: "record 66827551, doel"."""
    learned: dict[str, Aspect] = {}
    for stack in stacks:
        for entry in stack:
            for cite in entry.cites:
                name = cite.where.rpartition(", ")[2] if ", " in cite.where else ""
                if name and name not in learned and (aspect := _only(entry.body)):
                    learned[name] = aspect
    return learned


def _only(body: Body | Unread) -> Aspect | None:
    """What a kind of entry is about, if it is about one thing."""
    says = SAYS.get(type(body))
    aspects = [aspect for aspect, _ in says(body)] if says and not isinstance(body, Record) else []
    return aspects[0] if aspects else None


def _in_the_record(each: Told, stack: Stack | None) -> Aspect | None:
    """What a field is about that the entry of the record holds: known by the values that went and came there."""
    bodies = [stated.body for stated in stack.ever(Record)] if stack else []
    for name in HELD:
        values = [getattr(body, name) for body in bodies]
        if each.before in values and each.after in values:
            return ASPECTS.get(name, Aspect.OTHER)
    return None


def _raised(stacks: Mapping[str, Stack], today: date, bulk: Mapping[str, Collection[int]]) -> Iterator[Raised]:
    for slug, stack in stacks.items():
        for each in undecided(stack, today):
            if each.entry.seq not in bulk.get(slug, ()):
                yield Raised(_number(slug, stack), each.aspect, each.before, each.after, each.entry.time)


def _vanished(stacks: Mapping[str, Stack]) -> Iterator[tuple[str, str]]:
    for slug, stack in stacks.items():
        if gone := stack.last(Vanished):
            yield gone.body.record_id or _number(slug, stack), gone.body.seen_gone or gone.entry.on.isoformat()


def _number(slug: str, stack: Stack) -> str:
    record = stack.last(Record)
    return (record.body.record_id if record else "") or slug


def _holder(stack: Stack) -> str:
    record = stack.last(Record)
    return record.body.organisation if record else ""
