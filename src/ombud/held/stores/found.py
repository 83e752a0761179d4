"""Ends of life as found in the stores: declared against observed, and what is proven to be gone. Demand 5.7."""

from __future__ import annotations

from datetime import date

from ombud.evidence.finding import Finding, crossed, kept, silent
from ombud.evidence.measured import latest, worse
from ombud.evidence.said import key, short
from ombud.held.stores.computed import Certified, Observed
from ombud.held.stores.life import beside
from ombud.ledger.entry import Said
from ombud.ledger.stack import Stack, Stated
from ombud.words import Sentence, say

_RUN = say("Carry the rule out, and prove it: ombud retention plan, run, prove.")
_DATE = say("Give every record a date from which its end is counted, or delete those that have none by hand.")
_CHECK = say("Find out what stood in the way, and carry it out again.")


def measured_retention(stack: Stack) -> Finding | None:
    """What the stores say of demand 5.7; None if none was looked at. For each item, what was looked at last counts."""
    seen = {key(one.body.item): one for one in latest(stack.of(Observed), lambda body: (key(body.item),))}
    gone = {key(one.body.item): one for one in latest(stack.of(Certified), lambda body: (key(body.item),))}
    found = [_of_item(seen.get(name), gone.get(name)) for name in sorted(seen.keys() | gone.keys())]
    return worse(*found) if found else None


def _of_item(seen: Stated[Observed] | None, gone: Stated[Certified] | None) -> Finding | None:
    """The later of the two; a look into the store of the same day is the later one if it was entered later."""
    if gone is None or (seen is not None and _order(seen) > _order(gone)):
        return _observed(seen, gone) if seen else None
    return _certified(gone)


def _order(one: Stated[Observed] | Stated[Certified]) -> tuple[date, int]:
    return one.body.on, one.entry.seq


def _observed(seen: Stated[Observed], gone: Stated[Certified] | None) -> Finding:
    body = seen.body
    if body.overdue:
        because = say("{item}: past their end and still there: {n} of {all} records. {beside}",
                      item=short(body.item), n=body.overdue, all=body.records, beside=_beside(body))  # fmt: skip
        return crossed(because, [seen], _RUN)
    if body.endless:
        because = say("{item}: records that no rule ends, because their date is missing or wrong: {n} of {all}.",
                      item=short(body.item), n=body.endless, all=body.records)  # fmt: skip
        return silent(because, _DATE, [seen])
    because = say("{item}: nothing is past its end. {beside}", item=short(body.item), beside=_beside(body))
    return kept(because, [seen, gone] if gone else [seen])


def _certified(gone: Stated[Certified]) -> Finding:
    body = gone.body
    if body.left or body.passed is not Said.YES:
        because = say("{item}: destroyed on {day}, and the checks were not all passed. Left past its end: {n}.",
                      item=short(body.item), day=body.on, n=body.left)  # fmt: skip
        return crossed(because, [gone], _CHECK)
    if body.endless:
        because = say(
            "{item}: what was past its end was destroyed on {day}. No rule ends others, as their date is missing or "
            "wrong: {n}.",
            item=short(body.item),
            day=body.on,
            n=body.endless,
        )
        return silent(because, _DATE, [gone])
    because = say("{item}: destroyed on {day}, and checked. Records: {n}. {copies}",
                  item=short(body.item), day=body.on, n=body.gone, copies=_copies(body))  # fmt: skip
    return kept(because, [gone])


def _copies(body: Certified) -> Sentence:
    if body.clear_on is None:
        return say("Whether backups live on was not declared.")
    return say("After {day} nothing is left in any place that was declared.", day=body.clear_on)


def _beside(body: Observed) -> Sentence:
    if body.declared is None or body.oldest is None:
        return say("Records: {n}.", n=body.records)
    return beside(body.declared, body.oldest, body.unit)
