"""What a program read in a case's contracts and no person has read yet; and a person's statement, begun with it."""

from __future__ import annotations

from typing import Any

from ombud.evidence.measured import latest
from ombud.evidence.said import key
from ombud.held.contract.computed import LineRead, LineReading
from ombud.held.contract.found import persons_on, same_passage
from ombud.held.contract.lines import covering
from ombud.ledger.stack import Stack, Stated

_FIRST = (LineReading.CROSSED, LineReading.UNSURE, LineReading.SILENT, LineReading.KEPT)


def waiting(stack: Stack) -> tuple[Stated[LineRead], ...]:
    """The latest readings of a program that no person answered, those that cross a line first.

    A silent line is answered by any person's reading of it; another one by a reading of the very passage.
    """
    read = latest(stack.of(LineRead), lambda body: (key(body.contract), body.line.value))
    there = [one for one in read if one.body.reading in _FIRST and not _answered(stack, one.body)]
    return tuple(sorted(there, key=lambda one: _FIRST.index(one.body.reading)))


def _answered(stack: Stack, body: LineRead) -> bool:
    persons = persons_on(stack, body)
    if body.reading is LineReading.SILENT:
        return bool(persons)
    return any(same_passage(body.quote, one.body.quote) for one in persons)


def begun(body: LineRead) -> dict[str, Any]:
    """The fields of a person's statement on what a program read: contract, line, passage and place.

    How the passage reads is left to the person. Of a silent line there is no passage to begin with.
    """
    there = body.reading is not LineReading.SILENT
    told = {"contract": body.contract, "line": covering(body.line)[0]}
    return {**told, "quote": body.quote, "number": body.clause, "page": body.page} if there else told
