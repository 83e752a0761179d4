"""Did those who said or asked something get an answer? Demands 2.9 and 2.12."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ombud.evidence.check import check
from ombud.evidence.due import unsaid
from ombud.evidence.finding import Finding, crossed, kept
from ombud.evidence.gaps import said, tally
from ombud.evidence.said import key, listed, short
from ombud.heard.entries import Contribution, DataRequest, Outcome, Reply
from ombud.ledger.entry import Entry
from ombud.ledger.stack import Stack, Stated
from ombud.ledger.stage import Stage
from ombud.words import mark as _
from ombud.words import say

# One month is what data protection law gives any office to answer a person (Regulation 2016/679, article 12(3)).
ANSWER_DAYS = 30
NO_ANSWER = (Outcome.PENDING, Outcome.UNSAID)


def waiting_days(on: date | None, entry: Entry, today: date) -> int:
    """Days since something came in; where its day is not said, since it was written down, which is later."""
    return max(0, (today - (on or entry.on)).days)


@check(
    "2.9",
    _("Everyone who said something got an answer: what was done with it, by whom, why"),
    reads=(Contribution, Reply),
    measure=_("The receipts given out, to see that no contribution is missing from the record."),
)
def contributions_are_answered(stack: Stack, today: date) -> Finding:
    """Each contribution is owed an answer with an outcome, a reason and an office; the unanswered are counted."""
    contributions, replies = stack.of(Contribution), stack.of(Reply)
    if not contributions:
        because = say("Nothing that people said is recorded, so nobody can see whether anyone was answered.")
        mend = say("Write down what people said, each with a number, and answer it.")
        return unsaid(stack, Stage.PROCUREMENT, because, mend, replies)
    answers = {key(one.body.to): one.body for one in replies if one.body.outcome not in NO_ANSWER}
    waiting = [one for one in contributions if key(one.body.ref) not in answers]
    if waiting:
        return _still_waiting(stack, contributions, waiting, today)
    bare = [one.body.ref for one in contributions if not _reasoned(answers[key(one.body.ref)])]
    if bare:
        because = tally(say("Contributions answered without a reason or an office"), bare, len(contributions))
        mend = say("Add why, and which office answers, to each reply.")
        return unsaid(stack, Stage.PROCUREMENT, because, mend, [*contributions, *replies])
    because = say("Contributions answered with a reason: {n} of {n}.", n=len(contributions))
    return kept(because, [*contributions, *replies])


def _reasoned(reply: Reply) -> bool:
    return said(reply.why) and said(reply.by)


def _still_waiting(
    stack: Stack, contributions: Sequence[Stated[Contribution]], waiting: Sequence[Stated[Contribution]], today: date
) -> Finding:
    days = max(waiting_days(one.body.on, one.entry, today) for one in waiting)
    because = say(
        "Contributions without an answer, {n} of {all}: {names}. The oldest has waited {days} days.",
        n=len(waiting),
        all=len(contributions),
        names=listed(one.body.ref for one in waiting),
        days=days,
    )
    mend = say("Answer each: what was done with it, by which office, and why.")
    if days > ANSWER_DAYS:
        return crossed(because, waiting, mend)
    return unsaid(stack, Stage.PROCUREMENT, because, mend, contributions)


@check(
    "2.12",
    _("Communities that asked for data got an answer with a reason"),
    reads=(DataRequest,),
    measure=_("The data themselves, as they were handed over, to see that they are what was asked for."),
)
def data_requests_are_answered(stack: Stack, today: date) -> Finding:
    """Each request has an outcome and a reason; a refusal without a reason and a long wait cross the line."""
    requests = stack.of(DataRequest)
    if not requests:
        because = say("No request for data by a community is recorded.")
        mend = say("Ask communities which data they need, and write down each request and its answer.")
        return unsaid(stack, Stage.RUNNING, because, mend)
    unreasoned = [one for one in requests if one.body.outcome is Outcome.REFUSED and not said(one.body.why)]
    if unreasoned:
        names = [one.body.community for one in unreasoned]
        because = tally(say("Requests for data refused without a reason"), names, len(requests))
        return crossed(because, unreasoned, mend=say("Give the reason for the refusal, and where to appeal."))
    waiting = [one for one in requests if one.body.outcome in NO_ANSWER]
    if waiting:
        return _request_waits(stack, requests, waiting, today)
    bare = [one.body.community for one in requests if not said(one.body.why)]
    if bare:
        because = tally(say("Requests for data answered without a reason"), bare, len(requests))
        return unsaid(stack, Stage.RUNNING, because, say("Say for each request why it was answered so."), requests)
    return kept(say("Requests for data answered with a reason: {n} of {n}.", n=len(requests)), requests)


def _request_waits(
    stack: Stack, requests: Sequence[Stated[DataRequest]], waiting: Sequence[Stated[DataRequest]], today: date
) -> Finding:
    longest = max(waiting, key=lambda one: waiting_days(one.body.on, one.entry, today))
    days = waiting_days(longest.body.on, longest.entry, today)
    because = say(
        "Requests for data without an answer: {n} of {all}. {who} has waited {days} days.",
        n=len(waiting),
        all=len(requests),
        who=short(longest.body.community),
        days=days,
    )
    mend = say("Answer the request: the data, or the reason why not.")
    return (
        crossed(because, waiting, mend) if days > ANSWER_DAYS else unsaid(stack, Stage.RUNNING, because, mend, requests)
    )
