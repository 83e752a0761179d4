"""What breaks if one vendor goes, as a part of a result: sentences, a figure of every vendor, a map, and tables."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

from ombud.casefile.figuremap import Fated, NodeMap, Placed, node_map
from ombud.casefile.figures import Bar, Bars
from ombud.casefile.holding.buyingwords import DEMAND, METHOD, may_be_a_person, public
from ombud.casefile.measured import Part, Table
from ombud.casefile.written import column, known
from ombud.evidence.figures import figure
from ombud.evidence.said import key, listed, none, told
from ombud.held.ocds.computed import VendorGone
from ombud.held.ocds.dependence import Cover, Estate, Fate, Gone, System, all_gone, layers, spread, staff, unknown
from ombud.held.ocds.names import normal
from ombud.held.ocds.written import bought_only, outsourced, suppliers_only
from ombud.ledger.stack import Stack
from ombud.words import Sentence, say

_MOST_BOXES = 40
_MOST_VENDORS = 50
_FATES: dict[Fate, Fated] = {Fate.LOST: "lost", Fate.STOPS: "stops", Fate.WORSE: "worse", Fate.STAYS: "stays"}
WORDS: dict[Fate, Sentence] = {
    Fate.LOST: say("lost at once"),
    Fate.STOPS: say("stops with it"),
    Fate.WORSE: say("runs worse"),
    Fate.STAYS: say("stays"),
}


def dependence(estate: Estate, today: date) -> tuple[Part, ...]:
    """The part about what breaks; nothing where no system is said. Its map is drawn by :func:`vendor_map`."""
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
        figures=_figures(each),
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


def _figures(each: Sequence[Gone]) -> tuple[Bars, ...]:
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


def vendors(each: Sequence[Gone]) -> Table:
    columns = (
        column("vendor", say("Vendor")),
        column("lost", say("Lost at once")),
        column("stops", say("Stop with it")),
        column("worse", say("Run worse")),
        column("uncovered", say("Without a contract from")),
        column("months", say("Longest exit, months"), places=1),
        column("cost", say("Exit cost that is said"), places=0),
        column("unpriced", say("Systems without one")),
        column("late", say("Too late to leave in time")),
        column("nobody", say("Nobody in house")),
        column("contracts", say("Contracts")),
    )
    rows = tuple(
        (
            public(one.vendor), len(one.names(Fate.LOST)), len(one.names(Fate.STOPS)), len(one.names(Fate.WORSE)),
            one.uncovered.isoformat() if one.uncovered else "", known(one.longest_months), known(one.cost, 2),
            one.unpriced, len(one.too_late), len(one.unskilled), len(one.agreements),
        )
        for one in each
    )  # fmt: skip
    return Table(name="vendors-gone", title=say("Each vendor, if it goes"), columns=columns, rows=rows[:500])


def systems(estate: Estate, each: Sequence[Gone]) -> Table:
    covers = {key(cover.system.name): cover for one in each for cover in one.covers}
    columns = (
        column("system", say("System")),
        column("vendor", say("Vendor")),
        column("ends", say("Contract ends")),
        column("months", say("Exit, months"), places=1),
        column("start", say("Leaving must begin by")),
        column("bare", say("Days without it, if begun today")),
        column("cost", say("Exit cost"), places=0),
        column("of_value", say("Exit cost, per cent of the contract's value"), places=0),
        column("skill", say("Who can run it")),
        column("on", say("Relies on")),
    )
    rows = tuple(_system(estate, one, covers.get(key(one.name))) for one in estate.systems)
    return Table(name="systems", title=say("Each system, and whether it can be left"), columns=columns, rows=rows[:500])


def _system(estate: Estate, one: System, cover: Cover | None) -> tuple[str | float | int | None, ...]:
    ends = estate.ends(one)
    holds = dict.fromkeys(line.on for line in estate.reliances if key(line.system) == key(one.name))
    return (
        one.name,
        public(one.vendor) if told(one.vendor) else "",
        ends.isoformat() if ends else "",
        known(one.months),
        cover.start_by.isoformat() if cover and cover.start_by else "",
        cover.bare if cover else None,
        known(one.cost, 2),
        _of_value(estate, one),
        str(say("nobody")) if none(one.skill) else one.skill,
        "; ".join(holds),
    )


def _of_value(estate: Estate, one: System) -> float | None:
    """What leaving costs beside what the contract is worth, as both are written; the map knows of no currency."""
    worth = estate.worth(one)
    return known(100 * one.cost / worth, 1) if one.cost is not None and worth else None


def fates(each: Sequence[Gone]) -> Table:
    """What becomes of each system for each vendor; this is the table of the map."""
    columns = column("vendor", say("If this vendor goes")), column("system", say("System")), column("fate", say("It"))
    rows = tuple(
        (public(one.vendor), system.name, str(WORDS[fate]))
        for one in each
        for system, fate in one.fates
        if fate is not Fate.STAYS
    )
    return Table(name="fates", title=say("What becomes of each system"), columns=columns, rows=rows[:1000], shown=40)


def vendor_map(estate: Estate, one: Gone) -> NodeMap | None:
    """The map drawn for the day that one vendor goes; nothing where there is no system.

    Where the map has too many boxes to be read, only what the vendor touches is drawn, and it says so.
    """
    if not estate.systems:
        return None
    drawn = list(one.fates)
    vendors_ = len({normal(system.vendor) for system, _ in drawn if told(system.vendor)})
    contracts = len({(normal(system.vendor), key(system.contract)) for system, _ in drawn if told(system.contract)})
    whole = len(drawn) + vendors_ + contracts <= _MOST_BOXES
    if not whole:
        drawn = [pair for pair in drawn if pair[1] is not Fate.STAYS][: _MOST_BOXES // 2]
    boxes, lines, columns = _boxes(estate, one, drawn)
    description = say("Boxes in columns: what stands on the left holds up what stands on the right.")
    if not whole:
        description = say("{told} Only what {vendor} touches is drawn.", told=description, vendor=public(one.vendor))
    headings = (say("Vendors"), say("Contracts"), say("Systems"), *(say("Rely on them") for _ in range(columns - 1)))
    title = say("What breaks if {vendor} goes", vendor=public(one.vendor))
    return node_map(title, description, headings, boxes, lines, "fates")


def _boxes(
    estate: Estate, one: Gone, drawn: Sequence[tuple[System, Fate]]
) -> tuple[list[Placed], list[tuple[str, str]], int]:
    """Boxes, lines from what holds up to what is held up, and how many columns of systems there are."""
    there = {key(system.name) for system, _ in drawn}
    at = layers([system.name for system, _ in drawn], estate.reliances)
    boxes = {_of(system): _placed(estate, system, fate, 2 + at[key(system.name)]) for system, fate in drawn}
    lines = [
        (f"system {key(line.on)}", f"system {key(line.system)}")
        for line in estate.reliances
        if {key(line.on), key(line.system)} <= there and key(line.on) != key(line.system)
    ]
    first = {normal(name): name for name in estate.vendors}
    for system, _ in drawn:
        if not told(system.vendor):
            continue
        plain = normal(system.vendor)
        goes = plain == normal(one.vendor)
        vendor, contract = f"vendor {plain}", f"contract {plain} {key(system.contract)}"
        boxes.setdefault(vendor, _holder(vendor, "vendor", public(first.get(plain, system.vendor)), goes, 0))
        if told(system.contract):
            boxes.setdefault(contract, _holder(contract, "contract", system.contract, goes, 1))
            lines += [(vendor, contract), (contract, _of(system))]
        else:
            lines.append((vendor, _of(system)))
    return list(boxes.values()), lines, max(at.values(), default=0) + 1


def _of(system: System) -> str:
    return f"system {key(system.name)}"


def _holder(key_: str, sort: Literal["vendor", "contract"], name: str, goes: bool, at: int) -> Placed:
    """A vendor, or a contract with one; lost where the vendor goes."""
    word = (say("goes") if sort == "vendor" else say("ends with it")) if goes else None
    return Placed(key=key_, sort=sort, fate="lost" if goes else "stays", name=name, word=word, column=at)


def _placed(estate: Estate, system: System, fate: Fate, at: int) -> Placed:
    ends = estate.ends(system)
    return Placed(
        key=_of(system),
        sort="system",
        fate=_FATES[fate],
        name=system.name,
        word=None if fate is Fate.STAYS else WORDS[fate],
        note=say("ends {day}", day=ends.isoformat()) if ends else None,
        column=at,
    )


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
