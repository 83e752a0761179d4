"""An inventory looked at as a whole: how many items end, which are proposed for removal and why, and what is unsaid."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from ombud.evidence.said import key, told, years_before
from ombud.held.data.computed import Ground
from ombud.held.data.ends import ENDED, WRONG, End, Stands, end_of
from ombud.held.data.item import ItemRead
from ombud.held.data.special import has_special_basis, is_special
from ombud.held.duration import alike
from ombud.held.entries import Ending, Personal
from ombud.held.inventory import UNUSED_YEARS


class Lacks(StrEnum):
    """What an item leaves unsaid."""

    WHY = "why"
    BASIS = "legal_basis"
    SPECIAL_BASIS = "special_basis"
    METHOD = "method"
    WHERE = "where"
    LAW = "law"
    RULES = "rules"  # of those who receive it
    COUNTRY = "country"  # of those who receive it
    THEIR_LAW = "their_law"


@dataclass(frozen=True, slots=True)
class Looked:
    """One item, its end, why it is proposed for removal, and what it leaves unsaid."""

    item: ItemRead
    end: End
    grounds: tuple[Ground, ...] = ()
    lacks: tuple[Lacks, ...] = ()
    twin: str = ""  # the system that keeps the same item already


@dataclass(frozen=True, slots=True)
class Surveyed:
    """All items of an inventory, in the order of their names. ``cap`` is the longest that the city allows."""

    items: tuple[Looked, ...]
    today: date
    cap: str = ""

    def stands(self, *which: Stands) -> tuple[Looked, ...]:
        return tuple(one for one in self.items if one.end.stands in which)

    @property
    def ended(self) -> tuple[Looked, ...]:
        return self.stands(*ENDED)

    @property
    def wrong(self) -> tuple[Looked, ...]:
        return self.stands(*WRONG)

    def on(self, *grounds: Ground) -> tuple[Looked, ...]:
        """The items that are proposed for removal on one of these grounds; on any if none is named."""
        wanted = grounds or tuple(Ground)
        return tuple(one for one in self.items if any(ground in wanted for ground in one.grounds))

    def lacking(self, *what: Lacks) -> tuple[Looked, ...]:
        return tuple(one for one in self.items if any(each in what for each in one.lacks))


def surveyed(items: Iterable[ItemRead], today: date, cap: str = "") -> Surveyed:
    """Look at every item. The same items in any order give the same answer."""
    ordered = sorted(items, key=_order)
    looked = [Looked(one, end_of(one, today, cap), _grounds(one, today), _lacks(one)) for one in ordered]
    return Surveyed(tuple(_with_twins(looked)), today, cap)


def _order(item: ItemRead) -> tuple[str, ...]:
    return key(item.name), key(item.system), key(item.why), item.name, item.system, repr(item)


def _grounds(item: ItemRead, today: date) -> tuple[Ground, ...]:
    """What speaks against keeping an item, as far as the item itself tells."""
    found = []
    if item.last_used is not None and item.last_used < years_before(today, UNUSED_YEARS):
        found.append(Ground.UNUSED)
    if not told(item.decision):
        found.append(Ground.NO_DECISION)
    return tuple(found)


def _lacks(item: ItemRead) -> tuple[Lacks, ...]:
    named = [one for one in item.recipients if told(one.name)]
    found = {
        Lacks.WHY: not told(item.why),
        Lacks.BASIS: item.personal is not Personal.NONE and not told(item.legal_basis),
        Lacks.SPECIAL_BASIS: is_special(item) and not has_special_basis(item),
        Lacks.METHOD: item.life.method is Ending.UNSAID,
        Lacks.WHERE: not told(item.where),
        Lacks.LAW: not told(item.law),
        Lacks.RULES: any(not told(one.rules) for one in named),
        Lacks.COUNTRY: any(not told(one.country) for one in named),
        Lacks.THEIR_LAW: any(not told(one.law) for one in named),
    }
    return tuple(what for what, missing in found.items() if missing)


def _with_twins(looked: Sequence[Looked]) -> Iterable[Looked]:
    """Items that are kept for the same purpose under the same name: the second is proposed, two ends contradict."""
    first: dict[tuple[str, ...], Looked] = {}
    for one in looked:
        before = first.setdefault(_twin(one.item), one)
        if before is one:
            yield one
            continue
        end = replace(one.end, stands=Stands.CONTRADICTION) if _two_lives(before, one) else one.end
        yield replace(one, end=end, grounds=(*one.grounds, Ground.TWICE), twin=before.item.system or before.item.name)


def _twin(item: ItemRead) -> tuple[str, ...]:
    return key(item.name), key(item.why), *sorted(map(key, item.categories)), "|", *sorted(map(key, item.subjects))


def _two_lives(one: Looked, other: Looked) -> bool:
    """Whether the same item in the same place has two ends."""
    if key(one.item.system) != key(other.item.system):
        return False
    if one.end.duration and other.end.duration:
        return not alike(one.end.duration, other.end.duration)
    return bool(one.end.on and other.end.on and one.end.on != other.end.on)
