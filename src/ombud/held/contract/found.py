"""Contracts as a program read them, held against the lines of a demand. A person's reading stands beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ombud.evidence.finding import Finding, crossed, kept, silent
from ombud.evidence.measured import in_a_row, latest
from ombud.evidence.said import key, listed, number, short
from ombud.held.contract.computed import LineRead, LineReading
from ombud.held.contract.lines import RedLine, covered, covering, title
from ombud.held.entries import Clause, Line, Reading
from ombud.held.lines import clauses_of, reading_of
from ombud.ledger.stack import Stack, Stated
from ombud.words import Sentence, say

_CHANGE = say("Have a person read the passage; if it says so, have it changed before anything is signed.")
_WRITE = say("Have a person look at the passages that lie nearest, and have what is missing written into the contract.")
_READ = say("Have a person read these passages, and write down how they read them.")
_SETTLE = say("Let a second person read the passage, and take back the reading that was wrong.")
_PERSON = {Reading.KEPT: LineReading.KEPT, Reading.CROSSED: LineReading.CROSSED}
_MOST = 22
SURE = 50.0  # per cent; a crossing less likely than not is one that a person must read


def measured_contract(stack: Stack, lines: Sequence[RedLine | Line]) -> Finding | None:
    """What was read in a case's contracts about some lines; None if nothing was. The latest of each line counts.

    ``lines`` may be of the twenty-two or of the fourteen that a person's clause names. One crossing crosses; a line
    that is silent, unsure or not read leaves the finding silent; all kept keep. A person's clause on the same contract
    and line stands beside it: where the two differ the finding says so, and what either reads as crossed is crossed.
    """
    asked = _asked(lines)
    read = [one for one in latest(stack.of(LineRead), _thing) if one.body.line in asked]
    if not read:
        return None
    by_hand = {id(one): persons_on(stack, one.body) for one in read}
    over = [one for one in read if _crosses(one, by_hand[id(one)])]
    differ = tuple(said for one in read if (said := _differ(one.body, by_hand[id(one)])) is not None)
    beside: list[Stated[Any]] = [clause for one in read for clause in by_hand[id(one)]]
    if over:
        return _told(crossed(_crossed(over), [*over, *beside], _SETTLE if differ else _CHANGE), differ)
    open_ends = [one for one in read if not _keeps(one, by_hand[id(one)])]
    if open_ends:
        return _told(silent(_open(open_ends, len(read)), _mend(open_ends), [*read, *beside]), differ)
    return _told(kept(_kept(read), [*read, *beside]), differ)


def _asked(lines: Sequence[RedLine | Line]) -> frozenset[RedLine]:
    own = [line for line in lines if isinstance(line, RedLine)]
    return frozenset((*own, *covered(line for line in lines if isinstance(line, Line))))


def _thing(body: LineRead) -> tuple[str, str]:
    return key(body.contract), body.line.value


def persons_on(stack: Stack, body: LineRead) -> tuple[Stated[Clause], ...]:
    """The clauses that a person wrote down for the same contract and line."""
    lines = covering(body.line)
    return tuple(
        one for one in clauses_of(stack) if one.body.line in lines and key(one.body.contract) == key(body.contract)
    )


def _crosses(one: Stated[LineRead], clauses: Sequence[Stated[Clause]]) -> bool:
    """Whether the program or a person reads it as crossed; a person's correction of the same passage counts."""
    if any(reading_of(clause.body) is Reading.CROSSED for clause in clauses):
        return True
    sure = (number(one.body.confidence) or 0.0) >= SURE
    return one.body.reading is LineReading.CROSSED and sure and not _corrected(one.body, clauses)


def _corrected(body: LineRead, clauses: Sequence[Stated[Clause]]) -> bool:
    """Whether a person read the very passage, and found that it keeps the line."""
    return any(reading_of(one.body) is Reading.KEPT and same_passage(body.quote, one.body.quote) for one in clauses)


def same_passage(one: str, other: str) -> bool:
    """Whether one of two quotations stands within the other, whatever their spaces and capital letters."""
    long, short_ = sorted((key(one).rstrip("…"), key(other).rstrip("…")), key=len, reverse=True)
    return bool(short_) and short_ in long


def _keeps(one: Stated[LineRead], clauses: Sequence[Stated[Clause]]) -> bool:
    persons = {reading_of(clause.body) for clause in clauses}
    return persons == {Reading.KEPT} or (one.body.reading is LineReading.KEPT and Reading.UNCLEAR not in persons)


def _differ(body: LineRead, clauses: Sequence[Stated[Clause]]) -> Sentence | None:
    """That a person reads a line otherwise than the program, where both of them say something of it."""
    persons = {_PERSON[reading] for one in clauses if (reading := reading_of(one.body)) in _PERSON}
    if not persons or body.reading is LineReading.NOT_READ or persons == {body.reading}:
        return None
    return say(
        "Two readers differ on {line}: the program reads {one}, a person {other}.",
        line=title(body.line), one=_WORDS[body.reading], other=listed(_WORDS[each] for each in sorted(persons)),
    )  # fmt: skip


_WORDS = {
    LineReading.KEPT: say("kept"), LineReading.CROSSED: say("crossed"), LineReading.SILENT: say("silent"),
    LineReading.UNSURE: say("unclear"), LineReading.NOT_READ: say("not read"),
}  # fmt: skip


def _told(finding: Finding, differ: tuple[Sentence, ...]) -> Finding:
    if not differ:
        return finding
    told = in_a_row([finding.because, *differ])
    return Finding(finding.check, finding.standing, finding.backing, told, finding.entries, finding.evidence,
                   finding.quotes, finding.mend, finding.noticed)  # fmt: skip


def _crossed(over: Sequence[Stated[LineRead]]) -> Sentence:
    return say("Read as crossed in {contracts}: {lines}.", contracts=_contracts(over),
               lines=listed((_where(one.body) for one in over), _MOST))  # fmt: skip


def _where(body: LineRead) -> Sentence:
    """A line with its place and how sure the reading is."""
    gaps = {"line": title(body.line), "sure": round(number(body.confidence) or 0)}
    if body.clause and body.page:
        return say(
            "{line} (clause {clause}, page {page}, {sure} per cent sure)",
            clause=short(body.clause),
            page=body.page,
            **gaps,
        )
    if body.clause:
        return say("{line} (clause {clause}, {sure} per cent sure)", clause=short(body.clause), **gaps)
    if body.page:
        return say("{line} (page {page}, {sure} per cent sure)", page=body.page, **gaps)
    return say("{line} ({sure} per cent sure)", **gaps)


def _contracts(read: Sequence[Stated[LineRead]]) -> Sentence:
    return listed(short(one.body.contract) for one in read)


def _open(open_ends: Sequence[Stated[LineRead]], of: int) -> Sentence:
    """Which lines nothing answers, and which a person must read."""
    told = []
    for readings, pattern in (
        ((LineReading.SILENT,), "Nothing was found in {contracts} on: {lines}."),
        (
            (LineReading.UNSURE, LineReading.CROSSED, LineReading.KEPT),
            "A person must read what {contracts} says on: {lines}.",
        ),
        ((LineReading.NOT_READ,), "Could not be read in {contracts}: {lines}."),
    ):
        those = [one for one in open_ends if one.body.reading in readings]
        if those:
            lines = listed((title(one.body.line) for one in those), _MOST)
            told.append(say(pattern, contracts=_contracts(those), lines=lines))
    return in_a_row(told)


def _mend(open_ends: Sequence[Stated[LineRead]]) -> Sentence:
    return _WRITE if any(one.body.reading is LineReading.SILENT for one in open_ends) else _READ


def _kept(read: Sequence[Stated[LineRead]]) -> Sentence:
    return say("Read as kept in {contracts}: {lines}.", contracts=_contracts(read),
               lines=listed((_where(one.body) for one in read), _MOST))  # fmt: skip
