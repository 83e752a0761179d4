"""What breaks if one vendor goes, drawn: vendors, contracts, systems, and what relies on them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from ombud.casefile.figuremap import Fated, NodeMap, Placed, node_map
from ombud.casefile.holding.buyingwords import public
from ombud.casefile.holding.dependencetables import WORDS
from ombud.evidence.said import key, told
from ombud.held.ocds.dependence import Fate, Gone
from ombud.held.ocds.estate import Estate, System, layers
from ombud.held.ocds.names import normal
from ombud.words import say

_MOST_BOXES = 40
_FATES: dict[Fate, Fated] = {Fate.LOST: "lost", Fate.STOPS: "stops", Fate.WORSE: "worse", Fate.STAYS: "stays"}


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
