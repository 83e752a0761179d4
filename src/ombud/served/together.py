"""What is asked about differences that meet in one person: whether they are looked at together."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ombud.evidence.check import check
from ombud.evidence.due import unsaid
from ombud.evidence.finding import Finding, crossed, kept, silent
from ombud.evidence.said import listed, number
from ombud.ledger.entry import Said
from ombud.ledger.stack import Stack, Stated
from ombud.ledger.stage import Stage
from ombud.served.entries import Intersection
from ombud.words import Sentence, say
from ombud.words import mark as _

# Statistical offices hide counts under five to ten. Five is the least strict of them: whoever shows fewer than five
# people breaks every such rule.
SMALL = 5


@check(
    "4.7",
    _("Differences are looked at together"),
    reads=(Intersection,),
    measure=_("A table by several groups at once; counts under five are left out before anyone sees them."),
)
def intersections(stack: Stack, today: date) -> Finding:
    """Figures for people of several groups at once, with small counts left out."""
    said = stack.of(Intersection)
    if not said:
        return unsaid(
            stack,
            Stage.REVIEW,
            say("Nobody has looked at people of several groups at once, such as older women who rent."),
            say("Write down at least one figure for people of several groups at once."),
        )
    if shown := [one for one in said if _shows_few(one.body)]:
        told = say("Shown although protected or from fewer than {few} people: {who}.", few=SMALL, who=_crossing(shown))
        return crossed(told, shown, say("Take value and count away, and say that the small number is protected."))
    if bare := [one for one in said if not _hidden(one.body) and not _counted(one.body)]:
        return silent(
            say("Crossings of groups without a value or the count of people behind it: {n} of {all} ({groups}).",
                all=len(said), n=len(bare), groups=_crossing(bare)),
            say("Give the value and how many people it rests on, or say that the small number is protected."),
            said,
        )  # fmt: skip
    hidden = sum(_hidden(one.body) for one in said)
    because = say("Crossings of groups looked at: {n}, of which {hidden} are protected.", n=len(said), hidden=hidden)
    return kept(because, said)


def _shows_few(body: Intersection) -> bool:
    """Very few people shown by their count or their value, or a value that is said to be protected and is not."""
    valued = number(body.value) is not None
    few = body.people is not None and (0 < body.people < SMALL or (valued and body.people == 0))
    return few or (valued and body.protected is Said.YES)


def _hidden(body: Intersection) -> bool:
    return body.value is None and body.protected is Said.YES


def _counted(body: Intersection) -> bool:
    return number(body.value) is not None and body.people is not None


def _crossing(said: Iterable[Stated[Intersection]]) -> Sentence:
    return listed(" + ".join(one.body.groups) for one in said)
