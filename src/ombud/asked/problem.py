"""Was there a problem before there was a technology, and is the place known where it is felt? Demands 1.1 and 1.6."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ombud.asked.entries import Grounding, Opening, Purpose, Raiser, Record
from ombud.evidence.check import check
from ombud.evidence.due import unsaid
from ombud.evidence.finding import Finding, crossed, kept, silent
from ombud.evidence.gaps import gaps, said, tally, titled
from ombud.evidence.said import listed
from ombud.ledger.stack import Stack, Stated
from ombud.ledger.stage import Stage
from ombud.words import Sentence, say
from ombud.words import mark as _

RAISERS: dict[Raiser, Sentence] = {
    Raiser.RESIDENTS: say("residents"),
    Raiser.COMMUNITY: say("a community group"),
    Raiser.OFFICIALS: say("officials"),
    Raiser.COUNCIL: say("the council"),
    Raiser.VENDOR: say("a vendor"),
}
TOLD_OF_IT = ("where", "since", "tried")


@check(
    "1.1",
    _("The problem came before the technology"),
    reads=(Opening, Record, Purpose),
    measure=_("Nothing: who raised a problem, and when, is told and not computed."),
)
def the_problem_came_first(stack: Stack, today: date) -> Finding:
    """A case opens with a problem: who raised it, where, since when, what was tried. A vendor's offer opens none."""
    openings = stack.of(Opening)
    if not openings:
        return _no_problem(stack)
    who = openings[0].body.raised_by  # a later opening does not change who came first
    if who is Raiser.VENDOR:
        return crossed(
            say("The case was opened by a vendor's offer, not by a problem."),
            openings,
            mend=say("Ask the vendor for the problem, and residents whether they have it."),
        )
    if missing := _untold(openings):
        return silent(
            say("A problem is written down, but not everything about it. Missing: {what}.", what=listed(missing)),
            mend=say("Write down who raised the problem first, where it is felt, since when, and what was tried."),
            rests_on=openings,
        )
    ask_residents = say("Ask residents whether they have this problem, and add their words.")
    return kept(
        say("The case opens with a problem raised by {who}: where, since when and what was tried.", who=RAISERS[who]),
        openings,
        mend=ask_residents if who in (Raiser.OFFICIALS, Raiser.COUNCIL) else None,
    )


def _no_problem(stack: Stack) -> Finding:
    purposes = stack.of(Purpose)
    because = say("Nobody has written down which problem this is an answer to.")
    if purposes:
        because = say("It is said what this is for, but not which problem it is an answer to, or who has it.")
    mend = say("Write the problem down in the words of those who have it.")
    return silent(because, mend, stack.of(Record) + purposes)


def _untold(openings: Sequence[Stated[Opening]]) -> tuple[Sentence, ...]:
    missing = [] if said(openings[0].body.raised_by) else ["raised_by"]
    missing += [field for field in TOLD_OF_IT if not any(said(getattr(one.body, field)) for one in openings)]
    return tuple(titled(Opening, field) for field in missing)


@check(
    "1.6",
    _("The case starts from this place: its history, its inequities, what was tried there"),
    reads=(Grounding,),
    measure=_("Nothing: the history of a place is told. A page of the place can show the records that bear it out."),
)
def the_place_is_known(stack: Stack, today: date) -> Finding:
    """Each place that the case names is told with its history, its inequities and earlier initiatives."""
    places = stack.of(Grounding)
    untold = gaps(places, lambda one: one.place, "history", "inequities", "earlier")
    if not places:
        because = say("No place is told with its history, its inequities and what was done there before.")
        mend = say("Name the place, and write down what it has been through and who has had less there.")
        return unsaid(stack, Stage.REVIEW, because, mend)
    if untold:
        because = tally(say("Places not fully told"), untold, len(places))
        mend = say("Add what is missing for each place; ask those who have lived there longest.")
        return unsaid(stack, Stage.REVIEW, because, mend, places)
    names = [one.body.place for one in places]
    because = tally(say("Places with history, inequities and earlier work"), names, len(places))
    return kept(because, places)
