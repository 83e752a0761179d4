"""Passages put together from lessons: a passage of a contract is longer than a lesson and holds other matter too.

Each is one lesson with others before and behind it, all of one writer and with no line twice, or with passages of
ordinary contracts that no rule finds to be about any line. Which stand together follows from their ids: nothing is
drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import cycle, groupby
from zlib import crc32

from ombud.held.contract.evidenced import evidence
from ombud.held.contract.lesson import Lesson

SHORTEST, LONGEST = 450, 850  # characters
_OF_A_LINE = 5  # of so many that are put in, one is about a line of its own
_TRIES = 40


def composed(given: Iterable[Lesson], filling: Sequence[Lesson], group: Callable[[Lesson], object]) -> Iterator[Lesson]:
    """One passage for each second lesson that is about a line, of what is in the lesson's group; each piece of filling
    serves one group only, so that what is kept apart by group stays apart."""
    of = groupby(sorted(given, key=lambda one: (str(group(one)), _drawn(one.id))), group)
    groups = [list(those) for _, those in of]
    for at, those in enumerate(groups):
        mine = [one for one in filling if _drawn(one.id) % len(groups) == at]
        yield from _of_group(those, mine)


def _of_group(those: Sequence[Lesson], filling: Sequence[Lesson]) -> Iterator[Lesson]:
    about = [one for one in those if one.lines]
    aside = sorted([*filling, *(one for one in those if not one.lines)], key=lambda one: _drawn(one.id + "aside"))
    others, plain = cycle(about), cycle(aside or about)
    for one in those:
        if _drawn(one.id + "composed") % 2 == 0:
            mixed = (next(others) if _drawn(f"{one.id}{at}") % _OF_A_LINE == 0 else next(plain) for at in range(_TRIES))
            put = _put_together(one, mixed)
            if len(put) > 1:
                yield _joined(put)


def _put_together(first: Lesson, others: Iterable[Lesson]) -> list[Lesson]:
    """A lesson with others that fit, until it is as long as it shall be; each stands before or behind what is there."""
    put, wanted = [first], SHORTEST + _drawn(first.id + "long") % (LONGEST - SHORTEST)
    for other in others:
        size = sum(map(_long, put))
        if size >= max(SHORTEST, wanted - 100):
            break
        if size + _long(other) <= LONGEST and not any(_clash(other, one) for one in put):
            put.insert(0 if _drawn(first.id + other.id) % 2 else len(put), other)
    return put


def _joined(put: Sequence[Lesson]) -> Lesson:
    said = tuple(one for each in put for one in each.said)
    lines = {line: label for each in put for line, label in each.lines.items()}
    parts = tuple(each.id for each in put if not each.background)
    writer = next(each.writer for each in put if not each.background)
    return Lesson(" + ".join(each.id for each in put), said, evidence(said), lines, writer, parts=parts)


def _clash(one: Lesson, other: Lesson) -> bool:
    return one.id == other.id or not one.lines.keys().isdisjoint(other.lines)


def _long(one: Lesson) -> int:
    return sum(len(each.written) + 1 for each in one.said)


def _drawn(name: str) -> int:
    return crc32(name.encode())
