"""What is asked about learning: how a trial ends, which failures are shared, and what shifted elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from ombud.evidence.check import check
from ombud.evidence.due import unsaid
from ombud.evidence.finding import Finding, crossed, kept, not_due, silent
from ombud.evidence.gaps import gaps
from ombud.evidence.gaps import said as says_something
from ombud.evidence.said import key, listed, short, told, years_before
from ombud.ledger.entry import Said
from ombud.ledger.stack import Stack, Stated
from ombud.ledger.stage import Stage
from ombud.proved.entries import Close, Decision, Failure, SideEffect, Trial
from ombud.words import Sentence, say
from ombud.words import mark as _

# A committee meets at least once a quarter: three months after a trial's last day its decision is overdue.
DECIDE_WITHIN_DAYS = 92
# What is watched is looked at once in every round of seasons.
WATCHED_WITHIN_YEARS = 1


@check(
    "6.3",
    _("A trial ends with a decision, and something in the city changes"),
    reads=(Trial, Close),
    measure=_("Nothing: what the city decided and changed is told, and the rule itself can be read."),
)
def trials_close(stack: Stack, today: date) -> Finding:
    """Each trial has a last day, then a decision to scale, adapt, repeat or stop, and a rule that changed."""
    said = stack.of(Trial)
    if not said:
        return unsaid(
            stack,
            Stage.TRIAL,
            say("No trial is written down: when it starts, when it ends, how it was decided on."),
            say("Write down the trial with its first and last day."),
            stack.of(Close),
        )
    closes = {key(one.body.trial): one for one in stack.of(Close) if one.body.on is None or one.body.on <= today}
    open_ends = [one for one in said if not _decided(closes.get(key(one.body.name)))]
    if late := [one for one in open_ends if _overdue(one.body, today)]:
        because = say("Trials that ended without a decision: {n} of {all} ({names}). {first} ended on {day}.",
                      n=len(late), all=len(said), names=_names(late),
                      first=short(late[0].body.name), day=late[0].body.ends)  # fmt: skip
        return crossed(because, late, say("Decide: scale, adapt, repeat elsewhere or stop."))
    if endless := [one for one in open_ends if one.body.ends is None]:
        because = say("Trials without a last day: {n} of {all} ({names}).",
                      n=len(endless), all=len(said), names=_names(endless))  # fmt: skip
        return silent(because, say("Give the trial a last day: without one it is no trial."), said)
    if open_ends:
        first = min(open_ends, key=lambda one: one.body.ends or date.max)
        until = _until(first.body.ends or today)
        because = say("{name} ends on {day}; its decision is due by {until}.",
                      name=short(first.body.name), day=first.body.ends, until=until)  # fmt: skip
        return not_due(because, said)
    return _changed([closes[key(one.body.name)] for one in said], said)


def _names(said: Iterable[Stated[Trial]]) -> Sentence:
    return listed(one.body.name for one in said)


def _decided(close: Stated[Close] | None) -> bool:
    return close is not None and close.body.decision is not Decision.UNSAID


def _until(ends: date) -> date:
    """The last day for a decision, as far as a calendar reaches."""
    return date.fromordinal(min(ends.toordinal() + DECIDE_WITHIN_DAYS, date.max.toordinal()))


def _overdue(trial: Trial, today: date) -> bool:
    return trial.ends is not None and (today - trial.ends).days > DECIDE_WITHIN_DAYS


def _changed(closes: Sequence[Stated[Close]], trials: Sequence[Stated[Trial]]) -> Finding:
    """A trial is there to change how the city works: the finding names the decision, and what changed."""
    rests_on: list[Stated[Trial] | Stated[Close]] = [*trials, *closes]
    bare = [one for one in closes if not told(one.body.rule_changed)]
    decisions = listed(say("{trial}: {decision}", trial=short(one.body.trial), decision=DECISIONS[one.body.decision])
                       for one in closes)  # fmt: skip
    if bare:
        because = say("Trials decided on: {n} ({decisions}). No rule or routine is named that changed: {bare}.",
                      n=len(closes), decisions=decisions, bare=len(bare))  # fmt: skip
        return silent(because, say("Say which rule or routine is different now: a trial is for that."), rests_on)
    because = say("Trials decided on: {n} ({decisions}); the rule or routine that changed is named.",
                  n=len(closes), decisions=decisions)  # fmt: skip
    return kept(because, rests_on)


DECISIONS = {
    Decision.SCALE: say("to be scaled"),
    Decision.ADAPT: say("to be adapted"),
    Decision.REPEAT: say("to be repeated elsewhere"),
    Decision.STOP: say("to be stopped"),
    Decision.UNSAID: say("not decided"),
}


@check(
    "6.5",
    _("Failures are shared"),
    reads=(Failure,),
    measure=_("Nothing: what failed is told. Complaints, incidents and repairs could be held against it."),
)
def failures_shared(stack: Stack, today: date) -> Finding:
    """What failed, why, and what another city should look out for, published for others to search."""
    said = stack.of(Failure)
    if not said:
        return unsaid(
            stack,
            Stage.TRIAL,
            say("Nobody has written down anything that failed."),
            say("Write down what did not work, and why, so that another city can learn from it."),
        )
    if kept_back := [one for one in said if one.body.published is Said.NO]:
        because = say("Failures kept back: {n} of {all} ({what}).",
                      n=len(kept_back), all=len(said), what=listed(one.body.what for one in kept_back))  # fmt: skip
        return crossed(because, kept_back, say("Publish it, with its lesson for other cities."))
    if lacking := gaps(said, lambda failure: failure.what, "why", "lesson", "published"):
        because = say("Failures that are half told: {n} of {all}: {what}.",
                      n=len(lacking), all=len(said), what=listed(lacking))  # fmt: skip
        return silent(because, say("Add why it failed, the lesson for others, and whether it is published."), said)
    because = say("Failures published with their lesson: {n} of {n} ({what}).",
                  n=len(said), what=listed(one.body.what for one in said))  # fmt: skip
    return kept(because, said)


@check(
    "6.6",
    _("Side effects are expected beforehand and watched"),
    reads=(SideEffect,),
    measure=_("The indicator of each side effect as a series, near and further away, before and after."),
)
def side_effects(stack: Stack, today: date) -> Finding:
    """Each side effect has something that would show it; once it runs, someone looks at least once a year."""
    said = stack.of(SideEffect)
    if not said:
        return unsaid(
            stack,
            Stage.REVIEW,
            say("Nobody has said what may shift elsewhere."),
            say("Write down what the technology may shift, where to, and what would show it."),
        )
    at_work = not stack.before(Stage.TRIAL) and stack.stage is not Stage.CLOSED
    if at_work and (stale := [one for one in said if _stale(one.body, today)]):
        because = say("Side effects that nobody has looked at for over a year: {n} of {all} ({effects}).",
                      n=len(stale), all=len(said), effects=_effects(stale))  # fmt: skip
        return crossed(because, stale, say("Look again, and write down what was seen."))
    if blind := [one for one in said if not told(one.body.indicator)]:
        because = say("Side effects that nothing would show: {n} of {all} ({effects}).",
                      n=len(blind), all=len(said), effects=_effects(blind))  # fmt: skip
        return silent(because, say("Say what would show each of them."), said)
    unseen = [one for one in said if not _seen(one.body, today)]
    if unseen and at_work:
        because = say("Side effects listed and not looked at: {n} of {all} ({effects}).",
                      n=len(unseen), all=len(said), effects=_effects(unseen))  # fmt: skip
        return silent(because, say("Look at what would show them, and write down the day and what was seen."), said)
    because = say("Side effects listed beforehand, with what would show them: {n}. Looked at so far: {seen}.",
                  n=len(said), seen=len(said) - len(unseen))  # fmt: skip
    return kept(because, said)


def _effects(said: Iterable[Stated[SideEffect]]) -> Sentence:
    return listed(one.body.effect for one in said)


def _stale(body: SideEffect, today: date) -> bool:
    return body.watched_on is not None and body.watched_on < years_before(today, WATCHED_WITHIN_YEARS)


def _seen(body: SideEffect, today: date) -> bool:
    return body.watched_on is not None and body.watched_on <= today and says_something(body.seen)
