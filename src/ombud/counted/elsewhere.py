"""Which data about the city do others hold, and has the city asked for them? Demand 3.12."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ombud.counted.entries import Elsewhere
from ombud.evidence.check import check
from ombud.evidence.due import unsaid
from ombud.evidence.finding import Finding, crossed, kept
from ombud.evidence.gaps import gaps, tally
from ombud.evidence.said import none
from ombud.ledger.stack import Stack, Stated
from ombud.ledger.stage import Stage
from ombud.words import mark as _
from ombud.words import say


@check(
    "3.12",
    _("It is known which data about the city others hold, and the city has asked for them"),
    reads=(Elsewhere,),
    measure=_("The letters sent and received, attached to each request."),
)
def data_held_elsewhere_are_asked_for(stack: Stack, today: date) -> Finding:
    """Who holds what, why it matters, by which legal route, asked when, answered how. A refusal is an answer."""
    held = stack.of(Elsewhere)
    if not held:
        because = say("Nobody outside the city is written down as holding data about this.")
        mend = say("Write down who else holds data about this, why they matter, and by which law they could be had.")
        return unsaid(stack, Stage.PROCUREMENT, because, mend)
    early = [one for one in held if one.body.reply and one.body.asked_on and one.body.asked_on > today]
    if early:
        because = tally(say("Holders said to answer what will be asked later"), _names(early), len(held))
        return crossed(because, early, mend=say("Correct the day on which they were asked."))
    # Where no law leads to the data, and that is said, nobody has to ask in vain.
    to_ask = [one for one in held if one.body.asked_on or not none(one.body.route)]
    untold = gaps(to_ask, lambda one: one.holder, "why", "route", "asked_on", "reply")
    if untold:
        because = tally(say("Holders of data not asked, or without an answer"), untold, len(held))
        mend = say("Ask each holder, and write down the day, the law and the reply.")
        return unsaid(stack, Stage.PROCUREMENT, because, mend, held)
    return kept(tally(say("Holders who answered, or to whose data no law leads"), _names(held), len(held)), held)


def _names(held: Sequence[Stated[Elsewhere]]) -> list[str]:
    return [one.body.holder for one in held]
