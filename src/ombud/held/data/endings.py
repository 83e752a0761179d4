"""Which records of a register state an end of life of data, with the sentences: a period, an event, or none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ombud.held.binding import Ends
from ombud.held.endoflife import Retention, contradictions, statements


class EndKind(StrEnum):
    """What a sentence says of the end of data, or what two of them together do."""

    PERIOD = "period"
    EVENT = "event"  # at once, or when something has happened
    NO_END = "no_end"
    CONTRADICTION = "contradiction"
    NOTHING = "nothing"


_KIND = {
    Ends.AFTER: EndKind.PERIOD, Ends.AT_ONCE: EndKind.EVENT, Ends.EVENT: EndKind.EVENT, Ends.NO_END: EndKind.NO_END,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stated:
    """One sentence of one record. ``duration`` is ISO 8601, ``field`` where it stands."""

    record: str
    field: str
    kind: EndKind
    duration: str
    words: str
    thing: str
    sentence: str
    language: str


@dataclass(frozen=True, slots=True)
class RecordEnds:
    """One record: all its sentences, and pairs of them that contradict each other."""

    record: str
    title: str
    holder: str
    stated: tuple[Stated, ...]
    against: tuple[tuple[Stated, Stated], ...] = ()

    @property
    def kinds(self) -> tuple[EndKind, ...]:
        """All that the record says, a contradiction first; nothing where it says nothing."""
        found = {one.kind for one in self.stated} | ({EndKind.CONTRADICTION} if self.against else set())
        order = (EndKind.CONTRADICTION, EndKind.PERIOD, EndKind.EVENT, EndKind.NO_END)
        return tuple(kind for kind in order if kind in found) or (EndKind.NOTHING,)


def record_ends(record: str, title: str, holder: str, texts: Iterable[tuple[str, str]]) -> RecordEnds:
    """What one record says. ``texts`` are its fields by name; a field that says the same again is told once."""
    found: list[tuple[Retention, Stated]] = []
    for field, text in texts:
        found += [(each, _stated(record, field, each)) for each in statements(text)]
    told = dict.fromkeys(one for _, one in found)
    once = {(one.kind, one.duration, one.sentence): one for one in reversed(told)}
    pairs = contradictions(each for each, _ in found)
    by_id = {id(each): one for each, one in found}
    against = tuple(dict.fromkeys((by_id[id(pair.one)], by_id[id(pair.other)]) for pair in pairs))
    return RecordEnds(record, title, holder, tuple(one for one in told if one in once.values()), against)


def _stated(record: str, field: str, each: Retention) -> Stated:
    return Stated(record, field, _KIND[each.ends], each.duration, each.words, each.thing, each.quote, each.language)


def of_kind(records: Sequence[RecordEnds], kind: EndKind) -> tuple[RecordEnds, ...]:
    """The records that say this, among whatever else they say."""
    return tuple(one for one in records if kind in one.kinds)
