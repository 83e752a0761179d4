"""What the latest counts of inventories say: whether every item ends (5.7), serves (5.8), and has a place (5.11)."""

from __future__ import annotations

from collections.abc import Callable

from ombud.evidence.finding import Finding, crossed, kept, silent
from ombud.evidence.measured import latest, worse
from ombud.evidence.said import key, listed, short
from ombud.held.data.computed import InventoryCounted
from ombud.ledger.stack import Stack, Stated
from ombud.words import Sentence, say

Judged = Callable[[Stated[InventoryCounted]], Finding]
_END = say("For each, write a date, or a period and the event it is counted from.")


def measured_inventory(stack: Stack, demand: str) -> Finding | None:
    """What the latest count of each inventory says of demand 5.7, 5.8 or 5.11; nothing where none was counted."""
    found = latest(stack.of(InventoryCounted), lambda body: (key(body.what),))
    return worse(*map(_JUDGED[demand], found)) if found else None


def _ends(one: Stated[InventoryCounted]) -> Finding:
    """Crossed where an end is none, too long, past or contradicted; silent where it is missing."""
    body = one.body
    if not body.items:
        return _empty(one)
    wrong = _listed(
        (body.no_end, say("words that are no end")),
        (body.beyond, say("kept too long")),
        (body.overdue, say("past their end")),
        (body.contradicted, say("two ends that contradict")),
    )
    if wrong is not None:
        because = say("{what}: items with an end: {n} of {all}. Wrong: {wrong}.", **_of(body, body.ended), wrong=wrong)
        return crossed(because, [one], say("Give these an end that can be reckoned, and destroy what is past it."))
    missing = _listed(
        (body.nothing, say("nothing said")),
        (body.words, say("words without a day")),
        (body.no_start, say("a period without a start")),
        (body.event_only, say("an event only")),
    )
    if missing is not None:
        because = say("{what}: items with an end: {n} of {all}. Missing: {missing}.", **_of(body, body.ended),
                      missing=missing)  # fmt: skip
        return silent(because, _END, [one])
    lacking = _listed(
        (body.no_basis, say("legal basis")),
        (body.special_no_basis, say("ground of article 9")),
        (body.unruled, say("what recipients may do with it")),
    )
    mend = say("Add what is missing: {what}.", what=lacking) if lacking is not None else None
    return kept(say("{what}: items with an end: {n} of {all}.", **_of(body, body.ended)), [one], mend)


def _serves(one: Stated[InventoryCounted]) -> Finding:
    body = one.body
    if not body.items:
        return _empty(one)
    if body.unused or body.twice:
        because = say(
            "{what}: items proposed for removal: {n} of {all} for serving no decision for over a year, {twice} because "
            "they are kept already.", **_of(body, body.unused), twice=body.twice,
        )  # fmt: skip
        return crossed(because, [one], say("Stop collecting them and destroy what is kept, or say what they are for."))
    if body.no_decision:
        because = say("{what}: items that name no decision they serve: {n} of {all}.", **_of(body, body.no_decision))
        return silent(because, say("Name the decision that each serves, or do not collect it."), [one])
    return kept(say("{what}: items that name the decision they serve: {n} of {all}.", **_of(body, body.items)), [one])


def _places(one: Stated[InventoryCounted]) -> Finding:
    body = one.body
    if not body.items:
        return _empty(one)
    if body.unplaced or body.unlocated:
        because = say(
            "{what}: items without a place or a law: {n} of {all}. Recipients without a country or a law: {who} of "
            "{receivers}.", **_of(body, body.unplaced), who=body.unlocated, receivers=body.receivers,
        )  # fmt: skip
        return silent(because, say("Say for each where it is and which law must be obeyed there."), [one])
    because = say(
        "{what}: items with a place and a law: {n} of {all}. Recipients with a country and a law: {who} of {who}.",
        **_of(body, body.items), who=body.receivers,
    )  # fmt: skip
    mend = say("Add what those who receive it may do with it.") if body.unruled else None
    return kept(because, [one], mend)


def _of(body: InventoryCounted, n: int) -> dict[str, object]:
    return {"what": short(body.what), "n": n, "all": body.items}


def _listed(*counts: tuple[int, Sentence]) -> Sentence | None:
    told = [say("{what}: {n}", what=what, n=n) for n, what in counts if n]
    return listed(told) if told else None


def _empty(one: Stated[InventoryCounted]) -> Finding:
    because = say("{what}: there is no item of data in it.", what=short(one.body.what))
    return silent(because, say("Write down each item of data, or say that none are kept."), [one])


_JUDGED: dict[str, Judged] = {"5.7": _ends, "5.8": _serves, "5.11": _places}
