"""What is asked for those who have not what a service asks of them: internet, a device, the language."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from ombud.evidence.check import check
from ombud.evidence.due import unsaid
from ombud.evidence.figures import figure
from ombud.evidence.finding import Finding, crossed, kept, silent
from ombud.evidence.measured import beside, contradicted
from ombud.evidence.said import listed, none, number, short, told
from ombud.ledger.stack import Stack, Stated
from ombud.ledger.stage import Stage
from ombud.served.computed import MeasuredDivide
from ombud.served.entries import Divide
from ombud.served.measuredlacking import contradictions, lacking, measured_lacking
from ombud.words import Sentence, say
from ombud.words import mark as _


@check(
    "4.4",
    _("Those without internet, device or language are served too"),
    reads=(Divide, MeasuredDivide),
    measure=_(
        "Counts of those without internet, device or language by area, read by “ombud served” (see Who gains). How "
        "they get the same service has to be said."
    ),
)
def divide(stack: Stack, today: date) -> Finding:
    """For each thing that the service asks of people: who has it, and how the others get the same service."""
    said, found = stack.of(Divide), measured_lacking(stack)
    if not found:
        return _stated(said) if said else _nothing(stack)
    against = contradictions(said, found)
    refuted = {one.entry.seq for one, _told in against}
    # Where things stand says nothing of how those without get the same service: that is still asked for.
    stated = _stated(said, refuted) if said else _no_other_way(stack, found)
    return contradicted(beside(lacking(found), stated), [sentence for _one, sentence in against])


def _nothing(stack: Stack) -> Finding:
    return unsaid(
        stack,
        Stage.REVIEW,
        say("Nobody has said what the service asks of people, such as internet at home, and who has it."),
        say("Write down who has what the service asks for, and how the others get the same service."),
    )


def _no_other_way(stack: Stack, found: Sequence[Stated[MeasuredDivide]]) -> Finding:
    needs = listed(one.body.needs for one in found)
    because = say("Nobody has said how those without get the same service ({needs}).", needs=needs)
    return unsaid(stack, Stage.REVIEW, because, say("Say how those without get the same service."), found)


def _stated(said: Sequence[Stated[Divide]], refuted: Collection[int] = ()) -> Finding:
    """What statements say; a share that a measurement refutes, by the number of its entry, no longer excuses."""
    shut_out = [one for one in said if none(one.body.otherwise) and (one.body.share != 100 or one.entry.seq in refuted)]
    if shut_out:
        return crossed(
            say("Whoever lacks this has no other way: {what}.", what=listed(map(_asked, shut_out))),
            shut_out,
            say("Give them a way: a desk, a telephone, paper, an interpreter."),
        )
    open_ends = [one for one in said if not _answered(one.body, one.entry.seq in refuted)]
    if open_ends:
        return silent(
            say(
                "Things asked of a group where the share that has it, or the way for those without, is not told: "
                "{n} of {all} ({what}).",
                all=len(said),
                n=len(open_ends),
                what=listed(map(_asked, open_ends)),
            ),
            say("Say what share has it, and how those without get the same service."),
            said,
        )
    low = min(said, key=lambda one: one.body.share or 0)
    return kept(
        say(
            "Had least: {what}, {share} per cent. Things asked of a group: {n}. Those without have another way.",
            n=len(said),
            what=_asked(low),
            share=figure(low.body.share or 0),
        ),
        said,
    )


def _asked(one: Stated[Divide]) -> Sentence:
    return say("{needs} ({group})", needs=short(one.body.needs), group=short(one.body.group))


def _answered(body: Divide, refuted: bool) -> bool:
    share = number(body.share)
    return share is not None and ((share >= 100 and not refuted) or told(body.otherwise))
