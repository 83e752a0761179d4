"""What was bought, as computed: whether the city can leave its vendors, and how far it is in few hands. Demand 5.10."""

from __future__ import annotations

from ombud.evidence.figures import figure
from ombud.evidence.finding import Finding, crossed, kept, silent
from ombud.evidence.measured import in_a_row, latest, share, worse
from ombud.evidence.said import key, number, short
from ombud.held.ocds.computed import Amended, Bidding, Concentrated, VendorGone
from ombud.ledger.stack import Stack, Stated
from ombud.words import Sentence, say

_MAP = say("Write down for each system whose it is, until when, who can run it and what leaving takes.")
_LEAVE = say("Prepare the exit now, or have the contract changed so that it fits.")
_TRAIN = say("Train or hire someone who can run it, paired with the vendor's staff.")


def measured_buying(stack: Stack) -> Finding | None:
    """What computed figures say of demand 5.10; None if there are none. The latest of each thing counts.

    A vendor that cannot be left in time, or whose systems nobody in the city can run, crosses it. Concentration,
    single bids and amendments are reasons to look: by themselves they keep nothing and cross nothing.
    """
    gone = latest(stack.of(VendorGone), lambda body: (key(body.what), key(body.vendor)))
    if gone:
        return worse(*map(_vendor, gone))
    rest = _bought(stack)
    if not rest:
        return None
    because = in_a_row([sentence for sentence, _ in rest])
    return silent(because, _MAP, [stated for _, stated in rest])


def _vendor(one: Stated[VendorGone]) -> Finding:
    body = one.body
    if body.too_late:
        because = say(
            "If {vendor} goes: {lost}. Systems that could not be left before their contract ends: {n}.",
            vendor=short(body.vendor),
            lost=_lost(body),
            n=body.too_late,
        )
        return crossed(because, [one], _LEAVE)
    if body.unskilled:
        because = say(
            "If {vendor} goes: {lost}. Of these, systems that nobody in the city can run: {n}.",
            vendor=short(body.vendor),
            lost=_lost(body),
            n=body.unskilled,
        )
        return crossed(because, [one], _TRAIN)
    because = say("If {vendor} goes: {lost}.", vendor=short(body.vendor), lost=_lost(body))
    if body.unpriced or body.uncovered is None:
        lacking = say("{because} Lost systems whose exit has no price or no end date: {n}.",
                      because=because, n=body.unpriced or body.lost)  # fmt: skip
        return silent(lacking, _MAP, [one])
    return kept(because, [one])


def _lost(body: VendorGone) -> Sentence:
    return say("systems lost {lost} of {all}, stopped with them {stops}, leaving takes {months} months",
               lost=body.lost, all=body.systems, stops=body.stops, months=_months(body))  # fmt: skip


def _months(body: VendorGone) -> str:
    return "?" if number(body.months) is None else figure(body.months or 0)


def _bought(stack: Stack) -> list[tuple[Sentence, Stated[Concentrated] | Stated[Bidding] | Stated[Amended]]]:
    """One sentence of each sort: the most concentrated, the most single bids, the most that grew."""
    said: list[tuple[Sentence, Stated[Concentrated] | Stated[Bidding] | Stated[Amended]]] = []
    held = latest(stack.of(Concentrated), lambda it: (key(it.what), key(it.buyer), it.category, it.currency))
    if held:
        most = max(held, key=lambda one: (number(one.body.hhi) or 0.0, one.body.purchases))
        said.append((_concentrated(most.body), most))
    if bids := [
        one for one in latest(stack.of(Bidding), lambda it: (key(it.what), key(it.buyer))) if one.body.competitive
    ]:
        single = max(bids, key=lambda one: number(one.body.low) or 0.0)
        said.append((_single(single.body), single))
    if grown := latest(stack.of(Amended), lambda it: (key(it.what), key(it.buyer))):
        large = max(grown, key=lambda one: one.body.large)
        said.append((_grown(large.body), large))
    return said


def _concentrated(body: Concentrated) -> Sentence:
    return say(
        "{buyer}: the largest of {vendors} vendors has {share} per cent{unit} (index {hhi}).",
        buyer=short(body.buyer),
        vendors=body.vendors,
        share=share(body.share),
        unit=say(" of what was spent in {currency}", currency=body.currency) if body.currency else say(" of purchases"),
        hhi=figure(body.hhi),
    )


def _single(body: Bidding) -> Sentence:
    return say(
        "Single bids in competitive procedures of {buyer}: {single} per cent ({low} to {high}), which proves nothing.",
        buyer=short(body.buyer),
        single=share(body.single),
        low=share(body.low),
        high=share(body.high),
    )


def _grown(body: Amended) -> Sentence:
    return say(
        "Contracts that grew by more than a fifth: {n} of {judged} that could be judged.",
        n=body.large,
        judged=body.judged,
    )
