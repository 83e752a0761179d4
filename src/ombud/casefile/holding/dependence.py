"""What breaks if one vendor goes, as a part of a result: sentences, a figure of every vendor, a map, and tables."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ombud.casefile.figuremap import NodeMap
from ombud.casefile.figures import Bar, Bars
from ombud.casefile.holding.buyingwords import DEMAND, METHOD, may_be_a_person, public
from ombud.casefile.holding.dependencetables import fates, systems, vendors
from ombud.casefile.holding.vendormap import vendor_map
from ombud.casefile.measured import Part
from ombud.evidence.figures import figure
from ombud.evidence.said import listed
from ombud.held.ocds.computed import VendorGone
from ombud.held.ocds.dependence import Cover, Fate, Gone, all_gone
from ombud.held.ocds.estate import Estate, unknown
from ombud.held.ocds.spread import spread, staff
from ombud.held.ocds.written import bought_only, outsourced, suppliers_only
from ombud.ledger.stack import Stack
from ombud.words import Sentence, say

_MOST_VENDORS = 50


def dependence(estate: Estate, today: date) -> tuple[Part, ...]:
    """The part about what breaks, with the map of the heaviest vendor; nothing where no system is said."""
    if not estate.systems:
        return ()
    each = all_gone(estate, today)
    part = Part(
        key="vendor-gone",
        demand=DEMAND,
        title=say("What breaks if one vendor goes"),
        told=(
            *(sentence for one in each[:3] for sentence in gone_told(one)),
            *_spread_told(estate),
            *_staff_told(estate),
        ),
        notes=_notes(estate),
        method=METHOD,
        figures=(*_drawn(estate, each), *_bars(each)),
        tables=(vendors(each), systems(estate, each), fates(each)),
    )
    return (part,)


def loose_ends(stack: Stack) -> tuple[Sentence, ...]:
    """What a case says that has no place on its map: parts bought, suppliers named, and what was never to be bought."""
    said = []
    if names := bought_only(stack):
        said.append(say("Bought, and nobody has said what leaving takes: {names}.", names=listed(names)))
    if names := suppliers_only(stack):
        said.append(say("Suppliers of which no system is written down: {names}.", names=listed(map(public, names))))
    if names := outsourced(stack):
        said.append(say("On the never-outsource list, and yet with a vendor: {names}.", names=listed(names)))
    return tuple(said)


def gone_told(one: Gone) -> tuple[Sentence, ...]:
    """What breaks if one vendor goes, in sentences."""
    lost, stops, worse = one.names(Fate.LOST), one.names(Fate.STOPS), one.names(Fate.WORSE)
    said = [
        say(
            "If {vendor} goes, lost at once: {lost}. Stop with it: {stops}. Run worse: {worse}.",
            vendor=public(one.vendor),
            lost=listed(lost),
            stops=listed(stops),
            worse=listed(worse),
        )
    ]
    if one.uncovered is not None:
        said.append(
            say(
                "First day without a contract: {day}. Longest exit: {months} months. Exit cost that is said: {cost}; "
                "systems without one: {unpriced}.",
                day=one.uncovered.isoformat(),
                months="?" if one.longest_months is None else figure(one.longest_months),
                cost="?" if one.cost is None else figure(one.cost),
                unpriced=one.unpriced,
            )
        )
    said.extend(_late(cover) for cover in one.too_late[:3])
    return tuple(said)


def _late(one: Cover) -> Sentence:
    return say(
        "{system}: leaving had to begin by {day}; begun today, the city is without it for {days} days.",
        system=one.system.name,
        day=one.start_by.isoformat() if one.start_by else "?",
        days=one.bare,
    )


def _spread_told(estate: Estate) -> tuple[Sentence, ...]:
    found = spread(estate)
    if found.hhi is None:
        return (say("No system says whose it is."),)
    told_ = say(
        "Systems: {all}. Vendors: {vendors}. {vendor} has {most} of them (index of concentration {hhi}).",
        all=found.systems,
        vendors=found.vendors,
        vendor=public(found.vendor),
        most=found.most,
        hhi=f"{found.hhi:.2f}",
    )
    bare = (
        (say("Systems that do not say whose they are: {n}.", n=found.without_vendor),) if found.without_vendor else ()
    )
    return (told_, *bare)


def _staff_told(estate: Estate) -> tuple[Sentence, ...]:
    found = staff(estate.systems)
    said = []
    if found.factor == 0:
        said.append(say("Nobody in the city can run: {systems}.", systems=listed(found.weakest)))
    elif found.factor is not None:
        said.append(
            say(
                "Roles that must leave until a system has nobody: {n} ({systems}). A role may be one person or ten.",
                n=found.factor,
                systems=listed(found.weakest),
            )
        )
    if found.unsaid:
        said.append(say("Nobody has said who can run: {systems}.", systems=listed(found.unsaid)))
    if found.skills:
        first = found.skills[0]
        said.append(say("Run by one role alone, {role}: {systems}.", role=first.holder, systems=listed(first.alone)))
    return tuple(said)


def _notes(estate: Estate) -> tuple[Sentence, ...]:
    notes = [
        say("Where nobody said what becomes of a system without another, it is taken to stop."),
        say("Exit costs are summed as they are written; the map does not say in which currency."),
    ]
    if odd := unknown(estate):
        notes.append(say("Names in what relies on what that are no system of the map: {names}.", names=listed(odd)))
    return tuple(notes)


def _drawn(estate: Estate, each: Sequence[Gone]) -> tuple[NodeMap, ...]:
    """The map for the vendor that takes most with it, if any has a system."""
    heaviest = next((one for one in each if one.names(Fate.LOST)), None)
    drawn = vendor_map(estate, heaviest) if heaviest else None
    return (drawn,) if drawn else ()


def _bars(each: Sequence[Gone]) -> tuple[Bars, ...]:
    rows = tuple(
        Bar(
            name=public(one.vendor),
            value=len(one.names(Fate.LOST, Fate.STOPS)),
            chosen=bool(one.too_late),
            note=say("too late to leave in time") if one.too_late else None,
        )
        for one in each
        if one.names(Fate.LOST)
    )[:12]
    if not rows:
        return ()
    figure_ = Bars(
        title=say("Systems that stop if a vendor goes"),
        description=say("For each vendor its own systems and those that cannot run without them."),
        unit=say("systems"),
        chosen=say("could not be left before its contract ends"),
        others=say("could be left in time, or the time is not said"),
        rows=rows,
        table="vendors-gone",
    )
    return (figure_,)


def sealed_gone(estate: Estate, today: date, what: str) -> tuple[VendorGone, ...]:
    """What is sealed of each vendor that has a system, the heaviest first; not of one that may be a person."""
    each = [one for one in all_gone(estate, today) if one.names(Fate.LOST) and not may_be_a_person(one.vendor)]
    return tuple(_sealed(one, what) for one in each[:_MOST_VENDORS])


def _sealed(one: Gone, what: str) -> VendorGone:
    lacking = [cover.system for cover in one.covers if cover.system.cost is None or cover.system.months is None]
    return VendorGone(
        what=what,
        vendor=one.vendor,
        systems=len(one.fates),
        lost=len(one.names(Fate.LOST)),
        stops=len(one.names(Fate.STOPS)),
        worse=len(one.names(Fate.WORSE)),
        uncovered=one.uncovered,
        months=one.longest_months,
        cost=one.cost,
        unpriced=len(lacking),
        too_late=len(one.too_late),
        unskilled=len(one.unskilled),
    )
