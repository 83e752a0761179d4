"""What is asked about the end and about failure: a sunset, a taking down with proof, and a way by hand."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Any

from ombud.answered.entries import Decided, Decommissioning, Fallback, Incident, Staged, Sunset, Vanished
from ombud.evidence.check import check
from ombud.evidence.due import STAGES, unsaid
from ombud.evidence.finding import Finding, crossed, kept, silent
from ombud.evidence.said import key, listed, short, told, years_after, years_before
from ombud.ledger.stack import Stack, Stated
from ombud.ledger.stage import Stage
from ombud.words import Sentence, say
from ombud.words import mark as _

# Nothing that a city switches on today is still the same thing in thirty years: a later end is a word, not an end.
FARTHEST_YEARS = 30
# People change post and forget: what was last done by hand more than two years ago cannot be relied on.
EXERCISED_MONTHS = 24
# What registers call a technology that is no longer in use: such a record may go.
_OUT_OF_USE = frozenset({"closed", "winding_down", "retired", "ended", "out of use", "buiten gebruik", "ur bruk"})
_OVER = (Stage.WINDING_DOWN, Stage.CLOSED)


@check(
    "7.5",
    _("It has an end, and is taken down with proof"),
    reads=(Sunset, Decommissioning, Staged, Vanished, Decided),
    measure=_("A visit, a scan or a photograph of the place after the end; an empty store, counted by the city."),
)
def sunset(stack: Stack, today: date) -> Finding:
    """A day on which it ends unless it is decided on again; when it is over, the steps of taking it down."""
    if stack.stage in _OVER:
        return _taken_down(stack, today)
    down = stack.last(Decommissioning)
    gone = stack.last(Vanished)
    if gone is not None and down is None and key(gone.body.last_stage) not in _OUT_OF_USE:
        because = say("The record vanished from {register}, and nothing shows that the technology was taken down.",
                      register=short(gone.body.register_name))  # fmt: skip
        return crossed(because, [gone], say("Say whether it was taken down, with proof, or put the record back."))
    last = stack.last(Sunset)
    if last is None or last.body.on is None:
        words = say("There is a rule for the end, but no day.") if last else say("Nobody has said when it ends.")
        mend = say("Set a day on which it ends unless it is decided on again.")
        return unsaid(stack, Stage.PROCUREMENT, words, mend, [last] if last else [])
    return _ends(stack, last, last.body.on, today)


def _ends(stack: Stack, last: Stated[Sunset], on: date, today: date) -> Finding:
    if on > years_after(today, FARTHEST_YEARS):
        because = say("It ends on {day}, more than {years} years from now: no real end.", day=on, years=FARTHEST_YEARS)
        return crossed(because, [last], say("Set a day within reach, and decide again when it comes."))
    if on < today and not _done(stack, today):
        because = say("It was to end on {day}, and nothing shows that it did.", day=on)
        return crossed(because, [last], say("Take it down, or decide on it again and set a new day."))
    moved = _put_off(stack, last, on)
    if moved is not None:
        because = say("The end was put off from {old} to {new} without a decision.", old=moved, new=on)
        return crossed(because, [last], say("Decide on it again, with reasons, and write the decision down."))
    mend = None if told(last.body.rule) else say("Say what must happen for it to go on after that day.")
    return kept(say("It ends on {day} unless it is decided on again.", day=on), [last], mend)


def _put_off(stack: Stack, last: Stated[Sunset], on: date) -> date | None:
    """The earlier end, if a later version put it off and no decision was taken on or after the day that it did."""
    ends = [(e.on, e.body.on) for e in stack.versions(last.entry.seq) if isinstance(e.body, Sunset) and e.body.on]
    delays = [(stated, old) for (_, old), (stated, new) in pairwise(ends) if new > old]
    decided = max((one.body.on or one.entry.on for one in stack.of(Decided)), default=date.min)
    return next((old for stated, old in delays if decided < stated), None)


def _done(stack: Stack, today: date) -> bool:
    down = stack.last(Decommissioning)
    return down is not None and _finished(down.body, today)


def _finished(body: Decommissioning, today: date) -> bool:
    left = any(map(told, body.left))
    return body.on is not None and body.on <= today and any(map(told, body.steps)) and not left


def _taken_down(stack: Stack, today: date) -> Finding:
    """When it winds down the steps must be listed; when it is closed they must all be done."""
    down, stage = stack.last(Decommissioning), STAGES[stack.stage]
    if down is None:
        because = say("It is said to be at the stage of {stage}, and nothing shows that it is taken down.", stage=stage)
        return silent(because, say("Write down each step of taking it down, with proof."), stack.of(Staged))
    if _finished(down.body, today):
        mend = None if down.entry.cites else say("Attach proof: a photograph, a count, a receipt.")
        return kept(_steps(down), [down], mend)
    left = [step for step in down.body.left if told(step)]
    because = say("Steps of taking it down: {done} done, {left} left ({steps}).",
                  done=len(down.body.steps), left=len(left), steps=listed(left))  # fmt: skip
    if stack.stage is Stage.CLOSED and left:
        return crossed(because, [down], say("Finish what is left, or say that it is not closed."))
    return silent(because, say("Write down each step, and the day the last one was done."), [down])


def _steps(down: Stated[Decommissioning]) -> Sentence:
    gaps: dict[str, Any] = {"day": down.body.on, "n": len(down.body.steps), "steps": listed(down.body.steps)}
    if down.entry.cites:
        return say("Taken down on {day}, with proof. Steps done: {n} ({steps}), none left.", **gaps)
    return say("Said to be taken down on {day}, claimed only. Steps done: {n} ({steps}), none left.", **gaps)


@check(
    "7.6",
    _("When it fails the work goes on by hand, and that has been tried"),
    reads=(Fallback, Incident),
    measure=_("An exercise: switch it off for a day, and time how long the service takes by hand."),
)
def by_hand(stack: Stack, today: date) -> Finding:
    """A way by hand that was tried within two years, and for each incident what was done."""
    ways, incidents = stack.of(Fallback), stack.of(Incident)
    if not ways:
        because = say("Nobody has said how the work goes on if it fails. Incidents told: {n}.", n=len(incidents))
        mend = say("Say how the work is done by hand, and try it.")
        return silent(because, mend, incidents) if incidents else unsaid(stack, Stage.TRIAL, because, mend)
    rests_on: list[Stated[Any]] = [*ways, *incidents]
    tried = [(one, on) for one in ways if (on := one.body.exercised) is not None and on <= today]
    oldest_allowed = years_before(today, EXERCISED_MONTHS // 12)
    if stale := [(one, on) for one, on in tried if on < oldest_allowed]:
        because = say("The way by hand was last tried on {day}, more than {months} months ago.",
                      day=min(on for _, on in stale), months=EXERCISED_MONTHS)  # fmt: skip
        return crossed(because, [one for one, _ in stale], say("Try it again, and write down the day."))
    if len(tried) < len(ways):
        because = say("Ways by hand that were never tried: {n} of {all}.", n=len(ways) - len(tried), all=len(ways))
        return unsaid(stack, Stage.TRIAL, because, say("Try it, and write down the day."), rests_on)
    if bare := [one for one in incidents if not told(one.body.response)]:
        because = say("Incidents without a word on what was done: {n} of {all} ({what}).",
                      n=len(bare), all=len(incidents), what=listed(one.body.what for one in bare))  # fmt: skip
        mend = say("Say for each incident what was done, by which team, and when it was over.")
        return silent(because, mend, rests_on)
    unmended = sum(one.body.mended_on is None or one.body.mended_on > today for one in incidents)
    because = say("The way by hand was tried on {day}. Incidents: {n}, of which still open: {unmended}.",
                  day=max(on for _, on in tried), n=len(incidents), unmended=unmended)  # fmt: skip
    return kept(because, rests_on)
