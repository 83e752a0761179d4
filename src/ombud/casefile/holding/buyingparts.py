"""The parts of what was bought: few hands, competition, growth, what runs, makes, indicators, and the files."""

from __future__ import annotations

from collections.abc import Sequence

from ombud.casefile.figures import Bar, Bars, Strip, Strips
from ombud.casefile.holding.buyingtables import (
    branded,
    competition,
    few_hands,
    flagged,
    grown,
    matched,
    running,
    there,
    told_amendments,
)
from ombud.casefile.holding.buyingwords import DEMAND, FLAGS, METHOD, judged, public
from ombud.casefile.measured import Part
from ombud.casefile.written import per_cent
from ombud.held.ocds.amended import MANY_RENEWALS
from ombud.held.ocds.bought import Bought
from ombud.held.ocds.competition import Competition
from ombud.held.ocds.concentration import ALL, Concentration
from ombud.held.ocds.names import Register
from ombud.words import Sentence, say

_MOST_BARS = 12


def hand_told(row: Concentration) -> Sentence:
    return say(
        "{buyer}. Vendors: {vendors}. Purchases: {n}; {largest} has {share} per cent of them (index {hhi}).",
        buyer=row.buyer_name,
        vendors=row.vendors,
        n=row.purchases,
        largest=public(row.largest.name),
        share=per_cent(row.share),
        hhi=f"{row.hhi:.2f}",
    )


def _spent(row: Concentration) -> Sentence:
    return say(
        "{buyer}, in {currency}: {largest} has {share} per cent of what was spent (index {hhi}).",
        buyer=row.buyer_name,
        currency=row.currency,
        largest=public(row.largest.name),
        share=per_cent(row.share),
        hhi=f"{row.hhi:.2f}",
    )


def few_hands_part(found: Bought, hands: Sequence[Concentration], register: Register) -> Part:
    whole = [row for row in hands if row.category == ALL]
    number, value = [row for row in whole if not row.currency], [row for row in whole if row.currency]
    return Part(
        key="few-hands",
        demand=DEMAND,
        title=say("How far it lies in few hands"),
        told=(*(hand_told(row) for row in number[:3]), *(_spent(row) for row in value[:3]))
        or (say("No purchase says both who bought and of whom."),),
        notes=(
            say("By number. {judged}", judged=judged(found.concentration.by_number)),
            say("By value. {judged}", judged=judged(found.concentration.by_value)),
            say("Each currency stands by itself: nothing is converted, and currencies are never added."),
            say("The index is the sum of squared shares: 1 is one vendor for everything, 0.5 is two that share alike."),
            say(
                "Names that stand with more than one identifier, and are kept apart: {n}.", n=len(register.ambiguous())
            ),
        ),
        method=METHOD,
        figures=_hands_figure(number),
        tables=(few_hands(hands),),
    )


def _hands_figure(rows: Sequence[Concentration]) -> tuple[Bars, ...]:
    if not rows:
        return ()
    bars = Bars(
        title=say("Share of the largest vendor, by number of purchases"),
        description=say("For each buyer the share of its purchases that one vendor has; the buyers with most first."),
        unit=say("per cent of purchases"),
        chosen=say("one vendor has more than half"),
        others=say("no vendor has more than half"),
        rows=tuple(
            Bar(name=row.buyer_name, value=round(100 * row.share, 1), chosen=row.share > 0.5, note=_vendor(row))
            for row in rows[:_MOST_BARS]
        ),
        table="few-hands",
    )
    return (bars,)


def _vendor(row: Concentration) -> Sentence:
    return say("{vendor}", vendor=public(row.largest.name))


def single_told(rows: Sequence[Competition]) -> list[Sentence]:
    part, of = sum(row.single.part for row in rows), sum(row.single.of for row in rows)
    if not of:
        return [say("Of no open or selective procedure it is said how many bid.")]
    told = [say("Open and selective procedures with a single bid: {n} of {all}. That proves nothing.", n=part, all=of)]
    for row in rows[:3]:
        between = row.single.interval
        if between is not None and row.single.share is not None:
            told.append(
                say(
                    "{buyer}: single bids {share} per cent (95 per cent interval {low} to {high}).",
                    buyer=row.name,
                    share=per_cent(row.single.share),
                    low=per_cent(between.low),
                    high=per_cent(between.high),
                )
            )
    return told


def _direct_told(rows: Sequence[Competition]) -> list[Sentence]:
    told = []
    for row in rows[:3]:
        if row.direct.share is None:
            continue
        if row.peers is None:
            told.append(
                say(
                    "{buyer} awarded directly: {share} per cent. Too few other buyers for a median: {n}.",
                    buyer=row.name,
                    share=per_cent(row.direct.share),
                    n=row.n_peers,
                )
            )
        else:
            told.append(
                say(
                    "{buyer} awarded directly: {share} per cent; the median of {n} other buyers is {peers}.",
                    buyer=row.name,
                    share=per_cent(row.direct.share),
                    n=row.n_peers,
                    peers=per_cent(row.peers),
                )
            )
    return told


def competition_part(found: Bought, rows: Sequence[Competition]) -> Part:
    return Part(
        key="competition",
        demand=DEMAND,
        title=say("How much competition there was"),
        told=(*single_told(rows), *_direct_told(rows)),
        notes=(
            say("Single bids. {judged}", judged=judged(found.competition.of_single)),
            say("Direct awards. {judged}", judged=judged(found.competition.of_direct)),
            say("A single bid may mean a small market, a narrow demand or a short deadline. It is a reason to look."),
        ),
        method=METHOD,
        figures=_single_figure(rows),
        tables=(competition(rows),),
    )


def _single_figure(rows: Sequence[Competition]) -> tuple[Strips, ...]:
    strips = tuple(strip for row in rows[:_MOST_BARS] if (strip := _strip(row)) is not None)
    if not strips:
        return ()
    figure = Strips(
        title=say("Share of procedures with a single bid"),
        description=say(
            "For each buyer the share and its 95 per cent interval; the buyers with most procedures first."
        ),
        unit=say("per cent of open and selective procedures"),
        rows=strips,
        zero=None,
        table="competition",
    )
    return (figure,)


def _strip(row: Competition) -> Strip | None:
    between, share = row.single.interval, row.single.share
    if between is None or share is None:
        return None
    return Strip(
        name=row.name, value=round(100 * share, 2), low=round(100 * between.low, 2), high=round(100 * between.high, 2)
    )


def large_told(found: Bought) -> Sentence:
    growth = found.growth
    return say(
        "Contracts whose value grew by more than 20 per cent: {n} of {judged} that could be judged, of {all}.",
        n=growth.large,
        judged=growth.values.judged,
        all=growth.contracts,
    )


def growth_part(found: Bought) -> Part:
    growth = found.growth
    told = (
        large_told(found),
        say("Contracts that end later than first said: {n} of {all}.", n=growth.extended, all=growth.periods.judged),
        say("Renewed {least} times or more: {n}.", least=MANY_RENEWALS, n=growth.renewed),
        say(
            "Run, or may run, for {years} years or more: {n} of {all}.",
            years=f"{growth.long_years:g}",
            n=growth.long,
            all=growth.years.judged,
        ),
        say("Amendments that the publisher lists: {n}.", n=growth.amendments),
    )
    notes = (
        say("Values. {judged}", judged=judged(growth.values)),
        say("Periods. {judged}", judged=judged(growth.periods)),
        say("Years. {judged}", judged=judged(growth.years)),
        say(
            "Processes of which only the merged state is published: {n} of {all}.",
            n=found.compiled,
            all=found.processes,
        ),
    )
    return Part(
        key="growth",
        demand=DEMAND,
        title=say("How contracts grew after they were signed"),
        told=told,
        notes=notes,
        method=METHOD,
        tables=there(grown(growth), told_amendments(growth)),
    )


def running_part(found: Bought) -> Part:
    return Part(
        key="running",
        demand=DEMAND,
        title=say("Contracts that run today, and when they end"),
        told=(say("Contracts that run on {day}: {n}.", day=found.running.today.isoformat(), n=found.running.number),),
        notes=(judged(found.running.judged),),
        method=METHOD,
        tables=there(running(found.running)),
    )


def brands_part(found: Bought) -> Part:
    brands = found.brands
    told = say(
        "Tenders that name a make without “or equivalent”: {n} of {all} with a text; with those words: {allowed}.",
        n=brands.named,
        all=brands.judged.judged,
        allowed=brands.with_equivalent,
    )
    return Part(
        key="brands",
        demand=DEMAND,
        title=say("Makes named in what was asked for"),
        told=(told,),
        notes=(
            judged(brands.judged),
            say(
                "Found where the supplier's or a bidder's own name stands in the tender. Read the words before judging."
            ),
        ),
        method=METHOD,
        tables=there(branded(brands)),
    )


def flags_part(found: Bought) -> Part:
    told = tuple(
        say("{code}, {what}: {n}.", code=one.code, what=FLAGS[one.code], n=len(one.flagged)) for one in found.flags
    )
    notes = tuple(say("{code}. {judged}", code=one.code, judged=judged(one.judged)) for one in found.flags)
    return Part(
        key="indicators",
        demand=DEMAND,
        title=say("Six indicators that others publish too"),
        told=told,
        notes=(
            say("An indicator is a reason to look, and proof of nothing. All buyers of the files are judged."),
            *notes,
        ),
        method=METHOD,
        tables=there(flagged(found)),
    )


def files_part(found: Bought, register: Register, notes: Sequence[Sentence]) -> Part:
    told = say(
        "Processes of all buyers: {all}; of the buyer asked about: {mine}. Releases: {releases}.",
        all=found.processes,
        mine=found.mine,
        releases=found.releases,
    )
    return Part(
        key="files",
        demand=DEMAND,
        title=say("What was read, and how organisations are told apart"),
        told=(told,),
        notes=tuple(notes),
        method=METHOD,
        tables=(matched(register),),
    )
