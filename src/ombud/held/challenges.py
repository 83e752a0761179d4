"""A challenge as its page shows it: the problem, the conditions by number, the dates, who judges and by what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ombud.evidence.said import key, told
from ombud.held.contract.lines import CATALOGUE, RedLine
from ombud.held.entries import Challenge
from ombud.held.entries_contacts import ChallengeTerms
from ombud.ledger.entry import Said
from ombud.ledger.stack import Stack, Stated
from ombud.words import Sentence, say


class Open(StrEnum):
    """Whether answers may come in today."""

    COMING = "coming"
    OPEN = "open"
    CLOSED = "closed"
    UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition, by its number on the page. ``line`` is the red line that it is, if it is one."""

    number: int
    title: Sentence
    holds: Sentence
    line: RedLine | None = None


@dataclass(frozen=True, slots=True)
class ChallengePage:
    """What the page of one challenge shows. ``lacking`` says what nobody has said yet; ``seqs`` are its statements."""

    problem: str
    conditions: tuple[Condition, ...]
    kinds: tuple[Sentence, ...]
    opens: date | None
    closes: date | None
    standing: Open
    judged: str
    decides: str
    answers: str
    lacking: tuple[Sentence, ...]
    seqs: tuple[int, ...]

    @property
    def days_left(self) -> Sentence:
        """Whether answers may come in, in words."""
        if self.standing is Open.UNDATED:
            return say("No first and last day are given.")
        days = {Open.COMING: say("Answers may come in from {day}.", day=self.opens),
                Open.OPEN: say("Answers may come in until {day}.", day=self.closes),
                Open.CLOSED: say("Closed since {day}.", day=self.closes)}  # fmt: skip
        return days[self.standing]


def challenges(stack: Stack, today: date) -> tuple[ChallengePage, ...]:
    """Every challenge of a case, with the terms that were written for it; the latest terms count."""
    terms = {key(one.body.problem): one for one in stack.of(ChallengeTerms)}
    return tuple(challenge_page(one, terms.get(key(one.body.problem)), today) for one in stack.of(Challenge))


def challenge_page(stated: Stated[Challenge], terms: Stated[ChallengeTerms] | None, today: date) -> ChallengePage:
    """One challenge as its page shows it. Where no red lines are chosen, all of them are conditions."""
    body, more = stated.body, terms.body if terms else None
    judged = more.judged if more and told(more.judged) else ""
    decides = more.decides if more and told(more.decides) else ""
    answers = more.answers if more and told(more.answers) else ""
    standing = _standing(body, today)
    return ChallengePage(
        problem=body.problem,
        conditions=_conditions(body.conditions, red_lines(more.lines if more else ())),
        kinds=_kinds(body, more.wants if more else ""),
        opens=body.opens,
        closes=body.closes,
        standing=standing,
        judged=judged,
        decides=decides,
        answers=answers,
        lacking=_lacking(body, standing, judged, decides, answers, more.lines if more else ()),
        seqs=(stated.entry.seq, *((terms.entry.seq,) if terms else ())),
    )


def red_lines(names: Iterable[str]) -> tuple[RedLine, ...]:
    """The red lines by these names, in the order of the catalogue; all of them where none is named."""
    wanted = {key(name) for name in names if told(name)}
    return tuple(line for line in RedLine if not wanted or line.value in wanted)


def _conditions(own: str, lines: Sequence[RedLine]) -> tuple[Condition, ...]:
    """The city's own conditions, one a line of its text, and then the red lines, numbered through."""
    texts = [line.strip(" \t-•*") for line in own.splitlines()]
    said = [say("{text}", text=text) for text in texts if told(text)]
    first = tuple(Condition(n, say("the city's own condition"), text) for n, text in enumerate(said, 1))
    return first + tuple(
        Condition(n, CATALOGUE[line].title, CATALOGUE[line].holds, line) for n, line in enumerate(lines, len(first) + 1)
    )


def _kinds(body: Challenge, wants: str) -> tuple[Sentence, ...]:
    """Which kinds of answers may come. Silence does not let them in."""
    if body.non_digital is Said.NO:
        return (say("Answers without technology are not let in."),)
    if body.non_digital is Said.UNSAID:
        return (say("Nobody has said whether answers without technology may come."),)
    free = say(
        "Answers of any kind are welcome: a rule, a repair, a service, a walk through the streets, more staff, a "
        "machine. No answer needs to be digital, and leaving things as they are is one of those that are compared."
    )
    return (free, say("{wants}", wants=wants)) if told(wants) else (free,)


def _standing(body: Challenge, today: date) -> Open:
    if body.opens is None or body.closes is None or body.opens > body.closes:
        return Open.UNDATED
    if today < body.opens:
        return Open.COMING
    return Open.OPEN if today <= body.closes else Open.CLOSED


def _lacking(
    body: Challenge, standing: Open, judged: str, decides: str, answers: str, lines: Sequence[str]
) -> tuple[Sentence, ...]:
    known = {line.value for line in RedLine}
    strange = [name for name in lines if told(name) and key(name) not in known]
    found = (
        (say("Its first and last day are missing, or the wrong way round."), standing is Open.UNDATED),
        (say("It does not say whether answers without technology may come."), body.non_digital is Said.UNSAID),
        (say("It does not say how answers are judged."), not judged),
        (say("It does not say who decides."), not decides),
        (say("It does not say which office answers questions."), not answers),
        (say("These names are no red lines: {names}.", names=", ".join(strange)), bool(strange)),
    )
    return tuple(sentence for sentence, missing in found if missing)
