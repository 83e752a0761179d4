"""What changed between two versions of a statement, and whether the change asks for a new decision."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

BULK = 10  # a person does not change the same field of ten records to the same words in the same moment
BULK_HOLDERS = 3  # and no office changes the records of three: what does is the source's own machinery
BULK_SHARE = 0.05  # of all records, from which a field filled or emptied everywhere at once is the machinery's too
MOST_WORDS = 1000  # beyond this a comparison word by word would take too long; the changed middle is shown whole


class Aspect(StrEnum):
    """What a field of a record is about."""

    PURPOSE = "purpose"
    LEGAL_BASIS = "legal_basis"
    RECIPIENTS = "recipients"
    SUPPLIER = "supplier"
    EXTENT = "extent"
    RETENTION = "retention"  # in days; empty for no end
    ASSESSMENT = "assessment"
    STAGE = "stage"
    HOLDER = "holder"
    ADDRESS = "address"
    DATE = "date"
    OTHER = "other"


class Weight(StrEnum):
    """What a change amounts to."""

    SAME = "same"
    COSMETIC = "cosmetic"
    RENAMED = "renamed"
    STAGE = "stage"
    BULK = "bulk"
    OTHER = "other"
    SUBSTANTIVE = "substantive"


WORDED = frozenset({Aspect.PURPOSE, Aspect.LEGAL_BASIS})  # any other word counts, also the first after silence
HEAVIEST_FIRST = (
    Weight.SUBSTANTIVE, Weight.STAGE, Weight.BULK, Weight.RENAMED, Weight.OTHER, Weight.COSMETIC, Weight.SAME,
)  # fmt: skip
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|(?<!\S)\S{1,64}@\S{1,99}\.\w+", re.I)
_SIGNS = re.compile(r"\d+(?:[.,:/]\d+)*|[^\W\d_]+|[%‰€$£<>≤≥±+§]|(?<!\w)-(?=\d)")
_YES = frozenset({"yes", "ja", "oui", "true"})
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_DAY = re.compile(r"(?:\d{4}(?:-\d{1,2}(?:-\d{1,2})?)?|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})(?:[T ][\d:.+Z-]+)?")
_LEGAL_FORM = re.compile(
    r"\b(?:b\.?v|n\.?v|ab|oyj?|a/s|as|gmbh|ag|ltd|limited|inc|llc|plc|s\.?a\.?r\.?l|s\.?a\.?s?)\b\.?", re.I
)


@dataclass(frozen=True, slots=True)
class Difference:
    """The words that went and the words that came, each run of them one text, in order."""

    old: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One field of one record that said ``before`` and now says ``after``."""

    aspect: Aspect
    before: str
    after: str
    weight: Weight

    @property
    def difference(self) -> Difference:
        return difference(self.before, self.after)


def weigh(aspect: Aspect, before: str, after: str) -> Weight:
    """What a change of one field amounts to.

    Addresses, dates, capital letters, white space and punctuation are cosmetic. A number, a sign beside a number or a
    single word more or less is not. Lists (recipients) are one item a line; retention is in days, empty for no end.
    """
    if before == after:
        return Weight.SAME
    if aspect in (Aspect.ADDRESS, Aspect.DATE) or bare(before) == bare(after):
        return Weight.COSMETIC
    if aspect is Aspect.HOLDER:
        return Weight.RENAMED
    if aspect is Aspect.STAGE:
        return Weight.STAGE
    if aspect is Aspect.SUPPLIER and bare(_LEGAL_FORM.sub(" ", before)) == bare(_LEGAL_FORM.sub(" ", after)):
        return Weight.COSMETIC
    grows = _GROWS.get(aspect)
    return Weight.SUBSTANTIVE if aspect in WORDED or (grows and grows(before, after)) else Weight.OTHER


def bare(text: str) -> str:
    """What is left of a text without capitals, white space, punctuation and web addresses; numbers stay apart."""
    plain = unicodedata.normalize("NFKC", _ADDRESS.sub(" ", text)).casefold()
    signs = (f"|{sign}|" if sign[0].isdigit() else sign for sign in _SIGNS.findall(plain))
    return "".join(signs)


def _more_recipients(before: str, after: str) -> bool:
    had = {bare(one) for one in before.splitlines()}
    return any(bare(one) not in had for one in after.splitlines() if bare(one))


def _wider(before: str, after: str) -> bool:
    """An extent grew, or is told in other words. A number taken away is no growth, but it hides one: that counts."""
    old, new = _alone(before), _alone(after)
    if old is not None and new is not None:
        return new > old
    return bool(before)


def _alone(text: str) -> float | None:
    found = _NUMBER.findall(text)
    return float(found[0].replace(",", ".")) if len(found) == 1 else None


def _longer(before: str, after: str) -> bool:
    """Data are kept for longer, or the end that was promised is gone. A first promise is no creep."""
    if not before:
        return False
    return not after or float(after) > float(before)


def _taken_back(before: str, after: str) -> bool:
    return before.strip().casefold() in _YES and after.strip().casefold() not in _YES


def _another(before: str, after: str) -> bool:
    """Someone else than before; to name a supplier for the first time is no creep."""
    return bool(before)


_GROWS = {
    Aspect.SUPPLIER: _another,
    Aspect.RECIPIENTS: _more_recipients,
    Aspect.EXTENT: _wider,
    Aspect.RETENTION: _longer,
    Aspect.ASSESSMENT: _taken_back,
}


def by_its_looks(before: str, after: str) -> Aspect:
    """What an unknown field is about, judged by its values: an address, a date, or something else."""
    values = [value.strip() for value in (before, after) if value.strip()]
    if values and all(_ADDRESS.fullmatch(value) for value in values):
        return Aspect.ADDRESS
    if values and all(_DAY.fullmatch(value) for value in values):
        return Aspect.DATE
    return Aspect.OTHER


def heaviest(weights: Iterable[Weight]) -> Weight:
    """What a change of several fields amounts to: as much as the weightiest of them."""
    return min(weights, key=HEAVIEST_FIRST.index, default=Weight.SAME)


@dataclass(frozen=True, slots=True)
class Dated:
    """A change with whose record it was, when it was seen, and the name of the field."""

    record: Hashable
    holder: str
    at: object  # a time, or the name of a commit
    field: str
    change: Change


def in_bulk(changes: Sequence[Dated], records: int = 0) -> frozenset[int]:
    """Places in ``changes`` of those that the source's machinery made, not an office; there are ``records`` in all.

    Ten records or more, of three holders or more, went from the same words to the same words in the same moment; or
    a twentieth of all records, and ten at least, had the same field filled or emptied. One holder that changes all
    its records says something, and is not in bulk.
    """
    keys = [_move(each) for each in changes]
    number = Counter(keys)
    holders: dict[tuple[object, ...], set[str]] = {}
    for key, each in zip(keys, changes, strict=True):
        holders.setdefault(key, set()).add(each.holder)
    found = set()
    for at, key in enumerate(keys):
        least = max(BULK, BULK_SHARE * records) if None in key else BULK
        if number[key] >= least and len(holders[key]) >= BULK_HOLDERS:
            found.add(at)
    return frozenset(found)


def _move(each: Dated) -> tuple[object, ...]:
    """From what to what a field went; where it was filled or emptied, the other words do not matter."""
    before, after = each.change.before, each.change.after
    if not before.strip() or not after.strip():
        return each.at, each.field, bool(before.strip()), None
    return each.at, each.field, before, after


def weights(changes: Sequence[Dated], records: int = 0) -> tuple[Weight, ...]:
    """The weight of each change, seen together with all others. Cosmetic and renamed stay what they are."""
    bulk = in_bulk(changes, records)
    light = (Weight.SAME, Weight.COSMETIC, Weight.RENAMED)
    return tuple(
        Weight.BULK if at in bulk and each.change.weight not in light else each.change.weight
        for at, each in enumerate(changes)
    )


def difference(before: str, after: str) -> Difference:
    """The words that differ, in order, found by comparing word by word."""
    old, new = before.split(), after.split()
    head = _agree(old, new)
    tail = _agree(old[head:][::-1], new[head:][::-1])
    old, new = old[head : len(old) - tail], new[head : len(new) - tail]
    if max(len(old), len(new)) > MOST_WORDS:
        return Difference(_run(old), _run(new))
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    changed = [(old[a:b], new[c:d]) for tag, a, b, c, d in steps if tag != "equal"]
    gone = tuple(run for words, _ in changed for run in _run(words))
    return Difference(gone, tuple(run for _, words in changed for run in _run(words)))


def _agree(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words two texts have in common from their start."""
    at = 0
    while at < min(len(one), len(other)) and one[at] == other[at]:
        at += 1
    return at


def _run(words: Sequence[str]) -> tuple[str, ...]:
    return (" ".join(words),) if words else ()
