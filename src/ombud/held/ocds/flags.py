"""Six published indicators on bidding, each with how many could be judged: R018, R024, R025, R035, R036, R038.

Their definitions are those of the public documentation of Cardinal (Open Contracting Partnership); the code is ours.
An indicator is a reason to look, and proof of nothing. Where Cardinal leaves out every bid that is not in the main
currency, ours holds bids of one process against each other in whatever one currency they share.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from typing import Protocol

from ombud.held.ocds.judged import Judged, Judging, Why, quartiles
from ombud.held.ocds.offers import active, in_one_currency, settled, sole_winner, submitted, valid
from ombud.held.ocds.process import BidStatus, Party, Process

COMPETITIVE = ("open", "selective")
MOST_CLOSE = 20_000  # processes that are remembered by name; only the closest can be flagged
LEAST_BIDS = 2  # fewer bids make no share of disqualified ones
PRICE_ONLY = ("", "priceOnly", "lowestCost")


@dataclass(frozen=True, slots=True)
class Flag:
    """One that an indicator flags. ``group`` is ocid, buyer, entity or tenderer; ``name`` as it is written."""

    group: str
    key: str
    name: str
    value: float


@dataclass(frozen=True, slots=True)
class Flags:
    """One indicator over all processes. ``fence`` is the value beyond which one is flagged, where there is one."""

    code: str
    flagged: tuple[Flag, ...]
    judged: Judged
    fence: float | None = None

    def of(self, group: str) -> dict[str, float]:
        """Name -> value of those flagged in one group."""
        return {one.name: one.value for one in self.flagged if one.group == group}


class Indicator(Protocol):
    """Takes each process once, then tells."""

    def take(self, process: Process) -> None: ...
    def told(self) -> Flags: ...


@dataclass(slots=True)
class SingleBid:
    """R018: one tenderer in an open or selective procedure (after Fazekas, Tóth and King 2016)."""

    judging: Judging = field(default_factory=Judging)
    flagged: list[Flag] = field(default_factory=list)

    def take(self, process: Process) -> None:
        if not process.method:
            return self.judging.no(Why.NO_METHOD)
        if process.method not in COMPETITIVE:
            return self.judging.no(Why.NOT_COMPETITIVE)
        if process.tenderers is None:
            return self.judging.no(Why.NO_TENDERERS)
        self.judging.yes()
        if process.tenderers == 1:
            self.flagged.append(_ocid(process, 1.0))
        return None

    def told(self) -> Flags:
        return Flags("R018", _ranked(self.flagged), self.judging.told())


@dataclass(slots=True)
class ClosePrice:
    """R024: (second-lowest valid bid - winning bid) / winning bid is at most Q1 - 1.5 IQR of all such differences."""

    judging: Judging = field(default_factory=Judging)
    differences: array[float] = field(default_factory=lambda: array("d"))
    closest: list[tuple[float, str, Party, Party]] = field(default_factory=list)

    def take(self, process: Process) -> None:
        winner = sole_winner(process)
        if isinstance(winner, Why):
            return self.judging.no(winner)
        bids = valid(process)
        amounts = in_one_currency(bids)
        if isinstance(amounts, Why):
            return self.judging.no(amounts)
        ranked = sorted(zip(amounts, bids, strict=True), key=lambda one: (one[0], one[1].tenderers[0].key))
        won = [amount for amount, bid in ranked if bid.tenderers[0].key == winner.key]
        if not won:
            return self.judging.no(Why.NO_WINNING_BID)
        if won[0] > ranked[0][0]:
            return self.judging.no(Why.NOT_LOWEST)
        if len(ranked) < 2:
            return self.judging.no(Why.TOO_FEW)
        if won[0] <= 0:
            return self.judging.no(Why.NO_AMOUNT)
        self.judging.yes()
        second = next((bid.tenderers[0] for _, bid in ranked if bid.tenderers[0].key != winner.key), winner)
        difference = (ranked[1][0] - won[0]) / won[0]
        self.differences.append(difference)
        self.closest.append((difference, process.ocid, winner, second))
        if len(self.closest) > 2 * MOST_CLOSE:
            self._shorten()
        return None

    def _shorten(self) -> None:
        """Only the closest can be flagged in the end: the others are forgotten, their differences are not."""
        self.closest = sorted(self.closest, key=lambda one: one[:2])[:MOST_CLOSE]

    def told(self) -> Flags:
        if not self.differences:
            return Flags("R024", (), self.judging.told())
        first, third = quartiles(self.differences)
        fence = first - 1.5 * (third - first)
        self._shorten()
        close = [one for one in self.closest if one[0] <= fence]
        flagged = [Flag("ocid", ocid, ocid, value) for value, ocid, _, _ in close]
        both = {one.key: one.name for _, _, *pair in close for one in pair}
        flagged += [Flag("tenderer", key, name, 0.0) for key, name in both.items()]
        return Flags("R024", _ranked(flagged), self.judging.told(), fence)


@dataclass(slots=True)
class ManyLosses:
    """R025: of those who bid most (Q3 and above), who win at most Q1 - 1.5 IQR of their valid bids."""

    judging: Judging = field(default_factory=Judging)
    bid: dict[str, int] = field(default_factory=dict)
    won: dict[str, int] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)

    def take(self, process: Process) -> None:
        winner = sole_winner(process)
        if isinstance(winner, Why):
            return self.judging.no(winner)
        self.judging.yes()
        for bid in valid(process):
            who = bid.tenderers[0]
            self.names.setdefault(who.key, who.name)
            self.bid[who.key] = self.bid.get(who.key, 0) + 1
        if any(bid.tenderers[0].key == winner.key for bid in valid(process)):
            self.won[winner.key] = self.won.get(winner.key, 0) + 1
        return None

    def told(self) -> Flags:
        if not self.bid:
            return Flags("R025", (), self.judging.told())
        shares = {key: self.won.get(key, 0) / count for key, count in self.bid.items()}
        first, third = quartiles(list(shares.values()))
        fence, most = first - 1.5 * (third - first), quartiles(list(self.bid.values()))[1]
        flagged = [
            Flag("tenderer", key, self.names[key], share)
            for key, share in shares.items()
            if fence > 0 and self.bid[key] >= most and share <= fence and share < 1  # who wins all loses none
        ]
        return Flags("R025", _ranked(flagged), self.judging.told(), fence)


@dataclass(slots=True)
class OthersOut:
    """R035: all valid bids are of one tenderer, who has every active award, and others were disqualified."""

    judging: Judging = field(default_factory=Judging)
    flagged: list[Flag] = field(default_factory=list)
    winners: dict[str, str] = field(default_factory=dict)

    def take(self, process: Process) -> None:
        if not settled(process):
            return self.judging.no(Why.UNSETTLED_AWARD)
        if not active(process):
            return self.judging.no(Why.NO_AWARD)
        if not submitted(process):
            return self.judging.no(Why.NO_BIDS)
        if any(not bid.tenderers for bid in submitted(process)):
            return self.judging.no(Why.UNNAMED)
        self.judging.yes()
        left = {one.key: one for bid in valid(process) for one in bid.tenderers}
        awarded = {one.key for award in active(process) for one in award.suppliers}
        out = {
            one.key for bid in process.bids if bid.status is BidStatus.DISQUALIFIED for one in bid.tenderers
        } - left.keys()
        if len(left) == 1 and awarded == set(left) and out:
            self.flagged.append(_ocid(process, float(len(out))))
            self.winners.update({key: one.name for key, one in left.items()})
        return None

    def told(self) -> Flags:
        winners = [Flag("tenderer", key, name, 0.0) for key, name in self.winners.items()]
        return Flags("R035", _ranked(self.flagged + winners), self.judging.told())


@dataclass(slots=True)
class LowestOut:
    """R036: the lowest bid was disqualified, and another was awarded; not judged where price is not all that counts."""

    judging: Judging = field(default_factory=Judging)
    flagged: list[Flag] = field(default_factory=list)

    def take(self, process: Process) -> None:
        if not active(process):
            return self.judging.no(Why.NO_AWARD)
        if process.criteria not in PRICE_ONLY:
            return self.judging.no(Why.NOT_PRICE_ONLY)
        if not valid(process):
            return self.judging.no(Why.NO_VALID_BIDS)
        bids = submitted(process)
        amounts = in_one_currency(bids)
        if isinstance(amounts, Why):
            return self.judging.no(amounts)
        self.judging.yes()
        lowest = min(amounts)
        at_lowest = {bid.status for bid, amount in zip(bids, amounts, strict=True) if amount == lowest}
        if at_lowest == {BidStatus.DISQUALIFIED}:
            self.flagged.append(_ocid(process, 1.0))
        return None

    def told(self) -> Flags:
        return Flags("R036", _ranked(self.flagged), self.judging.told())


@dataclass(slots=True)
class ManyOut:
    """R038: the share of disqualified bids is at least Q3 + 1.5 IQR, by buyer, by procuring entity and by tenderer."""

    judging: Judging = field(default_factory=Judging)
    counts: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)

    def take(self, process: Process) -> None:
        bids = submitted(process)
        if not bids:
            return self.judging.no(Why.NO_BIDS)
        self.judging.yes()
        out = sum(bid.status is BidStatus.DISQUALIFIED for bid in bids)
        for group, party in (("buyer", process.buyer), ("entity", process.entity)):
            if party is not None:
                self._count(group, party.key, party.name, out, len(bids))
        for bid in bids:
            for one in bid.tenderers:
                self._count("tenderer", one.key, one.name, int(bid.status is BidStatus.DISQUALIFIED), 1)
        return None

    def _count(self, group: str, key: str, name: str, out: int, of: int) -> None:
        self.names.setdefault(key, name)
        held = self.counts.setdefault((group, key), [0, 0])
        held[0] += out
        held[1] += of

    def told(self) -> Flags:
        flagged = [flag for group in ("buyer", "entity", "tenderer") for flag in self._of(group)]
        return Flags("R038", _ranked(flagged), self.judging.told())

    def _of(self, group: str) -> list[Flag]:
        shares = {
            key: out / of for (where, key), (out, of) in self.counts.items() if where == group and of >= LEAST_BIDS
        }
        if not shares:
            return []
        first, third = quartiles(list(shares.values()))
        fence = third + 1.5 * (third - first)
        if fence <= 0:  # where three of four have no bid disqualified, the fence tells nothing
            return []
        return [Flag(group, key, self.names[key], share) for key, share in shares.items() if share >= fence]


def _ocid(process: Process, value: float) -> Flag:
    return Flag("ocid", process.ocid, process.ocid, value)


def _ranked(flagged: list[Flag]) -> tuple[Flag, ...]:
    return tuple(sorted(flagged, key=lambda one: (one.group, -one.value, one.key)))


def all_six() -> tuple[Indicator, ...]:
    """The six, with nothing taken yet."""
    return SingleBid(), ClosePrice(), ManyLosses(), OthersOut(), LowestOut(), ManyOut()
