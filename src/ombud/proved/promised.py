"""What is asked about promises: what was delivered of them, and whether what was paid for is used."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ombud.evidence.check import check
from ombud.evidence.due import unsaid
from ombud.evidence.figures import figure, percent
from ombud.evidence.finding import Finding, crossed, kept, silent
from ombud.evidence.said import listed, number, short
from ombud.ledger.entry import Said
from ombud.ledger.stack import Stack, Stated
from ombud.ledger.stage import Stage
from ombud.proved.entries import Feature, Promise
from ombud.words import Sentence, say
from ombud.words import mark as _

# A first year has teething troubles and every count an error. Less than nine tenths is not what was promised.
DELIVERED = 0.9
# Some slack is bought on purpose, for growth and repair. With less than half in use, most of the money bought nothing.
IN_USE = 0.5


@check(
    "6.2",
    _("What was promised was delivered"),
    reads=(Promise,),
    measure=_("The vendor's offers and the city's own counts: a track record by vendor and kind would follow."),
)
def promises(stack: Stack, today: date) -> Finding:
    """Each promise beside what came of it, as a share of the number that was promised."""
    said = stack.of(Promise)
    if not said:
        return unsaid(
            stack,
            Stage.TRIAL,
            say("Nobody has written down what was promised."),
            say("Write down each promise with its number, who made it and when."),
        )
    shares = {one.entry.seq: _share(one.body) for one in said}
    short_of = [one for one in said if (got := shares[one.entry.seq]) is not None and got < DELIVERED]
    if short_of:
        worst = min(short_of, key=lambda one: shares[one.entry.seq] or 0)
        because = say("{worst} Promises not delivered: {n} of {all}.",
                      worst=_told(worst.body), n=len(short_of), all=len(said))  # fmt: skip
        return crossed(because, short_of, say("Hold whoever promised to it, and tell other cities."))
    if open_ends := [one for one in said if shares[one.entry.seq] is None]:
        return unsaid(
            stack,
            Stage.TRIAL,
            say("Promises without a number promised and a number delivered: {n} of {all} ({what}).",
                n=len(open_ends), all=len(said), what=_whats(open_ends)),
            say("Write down what was promised and what was delivered, in the same unit."),
            said,
        )  # fmt: skip
    if unclear := [one for one in said if _unclear(one.body)]:
        because = say("{first} Nobody has said whether more or less of it is better.", first=_told(unclear[0].body))
        return silent(because, say("Say for each promise whether less is better."), said)
    return kept(say("Promises delivered: {n} of {n} ({what}).", n=len(said), what=_whats(said)), said)


def _whats(said: Iterable[Stated[Promise]]) -> Sentence:
    return listed(one.body.what for one in said)


def _share(body: Promise) -> float | None:
    """The share of the promise that was delivered; for days or costs, how far below or above the promise it stayed."""
    promised, delivered = number(body.promised), number(body.delivered)
    if promised is None or delivered is None:
        return None
    if body.fewer is Said.YES:
        return _fewer(promised, delivered)
    return _rounded(delivered / promised) if promised else None


def _rounded(share: float) -> float | None:
    """A share without the dust of division: nine tenths are nine tenths."""
    return None if number(share) is None else round(share, 9)


def _fewer(promised: float, delivered: float) -> float | None:
    if promised < 0 or delivered < 0:
        return None
    return 1.0 if delivered <= promised else _rounded(promised / delivered)


def _unclear(body: Promise) -> bool:
    """Far more than promised is good for energy saved and bad for days of waiting: someone must say which it is."""
    return body.fewer is Said.UNSAID and (_share(body) or 0) * DELIVERED > 1


def _told(body: Promise) -> Sentence:
    promised, delivered = number(body.promised) or 0, number(body.delivered) or 0
    gaps = {"what": short(body.what), "got": figure(delivered), "of": figure(promised), "unit": short(body.unit)}
    if body.fewer is Said.YES:
        return say("{what}: at most {of} promised, {got} delivered ({unit}).", **gaps)
    return say("{what}: {got} delivered of {of} promised ({unit}), {share} per cent.",
               **gaps, share=percent(delivered, promised))  # fmt: skip


@check(
    "6.4",
    _("What was paid for is used"),
    reads=(Feature,),
    measure=_("The system's own log of use, held against the order: which features ran, how often, by whom."),
)
def used(stack: Stack, today: date) -> Finding:
    """Features paid for against features used."""
    said = stack.of(Feature)
    if not said:
        return unsaid(
            stack,
            Stage.TRIAL,
            say("Nobody has said which features were paid for, or whether anyone uses them."),
            say("Write down each feature that was paid for, how much of it, and how much is used."),
        )
    idle = [one for one in said if _counted(one.body) and _use(one.body) < IN_USE]
    if idle:
        worst = min(idle, key=lambda one: _use(one.body))
        because = say("{worst} Features of which less than half is used: {n} of {all}.",
                      worst=_use_told(worst.body), n=len(idle), all=len(said))  # fmt: skip
        return crossed(because, idle, say("Use it, stop paying for it, or take it out of the next contract."))
    if bare := [one for one in said if not _counted(one.body)]:
        return unsaid(
            stack,
            Stage.TRIAL,
            say("Features without how much was paid for and how much is used: {n} of {all} ({names}).",
                n=len(bare), all=len(said), names=listed(one.body.name for one in bare)),
            say("Count for each feature what was paid for and what is used."),
            said,
        )  # fmt: skip
    least = min(said, key=lambda one: _use(one.body))
    return kept(say("{least} Features counted: {n}.", least=_use_told(least.body), n=len(said)), said)


def _counted(body: Feature) -> bool:
    return number(body.paid_for) is not None and number(body.used) is not None


def _use(body: Feature) -> float:
    """The share of what was paid for that is used; what cost nothing is not wasted."""
    paid, in_use = number(body.paid_for) or 0.0, number(body.used) or 0.0
    return in_use / paid if paid else 1.0


def _use_told(body: Feature) -> Sentence:
    return say(
        "{name}: {used} used of {paid} paid for ({unit}).",
        name=short(body.name),
        used=figure(body.used or 0),
        paid=figure(body.paid_for or 0),
        unit=short(body.unit) or say("no unit given"),
    )
