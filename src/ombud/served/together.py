"""What is asked about differences that meet in one person: whether they are looked at together."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ombud.evidence.check import check
from ombud.evidence.due import unsaid
from ombud.evidence.finding import Finding, crossed, kept, silent
from ombud.evidence.measured import beside
from ombud.evidence.said import key, number
from ombud.ledger.entry import Said
from ombud.ledger.stack import Stack, Stated
from ombud.ledger.stage import Stage
from ombud.served.computed import MeasuredTogether
from ombud.served.entries import Intersection
from ombud.served.measuredtogether import HIDE, SMALL, crossings, groups_of, measured_together, shows_few, together
from ombud.words import mark as _
from ombud.words import say


@check(
    "4.7",
    _("Differences are looked at together"),
    reads=(Intersection, MeasuredTogether),
    measure=_("Counts of people by several groups at once and by area, read by “ombud served” (see Who gains)."),
)
def intersections(stack: Stack, today: date) -> Finding:
    """Figures for people of several groups at once, with small counts left out."""
    said, found = stack.of(Intersection), measured_together(stack)
    if found:
        measured = {(key(one.body.what), groups_of(one.body.groups)) for one in found}
        others = [one for one in said if (key(one.body.what), groups_of(one.body.groups)) not in measured]
        return beside(together(found), _crossing(said), _stated(others) if others else None)
    if said:
        return _stated(said)
    return unsaid(
        stack,
        Stage.REVIEW,
        say("Nobody has looked at people of several groups at once, such as older women who rent."),
        say("Write down at least one figure for people of several groups at once."),
    )


def _stated(said: Sequence[Stated[Intersection]]) -> Finding:
    """What statements about several groups at once say."""
    if shown := _crossing(said):
        return shown
    if bare := [one for one in said if not _hidden(one.body) and not _counted(one.body)]:
        return silent(
            say("Crossings of groups without a value or the count of people behind it: {n} of {all} ({groups}).",
                all=len(said), n=len(bare), groups=crossings(bare)),
            say("Give the value and how many people it rests on, or say that the small number is protected."),
            said,
        )  # fmt: skip
    hidden = sum(_hidden(one.body) for one in said)
    because = say("Crossings of groups looked at: {n}, of which {hidden} are protected.", n=len(said), hidden=hidden)
    return kept(because, said)


def _crossing(said: Sequence[Stated[Intersection]]) -> Finding | None:
    shown = [one for one in said if shows_few(one.body.people, one.body.value, one.body.protected)]
    told = say("Shown although protected or from fewer than {few} people: {who}.", few=SMALL, who=crossings(shown))
    return crossed(told, shown, HIDE) if shown else None


def _hidden(body: Intersection) -> bool:
    return body.value is None and body.protected is Said.YES


def _counted(body: Intersection) -> bool:
    return number(body.value) is not None and body.people is not None
