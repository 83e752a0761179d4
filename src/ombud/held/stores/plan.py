"""A plan: what would go if it went now, counted and nothing touched. A run takes exactly this plan and its moment."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime
from typing import Final, Literal

from pydantic import Field

from ombud.held.entries import Ending
from ombud.held.stores.life import Unit, beside, lasted, length, life
from ombud.held.stores.paper import Paper, mark_of
from ombud.held.stores.probe import Probe
from ombud.held.stores.rule import Bounds, Rule
from ombud.words import Sentence, say

KIND: Final = "ombud.retention.plan/1"
SHA256 = r"^[0-9a-f]{64}$"


class Counted(Paper):
    """What a store held: see :class:`~ombud.held.stores.probe.Probe`."""

    records: int = Field(ge=0)
    expired: int = Field(ge=0)
    size: int = Field(ge=0)
    held: int = Field(ge=0)
    undated: int = Field(ge=0)
    doubtful: int = Field(ge=0)
    ahead: int = Field(ge=0)
    oldest: date | None = None
    first: date | None = None
    last: date | None = None


class Declared(Paper):
    """What the city said of an item. ``kept`` is empty where each record has its own last day."""

    name: str = Field(min_length=1)
    rule: str = ""
    kept: str = ""
    start: str = ""
    method: Ending
    zone: str
    earliest: date


class Planned(Paper):
    """One item of a plan. ``structure`` is the SHA-256 of how its store is built, of columns and types."""

    declared: Declared
    store: str
    structure: str = Field(pattern=SHA256)
    cutoff: datetime
    found: Counted


class Plan(Paper):
    """All items, counted at one moment. ``rules`` is the SHA-256 of what they declare, without what is on hold."""

    kind: Literal["ombud.retention.plan/1"] = KIND
    what: str
    city: str = ""
    moment: datetime
    version: str
    rules: str = Field(pattern=SHA256)
    items: tuple[Planned, ...]

    @property
    def mark(self) -> str:
        return mark_of(self)


def declared(rule: Rule) -> Declared:
    return Declared(
        name=rule.name,
        rule=rule.words,
        kept=rule.kept.iso if rule.kept else "",
        start=rule.start,
        method=rule.method,
        zone=rule.zone,
        earliest=rule.earliest,
    )


def counted(probe: Probe) -> Counted:
    return Counted(**asdict(probe))


def planned(rule: Rule, limits: Bounds, store: str, structure: str, probe: Probe) -> Planned:
    return Planned(
        declared=declared(rule), store=store, structure=structure, cutoff=limits.cutoff, found=counted(probe)
    )


def ages(told: Declared, oldest: date | None, today: date) -> tuple[int, int, Unit] | None:
    """Declared and oldest in the same unit, a length of time each; None where there is nothing to lay side by side."""
    if not told.kept or oldest is None:
        return None
    kept = life(told.kept)
    return length(kept), lasted(oldest, today, kept.unit), kept.unit


def sentences(one: Planned, today: date) -> tuple[Sentence, ...]:
    """What a plan says of one item, in plain sentences."""
    found, name = one.found, one.declared.name
    told = [
        say("{name}. Records: {all}. Past their end, and would go: {n}.", name=name, all=found.records, n=found.expired)
    ]
    if found.expired:
        told.append(say("From {first} to {last}; bytes: {size}.", first=found.first, last=found.last, size=found.size))
    if pair := ages(one.declared, found.oldest, today):
        told.append(beside(*pair))
    if found.held:
        told.append(say("Past their end, and kept because of a legal hold: {n}.", n=found.held))
    if found.undated:
        told.append(say("Without a date; they are never deleted: {n}.", n=found.undated))
    if found.doubtful:
        told.append(say("Dated before {day}, which cannot be right; they are never deleted: {n}.",
                        day=one.declared.earliest, n=found.doubtful))  # fmt: skip
    if found.ahead:
        told.append(say("Dated in the future; a clock was wrong, and they outlive their end: {n}.", n=found.ahead))
    return tuple(told)
