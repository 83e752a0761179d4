"""What the bids of one process tell: who won among whom, in one currency, or why that cannot be said."""

from __future__ import annotations

from ombud.held.ocds.judged import Why
from ombud.held.ocds.process import SUBMITTED, Award, Bid, BidStatus, Party, Process


def submitted(process: Process) -> tuple[Bid, ...]:
    """Bids that were handed in: pending, valid or disqualified."""
    return tuple(bid for bid in process.bids if bid.status in SUBMITTED)


def valid(process: Process) -> tuple[Bid, ...]:
    return tuple(bid for bid in process.bids if bid.status is BidStatus.VALID)


def active(process: Process) -> tuple[Award, ...]:
    return tuple(award for award in process.awards if award.status == "active")


def settled(process: Process) -> bool:
    """Whether no award is still pending, and none says nothing about its status."""
    return all(award.status in ("active", "cancelled", "unsuccessful") for award in process.awards)


def sole_winner(process: Process) -> Party | Why:
    """The one supplier of the one active award, where each bid is that of one tenderer; else why there is none."""
    if not settled(process):
        return Why.UNSETTLED_AWARD
    awards = active(process)
    if not awards:
        return Why.NO_AWARD
    if len(awards) > 1:
        return Why.SEVERAL_AWARDS
    if len(awards[0].suppliers) > 1:
        return Why.JOINT_AWARD
    if not awards[0].suppliers:
        return Why.NO_SUPPLIER
    bids = valid(process)
    if not bids:
        return Why.NO_VALID_BIDS
    if any(len(bid.tenderers) > 1 for bid in bids):
        return Why.JOINT_BID
    if any(not bid.tenderers for bid in bids):
        return Why.UNNAMED
    return awards[0].suppliers[0]


def in_one_currency(bids: tuple[Bid, ...]) -> tuple[float, ...] | Why:
    """The amounts of bids, in the order given, where all have one and all are in the same currency."""
    values = [bid.value for bid in bids if bid.value is not None]
    if len(values) < len(bids) or not values:
        return Why.NO_AMOUNT
    if any(not value.currency for value in values):
        return Why.NO_CURRENCY
    if len({value.currency for value in values}) > 1:
        return Why.TWO_CURRENCIES
    return tuple(value.amount for value in values)
