"""Were the measures of success sealed before the trial began, and left alone since? Demand 1.5."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from datetime import date

from ombud.answered.entries import Staged, Withdrawal
from ombud.asked.entries import Measure
from ombud.evidence.check import Check, check
from ombud.evidence.due import unsaid
from ombud.evidence.figures import figure
from ombud.evidence.finding import Finding, crossed, kept
from ombud.evidence.gaps import gaps, tally, titled
from ombud.evidence.said import listed, short
from ombud.ledger.entry import Entry
from ombud.ledger.stack import Stack, Stated
from ombud.ledger.stage import Stage
from ombud.proved.entries import Trial
from ombud.words import Sentence, say
from ombud.words import mark as _

SEALED = ("name", "unit", "baseline", "target", "due", "decision_rule")
STARTS = (Stage.TRIAL, Stage.RUNNING)
_DAY = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?!\d)")


def began(stack: Stack, today: date) -> date | None:
    """The day by which a trial or the running had begun; None if it has not, or if nobody says.

    A year or month stands for its last day and an undated stage for the day it was written down: nobody is said to
    be late who may have been in time.
    """
    days = [one.body.starts for one in stack.of(Trial) if one.body.starts]
    days += [_latest(one.body.since) or one.entry.on for one in stack.of(Staged) if one.body.stage in STARTS]
    return min((day for day in days if day <= today), default=None)


def _latest(text: str) -> date | None:
    """The last day that a text such as 2024, 2024-05 or 2024-05-31 can mean."""
    found = _DAY.match(text.strip())
    if found is None:
        return None
    year, month = int(found[1]), int(found[2] or 12)
    try:
        return date(year, month, int(found[3] or calendar.monthrange(year, month)[1]))
    except ValueError:
        return None


@check(
    "1.5",
    _("The measures of success were sealed before the trial, and were not changed since"),
    reads=(Measure, Trial, Staged, Withdrawal),
    measure=_("Nothing beyond the ledger: it shows when a measure was sealed and what was changed later."),
)
def measures_are_sealed_first(stack: Stack, today: date) -> Finding:
    """Baseline, target, day and decision rule are in the ledger before the trial starts; later edits show."""
    measures, start = stack.of(Measure), began(stack, today)
    if start and (broken := _broken(stack, measures, start)):
        return broken
    if not measures:
        because = say("No measure of success is sealed.")
        if start:
            because = say("No measure of success is sealed, and it began on {start}.", start=start)
        mend = say("Seal measures before the trial: baseline, target, day, and what follows from the result.")
        return unsaid(stack, Stage.PROCUREMENT, because, mend)
    untold = gaps(measures, lambda one: one.name, "baseline", "target", "due", "decision_rule")
    if untold:
        because = tally(say("Measures not complete"), untold, len(measures))
        return unsaid(stack, Stage.PROCUREMENT, because, say("Add what is missing before the trial starts."), measures)
    if start is None:
        return kept(say("Measures sealed: {n} of {n}. No trial has begun.", n=len(measures)), measures)
    return kept(
        say(
            "Measures sealed before the start on {start} and not changed since: {n} of {n}.",
            n=len(measures),
            start=start,
        ),
        measures,
    )


def _broken(stack: Stack, measures: Sequence[Stated[Measure]], start: date) -> Finding | None:
    """A measure that came, was changed or was taken back after the start."""
    for one in measures:
        versions = stack.versions(one.entry.seq)
        if versions[0].on > start:
            because = say(
                "{name} was sealed {days} days after the start on {start}.",
                name=short(one.body.name),
                days=(versions[0].on - start).days,
                start=start,
            )
            return crossed(
                because, [one], mend=say("Say openly that it was set afterwards; seal measures before the next trial.")
            )
        if changed := _changed(versions, start):
            return crossed(changed, [one], mend=say("Judge the trial by the measure as it was sealed first."))
    taken_back = _taken_back(stack, start)
    if taken_back:
        names = listed(one.name for one in taken_back)
        because = say(
            "Measures taken back after the start on {start}: {n}. {names}.",
            n=len(taken_back),
            start=start,
            names=names,
        )
        return crossed(because, measures, mend=say("Judge the trial by the measures as they were sealed first."))
    return None


def _changed(versions: Sequence[Entry], start: date) -> Sentence | None:
    """What was changed after the start, with the value as it stood then and as it stands now."""
    before = [one.body for one in versions if one.on <= start and isinstance(one.body, Measure)]
    now = versions[-1].body
    if not before or not isinstance(now, Measure):
        return None
    sealed = before[-1]
    fields = [field for field in SEALED if getattr(sealed, field) != getattr(now, field)]
    if not fields:
        return None
    return say(
        "{name}, parts changed after the start on {start}, {n} of {all}: {field} from {old} to {new}.",
        name=short(sealed.name),
        n=len(fields),
        all=len(SEALED),
        start=start,
        field=titled(Measure, fields[0]),
        old=_value(getattr(sealed, fields[0])),
        new=_value(getattr(now, fields[0])),
    )


def _value(value: str | float | date | None) -> str | date | Sentence:
    """What a part of a measure says, as it stands in a sentence."""
    if isinstance(value, float):
        return figure(value)
    if isinstance(value, date):
        return value
    return short(value) if value else say("nothing")


def _taken_back(stack: Stack, start: date) -> list[Measure]:
    """Measures that stood at the start and were withdrawn later."""
    withdrawn = {one.body.entry for one in stack.of(Withdrawal) if one.entry.on > start}
    if not withdrawn:
        return []
    withdrawn -= {entry.replaces for entry in stack if entry.replaces is not None}
    return [one.body for one in stack.ever(Measure) if one.entry.seq in withdrawn and one.entry.on <= start]


CHECKS: tuple[Check, ...] = (measures_are_sealed_first,)
