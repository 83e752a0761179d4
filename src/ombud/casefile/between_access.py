"""Can those concerned read and speak their own language, and must the vendor see to it? Demand 2.11."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from ombud.evidence.check import Check, check
from ombud.evidence.due import unsaid
from ombud.evidence.finding import Finding, crossed, kept
from ombud.evidence.gaps import said, tally, titled
from ombud.evidence.said import key, listed
from ombud.heard.entries import Access
from ombud.held.entries import Clause, FirstClause, Line, NoVendor, Reading
from ombud.held.lines import clauses_of
from ombud.ledger.entry import Said
from ombud.ledger.stack import Stack, Stated
from ombud.ledger.stage import Stage
from ombud.words import Sentence, say
from ombud.words import mark as _

_CODE = re.compile("[a-z]{2,3}([-_][a-z0-9]{2,4})*")


@check(
    "2.11",
    _("The languages spoken here are offered, the ways of reading were tried, and the vendor is bound to both"),
    reads=(Access, Clause, FirstClause, NoVendor),
    measure=_("Tests of each page with keyboard, screen reader and print, and the languages of those concerned."),
)
def everyone_can_read_and_speak(stack: Stack, today: date) -> Finding:
    """Languages spoken here are held against those offered; the duty is read from the statement and the contract."""
    stated, clauses = stack.of(Access), _translation(stack)
    rests_on: list[Stated[Access] | Stated[Clause] | Stated[NoVendor]] = [*stated, *clauses, *stack.of(NoVendor)]
    if not stated:
        because = say("Nobody has said which languages are spoken here.")
        mend = say("Write down which languages are spoken here, which are offered, and which ways were tried out.")
        return unsaid(stack, Stage.PROCUREMENT, because, mend, rests_on)
    spoken, offered = (_languages(stated, field) for field in ("spoken_here", "languages"))
    missing = [name for folded, name in spoken.items() if folded not in offered]
    if missing and offered:
        because = tally(say("Languages spoken here and not offered"), missing, len(spoken))
        return crossed(
            because, stated, mend=say("Offer each of them, in writing and in speech, before people are asked.")
        )
    duty = _duty(stack, stated, clauses)
    if duty is Said.NO:
        because = say(
            "Languages offered: {n}, but the vendor has no duty to translate and to be accessible.", n=len(offered)
        )
        return crossed(because, rests_on, mend=say("Write the duty into the contract before it is signed or renewed."))
    untold = _untold(stated, duty)
    if untold:
        because = say("Not told: {n} of 4 things. {what}.", n=len(untold), what=listed(untold))
        return unsaid(stack, Stage.PROCUREMENT, because, say("Write down what is missing."), rests_on)
    because = say(
        "Languages spoken here and offered, {n} of {n}: {names}.", n=len(spoken), names=listed(spoken.values())
    )
    return kept(because, rests_on)


def _translation(stack: Stack) -> list[Stated[Clause]]:
    return [one for one in clauses_of(stack) if one.body.line is Line.TRANSLATION]


def _languages(stated: Sequence[Stated[Access]], field: str) -> dict[str, str]:
    """Languages as they are compared, each with how it was written; sv-SE is sv."""
    names = [name for one in stated for name in getattr(one.body, field) if said(name)]
    return {_language(name): name for name in names}


def _language(name: str) -> str:
    folded = key(name)
    return re.split("[-_]", folded)[0] if _CODE.fullmatch(folded) else folded


def _duty(stack: Stack, stated: Sequence[Stated[Access]], clauses: Sequence[Stated[Clause]]) -> Said:
    """Whether the vendor must translate: no vendor, no duty; a contract's passage goes before what is said of it."""
    if stack.of(NoVendor):
        return Said.YES
    readings = {one.body.reading for one in clauses}
    if Reading.CROSSED in readings:
        return Said.NO
    if Reading.KEPT in readings:
        return Said.YES
    return stated[-1].body.vendor_duty


def _untold(stated: Sequence[Stated[Access]], duty: Said) -> list[Sentence]:
    fields = ("spoken_here", "languages", "ways")
    missing = [field for field in fields if not any(said(getattr(one.body, field)) for one in stated)]
    missing += [] if said(duty) else ["vendor_duty"]
    return [titled(Access, field) for field in missing]


CHECKS: tuple[Check, ...] = (everyone_can_read_and_speak,)
