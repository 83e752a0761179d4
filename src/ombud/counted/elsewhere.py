"""Which data about the city do others hold, and has the city asked for them? Demand 3.12."""

from __future__ import annotations

from datetime import date

from ombud.counted.entries import Elsewhere
from ombud.evidence.check import check
from ombud.evidence.due import unsaid
from ombud.evidence.finding import Finding, crossed, kept
from ombud.evidence.gaps import gaps
from ombud.evidence.said import listed, none, short
from ombud.ledger.stack import Stack
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
        because = say("0 holders of data about this are written down outside the city.")
        mend = say("Write down who else holds data about this, why they matter, and by which law they could be had.")
        return unsaid(stack, Stage.PROCUREMENT, because, mend)
    never = [one for one in held if none(one.body.route) and one.body.asked_on is None]
    ahead = [one for one in held if one.body.asked_on and one.body.asked_on > today and one.body.reply]
    if ahead:
        because = say(
            "{who} is said to have answered a request that will be made on {day}.",
            who=short(ahead[0].body.holder),
            day=ahead[0].body.asked_on,
        )
        return crossed(because, ahead, mend=say("Correct the day on which they were asked."))
    untold = gaps(
        [one for one in held if one not in never], lambda one: one.holder, "why", "route", "asked_on", "reply"
    )
    if untold:
        because = say(
            "Holders of data not asked, or without an answer, {n} of {all}: {which}.",
            n=len(untold),
            all=len(held),
            which=listed(untold),
        )
        return unsaid(
            stack,
            Stage.PROCUREMENT,
            because,
            say("Ask each holder, and write down the day, the law and the reply."),
            held,
        )
    return kept(
        say(
            "Holders who answered, or to whose data no law leads, {n} of {n}: {names}.",
            n=len(held),
            names=listed(one.body.holder for one in held),
        ),
        held,
    )
