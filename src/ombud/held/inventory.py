"""What is asked about the data that are kept: an end for each item, a decision it serves, a place and a law."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from ombud.evidence.check import check
from ombud.evidence.finding import Finding, crossed, kept, silent
from ombud.evidence.gaps import gaps
from ombud.evidence.said import key, listed, short, told, years_after, years_before
from ombud.held.entries import Destruction, Item, Processor, Proof
from ombud.ledger.stack import Stack, Stated
from ombud.ledger.stage import Stage
from ombud.words import Sentence, say
from ombud.words import mark as _

# An end beyond a human life is no end for anyone who is in the data.
LIFETIME_YEARS = 100
# Budgets, reports and seasons come round once a year: what served no decision in a whole round is not needed.
UNUSED_YEARS = 1


@check(
    "5.7",
    _("Every item of data has an end"),
    reads=(Item, Destruction),
    measure=_("A count of the oldest record in the store of each item, taken by the city itself."),
)
def every_item_ends(stack: Stack, today: date) -> Finding:
    """An end is a date, or a period with the event it is counted from; what is past its end must be shown gone."""
    said, gone = stack.of(Item), _gone(stack, today)
    if not said:
        return silent(
            say("Nobody has written down which data are kept."),
            say("Write down each item of data: what, why, with whom, where, and when it is destroyed."),
        )
    if late := [one for one in said if _overdue(one.body, today) and key(one.body.name) not in gone]:
        return crossed(_late(late, said), late, say("Destroy them, and write down the day and how it was checked."))
    if endless := [one for one in said if not _ends(one.body, today) and key(one.body.name) not in gone]:
        return _endless(endless, said)
    if stack.stage is Stage.CLOSED and (left := [one for one in said if not _settled(one.body, gone, today)]):
        because = say("The case is closed, and nobody has shown that {items} are gone.", items=_names(left))
        return silent(because, say("Write down for each item the day it was destroyed and how it was checked."), left)
    return kept(_all_end(said, gone), [*said, *gone.values()], _more(said))


def _names(said: Iterable[Stated[Item]]) -> Sentence:
    return listed(one.body.name for one in said)


def _gone(stack: Stack, today: date) -> dict[str, Stated[Destruction]]:
    """The latest destruction of each item. One that lies ahead has not happened; a check beats a claim."""
    gone: dict[str, Stated[Destruction]] = {}
    for one in stack.of(Destruction):
        held = gone.get(key(one.body.item))
        if one.body.on <= today and (held is None or held.body.proof is Proof.CLAIMED):
            gone[key(one.body.item)] = one
    return gone


def _overdue(item: Item, today: date) -> bool:
    return item.end_date is not None and item.end_date < today


def _ends(item: Item, today: date) -> bool:
    if item.end_date is not None:
        return item.end_date <= years_after(today, LIFETIME_YEARS)
    return item.end_after is not None and told(item.counted_from)


def _settled(item: Item, gone: dict[str, Stated[Destruction]], today: date) -> bool:
    ahead = item.end_date is not None and item.end_date >= today
    return ahead or key(item.name) in gone


def _late(late: Sequence[Stated[Item]], said: Sequence[Stated[Item]]) -> Sentence:
    first = min(late, key=lambda one: one.body.end_date or date.max)
    return say(
        "Items past their end and not shown to be gone: {n} of {all} ({items}). {first} was to end on {day}.",
        all=len(said),
        n=len(late),
        items=_names(late),
        first=short(first.body.name),
        day=first.body.end_date,
    )


def _endless(endless: Sequence[Stated[Item]], said: Sequence[Stated[Item]]) -> Finding:
    """Silent: a rule in words alone, or a period without the event that starts it, tells nobody the day."""
    because = say("Items without an end: {n} of {all} ({items}).", all=len(said), n=len(endless), items=_names(endless))
    rules = tuple(dict.fromkeys(one.body.end_rule for one in endless if told(one.body.end_rule)))
    if rules:
        because = say("{because} Where words stand instead, no day follows from them: {n}.",
                      because=because, n=sum(told(one.body.end_rule) for one in endless))  # fmt: skip
    mend = say("For each, write a date, or a period and the event it is counted from.")
    return replace(silent(because, mend, said), quotes=rules)


def _all_end(said: Sequence[Stated[Item]], gone: dict[str, Stated[Destruction]]) -> Sentence:
    because = say("Items with an end: {n} of {n}.", n=len(said))
    if not gone:
        return because
    claimed = [one.body.item for one in gone.values() if one.body.proof is Proof.CLAIMED]
    if claimed:
        return say("{because} Shown to be gone: {n}, of which claimed only: {items}.",
                   because=because, n=len(gone), items=listed(claimed))  # fmt: skip
    return say("{because} Shown to be gone, and checked: {n}.", because=because, n=len(gone))


def _more(said: Sequence[Stated[Item]]) -> Sentence | None:
    """What the inventory still lacks though every item ends."""
    lacking = gaps(said, lambda item: item.name, "why", "ending")
    unruled = [one.body.name for one in said if any(map(told, one.body.recipients)) and not told(one.body.their_rules)]
    if lacking:
        return say("Add what is missing: {what}.", what=listed(lacking))
    return say("Add what those who receive it may do with it: {items}.", items=listed(unruled)) if unruled else None


@check(
    "5.8",
    _("Nothing is collected that no decision needs"),
    reads=(Item, Destruction),
    measure=_("Reads of each item from the store's own log, held against the decision it serves."),
)
def every_item_serves(stack: Stack, today: date) -> Finding:
    """Each item names the decision it serves; one that has served none for a year is proposed for removal."""
    gone = _gone(stack, today)
    said = [one for one in stack.of(Item) if key(one.body.name) not in gone]
    if not said:
        return _nothing_kept(stack)
    if idle := [one for one in said if _idle(one.body, today)]:
        because = say(
            "Items that have served no decision for over a year: {n} of {all} ({items}).",
            all=len(said),
            n=len(idle),
            items=_names(idle),
        )
        return crossed(because, idle, say("Stop collecting them and destroy what is kept."))
    if bare := [one for one in said if not told(one.body.decision)]:
        because = say(
            "Items that name no decision they serve: {n} of {all} ({items}).",
            all=len(said),
            n=len(bare),
            items=_names(bare),
        )
        return silent(because, say("Name the decision that each serves, or do not collect it."), said)
    unused = [one.body.name for one in said if one.body.last_used is None or one.body.last_used > today]
    mend = say("Say when they last served it: {items}.", items=listed(unused)) if unused else None
    return kept(say("Items that name the decision they serve: {n} of {n}.", n=len(said)), said, mend)


def _nothing_kept(stack: Stack) -> Finding:
    items = stack.of(Item)
    if items:
        rests_on: list[Stated[Any]] = [*items, *stack.of(Destruction)]
        return kept(say("Items destroyed: {n} of {n}; nothing is kept.", n=len(items)), rests_on)
    return silent(
        say("Nobody has written down which data are kept, or for which decision."),
        say("Write down each item of data and the decision that could not be taken without it."),
    )


def _idle(item: Item, today: date) -> bool:
    return item.last_used is not None and item.last_used < years_before(today, UNUSED_YEARS)


@check(
    "5.11",
    _("It is known where data lie, who processes them and which law applies"),
    reads=(Item, Processor),
    measure=_("The countries of the servers that answer, and the owners of the companies that run them."),
)
def place_and_law(stack: Stack, today: date) -> Finding:
    """Place and law of each item and of each processor. A foreign law is told, not judged: judging takes a lawyer."""
    items, processors = stack.of(Item), stack.of(Processor)
    if not items and not processors:
        return silent(
            say("Nobody has said where the data lie, who processes them or which law applies."),
            say("Write down for each item and each processor the country and the law it must obey."),
        )
    lacking = [one.body.name for one in items if not (told(one.body.where) and told(one.body.law))]
    lacking += [one.body.name for one in processors if not (told(one.body.country) and told(one.body.law))]
    rests_on: list[Stated[Any]] = [*items, *processors]
    if lacking:
        return silent(
            say("Items and processors without a place or a law: {n} of {all} ({names}).",
                all=len(rests_on), n=len(lacking), names=listed(lacking)),
            say("Say for each where it is and which law must be obeyed there."),
            rests_on,
        )  # fmt: skip
    because = say(
        "Items and processors with a place and a law: {n} of {n}. Places: {places}. Laws: {laws}.",
        n=len(rests_on),
        places=listed([one.body.where for one in items] + [one.body.country for one in processors]),
        laws=listed([one.body.law for one in items] + [one.body.law for one in processors]),
    )
    return kept(because, rests_on)
