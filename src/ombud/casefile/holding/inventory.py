"""An inventory of data as a document: how many items end, what need not be kept, where they lie, who gets them."""

from __future__ import annotations

from collections.abc import Sequence

from ombud.casefile.figures import Bar, Bars
from ombud.casefile.holding import inventorytables as tables
from ombud.casefile.holding.held import About, Held, held
from ombud.casefile.holding.inventorysaid import said
from ombud.casefile.holding.inventorywords import GROUNDS, STANDS
from ombud.casefile.measured import Part
from ombud.evidence.said import listed, short
from ombud.held.computed import Sort
from ombud.held.data.computed import Ground
from ombud.held.data.ends import ENDED, Stands
from ombud.held.data.surveyed import Lacks, Looked, Surveyed
from ombud.held.inventory import LIFETIME_YEARS
from ombud.words import Sentence, say

METHOD = "inventory"
LONGEST_DRAWN = 366.0 * LIFETIME_YEARS  # days
DRAWN = 30  # bars that one figure can hold; the table beneath has all


def inventory_told(found: Surveyed, about: About, notes: Sequence[Sentence] = ()) -> Held:
    """The document, and what is sealed of it. ``notes`` say what the files held that could not be read."""
    parts = (_ends(found, notes), _removal(found), _places(found), *_receivers(found), _grounds(found))
    return held(about, Sort.INVENTORY, _lead(found), parts, said(found, about.what))


def _lead(found: Surveyed) -> tuple[Sentence, ...]:
    n = len(found.items)
    told = [say("Items with an end of life: {n} of {all}.", n=len(found.ended), all=n)]
    without = [say("{what}: {n}", what=STANDS[one], n=len(found.stands(one))) for one in Stands
               if one not in ENDED and found.stands(one)]  # fmt: skip
    if without:
        told.append(say("The others: {what}.", what=listed(without, len(without))))
    if found.on():
        why = [say("{why}: {n}", why=GROUNDS[one], n=len(found.on(one))) for one in Ground if found.on(one)]
        told.append(say("Items proposed for removal: {n} of {all} ({why}).", n=len(found.on()), all=n, why=listed(why)))
    if bare := found.lacking(Lacks.WHERE, Lacks.LAW):
        told.append(say("Items of which place or law is not said: {n} of {all}.", n=len(bare), all=n))
    if bare := found.lacking(Lacks.SPECIAL_BASIS):
        told.append(say("Special categories without a ground of article 9: {items}.", items=_names(bare)))
    return tuple(told)


def _names(looked: Sequence[Looked]) -> Sentence:
    return listed(one.item.name for one in looked)


def _ends(found: Surveyed, notes: Sequence[Sentence]) -> Part:
    told = [
        say("Items: {n} of {all} – {what} ({items}).", n=len(these), all=len(found.items), what=STANDS[one],
            items=_names(these))
        for one in Stands if (these := found.stands(one))
    ]  # fmt: skip
    several = [one for one in found.items if one.end.others]
    if several:
        told.append(say("More than one period is written for: {items}.", items=_names(several)))
    return Part(
        key="ends",
        demand="5.7",
        title=say("Does every item end?"),
        told=tuple(told) or (say("There is no item in it."),),
        notes=(
            say("An end is a day, or a period with the event that it is counted from. Words alone give nobody a day."),
            _cap_told(found),
            *notes,
        ),
        method=METHOD,
        figures=_figure(found),
        tables=(tables.ends(found),),
    )


def _cap_told(found: Surveyed) -> Sentence:
    if found.cap:
        return say("The city allows no longer than {cap}, and nothing may outlast a life (100 years).", cap=found.cap)
    return say("The city set no longest period; what would outlast a life (100 years) has no end.")


def _figure(found: Surveyed) -> tuple[Bars, ...]:
    """Declared periods on one scale; an item without any is drawn open, with a word why."""
    days = {id(one): _days(one, found) for one in found.items}
    if not any(value is not None for value in days.values()):
        return ()
    ordered = sorted(found.items, key=lambda one: (-(days[id(one)] or 0.0), one.item.name))
    rows = tuple(
        Bar(name=short(one.item.name), value=days[id(one)], chosen=one.end.stands in ENDED,
            note=None if one.end.stands in ENDED else STANDS[one.end.stands])
        for one in _drawn(ordered, days)
    )  # fmt: skip
    return (
        Bars(
            title=say("How long each item is kept"),
            description=say("Declared periods in days, on one scale. Without a period there is no bar but a word."),
            unit=say("days"),
            chosen=say("with an end"),
            others=say("without an end that holds"),
            rows=rows,
            table="ends",
        ),
    )


def _drawn(ordered: Sequence[Looked], days: dict[int, float | None]) -> list[Looked]:
    """The longest periods and the items without any, half of the room for each where both are many."""
    dated = [one for one in ordered if days[id(one)] is not None]
    bare = [one for one in ordered if days[id(one)] is None]
    room = max(DRAWN - len(bare), DRAWN // 2)
    return [*dated[:room], *bare[: DRAWN - min(len(dated), room)]]


def _days(one: Looked, found: Surveyed) -> float | None:
    if one.end.days is not None:  # a thousand years would leave no room for the others
        return round(one.end.days, 3) if one.end.days <= LONGEST_DRAWN else None
    return float(max((one.end.on - found.today).days, 0)) if one.end.on else None


def _removal(found: Surveyed) -> Part:
    told = [
        say("Items: {n} of {all} – {what} ({items}).", n=len(these), all=len(found.items), what=GROUNDS[ground],
            items=_names(these))
        for ground in Ground if (these := found.on(ground))
    ]  # fmt: skip
    return Part(
        key="removal",
        demand="5.8",
        title=say("What need not be kept?"),
        told=tuple(told) or (say("No item is proposed for removal: each names a decision that it serves."),),
        notes=(say("A proposal is no decision: people decide, and write down why where an item stays."),),
        method=METHOD,
        tables=(tables.removals(found),) if found.on() else (),
    )


def _places(found: Surveyed) -> Part:
    bare = found.lacking(Lacks.WHERE, Lacks.LAW)
    told = say("Items with a place and a law: {n} of {all}.", n=len(found.items) - len(bare), all=len(found.items))
    missing = (say("Place or law is not said of: {items}.", items=_names(bare)),) if bare else ()
    return Part(
        key="places",
        demand="5.11",
        title=say("Where do the data lie, and which law applies?"),
        told=(told, *missing),
        notes=(say("Which law a holder must obey is told as it was written: judging it takes a lawyer."),),
        method=METHOD,
        tables=(tables.places(found),),
    )


def _receivers(found: Surveyed) -> tuple[Part, ...]:
    shared = [one for one in found.items if one.item.recipients]
    if not shared:
        return ()
    told = [say("Items that others receive: {n} of {all}.", n=len(shared), all=len(found.items))]
    for what, sentence in (
        (Lacks.RULES, say("What recipients may do with it is not written for")),
        (Lacks.COUNTRY, say("The country of a recipient is not said for")),
        (Lacks.THEIR_LAW, say("The law of a recipient is not said for")),
    ):
        if bare := found.lacking(what):
            told.append(say("{what}: {items}.", what=sentence, items=_names(bare)))
    part = Part(
        key="recipients",
        demand="5.11",
        title=say("Who receives them, and by which rules?"),
        told=tuple(told),
        method=METHOD,
        tables=(tables.recipients(found),),
    )
    return (part,)


def _grounds(found: Surveyed) -> Part:
    told = []
    if bare := found.lacking(Lacks.BASIS):
        told.append(say("No legal basis is named for: {items}.", items=_names(bare)))
    if bare := found.lacking(Lacks.SPECIAL_BASIS):
        told.append(say("A special category, and no ground of article 9: {items}.", items=_names(bare)))
    return Part(
        key="grounds",
        demand="5.7",
        title=say("By which law are they kept?"),
        told=tuple(told) or (say("Every item of personal data names a legal basis."),),
        notes=(
            say("Special categories are known by their words in five languages and by fideslang's terms; one that is "
                "called something else is missed."),
        ),
        method=METHOD,
        tables=(tables.grounds(found),),
    )  # fmt: skip
