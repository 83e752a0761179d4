"""A case's entries in, its sheet out: seven answers, each with its findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ombud.answered.entries import Staged, Withdrawal
from ombud.asked.entries import Opening, Record
from ombud.casefile.checks import CHECKS
from ombud.casefile.citywide import CITY, TITLE
from ombud.casefile.questions import QUESTIONS, Question
from ombud.evidence.finding import Finding, Notice, Standing
from ombud.ledger.entry import Entry
from ombud.ledger.stack import Stack
from ombud.ledger.stage import Stage


@dataclass(frozen=True, slots=True)
class Answer:
    """What a case says to one of the seven questions."""

    question: Question
    findings: tuple[Finding, ...]

    def count(self, standing: Standing) -> int:
        return sum(finding.standing is standing for finding in self.findings)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A case as it stands today. There is no total: seven answers, and what carries them."""

    case: str
    title: str
    organisation: str
    example: bool
    stage: Stage
    answers: tuple[Answer, ...]
    entries: int
    today: date

    @property
    def findings(self) -> tuple[Finding, ...]:
        return tuple(finding for answer in self.answers for finding in answer.findings)

    def finding(self, number: str) -> Finding:
        """The finding of one check; ``KeyError`` if there is no such check."""
        for finding in self.findings:
            if finding.check == number:
                return finding
        raise KeyError(number)

    def as_json(self) -> dict[str, Any]:
        return {
            "case": self.case,
            "title": self.title,
            "organisation": self.organisation,
            "example": self.example,
            "stage": self.stage.value,
            "entries": self.entries,
            "today": self.today.isoformat(),
            "standing": dict(Counter(finding.standing.value for finding in self.findings)),
            "answers": {a.question.word: [finding.as_json() for finding in a.findings] for a in self.answers},
        }


def fold(case: str, entries: Sequence[Entry], stage: Stage | None = None) -> Stack:
    """The stack of a case: entries in order, with withdrawals and the stage taken into account.

    ``stage`` takes the place of the one that was stated: how the case would be asked if it stood there.
    """
    withdrawn = [entry.body.entry for entry in entries if isinstance(entry.body, Withdrawal)]
    staged = Stack(case, entries, withdrawn).last(Staged)
    return Stack(case, entries, withdrawn, stage or (staged.body.stage if staged else Stage.UNSAID))


def read(case: str, entries: Sequence[Entry], today: date, notices: Iterable[Notice] = ()) -> Sheet:
    """Ask every demand of one case.

    ``entries`` are the case's own, oldest first; ``notices`` are what Ombud found by itself
    (:mod:`ombud.casefile.noticing`), laid beside the finding that they bear on. The file of the city as a whole is
    no case, and is asked nothing.
    """
    stack = fold(case, entries)
    opening, record = stack.last(Opening), stack.last(Record)
    return Sheet(
        case=case,
        title=opening.body.title if opening else record.body.title if record else TITLE if case == CITY else case,
        organisation=record.body.organisation if record else "",
        example=bool(opening and opening.body.example),
        stage=stack.stage,
        answers=() if case == CITY else answers(stack, today, notices),
        entries=len(stack),
        today=today,
    )


def answers(stack: Stack, today: date, notices: Iterable[Notice] = ()) -> tuple[Answer, ...]:
    """The seven answers that a stack gives."""
    noticed = _by_check(notices)
    asked: dict[int, list[Finding]] = {}
    for check in CHECKS:
        finding = check(stack, today).noticing(noticed.get(check.number, ()))
        asked.setdefault(finding.question, []).append(finding)
    return tuple(Answer(question, tuple(asked.get(question.number, ()))) for question in QUESTIONS)


def _by_check(notices: Iterable[Notice]) -> Mapping[str, list[Notice]]:
    sorted_out: dict[str, list[Notice]] = {}
    for notice in notices:
        sorted_out.setdefault(notice.check, []).append(notice)
    return sorted_out
