"""Who could be left out by accident? Demand 2.15."""

from __future__ import annotations

from datetime import date

from ombud.evidence.check import check
from ombud.evidence.due import unsaid
from ombud.evidence.finding import Finding, crossed, kept
from ombud.evidence.gaps import gaps, said, tally
from ombud.evidence.said import none, short
from ombud.heard.entries import Inclusion
from ombud.ledger.entry import Said
from ombud.ledger.stack import Stack
from ombud.ledger.stage import Stage
from ombud.words import mark as _
from ombud.words import say

# The four sides from which people are left out by accident: the council, the firm, the voluntary sector, the pictures.
ENOUGH_POINTS = 4
_LOOK = say("Look at it from four sides: the council's, the firm's, the voluntary sector's and the pictures'.")


@check(
    "2.15",
    _("It was looked at, point by point, who could be left out by accident"),
    reads=(Inclusion,),
    measure=_("Tests with the people named in each point, on the ground and on the screen."),
)
def nobody_is_left_out_by_accident(stack: Stack, today: date) -> Finding:
    """Each point is answered; where someone is left out, a remedy stands beside it."""
    points = stack.of(Inclusion)
    if not points:
        because = say("Nobody has looked at who could be left out by accident.")
        return unsaid(stack, Stage.PROCUREMENT, because, _LOOK)
    left_out = [one for one in points if one.body.left_out is Said.YES]
    without = [one for one in left_out if not said(one.body.remedy) or none(one.body.remedy)]
    if without:
        names = [one.body.point for one in without]
        because = tally(say("Points on which someone is left out and nothing is done"), names, len(points))
        return crossed(because, without, mend=say("Say what is done so that they are not left out."))
    untold = gaps(points, lambda one: short(one.point), "answer", "left_out")
    if untold:
        because = tally(say("Points not answered"), untold, len(points))
        return unsaid(stack, Stage.PROCUREMENT, because, say("Look at each point and say what was found."), points)
    if len(points) < ENOUGH_POINTS:
        because = say("Points answered: {n} of at least {enough}.", n=len(points), enough=ENOUGH_POINTS)
        return unsaid(stack, Stage.PROCUREMENT, because, _LOOK, points)
    because = say(
        "Points answered: {n} of {n}. Where someone is left out, a remedy is named: {out} of {out}.",
        n=len(points),
        out=len(left_out),
    )
    return kept(because, points)
