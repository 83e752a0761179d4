"""Who chose the categories that people are put into, and whom do they erase? Demand 3.9."""

from __future__ import annotations

from datetime import date

from ombud.counted.entries import Category
from ombud.evidence.check import check
from ombud.evidence.due import unsaid
from ombud.evidence.finding import Finding, crossed, kept
from ombud.evidence.gaps import gaps, tally
from ombud.evidence.said import short, told
from ombud.ledger.entry import Said
from ombud.ledger.stack import Stack
from ombud.ledger.stage import Stage
from ombud.words import Sentence, say
from ombud.words import mark as _


@check(
    "3.9",
    _("Categories say who chose them and whom they erase, and leave room for those who do not fit"),
    reads=(Category,),
    measure=_("The answers as given, to count how many chose several, described themselves or declined."),
)
def categories_leave_room(stack: Stack, today: date) -> Finding:
    """Not answering is kept as an answer, and nobody who is known not to fit is forced into a value."""
    categories = stack.of(Category)
    if not categories:
        because = say("Nobody has said how people are sorted into categories, or by whose choice.")
        mend = say("Write down each category that people are put into, who chose it and whom it leaves no place for.")
        return unsaid(stack, Stage.PROCUREMENT, because, mend)
    forced = [(one, why) for one in categories if (why := _forces(one.body))]
    if forced:
        because = tally(say("Categories that leave people no way out"), [why for _one, why in forced], len(categories))
        mend = say("Let people describe themselves, give several answers or none, and keep what they say.")
        return crossed(because, [one for one, _why in forced], mend)
    untold = gaps(categories, lambda one: one.name, "chosen_by", "several", "own_words", "refusal", "erases")
    if untold:
        because = tally(say("Categories not fully told"), untold, len(categories))
        mend = say("Add what is missing; “nobody” is an answer too.")
        return unsaid(stack, Stage.PROCUREMENT, because, mend, categories)
    names = [one.body.name for one in categories]
    because = tally(say("Categories that say who chose them and whom they erase"), names, len(categories))
    return kept(because, categories)


def _forces(category: Category) -> Sentence | None:
    """Why a category leaves people no way out, if it says so: no refusal, or someone erased without own words."""
    if category.refusal is Said.NO:
        return say("{name} (not answering is no answer)", name=short(category.name))
    closed = category.own_words is Said.NO and category.several is Said.NO
    if closed and told(category.erases):
        return say("{name} (no place for {who})", name=short(category.name), who=short(category.erases))
    return None
