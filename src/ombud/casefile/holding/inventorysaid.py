"""What of an inventory is sealed: its counts, and a statement for each item that is proposed for removal."""

from __future__ import annotations

from collections.abc import Iterable

from ombud.evidence.computed import Computed
from ombud.evidence.said import key, told
from ombud.held.data.computed import Ground, InventoryCounted, ItemProposed
from ombud.held.data.ends import Stands
from ombud.held.data.item import Recipient
from ombud.held.data.special import is_special
from ombud.held.data.surveyed import Lacks, Surveyed

MOST = 500  # proposals that are sealed one by one; the counts tell of all


def said(found: Surveyed, what: str) -> tuple[Computed, ...]:
    """The counts, and the proposals. An item that only names no decision is counted, and not proposed by itself."""
    proposed = (
        ItemProposed(what=what, item=one.item.name, system=one.item.system, ground=ground,
                     last_used=one.item.last_used.isoformat() if one.item.last_used else "")
        for one in found.on(Ground.UNUSED, Ground.TWICE) for ground in one.grounds if ground is not Ground.NO_DECISION
    )  # fmt: skip
    return (counted(found, what), *list(proposed)[:MOST])


def counted(found: Surveyed, what: str) -> InventoryCounted:
    """The counts of an inventory."""

    def n(stands: Stands) -> int:
        return len(found.stands(stands))

    who = _receivers(found)
    return InventoryCounted(
        what=what,
        items=len(found.items),
        ended=len(found.ended),
        event_only=n(Stands.EVENT),
        no_start=n(Stands.NO_START),
        no_end=n(Stands.NO_END),
        words=n(Stands.WORDS),
        nothing=n(Stands.NOTHING),
        beyond=n(Stands.BEYOND),
        overdue=n(Stands.OVERDUE),
        contradicted=n(Stands.CONTRADICTION),
        cap=found.cap or None,
        unused=len(found.on(Ground.UNUSED)),
        no_decision=len(found.on(Ground.NO_DECISION)),
        twice=len(found.on(Ground.TWICE)),
        unplaced=len(found.lacking(Lacks.WHERE, Lacks.LAW)),
        receivers=len(who),
        unruled=sum(any(not told(one.rules) for one in each) for each in who.values()),
        unlocated=sum(not (_any(each, "country") and _any(each, "law")) for each in who.values()),
        no_basis=len(found.lacking(Lacks.BASIS)),
        special=sum(is_special(one.item) for one in found.items),
        special_no_basis=len(found.lacking(Lacks.SPECIAL_BASIS)),
    )


def _receivers(found: Surveyed) -> dict[str, list[Recipient]]:
    """Recipients by name, each with all that is said of it."""
    who: dict[str, list[Recipient]] = {}
    for one in found.items:
        for each in one.item.recipients:
            if told(each.name):
                who.setdefault(key(each.name), []).append(each)
    return who


def _any(said_of: Iterable[Recipient], part: str) -> bool:
    return any(told(getattr(one, part)) for one in said_of)
