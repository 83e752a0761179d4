"""What is asked of a case about its question: demands 1.1 to 1.9."""

from __future__ import annotations

from datetime import date

from ombud.asked.entries import Opening, Raiser, Record
from ombud.evidence.check import Check, check
from ombud.evidence.finding import Finding, crossed, kept, silent
from ombud.ledger.stack import Stack
from ombud.words import mark as _
from ombud.words import say


@check(
    "1.1",
    _("The problem came before the technology"),
    reads=(Opening, Record),
    measure=_("Nothing: who raised a problem, and when, is told and not computed."),
)
def the_problem_came_first(stack: Stack, today: date) -> Finding:
    """A case opens with a problem in residents' words; a vendor's offer cannot open one."""
    opening = stack.last(Opening)
    if opening is None:
        return silent(
            say("Nobody has written down which problem this is an answer to."),
            mend=say("Write the problem down in the words of those who have it."),
            rests_on=stack.of(Record),
        )
    if opening.body.raised_by is Raiser.VENDOR:
        return crossed(
            say("The case was opened by a vendor's offer, not by a problem."),
            [opening],
            mend=say("Ask the vendor for the problem, and residents whether they have it."),
        )
    if opening.body.raised_by is Raiser.UNSAID:
        return silent(
            say("A problem is written down, but not who raised it."),
            mend=say("Say who raised the problem first."),
            rests_on=[opening],
        )
    return kept(say("The case opens with a problem raised by {who}.", who=say(opening.body.raised_by.value)), [opening])


CHECKS: tuple[Check, ...] = (the_problem_came_first,)
