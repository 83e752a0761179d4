"""What was borrowed from elsewhere, and who made this from which position? Demands 1.8 and 1.9."""

from __future__ import annotations

from datetime import date

from ombud.asked.entries import Borrowed, Position, Purpose
from ombud.evidence.check import check
from ombud.evidence.due import unsaid
from ombud.evidence.finding import Finding, crossed, kept
from ombud.evidence.gaps import gaps, tally
from ombud.evidence.said import listed, none, short
from ombud.ledger.stack import Stack
from ombud.ledger.stage import Stage
from ombud.words import mark as _
from ombud.words import say


@check(
    "1.8",
    _("What was borrowed from elsewhere was adapted to this place"),
    reads=(Borrowed, Purpose),
    measure=_("Texts of other organisations and of vendors, to be compared word for word with this case's own."),
)
def ideas_are_adapted(stack: Stack, today: date) -> Finding:
    """Each borrowed idea says where it comes from, how this place differs, and what was changed because of it."""
    borrowed = stack.of(Borrowed)
    if not borrowed:
        because = say("Nobody says what was borrowed from elsewhere, or what was changed for this place.")
        mend = say("Write down where the idea comes from, how this place differs, and what was changed because of it.")
        return unsaid(stack, Stage.REVIEW, because, mend, stack.of(Purpose))
    copied = [one for one in borrowed if none(one.body.adapted)]
    if copied:
        names = [one.body.idea for one in copied]
        because = tally(say("Borrowed ideas that came over unchanged"), names, len(borrowed))
        return crossed(because, copied, mend=say("Say how this place differs, and change what does not fit it."))
    untold = gaps(borrowed, lambda one: one.idea, "source", "differs", "adapted")
    if untold:
        because = tally(say("Borrowed ideas not fully told"), untold, len(borrowed))
        return unsaid(stack, Stage.REVIEW, because, say("Add what is missing for each idea."), borrowed)
    sources = listed(one.body.source for one in borrowed)
    because = say("Borrowed ideas adapted to this place: {n} of {n}, from {sources}.", n=len(borrowed), sources=sources)
    return kept(because, borrowed)


@check(
    "1.9",
    _("It is said who made this, whose perspective is missing and what was taken for granted"),
    reads=(Position,),
    measure=_("Nothing: a position is told by those who take it."),
)
def positions_are_told(stack: Stack, today: date) -> Finding:
    """Each case and each analysis carries a statement of the position that it was made from."""
    positions = stack.of(Position)
    if not positions:
        because = say("Nobody has said who made this case, or whose perspective is missing.")
        mend = say("Say in which roles it was made, who was not part of making it, and what was taken for granted.")
        return unsaid(stack, Stage.REVIEW, because, mend)
    untold = gaps(positions, lambda one: one.about or one.made_by, "made_by", "missing", "assumed")
    if untold:
        because = tally(say("Statements of position that leave something out"), untold, len(positions))
        return unsaid(stack, Stage.REVIEW, because, say("Add what is missing to each statement."), positions)
    because = say(
        "Complete statements of position: {n} of {n}. Missing from the room: {missing}.",
        n=len(positions),
        missing=listed(short(one.body.missing) for one in positions),
    )
    return kept(because, positions)
