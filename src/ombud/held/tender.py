"""What is asked about tenders: what must never go to one, and whether answers of any kind may come."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ombud.evidence.check import check
from ombud.evidence.due import unsaid
from ombud.evidence.finding import Finding, crossed, kept, silent
from ombud.evidence.gaps import gaps
from ombud.evidence.said import listed, told
from ombud.held.entries import Challenge, Component, Mark
from ombud.held.entries_contacts import ChallengeTerms
from ombud.ledger.entry import Said
from ombud.ledger.stack import Stack, Stated
from ombud.ledger.stage import Stage
from ombud.words import Sentence, say
from ombud.words import mark as _


@check(
    "5.5",
    _("What must never go to tender is kept"),
    reads=(Component,),
    measure=_("The contract's list of parts held against the city's own never-outsource list."),
)
def never_outsourced(stack: Stack, today: date) -> Finding:
    """Each part is marked keep, share or buy; one that is on the never-outsource list is not bought."""
    said = stack.of(Component)
    if not said:
        return unsaid(
            stack,
            Stage.PROCUREMENT,
            say("Nobody has said which parts the city keeps, shares or buys."),
            say("Write down the parts of the system, and mark those that never go to tender."),
        )
    bought = [one for one in said if one.body.never_outsource is Said.YES and one.body.mark is Mark.BUY]
    if bought:
        because = say("Bought although on the never-outsource list: {parts}.", parts=_parts(bought))
        return crossed(because, bought, say("Keep it, or share it with other cities."))
    lacking = gaps(said, lambda part: part.name, "mark", "never_outsource")
    if lacking:
        parts = listed(lacking)
        because = say("Parts that are not marked: {n} of {all}: {parts}.", all=len(said), n=len(lacking), parts=parts)
        return silent(because, say("Mark each part, and say whether it is on the never-outsource list."), said)
    listed_parts = [one for one in said if one.body.never_outsource is Said.YES]
    because = say(
        "Parts that never go to tender: {n} of {all} ({parts}); none of them is bought.",
        all=len(said),
        n=len(listed_parts),
        parts=_parts(listed_parts),
    )
    return kept(because, said)


def _parts(said: Sequence[Stated[Component]]) -> Sentence:
    return listed(one.body.name for one in said)


@check(
    "5.12",
    _("The problem is open to answers of any kind"),
    reads=(Challenge, ChallengeTerms),
    measure=_("The answers that came in, by kind, and what was chosen."),
)
def challenge(stack: Stack, today: date) -> Finding:
    """A public problem opened as a challenge, with conditions, dates and room for answers without technology."""
    said = stack.of(Challenge)
    if not said:
        return unsaid(
            stack,
            Stage.PROCUREMENT,
            say("The problem has not been opened as a challenge."),
            say("Open the problem with its conditions, and say that answers need not be digital."),
        )
    if closed := [one for one in said if one.body.non_digital is Said.NO]:
        because = say("Challenges closed to answers that are not digital: {n} of {all}.", n=len(closed), all=len(said))
        return crossed(because, closed, say("Let in answers of any kind."))
    if open_ends := [one for one in said if not _whole(one.body)]:
        because = say(
            "Challenges without conditions, without a first and last day in order, or without a word on answers that "
            "are not digital: {n} of {all}.",
            n=len(open_ends),
            all=len(said),
        )
        return silent(because, say("Add conditions and dates, and say that answers need not be digital."), said)
    because = say("Challenges open to answers of any kind, with their conditions: {n}.", n=len(said))
    return kept(because, said)


def _whole(body: Challenge) -> bool:
    dated = body.opens is not None and body.closes is not None and body.opens <= body.closes
    return dated and told(body.conditions) and body.non_digital is Said.YES
