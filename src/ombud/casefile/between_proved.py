"""Demand 6.1: the result of each measure, held against the target that was sealed before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from ombud.asked.entries import Measure
from ombud.evidence.check import Check, check
from ombud.evidence.due import unsaid
from ombud.evidence.figures import figure
from ombud.evidence.finding import Finding, crossed, kept, not_due, silent
from ombud.evidence.said import key, listed, number, short
from ombud.ledger.stack import Stack, Stated
from ombud.ledger.stage import Stage
from ombud.proved.entries import Method, Result
from ombud.words import Sentence, say
from ombud.words import mark as _


class Verdict(StrEnum):
    """How a measure came out."""

    REACHED = "reached"
    MISSED = "missed"
    UNTOLD = "cannot_be_told"  # the interval covers the target, or something is missing to judge by
    LATE = "late"  # the day has passed and there is no result
    MOVED = "moved"  # the target was changed after a result stood
    WAITING = "waiting"  # its day is still to come


@dataclass(frozen=True, slots=True)
class Outcome:
    """One measure, its result if there is one, and what that comes to."""

    measure: Stated[Measure]
    result: Stated[Result] | None
    verdict: Verdict

    @property
    def rests_on(self) -> tuple[Stated[Any], ...]:
        return (self.measure, self.result) if self.result else (self.measure,)

    @property
    def sentence(self) -> Sentence:
        return say("{name}: {how}", name=short(self.measure.body.name), how=_how(self))


@check(
    "6.1",
    _("The result reached the target that was sealed before"),
    reads=(Measure, Result),
    measure=_("The series behind each measure, before and after, here and in comparison areas."),
)
def results_against_measures(stack: Stack, today: date) -> Finding:
    """Each sealed measure has a result by its day; an interval that covers the target cannot tell."""
    measures, results = stack.of(Measure), stack.of(Result)
    if not measures:
        return unsaid(stack, Stage.TRIAL, _unsealed(results), _SEAL, results)
    outcomes = [_outcome(stack, measure, results, today) for measure in measures]
    over = _having(outcomes, Verdict.MISSED, Verdict.LATE, Verdict.MOVED)
    if over:
        return crossed(_told("Not reached", over, outcomes), _resting(over), _stray(measures, results, _mend(over)))
    if unknown := _having(outcomes, Verdict.UNTOLD):
        because = _told("Cannot be told", unknown, outcomes)
        return silent(because, _stray(measures, results, _AGAIN), _resting(unknown))
    if waiting := _having(outcomes, Verdict.WAITING):
        return not_due(_told("Not due yet", waiting, outcomes), _resting(outcomes))
    return kept(_told("Reached", outcomes, outcomes), _resting(outcomes), _weak(outcomes))


_SEAL = say("Seal a measure with baseline, target and date before the trial starts; then write down its result.")
_AGAIN = say("Say what is missing, or measure again with more to go by.")
_HEADS = {
    "Not reached": say("Measures not reached"),
    "Cannot be told": say("Measures of which it cannot be told whether they are reached"),
    "Not due yet": say("Measures that are not due yet"),
    "Reached": say("Measures reached"),
}


def _unsealed(results: Sequence[Stated[Result]]) -> Sentence:
    if not results:
        return say("No measure of success was sealed, and no result is written down.")
    names = listed(one.body.measure for one in results)
    return say("Results without a measure that was sealed before: {n} ({names}).", n=len(results), names=names)


def _having(outcomes: Iterable[Outcome], *verdicts: Verdict) -> list[Outcome]:
    return [outcome for outcome in outcomes if outcome.verdict in verdicts]


def _resting(outcomes: Iterable[Outcome]) -> list[Stated[Any]]:
    return [stated for outcome in outcomes for stated in outcome.rests_on]


def _told(head: str, some: Sequence[Outcome], outcomes: Sequence[Outcome]) -> Sentence:
    return say(
        "{head}: {n} of {all}. {which}.",
        head=_HEADS[head],
        n=len(some),
        all=len(outcomes),
        which=listed((outcome.sentence for outcome in some), 3),
    )


def _mend(over: Sequence[Outcome]) -> Sentence:
    verdicts = {outcome.verdict for outcome in over}
    if Verdict.MOVED in verdicts:
        return say("Hold the result against the target that stood before it, and say why the target was changed.")
    if verdicts == {Verdict.LATE}:
        return say("Write the result down, whatever it is.")
    return say("Follow the decision rule that was sealed with the measure, and share what failed.")


def _weak(outcomes: Sequence[Outcome]) -> Sentence | None:
    """What would make results that reach their target stronger."""
    bare = [o for o in outcomes if o.result and (o.result.body.method in _NO_METHOD or not _interval(o.result.body))]
    if not bare:
        return None
    names = listed(outcome.measure.body.name for outcome in bare)
    return say("Add an interval, and a comparison that shows that it was this and nothing else: {names}.", names=names)


def _stray(measures: Iterable[Stated[Measure]], results: Iterable[Stated[Result]], mend: Sentence) -> Sentence:
    """The mend, with the results that name no sealed measure: often it is only the name that differs."""
    sealed = {key(one.body.name) for one in measures}
    stray = [one.body.measure for one in results if key(one.body.measure) not in sealed]
    if not stray:
        return mend
    return say("{mend} Results that name no sealed measure: {names}.", mend=mend, names=listed(stray))


_NO_METHOD = (Method.UNSAID, Method.NONE)


def _outcome(stack: Stack, measure: Stated[Measure], results: Iterable[Stated[Result]], today: date) -> Outcome:
    about = [one for one in results if key(one.body.measure) == key(measure.body.name) and not _ahead(one.body, today)]
    if not about:
        due = None if stack.before(Stage.TRIAL) else measure.body.due
        if due is not None:
            return Outcome(measure, None, Verdict.LATE if due < today else Verdict.WAITING)
        return Outcome(measure, None, Verdict.WAITING if stack.before(Stage.TRIAL) else Verdict.UNTOLD)
    result = max(about, key=lambda one: (one.body.on or one.entry.on, one.entry.seq))
    if _moved(stack, measure, result):
        return Outcome(measure, result, Verdict.MOVED)
    return Outcome(measure, result, verdict(measure.body, result.body))


def _ahead(result: Result, today: date) -> bool:
    """A result of a day that is still to come is none."""
    return result.on is not None and result.on > today


def _moved(stack: Stack, measure: Stated[Measure], result: Stated[Result]) -> bool:
    """Whether baseline or target stood otherwise when the result was written down."""
    earlier = [e.body for e in stack.versions(measure.entry.seq) if e.seq < result.entry.seq]
    stood = [body for body in earlier if isinstance(body, Measure)]
    now = (measure.body.baseline, measure.body.target)
    return bool(stood) and measure.entry.seq > result.entry.seq and (stood[-1].baseline, stood[-1].target) != now


def verdict(measure: Measure, result: Result) -> Verdict:
    """Reached or missed, in the direction from baseline to target; what the interval leaves open cannot be told."""
    baseline, target = number(measure.baseline), number(measure.target)
    span = _interval(result) or _point(result)
    if baseline is None or target is None or baseline == target or span is None:
        return Verdict.UNTOLD
    low, high = span
    if low >= target if target > baseline else high <= target:
        return Verdict.REACHED
    return Verdict.UNTOLD if low < high and low <= target <= high else Verdict.MISSED


def _point(result: Result) -> tuple[float, float] | None:
    value = number(result.value)
    return None if value is None else (value, value)


def _interval(result: Result) -> tuple[float, float] | None:
    """The two ends of the interval, lower first; the value stands in for an end that is missing."""
    ends = [end for end in (number(result.low), number(result.high), number(result.value)) if end is not None]
    bounded = number(result.low) is not None or number(result.high) is not None
    return (min(ends), max(ends)) if bounded and len(ends) > 1 else None


def _how(outcome: Outcome) -> Sentence:
    measure = outcome.measure.body
    if outcome.verdict is Verdict.LATE:
        return say("no result, though it was due on {day}", day=measure.due)
    if outcome.verdict is Verdict.WAITING:
        return say("due on {day}", day=measure.due) if measure.due else say("no day is set")
    if outcome.verdict is Verdict.MOVED:
        return say("the target was changed after the result was written down")
    return _figures(measure, outcome.result.body) if outcome.result else say("no result, and no day by which it is due")


def _figures(measure: Measure, result: Result) -> Sentence:
    target, baseline = number(measure.target), number(measure.baseline)
    if target is None or baseline is None:
        return say("no baseline or no target to hold the result against")
    span = _interval(result) or _point(result)
    if span is None:
        return say("the result has no number")
    if target == baseline:
        return say("baseline and target are the same, so no direction counts as success")
    gaps = {"from_": figure(baseline), "target": figure(target), "unit": short(measure.unit)}
    if span[0] == span[1]:
        gaps["value"] = figure(span[0])
        return say("{value} ({unit}) without an interval, target {target}, before {from_}", **gaps)
    return say("between {low} and {high} ({unit}), target {target}, before {from_}",
               low=figure(span[0]), high=figure(span[1]), **gaps)  # fmt: skip


CHECKS: tuple[Check, ...] = (results_against_measures,)
